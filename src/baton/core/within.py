"""By when? A span of time as the tables write it: "now", "1 hour", "today", "1 business day", "7 days"."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Unit(StrEnum):
    """What is counted. NOW and TODAY count nothing: their amount is 0."""

    NOW = "now"
    MINUTES = "minutes"
    HOURS = "hours"
    TODAY = "today"
    BUSINESS_DAYS = "business days"
    DAYS = "days"


# Nominal minutes, used to compare spans before a calendar makes them into times.
_MINUTES = {
    Unit.NOW: 0,
    Unit.MINUTES: 1,
    Unit.HOURS: 60,
    Unit.TODAY: 8 * 60,
    Unit.BUSINESS_DAYS: 24 * 60,
    Unit.DAYS: 24 * 60,
}
_SHAPE = re.compile(r"(\d+) (minute|hour|business day|day)s?")


@dataclass(frozen=True)
class Within:
    """A span: `amount` of `unit`. Compare with `<`: the shorter one is the more urgent."""

    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> "Within":
        """Read "now", "today", "90 minutes", "48 hours", "10 business days" or "30 days"; ValueError otherwise."""
        if text in (Unit.NOW, Unit.TODAY):
            return cls(0, Unit(text))
        if not (shape := _SHAPE.fullmatch(text)):
            raise ValueError(f'"{text}" is no span of time: write now, today, or for example 48 hours, 1 business day')
        return cls(int(shape[1]), Unit(shape[2] + "s"))

    @cached_property
    def minutes(self) -> int:
        """Nominal length in minutes, for comparing only."""
        return _MINUTES[self.unit] * max(self.amount, 1)

    def __lt__(self, other: "Within") -> bool:
        return self.minutes < other.minutes

    def __str__(self) -> str:
        if self.unit in (Unit.NOW, Unit.TODAY):
            return str(self.unit)
        name = self.unit[:-1] if self.amount == 1 else self.unit
        return f"{self.amount} {name}"
