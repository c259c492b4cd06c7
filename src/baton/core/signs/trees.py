"""Which words may follow which? Many patterns as one tree that is walked word by word; equal branches are one.

No pattern is written out: a line of a few classes stands for hundreds of thousands of rows of words.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from baton.core.signs.patterns import Either, PatternError, Sequence

type Node = dict[str | None, Any]  # word -> the Node of what may follow; None -> kinds of the phrase that ends here


class Tree:
    """Grows by patterns. Each place in one is a number: there stands a word, or ways to go on, or the end."""

    def __init__(self) -> None:
        self._words: dict[int, tuple[str, int]] = {}
        self._ways: dict[int, tuple[int, ...]] = {}
        self._ends: dict[int, int] = {}
        self._starts: list[int] = []
        self._nodes: dict[frozenset[int], Node] = {}

    def add(self, sequence: Sequence, kinds: int) -> None:
        """Every row of words that `sequence` stands for is of `kinds` too. PatternError if it holds a gap or number."""
        end = self._place()
        self._ends[end] = kinds
        self._starts.append(self._before(sequence, end))

    def grown(self) -> Node:
        """The tree of all that was added; a phrase that was added twice is of both kinds."""
        return self._node(frozenset(self._open(self._starts)))

    def _place(self) -> int:
        return len(self._words) + len(self._ways) + len(self._ends)

    def _before(self, sequence: Sequence, then: int) -> int:
        """The place where `sequence` begins that goes on to the place `then`."""
        for element in reversed(sequence):
            if isinstance(element, Either):
                ways = tuple(self._before(branch, then) for branch in element.branches)
                then = self._place()
                self._ways[then] = ways
            elif isinstance(element, str):
                place = self._place()
                self._words[place] = (element, then)
                then = place
            else:
                raise PatternError("a gap or a number cannot stand here")
        return then

    def _open(self, places: Iterable[int]) -> set[int]:
        """The words and ends that may come next at any of some places."""
        found, todo = set(), list(places)
        while todo:
            place = todo.pop()
            if place in self._ways:
                todo += self._ways[place]
            else:
                found.add(place)
        return found

    def _node(self, places: frozenset[int]) -> Node:
        if places in self._nodes:
            return self._nodes[places]
        node: Node = {}
        follows: dict[str, set[int]] = defaultdict(set)
        for place in places:
            if place in self._ends:
                node[None] = node.get(None, 0) | self._ends[place]
            else:
                word, then = self._words[place]
                follows[word].add(then)
        for word in sorted(follows):
            node[word] = self._node(frozenset(self._open(follows[word])))
        self._nodes[places] = node
        return node
