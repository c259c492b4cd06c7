"""What if someone must look who has no way in? They say why, look for a time, and the supervisor is told."""

from datetime import datetime, timedelta

from baton.actions import audit, notices
from baton.actions.change import one_change
from baton.actions.hands import above, administrators
from baton.actions.standing import need
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused
from baton.models import Client, GlassBreak, Person

OPEN_FOR = timedelta(hours=4)


def break_in(*, client: Client, reason: str, by: Person, now: datetime) -> GlassBreak:
    """Open a record in an emergency, for four hours. Both supervisors, the client's and one's own, are told."""
    if not reason.strip():
        raise Refused(Code.NEEDS, "Say what the emergency is.", field="reason")
    with one_change(agency=client.agency, by=by, now=now) as change:
        need(by, Ability.GLASS_BREAK, client, now=now)
        glass = GlassBreak.objects.create(
            agency=change.agency, client=client, person=by, reason=reason.strip(), at=now, until=now + OPEN_FOR
        )
        audit.record(change, "glass.broken", glass, client=client)
        for person in _told(client, by, now):
            notices.tell(change, person, "glass.broken", f"glass:{glass.pk}:{person.pk}", client=client)
    return glass


def review(*, glass: GlassBreak, by: Person, now: datetime) -> GlassBreak:
    """The supervisor has seen why."""
    with one_change(agency=glass.agency, by=by, now=now) as change:
        need(by, Ability.GLASS_REVIEW, glass.client, now=now)
        rows = GlassBreak.objects.of(change.agency).filter(pk=glass.pk, seen_at__isnull=True)
        if not rows.exclude(person=by).update(seen_at=now, seen_by=by):
            raise Refused(Code.STALE, "This was reviewed already, or you opened the record yourself.")
        audit.record(change, "glass.reviewed", glass, client=glass.client)
    glass.refresh_from_db()
    return glass


def _told(client: Client, by: Person, now: datetime) -> list[Person]:
    workers = [by, *(one.person for one in client.team.current(now).select_related("person__supervisor"))]
    bosses = [boss for worker in workers for boss in above(worker)[:1]]
    return list(dict.fromkeys(bosses)) or administrators(by)
