"""How well does an entry answer a query? BM25 over weighted fields, needs as terms; whole and near answers first."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baton.core.search.entry import Kept
from baton.core.search.places import Place, miles
from baton.core.search.query import Query

K1, B = 1.0, 0.25
# How many miles away something counts half as much; what has no place counts as if it were that far.
HALF_AT = 15.0


@dataclass(frozen=True, kw_only=True)
class Collection:
    """What is known of all entries: how many, how long on average, and in how many each term stands."""

    size: int
    length: float
    spread: Mapping[str, int]

    def rarity(self, term: str) -> float:
        """How much a term tells: the fewer entries hold it, the more."""
        spread = min(self.spread.get(term, 0), self.size)
        return math.log(1 + (self.size - spread + 0.5) / (spread + 0.5))


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """An entry with what each term of the query that it holds adds, how many miles away it is, and its score."""

    kept: Kept
    parts: Mapping[str, float]
    miles: float | None
    score: float


def weigh(query: Query, entries: Iterable[Kept], collection: Collection, here: Place | None) -> list[Weighed]:
    """What each entry is worth as an answer, the best first."""
    worth = {term: asked * collection.rarity(term) * (K1 + 1) for term, asked in query.terms.items()}
    average = collection.length or 1.0
    weighed = [_weigh(query, worth, kept, kept.length / average, here) for kept in entries]
    return sorted(weighed, key=lambda each: (-each.score, each.kept.id, each.kept.row))


def _weigh(query: Query, worth: Mapping[str, float], kept: Kept, length: float, here: Place | None) -> Weighed:
    dull = K1 * (1 - B + B * length)
    parts = {term: value * often / (often + dull) for term, value in worth.items() if (often := kept.weight(term))}
    away = min((miles(here, place) for place in kept.places), default=None) if here else None
    score = sum(parts.values()) * _whole(query, parts) * (_nearness(away) if here else 1.0)
    return Weighed(kept=kept, parts=parts, miles=away, score=round(score, 6))


def _whole(query: Query, parts: Mapping[str, float]) -> float:
    """What part of what was asked for is answered."""
    return sum(1 for idea in query.ideas if not idea.isdisjoint(parts)) / max(len(query.ideas), 1)


def _nearness(away: float | None) -> float:
    """Between 0 and 1: 1 here, a half at HALF_AT miles or where nobody knows."""
    return 1 / (1 + (HALF_AT if away is None else away) / HALF_AT)
