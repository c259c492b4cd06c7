"""Finding patterns: what must stand around an anchor, next to it or beyond a gap."""

import pytest

from baton.core.signs.anchors import Finder
from baton.core.signs.folding import fold
from baton.core.signs.lexicon import Phrase
from baton.core.signs.patterns import compile_patterns
from baton.core.signs.words import Words
from baton.core.vocabulary import Severity, Sign

PHRASE = Phrase(sign=Sign.SUICIDAL_THOUGHTS, family="a test", severity=Severity.LOW)


def found(pattern: str, text: str) -> list[bytes]:
    finder = Finder((PHRASE, compiled) for compiled in compile_patterns(Words().parse(pattern)))
    folded = fold(text)
    return [folded.words[hit.start : hit.end] for hit in finder.hits(folded, finder.anchors(folded))]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("zebra", "a zebra"),
        ("zebra (crossing|path)", "Zebra crossing."),
        ("(the|a) zebra", "a zebra"),
        ("zebra [very] (quickly|soon)", "zebra very soon"),
        ("zebra ... (quickly|soon)", "zebra goes far away quickly"),
        ("(quickly|soon) ... zebra", "soon there will be a zebra"),
        ("(one|two) ... zebra ... (quickly|soon)", "one fine zebra will run soon"),
        ("zebra ... # dollars", "zebra sold for 40 dollars"),
    ],
)
def test_a_pattern_is_found_from_its_first_word_to_its_last(pattern: str, text: str) -> None:
    assert fold(text).words.strip().endswith(found(pattern, text)[0])


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("zebra (crossing|path)", "zebra on a path"),
        ("(the|a) zebra", "no zebra, a lion"),
        ("zebra ... (quickly|soon)", "zebra who went far away from home quickly"),
        ("zebra ... (quickly|soon)", "I saw a zebra. Quickly it left."),
        ("(quickly|soon) ... zebra", "soon in the deep dark green wood zebra"),
    ],
)
def test_a_word_out_of_place_keeps_a_pattern_from_being_found(pattern: str, text: str) -> None:
    assert not found(pattern, text)


def test_the_farthest_words_that_a_gap_may_span_are_spanned() -> None:
    long_words = " ".join([letter * 30 for letter in "abcd"])
    assert found("zebra ... (quickly|soon)", f"zebra {long_words} quickly")
    assert found("(quickly|soon) ... zebra", f"soon {long_words} zebra")
