"""Does reading survive every text, with exact quotes, in order, and in time that grows with the text and no faster?"""

import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.signs import recognise
from baton.core.signs.cue import Cue
from baton.core.signs.lexicon import Phrase
from baton.core.signs.patterns import Pattern
from baton.core.signs.scanner import Scanner
from baton.core.vocabulary import Severity, Sign, Status

WORDS = ["he", "denies", "no", "SI", "suicidal", "wants to die", "but", "if", "his sister", "years ago", "kill himself"]
MARKS = [
    " ",
    "  ",
    "\n",
    "\r\n",
    ", ",
    ". ",
    "? ",
    "; ",
    " \u200b",
    "\u2019",
    " \U0001f622 ",
    "\u202e",
    "-",
    "\x00",
    "[ ] ",
]
texts = st.one_of(st.text(), st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=60).map("".join))


def phrase(sign: Sign = Sign.PSYCHOSIS, *, severity: Severity = Severity.UNGRADED, exception: bool = False) -> Phrase:
    return Phrase(sign=sign, family="given", severity=severity, exception=exception)


def scanner(*anchors: str) -> Scanner:
    return Scanner([(phrase(), Pattern(anchors=tuple(f" {anchor} " for anchor in anchors)))])


@given(texts)
def test_any_text_gives_exact_quotes_in_order(text: str) -> None:
    cues = recognise(text)
    assert all(text[cue.start : cue.end] == cue.quote and cue.start < cue.end for cue in cues)
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He wants to\n die.", "wants to\n die"),
        ("He \u201cwants  to die\u201d", "wants  to die"),
        ("He w\u0430nts to di\u0435.", "w\u0430nts to di\u0435"),
        ("He wants to d\u200bie.", "wants to d\u200bie"),
        ("He \uff57\uff41\uff4e\uff54\uff53 to die.", "\uff57\uff41\uff4e\uff54\uff53 to die"),
        ("He WANTS-TO-DIE!", "WANTS-TO-DIE"),
        ("\U0001f622\U0001f622wants to die\U0001f622", "wants to die"),
        ("<p>wants&nbsp;to die</p>", None),
        ("\u05d4\u05d5\u05d0 wants to die \u05d4\u05d5\u05d0", "wants to die"),
        ("wants\tto\tdie", "wants\tto\tdie"),
        ("wants to\r\ndie", "wants to\r\ndie"),
        ("wants to\n\ndie", None),
        ("wants, to die", None),
    ],
)
def test_words_are_found_however_they_are_written(text: str, quote: str | None) -> None:
    assert [cue.quote for cue in scanner("wants to die").recognise(text)] == ([quote] if quote else [])


def test_of_phrases_that_overlap_within_a_sign_the_longest_stands() -> None:
    cues = scanner("hears voices", "voices", "hears voices in his head").recognise(
        "He hears voices in his head, voices."
    )
    assert [cue.quote for cue in cues] == ["hears voices in his head", "voices"]


def test_phrases_of_different_signs_may_share_words() -> None:
    both = Scanner(
        [
            (phrase(), Pattern(anchors=(" voices ",))),
            (phrase(Sign.COMMAND_VOICES), Pattern(anchors=(" voices ",))),
        ]
    )
    assert {cue.sign for cue in both.recognise("voices")} == {Sign.PSYCHOSIS, Sign.COMMAND_VOICES}


def test_of_the_same_words_the_graver_reading_stands() -> None:
    graded = Scanner(
        [
            (phrase(Sign.SUICIDAL_THOUGHTS, severity=Severity.LOW), Pattern(anchors=(" die ",))),
            (phrase(Sign.SUICIDAL_THOUGHTS, severity=Severity.HIGH), Pattern(anchors=(" die ",))),
        ]
    )
    assert [cue.severity for cue in graded.recognise("die")] == [Severity.HIGH]


def test_an_exception_makes_what_it_covers_a_figure_of_speech() -> None:
    excepted = Scanner(
        [
            (phrase(), Pattern(anchors=(" dying ",))),
            (phrase(exception=True), Pattern(anchors=(" dying to see ",))),
        ]
    )
    assert [cue.status for cue in excepted.recognise("dying to see her, and dying")] == [Status.FIGURE, Status.PRESENT]


def _steps(act: Callable[[], tuple[Cue, ...]]) -> int:
    """How many lines of Python an act runs: work counted, not timed."""
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "wants to die ",
        "denies wants to die, ",
        "if he wants to die and ",
        "....",
        "\n\n\n\n",
        "    ",
        "aaaaaaaaaa",
        "his sister ",
        "[ ] wants to die ",
        "wants to die? ",
        "wants to die,",
        "\u0430\u0431\u200b ",
        "(((((",
        "2011 years ago ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    reader = scanner("wants to die")
    reader.recognise(piece * 10)
    small = _steps(lambda: reader.recognise(piece * 200))
    large = _steps(lambda: reader.recognise(piece * 1600))
    assert large <= 9 * max(small, 50)


@pytest.mark.parametrize("words", ["cant work ", "i took them ", "had a stroke of ", "my own depression ", "and "])
def test_the_same_words_very_many_times_take_no_more_than_their_share(words: str) -> None:
    recognise(words)
    started = time.process_time()
    recognise(words * 1_000)
    once = time.process_time() - started
    recognise(words * 12_000)
    assert time.process_time() - started - once < 60 * once + 0.5
