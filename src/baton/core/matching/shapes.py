"""What is known of a client's wish and of who could answer it? An unknown fact is None or empty, and never a no."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from baton.core.directory import Capacity, Way


class Hours(StrEnum):
    """When one can come."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    WEEKEND = "weekend"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is needed, by when, and what the client said matters. Left empty: they did not ask for it.

    `need` is an id of core.needs; `called` is how the client is named in a reason. `faith` stands only when they asked.
    """

    need: str
    called: str = "the client"
    due: datetime | None = None
    age: int | None = None
    within_miles: float | None = None
    language: str = ""
    insurance: str = ""
    low_cost: bool = False
    gender: str = ""
    faith: str = ""
    hours: frozenset[Hours] = frozenset()
    ways: frozenset[Way] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Record:
    """What happened to our own referrals to them.

    `kept` counts first appointments that were kept, and `median_days` is the median of the days to these. `respected`
    counts the clients who said that they were treated with respect, of `asked` who were asked.
    """

    sent: int = 0
    accepted: int = 0
    kept: int = 0
    median_days: float | None = None
    asked: int = 0
    respected: int = 0


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What is known of a professional or a service. `person` tells them apart: a service holds no license of its own.

    `licences` are letters behind a name; `licence_valid` is what the last check found. `free_from` is the next
    appointment that they offered. `ties` and `own_interest` are sentences that say who is what to whom.
    """

    id: str
    name: str
    person: bool = True
    needs: frozenset[str] = frozenset()
    specialties: frozenset[str] = frozenset()
    licences: frozenset[str] = frozenset()
    licence_valid: bool | None = None
    licence_checked_on: date | None = None
    accepting: bool | None = None
    capacity: Capacity | None = None
    waitlist_until: date | None = None
    free_from: datetime | None = None
    youngest: int | None = None
    oldest: int | None = None
    languages: frozenset[str] = frozenset()
    insurance: frozenset[str] = frozenset()
    low_cost: bool | None = None
    gender: str = ""
    faith: str = ""
    hours: frozenset[Hours] = frozenset()
    ways: frozenset[Way] = frozenset()
    miles: float | None = None
    confirmed_on: date | None = None
    record: Record = Record()
    trusted_by: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    own_interest: str = ""


class Side(StrEnum):
    """What a reason speaks for. ASK: not known, and worth a question; it weighs nothing."""

    FOR = "for"
    AGAINST = "against"
    ASK = "ask"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason in words a client understands. `about` names what it is about; `weight` counts only in the order."""

    about: str
    side: Side
    text: str
    weight: int = 0


@dataclass(frozen=True, kw_only=True)
class Match:
    """One to choose from. `soon` says when they could be seen, and what that rests on; `days` is None if not known."""

    candidate: Candidate
    soon: str
    days: float | None
    reasons: tuple[Reason, ...]

    def texts(self, side: Side) -> tuple[str, ...]:
        return tuple(reason.text for reason in self.reasons if reason.side is side)


@dataclass(frozen=True, kw_only=True)
class Aside:
    """One who was set aside, and every reason why."""

    candidate: Candidate
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class Matches:
    """The short list in its order, how many more would fit, and who was set aside."""

    ranked: tuple[Match, ...]
    set_aside: tuple[Aside, ...]
    more: int = 0
