"""Who joins a client's circle, and who leaves it? Always with the client, in the client's words."""

from datetime import datetime
from typing import Any

from baton.actions import audit
from baton.actions.change import one_change
from baton.actions.standing import need
from baton.core.circle import Closeness, Knows, SupporterKind
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused
from baton.models import Client, Person, Supporter


def join(
    *,
    client: Client,
    called: str,
    kind: SupporterKind,
    by: Person,
    now: datetime,
    person: Person | None = None,
    **more: Any,
) -> Supporter:
    """Draw someone into the circle. `more`: see `change`. `person`: when they are on the care team.

    Refused: nobody named, someone who is no part of the team, one of the team who is drawn already.
    """
    need(by, Ability.CLIENT_CHANGE, client, now=now)
    fields = _checked({"called": called, "kind": kind, **more})
    with one_change(agency=client.agency, by=by, now=now) as change:
        if person:
            _need_on_team(client, person, now)
        own = {"client": client, "person": person, "added_at": now, "added_by": by}
        supporter = Supporter.objects.create(agency=change.agency, **own, **fields)
        audit.record(change, "supporter.joined", supporter, client=client, kind=str(kind))
    return supporter


def change(*, supporter: Supporter, by: Person, now: datetime, **fields: Any) -> Supporter:
    """Say anew what they are called, their kind, what they do, closeness, what they may know, whether in a crisis.

    `fields`: called, kind (SupporterKind), does, closeness (Closeness), knows (Knows), in_crisis. Refused where
    someone may be called in a crisis who may not know that the client comes here.
    """
    client = supporter.client
    need(by, Ability.CLIENT_CHANGE, client, now=now)
    given = _checked({name: getattr(supporter, name) for name in _FIELDS} | fields)
    with one_change(agency=client.agency, by=by, now=now) as under_way:
        rows = Supporter.objects.of(under_way.agency).there().filter(pk=supporter.pk)
        if not rows.update(**given):
            raise Refused(Code.STALE, "Someone was first: they have left the circle.")
        audit.record(under_way, "supporter.changed", supporter, client=client)
    supporter.refresh_from_db()
    return supporter


def leave(*, supporter: Supporter, by: Person, now: datetime) -> Supporter:
    """The client does not want them in the circle any more. That they were there stays in the record."""
    client = supporter.client
    need(by, Ability.CLIENT_CHANGE, client, now=now)
    with one_change(agency=client.agency, by=by, now=now) as under_way:
        rows = Supporter.objects.of(under_way.agency).there().filter(pk=supporter.pk)
        if not rows.update(left_at=now, left_by=by):
            raise Refused(Code.STALE, "Someone was first: they have left the circle.")
        audit.record(under_way, "supporter.left", supporter, client=client)
    supporter.refresh_from_db()
    return supporter


_FIELDS = ("called", "kind", "does", "closeness", "knows", "in_crisis")


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    if unknown := fields.keys() - set(_FIELDS):
        raise TypeError(f"Someone in a circle has no {', '.join(sorted(unknown))}")
    given = fields | {"called": fields["called"].strip(), "does": fields.get("does", "").strip()}
    if not given["called"]:
        raise Refused(Code.NEEDS, "Write what the client calls them.", field="called")
    _ = SupporterKind(given["kind"]), Closeness(given.get("closeness", Closeness.IN_TOUCH))
    if given.get("in_crisis") and Knows(given.get("knows", Knows.NOTHING)) is Knows.NOTHING:
        raise Refused(Code.INVALID, "Who is called in a crisis knows that the client comes here.", field="knows")
    return given


def _need_on_team(client: Client, person: Person, now: datetime) -> None:
    if not client.team.current(now).filter(person=person).exists():
        raise Refused(Code.INVALID, "Choose someone of the care team.", field="person")
    if client.circle.there().filter(person=person).exists():
        raise Refused(Code.NOT_POSSIBLE, f"{person.called} is in the circle already.", field="person")
