"""When is a step due? An agency's hours and days off turn a span of time into an instant.

Kept out of `baton.core`: reading a note needs no calendar, and the library of public holidays is slow to load.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays

from baton.core.within import Unit, Within

_END_OF_DAY = time(23, 59)
_LONGEST_CLOSURE = 366  # days in a row; more is a mistake in the calendar


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """When an agency is open. Local times; `weekend` counts Monday as 0; `closed_on` are its own days off.

    `country` and `subdivision` (ISO 3166) give the public holidays. ValueError names what makes no sense.
    """

    time_zone: str
    country: str = "US"
    subdivision: str | None = None
    opens: time = time(9)
    closes: time = time(17)
    closed_on: frozenset[date] = frozenset()
    weekend: frozenset[int] = frozenset({5, 6})

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("An agency opens before it closes")
        if self.weekend >= frozenset(range(7)):
            raise ValueError("An agency is open on some day of the week")
        try:
            ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError) as unknown:
            raise ValueError(f'"{self.time_zone}" is no time zone: write for example America/New_York') from unknown
        try:
            _public_holidays(self.country, self.subdivision, 2026)
        except NotImplementedError as unknown:
            raise ValueError(f"No public holidays are known for {self.country} {self.subdivision or ''}") from unknown

    def is_open_on(self, day: date) -> bool:
        """Whether `day` is a business day."""
        return (
            day.weekday() not in self.weekend
            and day not in self.closed_on
            and day not in _public_holidays(self.country, self.subdivision, day.year)
        )


def due_at(within: Within, start: datetime, calendar: Calendar) -> datetime:
    """The instant, in UTC, by which a step begun at `start` (aware) is due; never before `start`.

    Minutes and hours run by the clock. "today" is the closing time of that local day, or its last minute once
    that has passed: a duty of today never becomes one of tomorrow. N business days end at the closing time of the
    Nth open day after `start`; N days at the same local time of day. ValueError for a naive `start` or an agency
    that never opens.
    """
    if start.tzinfo is None:
        raise ValueError("A due time needs a start with a time zone")
    local = start.astimezone(ZoneInfo(calendar.time_zone))
    return max(_due(within, local, calendar).astimezone(UTC), start.astimezone(UTC))


def _due(within: Within, local: datetime, calendar: Calendar) -> datetime:
    match within.unit:
        case Unit.NOW:
            return local
        case Unit.MINUTES:
            return local.astimezone(UTC) + timedelta(minutes=within.amount)
        case Unit.HOURS:
            return local.astimezone(UTC) + timedelta(hours=within.amount)
        case Unit.TODAY:
            closing = _at(local.date(), calendar.closes, local)
            return closing if closing > local else _at(local.date(), _END_OF_DAY, local)
        case Unit.BUSINESS_DAYS:
            return _at(_business_day(local.date(), within.amount, calendar), calendar.closes, local)
        case Unit.DAYS:
            return _at(local.date() + timedelta(days=within.amount), local.time(), local)


def _at(day: date, clock: time, local: datetime) -> datetime:
    return datetime.combine(day, clock.replace(fold=0), local.tzinfo)


def _business_day(start: date, amount: int, calendar: Calendar) -> date:
    day = start
    for _ in range(amount):
        day = _next_open(day, calendar)
    return day


def _next_open(day: date, calendar: Calendar) -> date:
    for ahead in range(1, _LONGEST_CLOSURE + 1):
        if calendar.is_open_on(day + timedelta(days=ahead)):
            return day + timedelta(days=ahead)
    raise ValueError("The agency's calendar has no open day for a year: look at its days off")


@lru_cache(maxsize=256)
def _public_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))
