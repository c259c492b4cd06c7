"""Is a screening scored, decided on and held here, whatever was sent?"""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from baton.actions import screenings
from baton.core.refusals import Code, Refused
from baton.models import Screening
from cast import NOW, Cast

LOW = {str(number): 0 for number in range(1, 10)}


def record(cast: Cast, answers: dict[str, int | None], **other: Any) -> Screening:
    usual = {"client": cast.marcus, "instrument": "phq9", "at": NOW, "key": uuid.uuid4(), "by": cast.pia, "now": NOW}
    return screenings.record(answers=answers, **usual | other)


def test_a_screening_keeps_answers_score_version_and_language(cast: Cast) -> None:
    screening = record(cast, LOW | {"1": 3, "2": 2})
    assert (screening.total, screening.answers["1"], screening.language) == (5, 3, "en")
    assert screening.version
    assert screening.decisions.get().disposition == "continue"


def test_a_sign_from_an_answer_rests_on_that_answer(cast: Cast) -> None:
    screening = record(cast, LOW | {"9": 1})
    sign = screening.signs.get(sign="phq9_item9")
    assert sign.origin == "screening"
    assert "item 9" in sign.evidence[0]


def test_the_same_form_sent_twice_is_one_screening(cast: Cast) -> None:
    key = uuid.uuid4()
    assert record(cast, LOW, key=key) == record(cast, LOW | {"1": 3}, key=key)


@pytest.mark.parametrize(
    ("answers", "other"),
    [
        ({"1": 9}, {}),
        ({"77": 1}, {}),
        (LOW, {"instrument": "horoscope"}),
        (LOW, {"at": NOW + timedelta(hours=1)}),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(cast: Cast, answers: dict, other: dict) -> None:
    with pytest.raises(Refused) as refusal:
        record(cast, answers, **other)
    assert refusal.value.code is Code.INVALID
    assert not cast.marcus.screenings.exists()


def test_to_others_there_is_no_such_client(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        record(cast, LOW, by=cast.olu)
    assert refusal.value.code is Code.NOT_VISIBLE
