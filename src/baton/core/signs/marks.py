"""Which words of a sentence say something about the cues in it? Reads tables/context*.txt and finds their words.

A mark is `(start, end, kinds)`: from its first letter to the space after its last, in folded text; `kinds` is a sum
of the bits below, for a word may be of several. Of phrases that overlap the longest is the mark.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, BytesAhoCorasick

from baton.core.signs.kept import kept
from baton.core.signs.patterns import TABLES, PatternError, literals
from baton.core.signs.words import Words, lines_of
from baton.core.tables import TableError

type Mark = tuple[int, int, int]

_KINDS = (
    "denies",
    "no",
    "not",
    "swallowed",
    "stands",
    "affirms",
    "boundary",
    "and",
    "or",
    "denied_after",
    "past",
    "past_word",
    "past_after",
    "if",
    "check",
    "fear",
    "would",
    "story",
    "client",
    "he",
    "she",
    "they",
    "i",
    "who",
    "person",
    "family",
    "family_after",
    "say",
    "thinks",
    "worker",
    "now",
    "recent",
    "lifetime",
    "lasting",
    "of_today",
    "ago",
    "year",
    "recent_word",
    "comma",
)
_BITS = {kind: 1 << place for place, kind in enumerate(_KINDS)}

DENIES, NO, NOT = _BITS["denies"], _BITS["no"], _BITS["not"]
STANDS, AFFIRMS, BOUNDARY = _BITS["stands"], _BITS["affirms"], _BITS["boundary"]
AND, OR, COMMA = _BITS["and"], _BITS["or"], _BITS["comma"]
DENIED_AFTER = _BITS["denied_after"]
PAST, PAST_WORD, PAST_AFTER = _BITS["past"], _BITS["past_word"], _BITS["past_after"]
IF, CHECK, WOULD, STORY, FEAR = (_BITS[kind] for kind in ("if", "check", "would", "story", "fear"))
CLIENT, HE, SHE, THEY, SELF, WHO, PERSON = (
    _BITS[kind] for kind in ("client", "he", "she", "they", "i", "who", "person")
)
FAMILY, FAMILY_AFTER = _BITS["family"], _BITS["family_after"]
SAY, THINKS, WORKER = _BITS["say"], _BITS["thinks"], _BITS["worker"]
NOW, RECENT, LIFETIME, LASTING = (_BITS[kind] for kind in ("now", "recent", "lifetime", "lasting"))
AGO, YEAR, RECENT_WORD = (_BITS[kind] for kind in ("ago", "year", "recent_word"))
SUBJECT = CLIENT | HE | SHE | THEY | SELF | PERSON

# Sets of single words or phrases that are asked for by name, not found as marks.
_NAMED = ("object_word", "verb", "note", "year_word", "today_word")
_SPACE = 0x20


class Marks:
    """The words of the context tables, ready to be found."""

    def __init__(self, kinds: dict[str, int], named: dict[str, list[str]]) -> None:
        self.object_words, self.verbs, self.note, self.year_words, self.today_words = (
            frozenset(map(str.encode, named[name])) for name in _NAMED
        )
        self._kinds = tuple(kinds.values())
        self._automaton = BytesAhoCorasick(
            [f"{phrase} ".encode() for phrase in kinds], matchkind=MATCHKIND_LEFTMOST_LONGEST
        )

    def find(self, words: bytes, raw: bytes, start: int, end: int) -> list[Mark]:
        """The marks of words[start:end], commas of the unfolded text among them, in their order."""
        kinds = self._kinds
        marks = [
            (start + first, start + last, kinds[phrase])
            for phrase, first, last in self._automaton.find_matches_as_indexes(words[start : end + 1])
            if words[start + first - 1] == _SPACE
        ]
        comma = raw.find(b",", start, end)
        if comma < 0:
            return marks
        while comma >= 0:
            marks.append((comma, comma + 1, COMMA))
            comma = raw.find(b",", comma + 1, end)
        marks.sort()
        return marks


@cache
def packaged_marks() -> Marks:
    """The marks of the packaged tables. Raises TableError."""
    return Marks(*kept("marks", read_marks))


def read_marks(folder: Path = TABLES) -> tuple[dict[str, int], dict[str, list[str]]]:
    """The kinds of every phrase of the context tables in a folder, and the named sets. Raises TableError."""
    kinds: dict[str, int] = {}
    named: dict[str, list[str]] = {name: [] for name in _NAMED}
    words = Words(folder)
    for file in sorted(folder.glob("context*.txt")):
        for kind, phrase in _phrases(file, words):
            if kind in named:
                named[kind].append(phrase)
            else:
                kinds[phrase] = kinds.get(phrase, 0) | _BITS[kind]
    return kinds, named


def _phrases(file: Path, words: Words) -> Iterator[tuple[str, str]]:
    kind, kinds = "", [*_BITS, *_NAMED]
    for number, line in lines_of(file):
        if line[0] == "[" and line[-1] == "]" and line[1:-1] in kinds:
            kind = line[1:-1]
            continue
        if not kind:
            raise TableError(file.name, number, f"write one of these above it, in brackets: {', '.join(kinds)}")
        try:
            for phrase in literals(words.parse(line)):
                yield kind, phrase
        except PatternError as error:
            raise TableError(file.name, number, f"{line}: {error}") from error
