"""What can be wrong with a policy?"""

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """What was looked for."""

    NEVER_FIRES = "never_fires"
    NO_SOURCE = "no_source"
    NO_BATON = "no_baton"
    CONTRADICTS = "contradicts"
    GAP = "gap"
    IDLE_QUESTION = "idle_question"
    FLOOR = "floor"
    LOWERS = "lowers"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something wrong with a policy: by which check, in which rows or questions, and what."""

    check: Check
    rows: tuple[str, ...]
    sentence: str

    def __str__(self) -> str:
        return f"{self.check}: {self.sentence}"
