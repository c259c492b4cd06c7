"""Who is told when a baton stays too long? Holder, supervisor, backup: each once, each audited.

Safe to run at any time, by any number of processes, and again after a crash.
"""

from datetime import datetime

from baton.actions import audit, notices
from baton.actions.change import Change, one_change
from baton.actions.hands import above, administrators
from baton.core.batons import CLIMB_TIMES, BatonStatus, ClimbTimes, Level, next_climb_at
from baton.core.batons import climb as levels_due
from baton.core.vocabulary import Disposition
from baton.models import Baton, Person

_LEVELS = tuple(Level)


def climb(*, now: datetime, limit: int = 1000) -> int:
    """Tell who is to be told by now, of at most `limit` batons. Returns how many batons climbed."""
    late = Baton.objects.everywhere().open().filter(climbs_at__lte=now).order_by("climbs_at").select_related("agency")
    return sum(_climb(baton, now) for baton in late[:limit])


def _climb(baton: Baton, now: datetime) -> bool:
    with one_change(agency=baton.agency, by=None, now=now) as change:
        rows = Baton.objects.of(change.agency).select_related("concern", "holder__supervisor", "client")
        baton = rows.get(pk=baton.pk)
        times = CLIMB_TIMES[Disposition(baton.concern.disposition)]
        told = _LEVELS[baton.climbed - 1] if baton.climbed else None
        levels = levels_due(due_at=baton.due_at, now=now, told=told, times=times)
        if baton.status != BatonStatus.OPEN or not levels or not _move(change, baton, levels[-1], times):
            return False
        for level in levels:
            _tell(change, baton, level)
    return True


def _move(change: Change, baton: Baton, to: Level, times: ClimbTimes) -> bool:
    """Compare-and-set, so that of two processes one tells."""
    rows = Baton.objects.of(change.agency).filter(pk=baton.pk, status=BatonStatus.OPEN, climbed=baton.climbed)
    then = next_climb_at(due_at=baton.due_at, told=to, times=times)
    return rows.update(climbed=_LEVELS.index(to) + 1, climbs_at=then) == 1


def _tell(change: Change, baton: Baton, level: Level) -> None:
    for person in _told(baton, level):
        dedupe = f"late:{baton.pk}:{level}:{person.pk}"
        notices.tell(change, person, f"baton.late.{level}", dedupe, client=baton.client, baton=baton)
        audit.record(change, "baton.climbed", baton, client=baton.client, level=str(level), told=person.pk)


def _told(baton: Baton, level: Level) -> list[Person]:
    """Who hears of it at this level; a supervisor who is served here hears nothing of their own record."""
    holder = baton.holder
    chain = [person for person in above(holder) if person.pk != baton.client.account_id]
    place = _LEVELS.index(level)
    if level is Level.HOLDER:
        return [holder]
    return chain[place - 1 : place] or administrators(holder)
