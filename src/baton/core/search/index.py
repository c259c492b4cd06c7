"""Where are entries kept so that a few of them can be looked at? One small door; behind it memory or a database."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from baton.core.search.entry import Entry, Kept, cells_around, cells_of
from baton.core.search.places import Place
from baton.core.search.query import Query
from baton.core.search.ranking import Collection
from baton.core.search.spelling import alike
from baton.core.stems import words_of

# How many entries are looked at for one answer at most, and how many, for each that is asked for, are enough.
MOST, ENOUGH = 100, 2

type Ideas = tuple[frozenset[str], ...]


class Index(Protocol):
    """What search asks of a place that keeps entries."""

    def collection(self, terms: Iterable[str]) -> Collection:
        """How many entries there are, and in how many each of these terms stands."""
        ...

    def holding(self, ideas: Ideas, most: int) -> Iterable[Kept]:
        """Entries that hold a term of each of these ideas: all, or the `most` that promise most."""
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
        self.names: dict[str, str] = {}
        for entry in entries:
            self._add(entry)
        self._length = sum(kept.length for kept in self._kept) / max(len(self._kept), 1)

    def collection(self, terms: Iterable[str]) -> Collection:
        spread = {term: len(self._holding.get(term, ())) for term in terms}
        return Collection(size=len(self._kept), length=self._length, spread=spread)

    def holding(self, ideas: Ideas, most: int) -> Iterable[Kept]:
        found = [{place for term in idea for place in self._holding.get(term, ())} for idea in ideas]
        return (self._kept[place] for place in sorted(set.intersection(*found))) if found else ()

    def holds(self, word: str) -> bool:
        return word in self._words

    def like(self, word: str) -> Mapping[str, int]:
        return {other: often for other, often in self._words.items() if alike(word, other)}

    def _add(self, entry: Entry) -> None:
        kept = Kept.of(entry)
        for term in (*kept.terms, *cells_of(entry.places).split()):
            self._holding.setdefault(term, []).append(len(self._kept))
        self._words.update(spoken(entry))
        self.names[entry.id] = entry.name
        self._kept.append(kept)


def candidates(index: Index, query: Query, here: Place | None, limit: int) -> Iterable[Kept]:
    """The entries that are worth a closer look: what answers all before what answers some, near before far.

    The steps are the same whatever is behind the door, and so are the answers.
    """
    found: dict[str, Kept] = {}
    for ideas in _steps(query, here):
        if len(found) >= ENOUGH * limit:
            break
        for kept in index.holding(ideas, max(MOST, limit)):
            found.setdefault(f"{kept.row} {kept.id}", kept)
    return found.values()


def _steps(query: Query, here: Place | None) -> Iterator[Ideas]:
    every = (*query.must, *query.ideas)
    some = (*query.must, frozenset(term for idea in query.ideas for term in idea))
    near = (frozenset(cells_around(here)),) if here else ()
    if not query.ideas:
        return
    yield from dict.fromkeys(((*near, *every), (*near, *some), every, some))


def spoken(entry: Entry) -> set[str]:
    """The words of an entry by which a misspelled one may be put right."""
    return {word for word in words_of(entry.all_text) if len(word) > 3 and word.isalpha()}
