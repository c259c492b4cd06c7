"""Where does the sentence of a cue begin and end, and which marks stand in it?

Sentences are sought only around cues, never further than `_REACH` characters, so that a text without any end of a
sentence costs no more than another.
"""

import re
from dataclasses import dataclass
from functools import reduce
from operator import or_

from baton.core.signs.folding import Folded
from baton.core.signs.marks import Mark, Marks

_REACH = 300
_SHORT_LINE = 50
_STOPS = bytes(0x2E if chr(code) in ".!?;\n" else 0x20 for code in range(256))
_SHORTENED = re.compile(
    rb"(?:^|[\s(])(?:dr|mrs?|ms|pt|ct|cl|st|vs|approx|e\.g|i\.e|hx|sx|dx|tx|rx|appt|hr|hrs|wk|wks|no)$", re.I
)
_NEW_LINE = re.compile(rb"\n[ \t\r]{0,40}(?:[A-Z0-9\[(*>\n-]|$)")
_GOES_ON = re.compile(
    rb"(?:,|\b(?:denies|no|not|of|or|and|the|to|a|any|for|with|has|had|he|she|his|her|without|about))$", re.I
)


@dataclass(slots=True)
class Sentence:
    """Words between two ends, in places of the folded text; `end` is that of the stop. `kinds`: of all its marks."""

    start: int
    end: int
    marks: list[Mark]
    kinds: int


class Sentences:
    """The sentences of one text, each read once; ask for them from left to right."""

    def __init__(self, folded: Folded, marks: Marks) -> None:
        self._words, self._raw, self._marks = folded.words, folded.raw, marks
        self._stops = folded.raw.translate(_STOPS)
        self._last = Sentence(0, 0, [], 0)

    def around(self, start: int, end: int) -> Sentence:
        """The sentence in which the cue at words[start:end] stands."""
        last = self._last
        if last.start <= start and end <= last.end:
            return last
        first = self._begin(max(last.end if start >= last.end else last.start, start - _REACH), start)
        stop = self._finish(end, min(len(self._raw) - 1, end + _REACH))
        marks = self._marks.find(self._words, self._raw, first, stop)
        self._last = Sentence(first, stop, marks, reduce(or_, (kinds for _, _, kinds in marks), 0))
        return self._last

    def _begin(self, lowest: int, start: int) -> int:
        place = start
        while (place := self._stops.rfind(b".", lowest, place)) >= 0:
            if self._is_end(place):
                return place + 1
        return max(lowest, self._words.find(b" ", lowest, start))

    def _finish(self, end: int, highest: int) -> int:
        place = end
        while (place := self._stops.find(b".", place, highest)) >= 0:
            if self._is_end(place):
                return place
            place += 1
        return highest

    def _is_end(self, place: int) -> bool:
        mark = self._raw[place]
        if mark == 0x0A:
            return self._line_ends(place)
        if mark == 0x3B:
            return True
        follows = self._raw[place + 1 : place + 3]
        if not (follows[:1].isspace() or (follows[:1] in b"\"')" and follows[1:].isspace())):
            return False
        return mark != 0x2E or not _SHORTENED.search(self._raw, max(0, place - 8), place)

    def _line_ends(self, place: int) -> bool:
        """A line break ends a sentence unless the line was wrapped: a long one, or one that is plainly unfinished."""
        if not _NEW_LINE.match(self._raw, place):
            return False
        if self._raw[place + 1 : place + 40].lstrip(b" \t\r").startswith(b"\n"):
            return True
        before = self._raw[max(0, place - _SHORT_LINE) : place].rstrip()
        if _GOES_ON.search(before):
            return False
        return b"\n" in before or len(before) < _SHORT_LINE - 2 or self._raw[place + 1 : place + 2] in b"-*>[("
