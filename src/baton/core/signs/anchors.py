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
        self._sites: list[_Site | list[_Check]] = list(anchored.values())
        anchors = [anchor.encode() for anchor in (*anchored, *extra)]
        self._automaton = BytesAhoCorasick(anchors, implementation=Implementation.ContiguousNFA)

    def anchors(self, folded: Folded) -> list[Place]:
        """The anchors in a text, each `(number, start, end)`; the caller's own are numbered from `known` on."""
        return self._automaton.find_matches_as_indexes(folded.words, overlapping=True)

    def hits(self, folded: Folded, anchors: Iterable[Place]) -> list[Hit]:
        """The phrases that stand around these anchors."""
        words, raw = folded.words, folded.raw
        mirrored = words[::-1]
        hits = []
        for number, start, end in anchors:
            if number >= self.known:
                continue
            for check in self._site(number).met(words, start, end):
                if (extent := check.extent(words, mirrored, start, end)) and check.fits(raw, *extent):
                    hits.append(Hit(*extent, check.phrase))
        return hits

    def _site(self, number: int) -> "_Site":
        """The site of an anchor, made when the anchor is first met."""
        site = self._sites[number]
        if isinstance(site, list):
            site = self._sites[number] = _Site(site)
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

    __slots__ = ("_before", "_left", "_right", "pattern", "phrase")

    def __init__(self, found: Found) -> None:
        self.phrase, self.pattern = found
        # A site goes by the word behind the anchor where it can: then the word before it is still to be looked at.
        self._before = tuple(f" {word}".encode() for word in self.pattern.before) if self.pattern.after else ()
        self._left: _Match | None = None
        self._right: _Match | None = None

    def extent(self, words: bytes, mirrored: bytes, start: int, end: int) -> tuple[int, int] | None:
        """Where the whole phrase starts and ends in folded text, if it stands around the anchor's outer spaces."""
        if self._before and not words.endswith(self._before, 0, start):
            return None
        if self.pattern.right:
            self._right = self._right or _compiled(self.pattern.right)
            if not (right := self._right(words, end - 1)):
                return None
            end = right.end() + 1
        if self.pattern.left:
            self._left = self._left or _compiled(self.pattern.left)
            if not (left := self._left(mirrored, len(words) - start - 1)):
                return None
            start = len(words) - left.end() - 1
        return start + 1, end - 1

    def fits(self, raw: bytes, start: int, end: int) -> bool:
        """Whether no sentence ends within a gap, and the words that must stand in capitals do."""
        if self.pattern.gap and _SENTENCE_END.search(raw, start, end):
            return False
        capitals = self.phrase.capitals
        return not capitals or all(word.encode() in raw[start:end] for word in capitals)


def _compiled(source: str) -> _Match:
    return re.compile(source.encode() + b"(?= )").match
