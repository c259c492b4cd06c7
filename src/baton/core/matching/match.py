"""In which order are candidates offered? How soon first where it is urgent, then how well each fits what was said."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from baton.core.matching.bars import bars
from baton.core.matching.reasons import reasons
from baton.core.matching.shapes import Aside, Candidate, Match, Matches, Side, Wish
from baton.core.matching.waiting import days_until, soon

URGENT = timedelta(days=3)
MOST = 5

type Place = tuple[int, float, int, float, str, str]


def match(wish: Wish, candidates: Iterable[Candidate], now: datetime, most: int = MOST) -> Matches:
    """The short list of at most `most`, and who was set aside; the same whatever the order of `candidates`."""
    barred = [(candidate, bars(wish, candidate)) for candidate in candidates]
    fitting = [_match(wish, candidate, now) for candidate, why in barred if not why]
    fitting.sort(key=lambda each: _place(wish, each, now))
    aside = [Aside(candidate=candidate, reasons=why) for candidate, why in barred if why]
    return Matches(
        ranked=tuple(fitting[:most]),
        set_aside=tuple(sorted(aside, key=lambda each: (each.candidate.name, each.candidate.id))),
        more=max(len(fitting) - most, 0),
    )


def _match(wish: Wish, candidate: Candidate, now: datetime) -> Match:
    return Match(
        candidate=candidate,
        soon=soon(candidate, now),
        days=days_until(candidate, now),
        reasons=reasons(wish, candidate, now),
    )


def _place(wish: Wish, each: Match, now: datetime) -> Place:
    """Smaller comes first. Total: two candidates share a place only if they share an id."""
    in_time, wait = _wait(wish, each.days, now)
    miles = float("inf") if each.candidate.miles is None else each.candidate.miles
    return in_time, wait, -_fit(each), miles, each.candidate.name.casefold(), each.candidate.id


def _wait(wish: Wish, days: float | None, now: datetime) -> tuple[int, float]:
    """Where it is urgent: who can be in time by what was measured, then who is not known, then who is too late."""
    if wish.due is None or wish.due - now > URGENT:
        return 0, 0.0
    if days is None:
        return 1, 0.0
    return (0 if now + timedelta(days=days) <= wish.due else 2), days


def _fit(each: Match) -> int:
    return sum(reason.weight if reason.side is Side.FOR else -reason.weight for reason in each.reasons)
