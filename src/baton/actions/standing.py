"""How does this person stand to this client, now? Rows of the database become what `core.permissions` asks for."""

from datetime import datetime, timedelta

from baton.core import permissions
from baton.core.batons import BatonStatus
from baton.core.permissions import Ability, Answer, Consent, LawfulException, Relation, Ties
from baton.core.vocabulary import PersonRole
from baton.models import Client, Membership, Person

# Who holds a baton for a client stands in as if covering, as long as it is in their hand.
_WHILE_HELD = timedelta(days=1)


def relations(person: Person, client: Client, *, now: datetime) -> frozenset[Relation]:
    """In which relations the person stands to the client at `now`; {NONE} towards clients of other agencies."""
    return permissions.relations(ties(person, client, now=now), now=now)


def ties(person: Person, client: Client, *, now: datetime) -> Ties:
    """What stands between the two."""
    team = list(client.team.current(now).select_related("person__supervisor"))
    return Ties(
        same_agency=person.agency_id == client.agency_id,
        on_care_team=any(one.person_id == person.pk and one.relation == Relation.OWN for one in team),
        supervises_care_team=any(_oversees(person, one.person) for one in team),
        covers_until=_covers_until(person, client, team, now),
        glass_broken_until=_glass_broken_until(person, client, now),
        is_the_client=client.account_id == person.pk,
        client_works_here=client.account_id is not None,
    )


def may(
    by: Person,
    ability: Ability,
    client: Client | None = None,
    *,
    now: datetime,
    consent: Consent | None = None,
) -> Answer:
    """Whether `by` may, with reasons; without a client it is about the agency itself. `consent`: see `need`."""
    return permissions.may(_account(by), ability, _held(by, client, now), consent=consent)


def need(
    by: Person,
    ability: Ability,
    client: Client | None = None,
    *,
    now: datetime,
    consent: Consent | None = None,
    exception: LawfulException | None = None,
) -> None:
    """Raise `Refused` unless `by` may. `consent` and `exception` count for RECORD_DISCLOSE only."""
    permissions.need(_account(by), ability, _held(by, client, now), consent=consent, exception=exception)


def _held(by: Person, client: Client | None, now: datetime) -> frozenset[Relation]:
    return relations(by, client, now=now) if client else frozenset({Relation.SAME_AGENCY})


def _account(person: Person) -> permissions.Person:
    return permissions.Person(roles={PersonRole(person.role)}, active=person.is_active)


def _oversees(person: Person, worker: Person) -> bool:
    above = worker.supervisor
    return person.pk in (worker.supervisor_id, worker.backup_id, above.backup_id if above else None)


def _covers_until(person: Person, client: Client, team: list[Membership], now: datetime) -> datetime | None:
    covers = [one.until_at for one in team if one.person_id == person.pk and one.relation == Relation.COVERING]
    if client.batons.filter(holder=person, status=BatonStatus.OPEN).exists():
        covers.append(now + _WHILE_HELD)
    return max((until for until in covers if until), default=None)


def _glass_broken_until(person: Person, client: Client, now: datetime) -> datetime | None:
    breaks = client.glass_breaks.filter(person=person, at__lte=now, until__gt=now).order_by("-until")
    return breaks.values_list("until", flat=True).first()
