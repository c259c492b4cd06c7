"""Which needs does a text speak of: a service's name and description, what it is filed under, or what someone seeks?"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from baton.core.needs.loader import needs
from baton.core.stems import stem, words_of

_211 = re.compile(r"[A-Z]{1,2}(-\d{4}(\.\d{4})?(-\d{3})*)?")


def needs_of(text: str, terms: Iterable[str] = ()) -> tuple[str, ...]:
    """The ids of the needs that `text` speaks of or that `terms` are filed under, what is said most often first.

    A term is a code or a name of a taxonomy, with or without its scheme: BD-1800.2000, 261QM2800X, OE:Food Pantry,
    Food Pantry. A term that no need knows is read as text.
    """
    found: Counter[str] = Counter()
    for term in terms:
        found.update(_filed(term) or set(needs_in(words_of(term))))
    found.update(needs_in(words_of(text)))
    return tuple(sorted(found, key=lambda need: (-found[need], _order()[need])))


def needs_in(words: list[str]) -> Iterator[str]:
    """The needs of every phrase that these words hold, as `phrases` finds them."""
    for _, _, ids in phrases(words):
        yield from ids


def phrases(words: list[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where each phrase of a need stands in these words: first word, how many, and the needs it is a phrase of.

    The longest phrase at a place counts, and places do not overlap.
    """
    root, stems, at = _tree(), [stem(word) for word in words], 0
    while at < len(words):
        if stems[at] in root.stems or words[at] in root.exact:
            length, ids = _longest(words, stems, at)
            if length:
                yield at, length, ids
                at += length
                continue
        at += 1


@cache
def narrower(need: str) -> frozenset[str]:
    """The need itself and all that are kinds of it."""
    kinds = {need}
    while more := {each.id for each in needs().values() if each.broader in kinds} - kinds:
        kinds |= more
    return frozenset(kinds)


@cache
def words_known() -> frozenset[str]:
    """Every word of every phrase."""
    return frozenset(word for need in needs().values() for phrase in need.synonyms for word in words_of(phrase))


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: the stems and the exact words that may come next, and whose phrase ends here."""

    stems: dict[str, "_Node"] = field(default_factory=dict)
    exact: dict[str, "_Node"] = field(default_factory=dict)
    ids: tuple[str, ...] = ()

    def after(self, word: str, stemmed: str) -> "list[_Node]":
        return [node for node in (self.stems.get(stemmed), self.exact.get(word)) if node]


def _longest(words: list[str], stems: list[str], start: int) -> tuple[int, tuple[str, ...]]:
    """How many words the longest phrase from there on holds, and the needs it is a phrase of."""
    length, ids = 0, tuple[str, ...]()
    nodes = [_tree()]
    for place in range(start, len(words)):
        nodes = [after for node in nodes for after in node.after(words[place], stems[place])]
        if not nodes:
            break
        if ended := tuple(need for node in nodes for need in node.ids):
            length, ids = place - start + 1, ended
    return length, ids


@cache
def _tree() -> _Node:
    root = _Node()
    for need in needs().values():
        for phrase in need.synonyms:
            node = root
            for exact, key in _keys(phrase):
                node = (node.exact if exact else node.stems).setdefault(key, _Node())
            if need.id not in node.ids:
                node.ids = (*node.ids, need.id)
    return root


def _keys(phrase: str) -> Iterator[tuple[bool, str]]:
    """What each word of a phrase is found by. Capitals are taken letter by letter: AIDS is not the plural of aid."""
    for part in phrase.split():
        exact = part.isupper() and part.isalpha()
        yield from ((exact, word if exact else stem(word)) for word in words_of(part))


def _filed(term: str) -> set[str]:
    scheme, _, code = term.rpartition(":")
    name = code.strip().casefold()
    if _211.fullmatch(code.strip()) and scheme in ("", "211"):
        return _longest_code(code.strip())
    return set(_by_term().get(name, ()))


def _longest_code(code: str) -> set[str]:
    """The needs under the longest 211 code that this one begins with."""
    known = {prefix: ids for prefix, ids in _by_code().items() if code.startswith(prefix)}
    return set(known[max(known, key=len)]) if known else set()


@cache
def _by_term() -> Mapping[str, tuple[str, ...]]:
    return _terms(lambda scheme: scheme != "211")


@cache
def _by_code() -> Mapping[str, tuple[str, ...]]:
    return _terms(lambda scheme: scheme == "211")


def _terms(wanted: Callable[[str], bool]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for need in needs().values():
        for term in need.terms:
            scheme, _, code = term.partition(":")
            if wanted(scheme):
                key = code if scheme == "211" else code.casefold()
                found[key] = (*found.get(key, ()), need.id)
    return found


@cache
def _order() -> Mapping[str, int]:
    return {need: place for place, need in enumerate(needs())}
