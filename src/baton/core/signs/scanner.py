"""Which signs may the words of a note be? Finds the phrases of the lexicon and reads the words around them.

One pass finds the anchors of all phrases (`anchors.py`); everything else happens only around what it found.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import accumulate
from types import MappingProxyType

from baton.core.signs.anchors import Finder, Hit, Place
from baton.core.signs.context import Reader
from baton.core.signs.cue import Cue
from baton.core.signs.folding import Folded, fold
from baton.core.signs.lexicon import Found, Phrase, packaged
from baton.core.signs.spelling import packaged_spellings
from baton.core.vocabulary import Severity, Sign, Status

_NEAR = 200


class Scanner:
    """Reads texts with one lexicon. Building it costs tens of milliseconds; keep it.

    `spellings`: words as people misspell them, each with the word that is meant.
    """

    def __init__(self, lexicon: Iterable[Found], spellings: Mapping[str, str] = MappingProxyType({})) -> None:
        lexicon = tuple(lexicon)
        self._meant = list(spellings.values())
        self._signs = Finder((found for found in lexicon if _counts(found[0])), (f" {word} " for word in spellings))
        self._serving = [found for found in lexicon if not _counts(found[0])]

    def recognise(self, text: str) -> tuple[Cue, ...]:
        """The cues in a text, in the order they stand in it."""
        folded = fold(text)
        anchors = self._signs.anchors(folded)
        if not anchors:
            return ()
        if self._meant and (misspelled := [found for found in anchors if found[0] >= self._signs.known]):
            folded = self._corrected(folded, misspelled)
            anchors = self._signs.anchors(folded)
        hits = self._signs.hits(folded, anchors)
        if not hits:
            return ()
        if any(hit.phrase.needs for hit in hits):
            hits += self._served.hits(folded, self._served.anchors(folded))
        reader = Reader(folded)
        standing = sorted(_settle(hits), key=lambda hit: (hit.start, hit.end, hit.phrase.sign))
        return tuple(_cue(text, folded, hit, reader) for hit in standing)

    @cached_property
    def _served(self) -> Finder:
        return Finder(self._serving)

    def _corrected(self, folded: Folded, misspelled: list[Place]) -> Folded:
        known = self._signs.known
        return folded.rewritten([(start + 1, end - 1, self._meant[word - known]) for word, start, end in misspelled])


def _counts(phrase: Phrase) -> bool:
    """Whether the words of a phrase say something by themselves; others only serve a phrase that needs them."""
    return phrase.cue or phrase.exception


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
    families: dict[str, list[Hit]] = {}
    for hit in hits:
        families.setdefault(hit.phrase.family, []).append(hit)
    places = {family: _Places(those) for family, those in families.items()}
    nowhere = _Places([])
    return [
        hit
        for hit in hits
        if not (needed := hit.phrase.needs)
        or next(places.get(needed, nowhere).meeting(hit.start - _NEAR, hit.end + _NEAR), None)
    ]


class _Places:
    """Hits by where they stand, so that those around a place are found without looking at all: notes may be long."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._hits = sorted(hits, key=lambda hit: hit.start)
        self._starts = [hit.start for hit in self._hits]
        self._reach = list(accumulate((hit.end for hit in self._hits), max))

    def meeting(self, start: int, end: int) -> Iterator[Hit]:
        """The hits that overlap start:end, from the last one back."""
        for at in range(bisect_left(self._starts, end) - 1, -1, -1):
            if self._reach[at] <= start:
                return
            if self._hits[at].end > start:
                yield self._hits[at]


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
    exceptions = _Places(hit for hit in cluster if hit.phrase.exception)
    candidates = [hit for hit in cluster if hit.phrase.cue and not hit.phrase.exception]
    for hit in sorted(candidates, key=_weight, reverse=True):
        if 1 not in taken[hit.start - first : hit.end - first]:
            taken[hit.start - first : hit.end - first] = b"\x01" * (hit.end - hit.start)
            yield _excepted(hit, exceptions)


def _weight(hit: Hit) -> tuple[bool, int, int]:
    """What makes a hit stand among those that overlap: a high one first, or a longer mild phrase would hide it."""
    return hit.phrase.severity is Severity.HIGH, hit.end - hit.start, hit.phrase.severity.rank


def _excepted(hit: Hit, exceptions: _Places) -> Hit:
    length = hit.end - hit.start
    if any(other.end - other.start >= length for other in exceptions.meeting(hit.start, hit.end)):
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
