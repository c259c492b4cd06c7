"""What do the words around a cue make of it? Denied, past, if, of whom, when."""

import re
from dataclasses import dataclass

from baton.core.signs.lexicon import Phrase
from baton.core.vocabulary import Status, Subject, When

_DENIES = re.compile(r"\b(?:denies|denied|denying|no|not|without|never)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around a cue make of it."""

    status: Status
    subject: Subject
    when: When


class Reader:
    """Reads the context of cues in one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read(self, start: int, end: int, phrase: Phrase) -> Reading:
        """The reading of a phrase found at text[start:end]."""
        begin = max(self._text.rfind(mark, max(0, start - 200), start) for mark in ".!?;\n") + 1
        status = phrase.status or Status.PRESENT
        if status in (Status.PRESENT, Status.PAST) and _DENIES.search(self._text, begin, start):
            status = Status.DENIED
        return Reading(status, phrase.subject or Subject.CLIENT, phrase.when or When.UNKNOWN)
