"""How do people misspell the long, rare words of the lexicon? One slip of the pen each, from tables/misspelled.txt.

A letter left out, doubled, or swapped with the next; never the first, and never so that a word of the tables comes out.
"""

from collections.abc import Iterator
from typing import cast

from baton.core.signs.kept import kept
from baton.core.signs.patterns import TABLES
from baton.core.signs.words import lines_of


def packaged_spellings() -> dict[str, str]:
    """Every misspelled form with the word that is meant."""
    return cast("dict[str, str]", kept("spellings", read_spellings))


def read_spellings() -> dict[str, str]:
    """The forms for the words of the packaged table."""
    words = [word for _, line in lines_of(TABLES / "misspelled.txt") for word in line.split()]
    right = {*words, *TABLES.joinpath("common.txt").read_text("utf-8").split()}
    return {slip: word for word in words for slip in _slips(word) if slip not in right}


def _slips(word: str) -> Iterator[str]:
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + word[place] + word[place:]
        if place + 1 < len(word):
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
