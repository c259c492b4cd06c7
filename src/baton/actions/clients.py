"""Who is served, and who is there for them? Clients, their goals, the care team."""

from datetime import date, datetime
from typing import Any

from baton.actions import audit
from baton.actions.change import Change, one_change
from baton.actions.standing import need
from baton.core.batons import BatonStatus
from baton.core.permissions import Ability, Relation
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import PersonRole
from baton.models import Client, Goal, Membership, Person

_OWN_FIELDS = frozenset({"called", "pronouns", "birth_on", "birth_year", "words", "likes", "contact", "wishes"})


def add(*, called: str, since: date, by: Person, now: datetime, account: Person | None = None, **fields: Any) -> Client:
    """Add a client; who adds is their worker, until a supervisor changes the care team.

    `fields`: pronouns, birth_on, birth_year, words, likes, contact, wishes. `account`: when the client also works here.
    """
    need(by, Ability.CLIENT_ADD, now=now)
    _check(called=called, account=account, by=by, **fields)
    with one_change(agency=by.agency, by=by, now=now) as change:
        own = {"called": called.strip(), "since": since, "account": account, **fields}
        client = Client.objects.create(agency=change.agency, added_at=now, added_by=by, **own)
        audit.record(change, "client.added", client, client=client)
        _join(change, client, by, Relation.OWN)
    return client


def change(*, client: Client, by: Person, now: datetime, **fields: Any) -> Client:
    """Change what stands on a client's page: called, pronouns, birth_on, birth_year, words, likes, contact, wishes."""
    need(by, Ability.CLIENT_CHANGE, client, now=now)
    _check(by=by, **fields)
    with one_change(agency=client.agency, by=by, now=now) as under_way:
        for name, value in fields.items():
            setattr(client, name, value)
        client.save(update_fields=sorted(fields))
        audit.record(under_way, "client.changed", client, client=client, fields=",".join(sorted(fields)))
    return client


def open_record(*, client: Client, by: Person, now: datetime, part: str = "page") -> Client:
    """Look at a client's record. The look is audited; `part` is a code for what was opened."""
    need(by, Ability.CLIENT_READ, client, now=now)
    with one_change(agency=client.agency, by=by, now=now) as change:
        audit.record(change, "client.opened", client, client=client, part=part)
    return client


def add_goal(*, client: Client, words: str, said_on: date, by: Person, now: datetime) -> Goal:
    """Write down what the client wants, in their words."""
    need(by, Ability.CLIENT_CHANGE, client, now=now)
    if not words.strip():
        raise Refused(Code.NEEDS, "Write the goal in the client's own words.", field="words")
    with one_change(agency=client.agency, by=by, now=now) as change:
        goal = Goal.objects.create(
            agency=change.agency, client=client, words=words.strip(), said_on=said_on, added_by=by
        )
        audit.record(change, "goal.added", goal, client=client)
    return goal


def give_up_goal(*, goal: Goal, by: Person, now: datetime) -> Goal:
    """The client has given this goal up, or reached it and wants another."""
    need(by, Ability.CLIENT_CHANGE, goal.client, now=now)
    with one_change(agency=goal.agency, by=by, now=now) as change:
        rows = Goal.objects.of(change.agency).filter(pk=goal.pk, given_up_at__isnull=True)
        if not rows.update(given_up_at=now):
            raise Refused(Code.STALE, "Someone was first: this goal was given up already.")
        audit.record(change, "goal.given_up", goal, client=goal.client)
    goal.refresh_from_db()
    return goal


def assign(*, client: Client, to: Person, by: Person, now: datetime) -> Membership:
    """Put a worker on the client's care team."""
    return _add_to_team(client, to, by, now, Relation.OWN, None)


def cover(*, client: Client, to: Person, until: datetime, by: Person, now: datetime) -> Membership:
    """Let a worker stand in for the care team until `until`; the cover ends by itself."""
    if until <= now:
        raise Refused(Code.INVALID, "Cover ends after it begins. Give a later time.", field="until")
    return _add_to_team(client, to, by, now, Relation.COVERING, until)


def leave(*, membership: Membership, by: Person, now: datetime) -> Membership:
    """End someone's place on the care team. Refused while they hold a step for the client or are the last one."""
    client = membership.client
    with one_change(agency=client.agency, by=by, now=now) as change:
        need(by, Ability.CARE_TEAM_CHANGE, client, now=now)
        if client.batons.filter(holder=membership.person, status=BatonStatus.OPEN).exists():
            raise Refused(Code.NOT_POSSIBLE, f"{membership.person.called} still holds a step. Pass it on first.")
        others = client.team.current(now).filter(relation=Relation.OWN).exclude(pk=membership.pk)
        if membership.relation == Relation.OWN and not others.filter(person__is_active=True).exists():
            raise Refused(Code.NOT_POSSIBLE, f"{client.called} would have nobody. Put someone on the team first.")
        rows = Membership.objects.of(change.agency).filter(pk=membership.pk)
        if not rows.current(now).update(until_at=now):
            raise Refused(Code.STALE, "Someone was first: this has ended already.")
        audit.record(change, "team.left", membership, client=client, person=membership.person_id)
    membership.refresh_from_db()
    return membership


def _add_to_team(
    client: Client, to: Person, by: Person, now: datetime, relation: Relation, until: datetime | None
) -> Membership:
    with one_change(agency=client.agency, by=by, now=now) as change:
        need(by, Ability.CARE_TEAM_CHANGE, client, now=now)
        works_here = to.agency_id == client.agency_id and to.is_active and to.role != PersonRole.ADMINISTRATOR
        if not works_here or client.account_id == to.pk:
            raise Refused(Code.INVALID, "Choose someone who works with clients here.", field="person")
        if client.team.current(now).filter(person=to).exists():
            raise Refused(Code.NOT_POSSIBLE, f"{to.called} is on the team already.", field="person")
        return _join(change, client, to, relation, until)


def _join(
    change: Change, client: Client, person: Person, relation: Relation, until: datetime | None = None
) -> Membership:
    membership = Membership.objects.create(
        agency=change.agency,
        client=client,
        person=person,
        relation=relation,
        from_at=change.now,
        until_at=until,
        added_by=change.person,
    )
    audit.record(change, "team.joined", membership, client=client, person=person.pk, relation=str(relation))
    return membership


def _check(*, by: Person, called: str = "-", account: Person | None = None, **fields: Any) -> None:
    if unknown := fields.keys() - _OWN_FIELDS:
        raise TypeError(f"A client has no {', '.join(sorted(unknown))}")
    if not called.strip():
        raise Refused(Code.NEEDS, "Write what the client wants to be called.", field="called")
    if account and (account.agency_id != by.agency_id or account == by):
        raise Refused(Code.INVALID, "Choose a colleague's account, not your own.", field="account")
