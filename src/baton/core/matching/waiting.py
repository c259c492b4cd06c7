"""When could they see the client, and what does that rest on? What was measured counts before what was promised."""

from datetime import datetime

from baton.core.directory import Capacity
from baton.core.matching.shapes import Candidate

# Fewer first visits than this say nothing about the next one.
ENOUGH = 3


def days_until(candidate: Candidate, now: datetime) -> float | None:
    """Days until a first visit, None when nobody knows: the appointment offered, else the list or our own record."""
    if candidate.free_from is not None:
        return max((candidate.free_from - now).total_seconds() / 86_400, 0.0)
    waits = [wait for wait in (_listed(candidate, now), _measured(candidate)) if wait is not None]
    return max(waits, default=None)


def soon(candidate: Candidate, now: datetime) -> str:
    """The same in words."""
    if candidate.free_from is not None:
        return f"{spoken(days_until(candidate, now) or 0)}, an appointment they offered"
    listed, measured = _listed(candidate, now), _measured(candidate)
    if measured is not None and measured >= (listed or 0):
        return f"{spoken(measured)}, by our own record of {candidate.record.kept} first visits"
    if listed is not None:
        return f"{spoken(listed)}, when their waiting list ends"
    return "We do not know how soon: ask"


def spoken(days: float) -> str:
    """A wait in days, in words."""
    whole = round(days)
    return "Today" if days < 0.5 else "In a day" if whole <= 1 else f"In {whole} days"


def _measured(candidate: Candidate) -> float | None:
    return candidate.record.median_days if candidate.record.kept >= ENOUGH else None


def _listed(candidate: Candidate, now: datetime) -> float | None:
    if candidate.capacity is not Capacity.WAITLIST or candidate.waitlist_until is None:
        return None
    return float(max((candidate.waitlist_until - now.date()).days, 0))
