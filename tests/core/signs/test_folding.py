"""Folding a text: what its words become, and where each letter stood."""

import pytest

from baton.core.signs.folding import fold


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Self-Harm, NOW", "self harm  now"),
        ("wants\tto\n die", "wants to die"),
        ('wants to "die" soon', "wants to die soon"),
        ("wants to\u200b die", "wants to die"),
        ("d\u0456e", "die"),
        ("e\ufb03cient", "efficient"),
    ],
)
def test_a_text_folds_to_its_words(text: str, words: str) -> None:
    assert fold(text).words.decode().split() == words.split()


@pytest.mark.parametrize(
    ("text", "word", "start", "end"),
    [
        ("wants to die", "die", 9, 12),
        ("wants   to   die!", "die", 13, 16),
        ("he \u201csaid\u201d \u2026 die\u200b now", "die", 12, 15),
        ("wants   to \u2026 \u201cdie\u201d now", "die", 14, 17),
        ("the e\ufb03cient one", "efficient", 4, 11),
    ],
)
def test_each_letter_is_found_where_it_stood(text: str, word: str, start: int, end: int) -> None:
    folded = fold(text)
    place = folded.words.index(word.encode())
    assert (folded.original(place), folded.original(place + len(word) - 1) + 1) == (start, end)


def test_a_line_that_a_bullet_begins_stays_a_line() -> None:
    assert b"\n" in fold("Thoughts of suicide - No\n\u2022 Sleep").raw


def test_an_empty_line_stays_one() -> None:
    assert b"\n\n" in fold("no end\n\nnew  part").raw
