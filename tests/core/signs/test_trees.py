"""A tree of patterns: it holds each row of words, with all that the row is, and no pattern is written out."""

import pytest

from baton.core.signs.patterns import PatternError, Sequence, literals, parse
from baton.core.signs.trees import Node, Tree


def sequence(pattern: str) -> Sequence:
    return parse(pattern, lambda _: (), lambda _: ())


def grown(*patterns: tuple[str, int]) -> Node:
    tree = Tree()
    for pattern, kinds in patterns:
        tree.add(sequence(pattern), kinds)
    return tree.grown()


def rows(node: Node, before: tuple[str, ...] = ()) -> dict[str, int]:
    found = {" ".join(before): node[None]} if None in node else {}
    for word, branch in node.items():
        if word:
            found |= rows(branch, (*before, word))
    return found


@pytest.mark.parametrize("pattern", ["no", "(a|b) [c] (d e|d)", "[a] [b] c", "a (b|b c) [c] d", "don't [ever] go"])
def test_a_tree_holds_the_rows_that_a_pattern_stands_for(pattern: str) -> None:
    assert rows(grown((pattern, 1))) == dict.fromkeys(literals(sequence(pattern)), 1)


def test_a_row_of_two_patterns_is_of_both_kinds() -> None:
    assert rows(grown(("not [any] more", 1), ("(not|no) more", 2))) == {
        "not any more": 1,
        "not more": 3,
        "no more": 2,
    }


def test_a_pattern_of_very_many_rows_is_a_small_tree() -> None:
    node, length = grown(("(a|b|c) " * 60, 1)), 0
    while None not in node:
        assert node["a"] is node["b"] is node["c"]
        node, length = node["a"], length + 1
    assert length == 60


@pytest.mark.parametrize("pattern", ["no ... way", "# days"])
def test_a_gap_or_a_number_cannot_stand_in_a_tree(pattern: str) -> None:
    with pytest.raises(PatternError):
        grown((pattern, 1))
