"""Which signs may the words of a note be? Finds the phrases of the lexicon and reads the words around them.

One pass of an Aho-Corasick automaton finds the anchors of all phrases (docs/decisions/0003-scanner-engine.md);
everything else happens only around what it found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ahocorasick_rs import BytesAhoCorasick, Implementation

from baton.core.signs.context import Reader
from baton.core.signs.cue import Cue
from baton.core.signs.folding import Folded, fold
from baton.core.signs.lexicon import Found, Phrase, packaged
from baton.core.signs.spelling import packaged_spellings
from baton.core.vocabulary import Severity, Sign, Status

_SENTENCE_END = re.compile(rb"[.!?;]\s|\n\s*\n")
_NEAR = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase at a place of the folded text."""

    start: int
    end: int
    phrase: Phrase


class _Check:
    """One pattern at work, made ready when its anchor is met for the first time."""

    __slots__ = ("_left", "_right", "after", "before", "gap", "pattern", "phrase")

    def __init__(self, found: Found) -> None:
        self.phrase, self.pattern = found
        self.gap: bool | None = None

    def make_ready(self) -> None:
        self.before = frozenset(map(str.encode, self.pattern.before))
        self.after = frozenset(map(str.encode, self.pattern.after))
        self._left, self._right = _compiled(self.pattern.left), _compiled(self.pattern.right)
        self.gap = self.pattern.gap

    def extent(self, words: bytes, mirrored: bytes, start: int, end: int) -> tuple[int, int] | None:
        """Where the whole phrase starts and ends in folded text, if it stands around the anchor's outer spaces."""
        if self._right:
            if not (right := self._right.match(words, end - 1)):
                return None
            end = right.end() + 1
        if self._left:
            if not (left := self._left.match(mirrored, len(words) - start - 1)):
                return None
            start = len(words) - left.end() - 1
        return start + 1, end - 1

    def written(self, raw: bytes, start: int, end: int) -> bool:
        """Whether the words that must stand in capitals do."""
        capitals = self.phrase.capitals
        return not capitals or all(word.encode() in raw[start:end] for word in capitals)


def _compiled(source: str) -> re.Pattern[bytes] | None:
    return re.compile(source.encode() + b"(?= )") if source else None


class Scanner:
    """Reads texts with one lexicon. Building it costs tens of milliseconds; keep it.

    `spellings`: words as people misspell them, each with the word that is meant.
    """

    def __init__(self, lexicon: Iterable[Found], spellings: Mapping[str, str] = MappingProxyType({})) -> None:
        anchored: dict[str, list[_Check]] = {}
        for found in lexicon:
            check = _Check(found)
            for anchor in found[1].anchors:
                anchored.setdefault(anchor, []).append(check)
        self._checks = list(anchored.values())
        self._meant = [meant.encode() for meant in spellings.values()]
        anchors = [anchor.encode() for anchor in (*anchored, *(f" {word} " for word in spellings))]
        self._automaton = BytesAhoCorasick(anchors, implementation=Implementation.ContiguousNFA)

    def recognise(self, text: str) -> tuple[Cue, ...]:
        """The cues in a text, in the order they stand in it."""
        folded = fold(text)
        anchors = self._automaton.find_matches_as_indexes(folded.words, overlapping=True)
        if not anchors:
            return ()
        if self._meant and (misspelled := [found for found in anchors if found[0] >= len(self._checks)]):
            folded = self._corrected(folded, misspelled)
            anchors = self._automaton.find_matches_as_indexes(folded.words, overlapping=True)
        hits = sorted(_settle(self._confirm(folded, anchors)), key=lambda hit: (hit.start, hit.end, hit.phrase.sign))
        if not hits:
            return ()
        reader = Reader(folded)
        return tuple(_cue(text, folded, hit, reader) for hit in hits)

    def _corrected(self, folded: Folded, misspelled: list[tuple[int, int, int]]) -> Folded:
        count = len(self._checks)
        return folded.rewritten([(start + 1, end - 1, self._meant[word - count]) for word, start, end in misspelled])

    def _confirm(self, folded: Folded, anchors: Iterable[tuple[int, int, int]]) -> Iterator[Hit]:
        words, raw = folded.words, folded.raw
        mirrored = words[::-1]
        known = len(self._checks)
        for anchor, anchor_start, anchor_end in anchors:
            if anchor >= known:
                continue
            after = words[anchor_end : words.find(b" ", anchor_end)]
            before = words[words.rfind(b" ", 0, anchor_start) + 1 : anchor_start]
            for check in self._checks[anchor]:
                if check.gap is None:
                    check.make_ready()
                if (check.after and after not in check.after) or (check.before and before not in check.before):
                    continue
                if extent := check.extent(words, mirrored, anchor_start, anchor_end):
                    start, end = extent
                    if not (check.gap and _SENTENCE_END.search(raw, start, end)) and check.written(raw, start, end):
                        yield Hit(start, end, check.phrase)


def _settle(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits that stand: of those that overlap within a sign a high one, else the longest; excepted is a figure."""
    by_sign: dict[Sign, list[Hit]] = {}
    for hit in hits:
        by_sign.setdefault(hit.phrase.sign, []).append(hit)
    for same in by_sign.values():
        for cluster in _clusters(_needed(same)):
            yield from _longest(cluster)


def _needed(hits: list[Hit]) -> list[Hit]:
    """Without the hits whose needed family has no hit near them."""
    if not any(hit.phrase.needs for hit in hits):
        return hits
    hits = sorted(hits, key=lambda hit: hit.start)
    return [hit for hit in hits if not hit.phrase.needs or _has_near(hit, hits)]


def _has_near(hit: Hit, hits: list[Hit]) -> bool:
    return any(
        other.phrase.family == hit.phrase.needs and other.start < hit.end + _NEAR and other.end > hit.start - _NEAR
        for other in hits
    )


def _clusters(hits: list[Hit]) -> Iterator[list[Hit]]:
    """Groups of hits that overlap, directly or through others."""
    cluster: list[Hit] = []
    reach = -1
    for hit in sorted(hits, key=lambda hit: hit.start):
        if cluster and hit.start >= reach:
            yield cluster
            cluster = []
        cluster.append(hit)
        reach = max(reach, hit.end) if len(cluster) > 1 else hit.end
    if cluster:
        yield cluster


def _longest(cluster: list[Hit]) -> Iterator[Hit]:
    if len(cluster) == 1:
        if cluster[0].phrase.cue and not cluster[0].phrase.exception:
            yield cluster[0]
        return
    first = cluster[0].start
    taken = bytearray(max(hit.end for hit in cluster) - first)
    exceptions = [hit for hit in cluster if hit.phrase.exception]
    candidates = [hit for hit in cluster if hit.phrase.cue and not hit.phrase.exception]
    for hit in sorted(candidates, key=_weight, reverse=True):
        if 1 not in taken[hit.start - first : hit.end - first]:
            taken[hit.start - first : hit.end - first] = b"\x01" * (hit.end - hit.start)
            yield _excepted(hit, exceptions)


def _weight(hit: Hit) -> tuple[bool, int, int]:
    """What makes a hit stand among those that overlap: a high one first, or a longer mild phrase would hide it."""
    return hit.phrase.severity is Severity.HIGH, hit.end - hit.start, hit.phrase.severity.rank


def _excepted(hit: Hit, exceptions: list[Hit]) -> Hit:
    length = hit.end - hit.start
    for other in exceptions:
        if other.start < hit.end and other.end > hit.start and other.end - other.start >= length:
            return Hit(hit.start, hit.end, _figure(hit.phrase))
    return hit


@cache
def _figure(phrase: Phrase) -> Phrase:
    return Phrase(
        sign=phrase.sign,
        family=phrase.family,
        severity=phrase.severity,
        status=Status.FIGURE,
        when=phrase.when,
        subject=phrase.subject,
    )


def _cue(text: str, folded: Folded, hit: Hit, reader: Reader) -> Cue:
    reading = reader.read(hit.phrase, hit.start, hit.end)
    start = folded.original(hit.start)
    end = min(folded.original(hit.end - 1) + 1, len(text))
    return Cue(
        sign=hit.phrase.sign,
        severity=hit.phrase.severity,
        status=reading.status,
        subject=reading.subject,
        when=reading.when,
        start=start,
        end=end,
        quote=text[start:end],
    )


@cache
def _scanner() -> Scanner:
    return Scanner(packaged(), packaged_spellings())


def recognise(text: str) -> tuple[Cue, ...]:
    """Read a text of any kind and length for the words of all signs.

    Returns the cues in the order of their places; `cue.quote == text[cue.start:cue.end]`. Raises TableError if the
    packaged tables are wrong.
    """
    return _scanner().recognise(text)
