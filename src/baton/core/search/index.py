"""Where are entries kept so that a few of them can be looked at? One small door; behind it memory or a database."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from baton.core.search.entry import Entry, Kept
from baton.core.search.places import Place
from baton.core.search.query import Query
from baton.core.search.ranking import Collection
from baton.core.search.spelling import alike
from baton.core.stems import words_of


class Index(Protocol):
    """What search asks of a place that keeps entries."""

    def collection(self, terms: Iterable[str]) -> Collection:
        """How many entries there are, and in how many each of these terms stands."""
        ...

    def candidates(self, query: Query, here: Place | None, most: int) -> Iterable[Kept]:
        """Entries that hold a term of the query: all, or about `most` that promise most, near `here` first."""
        ...

    def holds(self, word: str) -> bool:
        """Whether an entry holds this word."""
        ...

    def like(self, word: str) -> Mapping[str, int]:
        """The words of entries that are `spelling.alike`, with in how many each stands."""
        ...


class MemoryIndex:
    """Keeps everything in memory: for a directory that is read once, and to check the others by."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._kept: list[Kept] = []
        self._holding: dict[str, list[int]] = {}
        self._words: Counter[str] = Counter()
        for entry in entries:
            self._add(entry)
        self._length = sum(kept.length for kept in self._kept) / max(len(self._kept), 1)

    def collection(self, terms: Iterable[str]) -> Collection:
        spread = {term: len(self._holding.get(term, ())) for term in terms}
        return Collection(size=len(self._kept), length=self._length, spread=spread)

    def candidates(self, query: Query, here: Place | None, most: int) -> Iterable[Kept]:
        return (self._kept[place] for place in sorted(self._any(query.terms)))

    def holds(self, word: str) -> bool:
        return word in self._words

    def like(self, word: str) -> Mapping[str, int]:
        return {other: often for other, often in self._words.items() if alike(word, other)}

    def _any(self, terms: Iterable[str]) -> set[int]:
        return {place for term in terms for place in self._holding.get(term, ())}

    def _add(self, entry: Entry) -> None:
        kept = Kept.of(entry)
        for term in kept.terms:
            self._holding.setdefault(term, []).append(len(self._kept))
        self._words.update(spoken(entry))
        self._kept.append(kept)


def spoken(entry: Entry) -> set[str]:
    """The words of an entry by which a misspelled one may be put right."""
    return {word for word in words_of(entry.all_text) if len(word) > 3 and word.isalpha()}
