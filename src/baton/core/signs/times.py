"""When was the thing that a cue names there? The nearest words of time in its clause; recent: within three months."""

import re

from baton.core.signs.folding import Folded
from baton.core.signs.marks import (
    AGO,
    AND,
    BOUNDARY,
    LASTING,
    LIFETIME,
    NOW,
    RECENT,
    RECENT_WORD,
    SUBJECT,
    WHO,
    YEAR,
    Mark,
    Marks,
)
from baton.core.vocabulary import When

TIMES = NOW | RECENT | LIFETIME | AGO | YEAR | RECENT_WORD
_WORD_REACH = 25
_AGO = re.compile(
    rb"(?: (?P<count>\w{1,8})(?: of)?)? (?P<unit>minute|min|hour|hr|day|night|week|wk|month|mo|year|yr|decade)s? $"
)
_COUNTS = {word: count for count, word in enumerate(b"zero one two three four five six seven eight nine ten".split())}
_COUNTS |= {b"a": 1, b"an": 1, b"couple": 2, b"few": 3, b"several": 4, b"many": 9, b"eleven": 11, b"twelve": 12}
# The greatest number of each unit that is now, and that is recent (C-SSRS: within three months).
_NOW = {b"minute": 720, b"min": 720, b"hour": 12, b"hr": 12}
_RECENT = {b"hour": 2000, b"hr": 2000, b"day": 92, b"night": 92, b"week": 13, b"wk": 13, b"month": 3, b"mo": 3}


def when(folded: Folded, table: Marks, marks: list[Mark], start: int, end: int) -> When | None:
    """When the cue at words[start:end] was there by the words of its sentence; None if they do not say."""
    nearest, found = 10_000, None
    for place, (first, last, kinds) in enumerate(marks):
        if not kinds & TIMES or (start <= first and last - 1 <= end):
            continue
        if kinds & RECENT_WORD and (first > start or start - last > _WORD_REACH or b"," in folded.raw[last:start]):
            continue
        distance = max(start - last if first < start else first - end, 0)
        if distance > nearest or _barred(marks, place, start, end):
            continue
        if time := _time(folded, table, first, last, kinds):
            found = max(found, time) if found and distance == nearest else time
            nearest = distance
    return found


def _barred(marks: list[Mark], place: int, start: int, end: int) -> bool:
    """Whether a "but", or an "and" with its own subject, stands between a mark and the cue."""
    first, last, _ = marks[place]
    low, high = (last - 1, start) if first < start else (end, first)
    joined = False
    for begin, finish, kinds in marks:
        if begin < low or finish - 1 > high:
            continue
        if kinds & (BOUNDARY | WHO) or (joined and kinds & SUBJECT):
            return True
        joined = bool(kinds & AND)
    return False


def _time(folded: Folded, table: Marks, first: int, last: int, kinds: int) -> When | None:
    if kinds & AGO:
        return _ago(folded.words, first)
    if kinds & YEAR:
        word = folded.words[max(0, first - 20) : first - 1].rpartition(b" ")[2]
        return When.LIFETIME if word in table.year_words or folded.raw[first - 1] == 0x2F else None
    if kinds & LASTING:
        return None
    if kinds & LIFETIME:
        return When.LIFETIME
    return When.NOW if kinds & NOW else When.RECENT


def _ago(words: bytes, first: int) -> When | None:
    if not (span := _AGO.search(words, max(0, first - 40), first)):
        return None
    unit, written = span["unit"], span["count"] or b"several"
    count = int(written) if written.isdigit() else _COUNTS.get(written, 1)
    if count <= _NOW.get(unit, -1):
        return When.NOW
    return When.RECENT if count <= _RECENT.get(unit, -1) else When.LIFETIME
