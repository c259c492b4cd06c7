"""What answers these words, near this place, and why? The same words over the same entries have the same answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from baton.core.needs import needs
from baton.core.search.entry import NEEDED, term_of
from baton.core.search.index import Index, candidates
from baton.core.search.places import Place
from baton.core.search.query import Query, understand
from baton.core.search.ranking import Weighed, weigh
from baton.core.search.spelling import meant

LIMIT = 20
_WHERE = {"name": "its name", "filed": "what it is filed under", "organization": "who runs it", "text": "what it does"}


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One answer: the id of the entry, how well it answers, how far away it is, and why, in words."""

    id: str
    score: float
    miles: float | None
    reasons: tuple[str, ...]
    row: int = 0


def find(index: Index, text: str, here: Place | None = None, limit: int = LIMIT, need: str = "") -> tuple[Hit, ...]:
    """At most `limit` hits for the words in `text`, near `here` first when it is given; with a need, only for it."""
    query = understand(text, index.holds, lambda word: meant(word, index.like(word)))
    query = query.only_for(need) if need else query
    collection = index.collection(query.terms)
    weighed = weigh(query, candidates(index, query, here, limit), collection, here)
    return tuple(_hit(query, each) for each in weighed[:limit])


def _hit(query: Query, each: Weighed) -> Hit:
    return Hit(
        id=each.kept.id, score=each.score, miles=each.miles, reasons=tuple(_reasons(query, each)), row=each.kept.row
    )


def _met(idea: frozenset[str], each: Weighed) -> bool:
    """Whether an entry answers the need of an idea: then its words need not be named besides."""
    return any(term in each.parts for term in idea if term.startswith(NEEDED))


def _reasons(query: Query, each: Weighed) -> Iterator[str]:
    yield from (f"Read “{wrong}” as “{right}”" for wrong, right in query.read_as.items())
    for need in query.needs:
        if (term := term_of(need)) in each.parts:
            yield f"{needs()[need].title}: so says {_WHERE[each.kept.where([term])]}"
    told = {term for idea in query.ideas if _met(idea, each) for term in idea}
    for word, term in query.words.items():
        if term in each.parts and term not in told:
            yield f"“{word}” stands in {_WHERE[each.kept.where([term])]}"
    if each.miles is not None:
        yield f"About {each.miles:.0f} miles away" if each.miles >= 1.5 else "About a mile away or less"
