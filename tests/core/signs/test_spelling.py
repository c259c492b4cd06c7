"""Are long, rare words read though a letter slipped, with quotes that stay as they were written?"""

import pytest

from baton.core.signs.lexicon import Phrase
from baton.core.signs.patterns import Pattern
from baton.core.signs.scanner import Scanner
from baton.core.signs.spelling import read_spellings
from baton.core.vocabulary import Severity, Sign

PHRASE = Phrase(sign=Sign.PSYCHOSIS, family="given", severity=Severity.UNGRADED)


@pytest.mark.parametrize("written", ["sucidal", "suicdal", "suiicidal", "suiicdal", "suicidl", "SUCIDAL"])
def test_one_slip_of_the_pen_is_read(written: str) -> None:
    scanner = Scanner([(PHRASE, Pattern(anchors=(" very suicidal now ",)))], {written.lower(): "suicidal"})
    text = f"He\u2019s very  {written} now."
    assert [cue.quote for cue in scanner.recognise(text)] == [f"very  {written} now"]


@pytest.mark.parametrize(("slip", "meant"), [("sucidal", "suicidal"), ("halucinations", "hallucinations")])
def test_slips_are_made_from_the_table(slip: str, meant: str) -> None:
    assert read_spellings()[slip] == meant


@pytest.mark.parametrize("word", ["overdose", "seizure", "delusion", "relapse", "psychotic"])
def test_a_word_of_ours_is_no_slip_of_another(word: str) -> None:
    assert word not in read_spellings()


def test_words_after_a_slip_keep_their_places() -> None:
    scanner = Scanner(
        [(PHRASE, Pattern(anchors=(" voices ", " paranoid ")))], {"paraniod": "paranoid", "paranod": "paranoid"}
    )
    text = "paraniod, paranod \U0001f622 and\u200b voices"
    assert [cue.quote for cue in scanner.recognise(text)] == ["paraniod", "paranod", "voices"]
