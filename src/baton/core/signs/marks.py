"""Which words of a sentence say something about the cues in it? Reads tables/context*.txt and finds their words.

A mark is `(start, end, kinds)`: from its first letter to the space after its last, in folded text; `kinds` is a sum
of the bits below, for a word may be of several. Of phrases that overlap the longest is the mark.
"""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from baton.core.signs.kept import kept
from baton.core.signs.patterns import TABLES, PatternError, Sequence, literals
from baton.core.signs.trees import Node, Tree
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
BITS = {kind: 1 << place for place, kind in enumerate(_KINDS)}

DENIES, NO, NOT = BITS["denies"], BITS["no"], BITS["not"]
STANDS, AFFIRMS, BOUNDARY = BITS["stands"], BITS["affirms"], BITS["boundary"]
AND, OR, COMMA = BITS["and"], BITS["or"], BITS["comma"]
DENIED_AFTER = BITS["denied_after"]
PAST, PAST_WORD, PAST_AFTER = BITS["past"], BITS["past_word"], BITS["past_after"]
IF, CHECK, WOULD, STORY, FEAR = (BITS[kind] for kind in ("if", "check", "would", "story", "fear"))
CLIENT, HE, SHE, THEY, SELF, WHO, PERSON = (
    BITS[kind] for kind in ("client", "he", "she", "they", "i", "who", "person")
)
FAMILY, FAMILY_AFTER = BITS["family"], BITS["family_after"]
SAY, THINKS, WORKER = BITS["say"], BITS["thinks"], BITS["worker"]
NOW, RECENT, LIFETIME, LASTING = (BITS[kind] for kind in ("now", "recent", "lifetime", "lasting"))
AGO, YEAR, RECENT_WORD = (BITS[kind] for kind in ("ago", "year", "recent_word"))
SUBJECT = CLIENT | HE | SHE | THEY | SELF | PERSON

# Sets of single words or phrases that are asked for by name, not found as marks.
_NAMED = ("object_word", "verb", "note", "year_word", "today_word")


class Marks:
    """The words of the context tables, ready to be found: `phrases` leads from word to word to a kind."""

    def __init__(self, phrases: Node, named: dict[str, list[str]]) -> None:
        self.object_words, self.verbs, self.note, self.year_words, self.today_words = (
            frozenset(map(str.encode, named[name])) for name in _NAMED
        )
        self._phrases = phrases

    def find(self, words: bytes, raw: bytes, start: int, end: int) -> list[Mark]:
        """The marks of words[start:end], commas of the unfolded text among them, in their order."""
        marks = self._phrases_in(words[start : end + 1].decode().split(" ")[:-1], start)
        comma = raw.find(b",", start, end)
        if comma < 0:
            return marks
        while comma >= 0:
            marks.append((comma, comma + 1, COMMA))
            comma = raw.find(b",", comma + 1, end)
        marks.sort()
        return marks

    def _phrases_in(self, words: list[str], place: int) -> list[Mark]:
        """The longest phrase from each word on that no other has taken; `place` is that of the first word."""
        marks: list[Mark] = []
        taken = 0
        for at, node in enumerate(map(self._phrases.get, words)):
            if node and at >= taken:
                last, kinds = _longest(node, words, at + 1)
                if kinds:
                    marks.append((at, last, kinds))
                    taken = last
        if not marks:
            return marks
        places = list(accumulate((len(word) + 1 for word in words), initial=place))
        return [(places[first], places[last], kinds) for first, last, kinds in marks]


def _longest(node: Node, words: list[str], at: int) -> tuple[int, int]:
    """Where the longest phrase ends that goes on from `node` with words[at:], and its kinds; (at, 0): none does."""
    end, kinds = at, node.get(None, 0)
    for word in words[at:]:
        if word not in node:
            break
        node = node[word]
        at += 1
        if None in node:
            end, kinds = at, node[None]
    return end, kinds


@cache
def packaged_marks() -> Marks:
    """The marks of the packaged tables. Raises TableError."""
    return Marks(*kept("marks", read_marks))


def read_marks(folder: Path = TABLES) -> tuple[Node, dict[str, list[str]]]:
    """The tree of the phrases of the context tables in a folder, and the named sets. Raises TableError."""
    tree, words = Tree(), Words(folder)
    named: dict[str, list[str]] = {name: [] for name in _NAMED}
    for file in sorted(folder.glob("context*.txt")):
        for kind, number, line in _lines(file):
            try:
                _take(words.parse(line), kind, tree, named)
            except PatternError as error:
                raise TableError(file.name, number, f"{line}: {error}") from error
    return tree.grown(), named


def _take(sequence: Sequence, kind: str, tree: Tree, named: dict[str, list[str]]) -> None:
    if kind in named:
        named[kind].extend(literals(sequence))
    else:
        tree.add(sequence, BITS[kind])


def _lines(file: Path) -> Iterator[tuple[str, int, str]]:
    """Each line of a table with its number, and the kind that stands in brackets above it. Raises TableError."""
    kind, kinds = "", [*BITS, *_NAMED]
    for number, line in lines_of(file):
        if line[0] == "[" and line[-1] == "]" and line[1:-1] in kinds:
            kind = line[1:-1]
        elif kind:
            yield kind, number, line
        else:
            raise TableError(file.name, number, f"write one of these above it, in brackets: {', '.join(kinds)}")
