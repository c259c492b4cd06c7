"""Where do the patterns of a lexicon stand in folded text? One pass finds their anchors; the rest happens around those.

docs/decisions/0003-scanner-engine.md says why.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from baton.core.signs.folding import Folded
from baton.core.signs.lexicon import Found, Phrase

type Place = tuple[int, int, int]
type _Match = Callable[[bytes, int], re.Match[bytes] | None]

_SENTENCE_END = re.compile(rb"[.!?;]\s|\n\s*\n")
# A gap spans at most four words of 30 letters (patterns.Wild.GAP): so far, in words and in letters, the next one lies.
_WORDS, _LETTERS = 5, 200


class Hit(NamedTuple):
    """A phrase at a place of the folded text."""

    start: int
    end: int
    phrase: Phrase


class Finder:
    """Finds patterns. Building it costs tens of milliseconds; keep it. `extra`: anchors of the caller's own."""

    def __init__(self, lexicon: Iterable[Found], extra: Iterable[str] = ()) -> None:
        anchored: dict[str, list[_Check]] = {}
        for found in lexicon:
            check = _Check(found)
            for anchor in found[1].anchors:
                anchored.setdefault(anchor, []).append(check)
        self.known = len(anchored)
        self._checks = list(anchored.values())
        self._sites: list[_Site | None] = [None] * self.known
        anchors = [anchor.encode() for anchor in (*anchored, *extra)]
        self._automaton = BytesAhoCorasick(anchors, implementation=Implementation.ContiguousNFA)

    def anchors(self, folded: Folded) -> list[Place]:
        """The anchors in a text, each `(number, start, end)`; the caller's own are numbered from `known` on."""
        return self._automaton.find_matches_as_indexes(folded.words, overlapping=True)

    def hits(self, folded: Folded, anchors: Iterable[Place]) -> list[Hit]:
        """The phrases that stand around these anchors."""
        words, raw, mirrored = folded.words, folded.raw, folded.words[::-1]
        return [
            hit
            for number, start, end in anchors
            if number < self.known
            for check in (self._sites[number] or self._site(number)).met(words, start, end)
            if (hit := check.hit(words, mirrored, raw, start, end))
        ]

    def _site(self, number: int) -> "_Site":
        """The site of an anchor, made when the anchor is first met."""
        self._sites[number] = site = _Site(self._checks[number])
        return site


class _Site:
    """The patterns of one anchor, by the words that they ask for around it."""

    __slots__ = ("after", "always", "before", "earlier", "later")

    def __init__(self, checks: Iterable["_Check"]) -> None:
        self.always: list[_Check] = []
        self.after: dict[bytes, list[_Check]] = {}
        self.before: dict[bytes, list[_Check]] = {}
        self.later: dict[bytes, list[_Check]] = {}
        self.earlier: dict[bytes, list[_Check]] = {}
        for check in checks:
            self._add(check)

    def _add(self, check: "_Check") -> None:
        for side in ("after", "before", "later", "earlier"):
            if words := getattr(check.pattern, side):
                for word in words:
                    getattr(self, side).setdefault(word.encode(), []).append(check)
                return
        self.always.append(check)

    def met(self, words: bytes, start: int, end: int) -> list["_Check"]:
        """The patterns that may stand around the anchor at words[start:end]: one may be there twice."""
        met = self.always
        if self.after and (found := self.after.get(words[end : words.find(b" ", end)])):
            met = met + found
        if self.before and (found := self.before.get(words[words.rfind(b" ", 0, start) + 1 : start])):
            met = met + found
        if self.later:
            near = words[end : end + _LETTERS].split(None, _WORDS)[:_WORDS]
            if not self.later.keys().isdisjoint(near):
                met = met + _listed(self.later, near)
        if self.earlier:
            near = words[max(0, start - _LETTERS) : start].rsplit(None, _WORDS)[-_WORDS:]
            if not self.earlier.keys().isdisjoint(near):
                met = met + _listed(self.earlier, near)
        return met


def _listed(checks: Mapping[bytes, list["_Check"]], near: Iterable[bytes]) -> list["_Check"]:
    return [check for word in near for check in checks.get(word, ())]


class _Check:
    """One pattern at work. Compiling an expression costs hundreds of matches: it is done when one is first tried."""

    __slots__ = ("_before", "_left", "_right", "_strict", "pattern", "phrase")

    def __init__(self, found: Found) -> None:
        self.phrase, self.pattern = found
        self._left: _Match | None = self._first_left if self.pattern.left else None
        self._right: _Match | None = self._first_right if self.pattern.right else None
        self._strict = self.pattern.gap or bool(self.phrase.capitals)
        # A site goes by the word behind the anchor where it can: then the word before it is still to be looked at.
        self._before = tuple(f" {word}".encode() for word in self.pattern.before) if self.pattern.after else ()

    def hit(self, words: bytes, mirrored: bytes, raw: bytes, start: int, end: int) -> Hit | None:
        """The whole phrase in folded text, if it stands around the anchor's outer spaces."""
        if self._before and not words.endswith(self._before, 0, start):
            return None
        if self._right:
            if not (right := self._right(words, end - 1)):
                return None
            end = right.end() + 1
        if self._left:
            if not (left := self._left(mirrored, len(words) - start - 1)):
                return None
            start = len(words) - left.end() - 1
        if self._strict and not self._fits(raw, start + 1, end - 1):
            return None
        return Hit(start + 1, end - 1, self.phrase)

    def _first_right(self, words: bytes, place: int) -> re.Match[bytes] | None:
        self._right = _compiled(self.pattern.right)
        return self._right(words, place)

    def _first_left(self, mirrored: bytes, place: int) -> re.Match[bytes] | None:
        self._left = _compiled(self.pattern.left)
        return self._left(mirrored, place)

    def _fits(self, raw: bytes, start: int, end: int) -> bool:
        """Whether no sentence ends within a gap, and the words that must stand in capitals do."""
        if self.pattern.gap and _SENTENCE_END.search(raw, start, end):
            return False
        capitals = self.phrase.capitals
        return not capitals or all(word.encode() in raw[start:end] for word in capitals)


def _compiled(source: str) -> _Match:
    return re.compile(source.encode() + b"(?= )").match
