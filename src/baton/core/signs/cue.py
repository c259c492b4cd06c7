"""What is a cue? Words in a note that may be a sign, with what the words around them make of it."""

from dataclasses import dataclass

from baton.core.vocabulary import Severity, Sign, Status, Subject, When


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """`quote` is exactly `text[start:end]`, in characters of the text as it was given."""

    sign: Sign
    severity: Severity
    status: Status
    subject: Subject
    when: When
    start: int
    end: int
    quote: str
