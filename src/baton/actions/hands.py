"""In whose hand does a step belong? There is always somebody: the chain ends with who is here now."""

from datetime import datetime

from django.db.models import Q, QuerySet

from baton.actions.standing import relations
from baton.core.permissions import Relation
from baton.core.policy.rows import Holder
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import PersonRole
from baton.models import Baton, Client, Person

_WORKERS = (PersonRole.PEER, PersonRole.THERAPIST, PersonRole.SUPERVISOR)


def above(person: Person) -> list[Person]:
    """Who is asked after this person: the supervisor, that one's backup, the own backup, every other supervisor."""
    boss = person.supervisor
    chain = [boss, boss.backup if boss else None, person.backup, *_supervisors(person)]
    active = (one for one in chain if one and one.is_active and one.role == PersonRole.SUPERVISOR and one != person)
    return list(dict.fromkeys(active))


def administrators(person: Person) -> list[Person]:
    """Those who are told when an agency has no supervisor to tell."""
    return list(Person.objects.of(person.agency).active().filter(role=PersonRole.ADMINISTRATOR).order_by("pk"))


def holder_of(step: Holder, *, worker: Person, client: Client) -> Person:
    """Who takes a step that belongs to the worker or to a supervisor, when `worker` is the one who is here now."""
    candidates = [worker, *above(worker)] if step is Holder.WORKER else [*above(worker), worker]
    return next((person for person in candidates if can_hold(person, client)), worker)


def can_hold(person: Person, client: Client) -> bool:
    """Whether a baton for this client may be in this person's hand: holding one opens the client's page."""
    if not person.is_active or person.role not in _WORKERS or person.agency_id != client.agency_id:
        return False
    return client.account_id is None or (client.account_id != person.pk and _on_team(person, client))


def who_may_take(baton: Baton, *, now: datetime) -> QuerySet[Person]:
    """Whose hand this step may go into: any supervisor's; a worker's step the care team's and who stands in, too."""
    client = baton.client
    team = client.team.current(now)
    near = Q(role=PersonRole.SUPERVISOR)
    if baton.hand == Holder.WORKER:
        near |= Q(pk__in=team.values("person"))
    workers: QuerySet[Person] = Person.objects.of(client.agency).active()
    rows = workers.filter(near, role__in=_WORKERS)
    if client.account_id:
        own = team.filter(relation=Relation.OWN, until_at__isnull=True)
        rows = rows.filter(pk__in=own.values("person")).exclude(pk=client.account_id)
    return rows.order_by("called", "pk")


def need_hold(person: Person, client: Client, *, now: datetime) -> None:
    """Refuse a hand that is no part of this client's care; any supervisor may always be asked."""
    near = relations(person, client, now=now) & {Relation.OWN, Relation.COVERING, Relation.SUPERVISEE}
    if not can_hold(person, client) or not (near or person.role == PersonRole.SUPERVISOR):
        raise Refused(Code.NEEDS, f"{person.called} is not on the care team. Add them first.", field="holder")


def _supervisors(person: Person) -> list[Person]:
    return list(Person.objects.of(person.agency).active().filter(role=PersonRole.SUPERVISOR).order_by("pk"))


def _on_team(person: Person, client: Client) -> bool:
    return client.team.filter(person=person, relation=Relation.OWN, until_at__isnull=True).exists()
