"""What does somebody mean by a few words? Its terms with their weights, the needs it speaks of, and words put right."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from baton.core.needs import narrower
from baton.core.needs.reading import phrases, words_known
from baton.core.search.entry import NEEDED, term_of
from baton.core.search.stops import STOPS
from baton.core.stems import stem, words_of

# What a need weighs beside a word of the query, and a narrower need beside the one that was meant.
NEED, NARROWER, WORD = 3.0, 0.4, 1.0
# How many words of a query are read.
LONGEST = 40


@dataclass(frozen=True, kw_only=True)
class Query:
    """`terms`: term -> weight. `ideas`: the terms that say the same; an entry answers an idea by any of them.

    `words`: each word that tells something -> its term. `needs` are those that it speaks of. `read_as`: a word that
    nobody uses -> the word that was meant. `must`: ideas without which nothing is an answer.
    """

    terms: dict[str, float]
    ideas: tuple[frozenset[str], ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    read_as: dict[str, str] = field(default_factory=dict)
    must: tuple[frozenset[str], ...] = ()

    def only_for(self, need: str) -> "Query":
        """The same query for what meets a need, whatever the words say."""
        idea = frozenset(_idea((), (need,)))
        terms = dict.fromkeys(idea, NARROWER) | self.terms | {term_of(need): NEED}
        needs = tuple(dict.fromkeys((*self.needs, need)))
        return replace(self, terms=terms, ideas=self.ideas or (idea,), needs=needs, must=(idea,))


def understand(text: str, known: Callable[[str], bool], alike: Callable[[str], str | None]) -> Query:
    """The query in `text`. `known`: whether a word stands in the directory. `alike`: the word that was meant."""
    read_as: dict[str, str] = {}
    words = [_spelled(word, known, alike, read_as) for word in words_of(text)[:LONGEST]]
    spoken = list(phrases(words))
    ideas = [frozenset(_idea(words[at : at + length], ids)) for at, length, ids in spoken]
    held = {place for at, length, _ in spoken for place in range(at, at + length)}
    loose = [word for place, word in enumerate(words) if place not in held]
    ideas += [frozenset({stem(word)}) for word in loose if word not in STOPS or not (ideas or set(loose) - STOPS)]
    needs = tuple(dict.fromkeys(need for _, _, ids in spoken for need in ids))
    terms = {term: NARROWER if term.startswith(NEEDED) else WORD for idea in ideas for term in idea}
    terms |= {term_of(need): NEED for need in needs}
    telling = {word: stem(word) for word in words if stem(word) in terms}
    return Query(terms=terms, ideas=tuple(dict.fromkeys(ideas)), words=telling, needs=needs, read_as=read_as)


def _idea(words: Iterable[str], needs: Iterable[str]) -> Iterable[str]:
    """The terms that say what these words say, in their own letters or as needs and kinds of these."""
    yield from (stem(word) for word in words if word not in STOPS)
    yield from (term_of(kind) for need in needs for kind in narrower(need))


def _spelled(
    word: str, known: Callable[[str], bool], alike: Callable[[str], str | None], read_as: dict[str, str]
) -> str:
    if len(word) < 4 or not word.isalpha() or word in STOPS or word in words_known() or known(word):
        return word
    if (meant := alike(word)) is None:
        return word
    read_as[word] = meant
    return meant
