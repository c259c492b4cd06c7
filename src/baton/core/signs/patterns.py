"""What does a line of a lexicon mean, and how is it found? A pattern -> literal anchors and what stands around them.

Grammar (tables/README.md): words, `(a|b)`, `[a]`, `...`, `<class>`, `~verb`, `#`. A pattern is found where one of its
anchors stands in folded text; what stands left of the anchor is matched backwards, what stands right forwards.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import product
from math import prod
from pathlib import Path

from baton.core.signs.folding import fold_phrase


class Wild(Enum):
    """An element that stands for words which cannot be listed: its value is the expression that matches it."""

    GAP = "(?: {1,3}[^ ]{1,30}){0,4}? {0,2}"
    NUMBER = " [0-9]{1,6}"


@dataclass(frozen=True, slots=True)
class Either:
    """One of several sequences; the empty one makes it optional."""

    branches: "tuple[Sequence, ...]"


type Element = str | Wild | Either
type Sequence = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Found where an anchor stands and `left` (mirrored) and `right` match around it: sources of expressions, or "".

    `before` and `after`: the only words that may stand next to the anchor, if they can be listed; `earlier` and
    `later`: those of which one must stand beyond the gap that is next to the anchor.
    """

    anchors: tuple[str, ...]
    left: str = ""
    right: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    gap: bool = False


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what would mend it."""


_MARK = re.compile(r"\.\.\.|[()\[\]|#]|<[a-z][a-z0-9_]*>|~[a-z]+|[^\s()\[\]|<>~#]+|[<>~]")
TABLES = Path(__file__).with_name("tables")
# Most anchors of one pattern: alternatives of one place, and rows of several places.
_MOST_ANCHORS = 300
_MOST_IN_ROWS = 24
# Most patterns that one line may be spread over because only its branches have a rare word.
_SPREAD = 24
# Odds are parts of all places of a text. Met more often than _OFTEN an anchor is a poor one; _COST of each anchor.
_OFTEN = 6e-4
_COST = 2e-7
_TOGETHER = 50
_COMMONEST, _COMMON = (
    frozenset(block.split()) for block in TABLES.joinpath("common.txt").read_text("utf-8").split("\n\n")[1:3]
)


def parse(text: str, classes: Callable[[str], Sequence], inflect: Callable[[str], Iterable[str]]) -> Sequence:
    """Read one pattern. Raises PatternError on a bracket out of place, an unknown class or an empty part."""
    marks = _MARK.findall(text)[::-1]
    sequence = _alternatives(marks, classes, inflect)
    if marks:
        raise PatternError(f'"{marks[-1]}" closes nothing')
    return sequence


def _alternatives(
    marks: list[str], classes: Callable[[str], Sequence], inflect: Callable[[str], Iterable[str]]
) -> Sequence:
    branches = [_sequence(marks, classes, inflect)]
    while marks and marks[-1] == "|":
        marks.pop()
        branches.append(_sequence(marks, classes, inflect))
    if not all(branches):
        raise PatternError("an empty part: write words on both sides of |, and inside brackets")
    return branches[0] if len(branches) == 1 else (Either(tuple(branches)),)


def _sequence(
    marks: list[str], classes: Callable[[str], Sequence], inflect: Callable[[str], Iterable[str]]
) -> Sequence:
    elements: list[Element] = []
    while marks and marks[-1] not in (")", "]", "|"):
        mark = marks.pop()
        if mark in ("(", "["):
            inner = _alternatives(marks, classes, inflect)
            if not marks or marks.pop() != (")" if mark == "(" else "]"):
                raise PatternError(f'"{mark}" is not closed')
            elements.extend(inner if mark == "(" else (Either((inner, ())),))
        elif mark == "...":
            elements.append(Wild.GAP)
        elif mark == "#":
            elements.append(Wild.NUMBER)
        elif mark[0] == "<" and len(mark) > 1:
            elements.extend(classes(mark[1:-1]))
        elif mark[0] == "~" and len(mark) > 1:
            elements.append(Either(tuple((form,) for form in inflect(mark[1:]))))
        else:
            elements.extend(_words(mark))
    return tuple(elements)


def _words(mark: str) -> Sequence:
    """The words of one mark: "don't" is also found as "dont", "self-harm" as "self harm"."""
    plain = mark.replace("’", "'")
    words = tuple(fold_phrase(plain).split())
    if not words:
        raise PatternError(f'"{mark}" holds no letter or figure')
    joined = tuple(fold_phrase(plain.replace("'", "")).split())
    return words if words == joined else (Either((words, joined)),)


def compile_patterns(sequence: Sequence, spread: int = _SPREAD) -> Iterator[Pattern]:
    """The patterns that one line stands for: usually one; one a branch where only branches have a rare word.

    Raises PatternError if nothing in it can be looked for.
    """
    if len(sequence) == 1 and isinstance(whole := sequence[0], Either):
        yield from _branches(whole)
        return
    odds, run = _best_run(sequence)
    if odds > _OFTEN and (spread_out := _spread(sequence, odds, spread)):
        for branch in spread_out:
            yield from compile_patterns(branch, spread // len(spread_out))
        return
    if not run:
        raise PatternError("no part of it can be looked for: add a word that is always there")
    start, end = run
    left, right = sequence[:start], sequence[end:]
    yield Pattern(
        anchors=_anchors(_expand(sequence[start:end])),
        left="".join(_expression(element, mirrored=True) for element in reversed(left)),
        right="".join(_expression(element, mirrored=False) for element in right),
        before=_outer(left, -1),
        after=_outer(right, 0),
        earlier=_outer(left[:-1], -1) if left[-1:] == (Wild.GAP,) else (),
        later=_outer(right[1:], 0) if right[:1] == (Wild.GAP,) else (),
        gap=any(map(_has_gap, sequence)),
    )


def _anchors(written: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f" {words} " for words in written if words))


def _branches(whole: Either) -> Iterator[Pattern]:
    """The patterns of a line that is nothing but alternatives: those that can be listed together, the others apart."""
    listed = [branch for branch in whole.branches if 0 < _count(branch) <= _MOST_ANCHORS and _odds(branch) <= _OFTEN]
    if listed:
        yield Pattern(anchors=_anchors(words for branch in listed for words in _expand(branch)))
    for branch in whole.branches:
        if branch not in listed:
            yield from compile_patterns(branch)


def _spread(sequence: Sequence, odds: float, most: int) -> list[Sequence]:
    """The sequence once for each branch of one place, where that makes anchors met less often than `odds`; or none."""
    best: list[Sequence] = []
    for place, element in enumerate(sequence):
        branches = _branches_of(element)
        if 1 < len(branches) <= (most if odds < 1 else _MOST_ANCHORS):
            spread = [sequence[:place] + branch + sequence[place + 1 :] for branch in branches]
            met = sum(_best_run(each)[0] for each in spread)
            if met < odds:
                best, odds = spread, met
    return best


def _branches_of(element: Element) -> tuple[Sequence, ...]:
    return element.branches if isinstance(element, Either) else ()


def literals(sequence: Sequence) -> tuple[str, ...]:
    """Every row of words that a pattern stands for. Raises PatternError if it holds a gap or a number."""
    if not _count(sequence):
        raise PatternError("a gap or a number cannot stand here")
    return tuple(dict.fromkeys(words for words in _expand(sequence) if words))


def _best_run(sequence: Sequence) -> tuple[float, tuple[int, int] | None]:
    """The contiguous part that makes the best anchors, seldom met and few, with how often it is met; 1 if none does."""
    best, found = 1.0, None
    odds = [_odds((element,)) for element in sequence]
    counts = [_count((element,)) for element in sequence]
    for start in range(len(sequence)):
        for end in range(start + 1, len(sequence) + 1):
            count = prod(counts[start:end])
            if not 0 < count <= (_MOST_ANCHORS if end == start + 1 else _MOST_IN_ROWS):
                break
            met = _together(odds[start:end]) + count * _COST
            if met < best:
                best, found = met, (start, end)
    return best, found


def _count(sequence: Sequence) -> int:
    """How many literals a sequence stands for; 0 if they cannot be listed."""
    total = 1
    for element in sequence:
        if isinstance(element, Wild):
            return 0
        if isinstance(element, Either):
            counts = [_count(branch) for branch in element.branches]
            total *= sum(counts) if all(counts) else 0
    return total


def _odds(sequence: Sequence) -> float:
    """How often a sequence is met, as a part of all places of a text; 1 if it may be empty."""
    return _together(
        [
            min(1.0, sum(map(_odds, element.branches))) if isinstance(element, Either) else _commonness(element)
            for element in sequence
        ]
    )


def _together(odds: list[float]) -> float:
    """How often words are met in a row: words that are written together are met more often than chance has it."""
    real = [each for each in odds if each < 1]
    return min(min(real), prod(real) * _TOGETHER ** (len(real) - 1)) if real else 1.0


def _commonness(element: str | Wild) -> float:
    if isinstance(element, Wild):
        return 1.0
    if len(element) == 1 or element in _COMMONEST:
        return 3e-3
    return 2.5e-4 if element in _COMMON else 8e-6


def _expand(sequence: Sequence) -> Iterator[str]:
    options = [
        [words for branch in element.branches for words in _expand(branch)]
        if isinstance(element, Either)
        else [element]
        for element in sequence
    ]
    for choice in product(*options):
        yield " ".join(filter(None, map(str, choice)))


def _expression(element: Element, *, mirrored: bool) -> str:
    if isinstance(element, Wild):
        return str(element.value)
    if isinstance(element, str):
        return " " + (element[::-1] if mirrored else element)
    branches = [
        "".join(_expression(part, mirrored=mirrored) for part in (reversed(branch) if mirrored else branch))
        for branch in element.branches
    ]
    written = sorted(filter(None, dict.fromkeys(branches)), key=len, reverse=True)
    return f"(?:{'|'.join(written)})" + ("" if all(branches) else "?")


def _outer(sequence: Sequence, side: int) -> tuple[str, ...]:
    """The words with which a sequence may begin (side 0) or end (-1); none if they cannot be listed."""
    return tuple(sorted(_outermost(sequence, side) or ()))


def _outermost(sequence: Sequence, side: int) -> set[str] | None:
    """The same; None if the sequence may be empty or the words are endless."""
    words: set[str] = set()
    for element in sequence if side == 0 else reversed(sequence):
        if isinstance(element, Wild):
            return None
        if isinstance(element, str):
            return words | {element}
        inner = [_outermost(branch, side) for branch in element.branches]
        if any(found is None and branch for found, branch in zip(inner, element.branches, strict=True)):
            return None
        words.update(*(found for found in inner if found))
        if all(element.branches):
            return words
    return None


def _has_gap(element: Element) -> bool:
    if isinstance(element, Either):
        return any(_has_gap(part) for branch in element.branches for part in branch)
    return element is Wild.GAP
