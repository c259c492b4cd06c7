"""What of an entry can be searched, and into which terms is it taken apart?

A term is the stem of a word, or `zz` and the id of a need: what a field says in whatever words of its synonyms.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from baton.core.needs.reading import needs_in, needs_of
from baton.core.search.places import Place
from baton.core.search.stops import STOPS
from baton.core.stems import stem, words_of

# What a term weighs by the field it stands in.
FIELDS: Mapping[str, float] = {"name": 4.0, "filed": 3.0, "organization": 1.5, "text": 1.0}
_FACTORS = tuple(FIELDS.values())
NEEDED = "zz"
NOWHERE = "cnowhere"
_CELLS_A_DEGREE = 2


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A service or a professional as search sees it; `id` is what a hit names.

    `filed` is what its source files it under: codes and names of categories. `needs` are those that it is said to take.
    `text` is all that describes it.
    """

    id: str
    name: str
    organization: str = ""
    filed: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    text: str = ""
    places: tuple[Place, ...] = ()

    @property
    def all_text(self) -> str:
        return " ".join((self.name, self.organization, *self.filed, self.text))


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """An entry as it is kept: the terms of each field of `FIELDS` as one string, each between spaces of its own.

    `length` counts its terms, each by the weight of its field; `spots` are its places as `spots_of` writes them; `row`
    is its number where a database keeps it.
    """

    id: str
    fields: tuple[str, ...]
    length: float
    spots: str = ""
    row: int = 0

    @classmethod
    def of(cls, entry: Entry) -> "Kept":
        fields = tuple(_terms(entry))
        length = sum(weight * len(field) for weight, field in zip(FIELDS.values(), fields, strict=True))
        return cls(id=entry.id, fields=tuple(map(_joined, fields)), length=length, spots=spots_of(entry.places))

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(term for field in self.fields for term in field.split())

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(Place(*map(float, spot.split(","))) for spot in self.spots.split())

    def weight(self, term: str) -> float:
        """How much a term weighs here: how often it stands in each field, by the field's weight."""
        needle, weight = f" {term} ", 0.0
        for factor, field in zip(_FACTORS, self.fields, strict=True):
            if needle in field:
                weight += factor * field.count(needle)
        return weight

    def where(self, terms: Iterable[str]) -> str:
        """The field that weighs most of those that hold one of these terms."""
        needles = [f" {term} " for term in terms]
        return next(name for name, field in zip(FIELDS, self.fields, strict=True) if any(n in field for n in needles))


def term_of(need: str) -> str:
    """The term that stands for a need; no word begins so."""
    return f"{NEEDED}{need.replace('_', '')}"


def spots_of(places: Iterable[Place]) -> str:
    """Places as one text."""
    return " ".join(f"{place.latitude},{place.longitude}" for place in places)


def cell(place: Place) -> tuple[int, int]:
    """The square of half a degree in which a place lies."""
    return math.floor(place.latitude * _CELLS_A_DEGREE), math.floor(place.longitude * _CELLS_A_DEGREE)


def cells_of(places: Iterable[Place]) -> str:
    """The squares of these places as terms; NOWHERE when there is no place."""
    return " ".join(sorted({_cell_term(*cell(place)) for place in places})) or NOWHERE


def cells_around(place: Place) -> tuple[str, ...]:
    """The square of a place and those that touch it, and what lies nobody knows where."""
    north, east = cell(place)
    around = [_cell_term(north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]
    return (*around, NOWHERE)


def _cell_term(north: int, east: int) -> str:
    return f"c{north + 200}x{east + 400}"


def _terms(entry: Entry) -> Iterator[list[str]]:
    yield _terms_in(entry.name)
    taken = dict.fromkeys((*entry.needs, *needs_of("", entry.filed)))
    yield [*_stems(" ".join(entry.filed)), *map(term_of, taken)]
    yield _terms_in(entry.organization)
    yield _terms_in(entry.text)


def _terms_in(text: str) -> list[str]:
    """The stems of the words that tell something, and every need that a phrase speaks of."""
    return [*_stems(text), *(term_of(need) for need in needs_in(words_of(text)))]


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words_of(text) if word not in STOPS]


def _joined(terms: list[str]) -> str:
    return f" {'  '.join(terms)} " if terms else ""
