"""Finding the words around a cue: whole, the longest first, each letter taken once."""

from pathlib import Path

import pytest

from baton.core.signs.folding import fold
from baton.core.signs.marks import AND, COMMA, DENIES, NO, Marks, read_marks

TABLE = """
[denies]
denies [any]
denies that and
[no]
no
[and]
and
any
"""


@pytest.fixture
def marks(tmp_path: Path) -> Marks:
    for name, text in (("classes", ""), ("verbs", ""), ("context", TABLE)):
        (tmp_path / f"{name}.txt").write_text(text)
    return Marks(*read_marks(tmp_path))


def found(marks: Marks, text: str) -> list[tuple[str, int]]:
    folded = fold(text)
    places = marks.find(folded.words, folded.raw, 0, len(folded.words) - 1)
    return [(folded.raw[start:end].decode(), kinds) for start, end, kinds in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Denies any harm", [("Denies any ", DENIES)]),
        ("denies that", [("denies ", DENIES)]),
        ("any and no", [("any ", AND), ("and ", AND), ("no ", NO)]),
        ("casino, nobody", [(",", COMMA)]),
        ("denies. any", [("denies.", DENIES), ("any ", AND)]),
    ],
)
def test_the_longest_phrase_of_whole_words_is_the_mark(
    marks: Marks, text: str, expected: list[tuple[str, int]]
) -> None:
    assert found(marks, text) == expected


def test_a_word_that_the_end_cuts_off_is_no_mark(marks: Marks) -> None:
    folded = fold("he said no")
    assert not marks.find(folded.words, folded.raw, 0, len(folded.words) - 2)
