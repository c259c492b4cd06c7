"""What speaks for somebody, what against, and what is to be asked? One row each; words that a client understands."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from baton.core.directory import Capacity, EntryKind, Way, stale_before
from baton.core.matching.bars import licensed, offers, specialised
from baton.core.matching.shapes import Candidate, Hours, Reason, Side, Wish
from baton.core.matching.waiting import ENOUGH, days_until, spoken
from baton.core.needs import needs

# What each kind of reason weighs in the order. What the client asked for weighs more than what we add.
_WEIGHTS = {
    "wait": 4,
    "need": 4,
    "language": 4,
    "insurance": 4,
    "low_cost": 3,
    "distance": 3,
    "ways": 3,
    "hours": 3,
    "gender": 3,
    "faith": 3,
    "capacity": 2,
    "accepted": 2,
    "respected": 2,
    "age": 1,
    "trusted": 1,
    "confirmed": 1,
}
_WAYS = {Way.IN_PERSON: "in person", Way.VIDEO: "by video", Way.PHONE: "by phone", Way.HOME: "at home"}
_HOURS = {
    Hours.MORNING: "in the morning",
    Hours.AFTERNOON: "in the afternoon",
    Hours.EVENING: "in the evening",
    Hours.WEEKEND: "on weekends",
}

type Said = Iterator[tuple[Side, str]]


def reasons(wish: Wish, candidate: Candidate, now: datetime) -> tuple[Reason, ...]:
    """Every reason, in the order of the rows below."""
    return tuple(
        Reason(about=about, side=side, text=text, weight=0 if side is Side.ASK else _WEIGHTS[about])
        for about, say in _ROWS
        for side, text in say(wish, candidate, now)
    )


def _need(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    title = needs()[wish.need].title
    if offers(wish, candidate) or specialised(wish, candidate):
        yield Side.FOR, f"Made for this: {title}"
    else:
        yield Side.ASK, f"We do not know whether they do this: {title}. Ask"
    if specialised(wish, candidate) is False and candidate.person:
        yield Side.AGAINST, "Their registered specialty is another one"


def _licence(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    if not candidate.person or not needs()[wish.need].regulated:
        return
    if licensed(wish, candidate) is None and not specialised(wish, candidate):
        yield Side.ASK, "We do not know their license: look it up"
    elif candidate.licence_valid is None:
        yield Side.ASK, "Nobody has checked their license yet"


def _wait(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    days = days_until(candidate, now)
    if days is None or wish.due is None:
        return
    if now + timedelta(days=days) <= wish.due:
        yield Side.FOR, f"In time: {spoken(days).lower()}"
    else:
        yield Side.AGAINST, f"Too late alone: {wish.called} should be seen sooner"


def _age(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    if wish.age is None or (candidate.youngest is None and candidate.oldest is None):
        return
    yield Side.FOR, "Made for people of this age"


def _language(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    yield from _wanted(wish.language, candidate.languages, "Speaks {}", "No one there speaks {}", "they speak {}")


def _insurance(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    yield from _wanted(wish.insurance, candidate.insurance, "Takes {}", "Does not take {}", "they take {}")


def _low_cost(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    if wish.low_cost:
        yield from _told(candidate.low_cost, "Free or at low cost", "Costs money", "it is free or at low cost")


def _gender(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    have = frozenset({candidate.gender} - {""})
    yield from _wanted(wish.gender, have, "A {}, as asked for", "Not a {}", "a {} is there")


def _faith(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    have = frozenset({candidate.faith} - {""})
    yield from _wanted(wish.faith, have, "At home in what matters: {}", "Not of this: {}", "they know this well: {}")


def _distance(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    if wish.within_miles is None:
        return
    if candidate.miles is None:
        yield Side.ASK, "We do not know how far it is: ask"
    elif candidate.miles <= wish.within_miles:
        yield Side.FOR, f"{_far(candidate.miles)} away"
    else:
        yield Side.AGAINST, f"{_far(candidate.miles)} away, farther than {wish.called} wished"


def _ways(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    yield from _any(wish.ways, candidate.ways, _WAYS, "Meets {}", "Does not meet {}", "they meet {}")


def _hours(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    yield from _any(wish.hours, candidate.hours, _HOURS, "Open {}", "Not open {}", "they are open {}")


def _room(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    if candidate.capacity is Capacity.OPEN:
        yield Side.FOR, "Has room now"
    elif candidate.capacity is Capacity.WAITLIST:
        yield Side.AGAINST, "There is a waiting list"
    elif candidate.accepting is None:
        yield Side.ASK, "We do not know whether they take new people: ask"


def _accepted(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    sent, accepted = candidate.record.sent, candidate.record.accepted
    if sent < ENOUGH:
        return
    if 2 * accepted >= sent:
        yield Side.FOR, f"Said yes to {accepted} of our last {sent} referrals"
    else:
        yield Side.AGAINST, f"Said yes to only {accepted} of our last {sent} referrals"


def _respected(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    asked, respected = candidate.record.asked, candidate.record.respected
    if not asked:
        return
    if 2 * respected >= asked:
        yield Side.FOR, f"{respected} of the {asked} people we asked felt respected there"
    else:
        yield Side.AGAINST, f"Only {respected} of the {asked} people we asked felt respected there"


def _trusted(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    if candidate.trusted_by:
        yield Side.FOR, f"Trusted by {' and '.join(sorted(candidate.trusted_by))}"


def _confirmed(wish: Wish, candidate: Candidate, now: datetime) -> Said:
    if candidate.confirmed_on is None:
        yield Side.ASK, "Nobody has confirmed this entry yet: call before you count on it"
        return
    kind = EntryKind.PROFESSIONAL if candidate.person else EntryKind.SERVICE
    if candidate.confirmed_on < stale_before(kind, now).date():
        yield Side.AGAINST, f"Last confirmed on {_day(candidate.confirmed_on)}"


def _wanted(wanted: str, have: frozenset[str], yes: str, no: str, ask: str) -> Said:
    """One thing asked for, against what is known to be there: nothing known is a question."""
    if wanted:
        there = wanted.casefold() in {each.casefold() for each in have} if have else None
        yield from _told(there, yes.format(wanted), no.format(wanted), ask.format(wanted))


def _any[T](wanted: frozenset[T], have: frozenset[T], words: dict[T, str], yes: str, no: str, ask: str) -> Said:
    """Any one of the things asked for is enough."""
    if wanted:
        shared = [words[each] for each in words if each in wanted & have]
        all_wanted = " or ".join(words[each] for each in words if each in wanted)
        there = bool(shared) if have else None
        yield from _told(there, yes.format(" and ".join(shared)), no.format(all_wanted), ask.format(all_wanted))


def _told(there: bool | None, yes: str, no: str, ask: str) -> Said:
    if there is None:
        yield Side.ASK, f"We do not know whether {ask}: ask"
    else:
        yield (Side.FOR, yes) if there else (Side.AGAINST, no)


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _far(miles: float) -> str:
    return "Less than a mile" if miles < 1 else f"About {round(miles)} miles" if miles >= 1.5 else "About a mile"


_ROWS: tuple[tuple[str, Callable[[Wish, Candidate, datetime], Said]], ...] = (
    ("wait", _wait),
    ("need", _need),
    ("age", _age),
    ("language", _language),
    ("insurance", _insurance),
    ("low_cost", _low_cost),
    ("distance", _distance),
    ("ways", _ways),
    ("hours", _hours),
    ("gender", _gender),
    ("faith", _faith),
    ("capacity", _room),
    ("accepted", _accepted),
    ("respected", _respected),
    ("trusted", _trusted),
    ("licence", _licence),
    ("confirmed", _confirmed),
)
