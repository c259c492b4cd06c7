"""Why was something not done, and what would make it possible? The one exception that every door understands."""

from enum import StrEnum


class Code(StrEnum):
    """The kinds of refusal. Each door maps a code to its own answer: a page, a status, an exit code."""

    INVALID = "invalid"  # what was given makes no sense: mend it
    LATER = "later"  # too often: wait
    NEEDS = "needs"  # something is missing first: a reason, a consent, a holder
    NOT_ALLOWED = "not_allowed"  # this person may not: ask the one who may
    NOT_POSSIBLE = "not_possible"  # the thing is in no state for it
    NOT_VISIBLE = "not_visible"  # as far as this person may know, it is not there
    STALE = "stale"  # someone was first: look again


class Refused(Exception):
    """Nothing was changed. `sentence` says what a person can do about it; `field` names the input it is about."""

    def __init__(self, code: Code, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.field = field

    def __repr__(self) -> str:
        return f"Refused({self.code}: {self.sentence})"
