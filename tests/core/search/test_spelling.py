import pytest

from baton.core.search.spelling import meant

WORDS = {"pantry": 5, "pastry": 9, "therapist": 3, "therapists": 1, "legal": 4, "lethal": 4}


@pytest.mark.parametrize(
    ("word", "right"),
    [("pantyr", "pantry"), ("therapsit", "therapist"), ("theripast", "therapist"), ("legla", "legal"), ("zebra", None)],
)
def test_the_word_with_the_fewest_slips_was_meant(word: str, right: str | None) -> None:
    assert meant(word, WORDS) == right


def test_of_two_that_are_as_near_the_one_used_more_was_meant() -> None:
    assert meant("pantry"[:2] + "stry"[1:], WORDS) == "pastry"
    assert meant("patry", {"pantry": 5, "pastry": 9}) == "pastry"


def test_a_short_word_may_hold_one_slip_only() -> None:
    assert meant("lagel", WORDS) is None
