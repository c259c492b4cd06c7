"""Do the words around a cue deny it? Words before it and words after it; answers.py reads form lines and questions.

How far each kind of word reaches (NegEx and ConText; tables/context.txt says what the kinds mean):
`denies` over lists and "that he"; `no` over the nouns of a list; `not` to the next "and", lone comma or subject. The
last two do not pass "for" ("never treated for"). All end at "but" and the like, at words that affirm, and at a new
clause with its own subject or verb. When it is unclear the cue is not denied.
"""

import re

from baton.core.signs.folding import Folded
from baton.core.signs.marks import (
    AFFIRMS,
    AND,
    BOUNDARY,
    COMMA,
    DENIED_AFTER,
    DENIES,
    NO,
    NOT,
    OR,
    STANDS,
    SUBJECT,
    Mark,
    Marks,
)

_BEFORE = DENIES | NO | NOT
DENYING = _BEFORE | DENIED_AFTER  # without any of these nothing denies
_FAR = {NO: 9, NOT: 6}
_FAR_IN_LIST = 25
_AFTER = 8

_SHORTHAND_LIST = re.compile(rb"[A-Z/, &]*(?:\b(?:and|or)\b)?[A-Z/, ]*")


def denied_before(folded: Folded, table: Marks, marks: list[Mark], start: int) -> bool:
    """Whether a word before the cue that begins at `start` denies it. `marks`: those of its sentence."""
    seen = OR if _listed_behind(marks, start) else 0
    for first, last, kinds in reversed(marks):
        if first >= start:
            continue
        if kinds & (BOUNDARY | STANDS) or (kinds & AFFIRMS and not kinds & DENIES):
            return False
        if kinds & (COMMA | AND):
            if _new_clause(folded, table, marks, last, start, ored=bool(seen & OR)):
                return False
        elif kinds & _BEFORE and _reaches(folded, kinds, seen, first, last, start):
            return True
        seen |= kinds
    return False


def _listed_behind(marks: list[Mark], start: int) -> bool:
    """Whether the list that the cue is a part of goes on to ", or"."""
    for first, _, kinds in marks:
        if first > start and not kinds & COMMA:
            return bool(kinds & OR)
    return False


def _new_clause(folded: Folded, table: Marks, marks: list[Mark], place: int, start: int, *, ored: bool) -> bool:
    """Whether a subject or a verb of its own stands right behind a comma or "and" that ends at `place`."""
    words = folded.words
    first = place
    while words[first] == 0x20 and first < start:
        first += 1
    for begin, _, kinds in marks:
        if begin == first and kinds & SUBJECT:
            return True
    word = words[first : words.find(b" ", first)]
    return word in table.verbs and not ored


def _reaches(folded: Folded, kinds: int, seen: int, first: int, last: int, start: int) -> bool:
    if kinds & DENIES:
        return True
    if seen & SUBJECT or folded.raw[last - 1] == 0x2C:
        return False
    if b" for " in folded.words[last - 1 : start]:
        return False
    kind = NO if kinds & NO else NOT
    listed = bool(seen & OR)
    if kind == NOT and not listed and seen & (AND | COMMA):
        return False
    if (
        kind == NOT
        and seen & AND
        and folded.words.rfind(b" and ", last - 1, start) > folded.words.rfind(b" or ", last - 1, start)
    ):
        return False
    return folded.words.count(b" ", last, start) <= (_FAR_IN_LIST if seen & (OR | AND | COMMA) else _FAR[kind])


def denied_behind(folded: Folded, marks: list[Mark], start: int, end: int) -> bool:
    """Whether words behind the cue at words[start:end] deny it: "was denied", "ruled out", "unlikely"."""
    listed = False
    for first, last, kinds in marks:
        if first < end:
            continue
        if kinds & DENIED_AFTER:
            return _denies_back(folded, (first, last, kinds), start, end, listed=listed)
        if kinds & COMMA:
            listed = True
        elif kinds & (BOUNDARY | AFFIRMS | DENIES | NO | NOT | SUBJECT | STANDS):
            return False
    return False


def _denies_back(folded: Folded, mark: Mark, start: int, end: int, *, listed: bool) -> bool:
    raw = folded.raw
    first, last, kinds = mark
    if folded.words.count(b" ", end, first) > _AFTER:
        return False
    phrase = folded.words[first:last]
    if listed and not phrase.startswith((b"were ", b"are ", b"all ", b"both ")):
        shorthand = raw[start:end].isupper() and _SHORTHAND_LIST.fullmatch(raw, end, first)
        if not shorthand:
            return False
    if kinds & (DENIES | AFFIRMS):
        rest = raw[last - 1 : last + 12].lstrip()
        return (
            not rest or rest[:1] in b".,;)/\n" or rest.startswith((b"by ", b"at this", b"current", b"today", b"when"))
        )
    return True
