"""When was the thing that a cue names there? The nearest words of time in its clause; recent: within three months."""

import re

from baton.core.signs.folding import Folded
from baton.core.signs.marks import (
    AGO,
    AND,
    BOUNDARY,
    COMMA,
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

# Without any of these nothing is dated.
TIMES = NOW | RECENT | LIFETIME | AGO | YEAR | RECENT_WORD
_WORD_REACH = 25
_SOMEBODY = frozenset(b"he she they i client pt patient".split())
_AGO = re.compile(
    rb"(?: (?P<count>\w{1,8})(?: of)?)? (?P<unit>minute|min|hour|hr|day|night|week|wk|month|mo|year|yr|decade)s?"
    rb"(?: and a half)? $"
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
        if _in_apposition(folded.raw, first, last):
            continue
        if time := _time(folded, table, first, last, kinds):
            found = max(found, time) if found and distance == nearest else time
            nearest = distance
    return found


def _in_apposition(raw: bytes, first: int, last: int) -> bool:
    """ "Maria, in her twenties, ...": how old she is, not when it was."""
    return raw[first - 2 : first] == b", " and raw[last - 1] == 0x2C and raw[first : first + 3].lower() == b"in "


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
        return When.LIFETIME if _is_year(folded, table, first, last) else None
    if kinds & LASTING:
        return None
    if kinds & LIFETIME:
        return When.LIFETIME
    return When.NOW if kinds & NOW else When.RECENT


def _is_year(folded: Folded, table: Marks, first: int, last: int) -> bool:
    """Whether figures are a year that dates something: not a number of things, nor "since 2004"."""
    before = folded.words[max(0, first - 40) : first]
    if b" since " in before:
        return False
    if b" " in folded.words[first : last - 1]:  # "in '03"
        return folded.raw[last - 4] == 0x27
    return before[:-1].rpartition(b" ")[2] in table.year_words or folded.raw[first - 1] in b"/(" or _is_number(before)


def _is_number(before: bytes) -> bool:
    """Whether another year stands before: "(2004, 2011)"."""
    word = before.split()[-1:] or [b""]
    return len(word[0]) == 4 and word[0][:2] in (b"19", b"20") and word[0].isdigit()


def begins_anew(words: bytes, table: Marks, place: int, start: int) -> bool:
    """Whether a verb of today, or somebody and such a verb, stands behind a comma or "and" that ends at `place`."""
    first, second, *_ = (*words[place - 1 : start + 40].split(maxsplit=2), b"", b"")
    return first in table.today_words or (first in _SOMEBODY and second in table.today_words)


def tells_of_today(words: bytes, table: Marks, marks: list[Mark], start: int, end: int) -> bool:
    """Whether the clause of the cue at words[start:end] is told as of today: "currently", "he drinks"."""
    first = max((last for _, last, kinds in marks if kinds & COMMA and last <= start), default=max(0, start - 60))
    if any(kinds & (NOW | RECENT) for begin, finish, kinds in marks if begin >= first):
        return True
    return not table.today_words.isdisjoint(words[first:end].split())


def _ago(words: bytes, first: int) -> When | None:
    if not (span := _AGO.search(words, max(0, first - 40), first)):
        return None
    unit, written = span["unit"], span["count"] or b"several"
    count = int(written) if written.isdigit() else _COUNTS.get(written, 1)
    if count <= _NOW.get(unit, -1):
        return When.NOW
    return When.RECENT if count <= _RECENT.get(unit, -1) else When.LIFETIME
