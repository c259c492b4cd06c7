"""Is an instrument filled in on a calm page, and does what it says go into the decision?"""

import uuid
from typing import Any

from baton.models import Screening
from cast import Cast


def answers(value: str = "1", **more: str) -> dict[str, str]:
    return {f"item-{number}": value for number in range(1, 10)} | {"key": str(uuid.uuid4())} | more


def test_answers_are_scored_and_shown(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/screenings/phq9/", answers(), follow=True)
    page = answer.content.decode()
    assert Screening.objects.of(cast.agency).get().total == 9
    assert "<b>9</b> of 27" in page


def test_a_question_left_open_is_fine_and_leaves_no_total(cast: Cast, signed_in: Any) -> None:
    where = f"/clients/{cast.jun.pk}/screenings/phq9/"
    page = signed_in(cast.pia).post(where, answers(**{"item-3": ""}), follow=True).content.decode()
    assert "No total: 1 question open." in page


def test_the_same_answers_sent_twice_are_saved_once(cast: Cast, signed_in: Any) -> None:
    pia, said = signed_in(cast.pia), answers()
    first, second = (pia.post(f"/clients/{cast.jun.pk}/screenings/phq9/", said) for _ in range(2))
    assert first.url == second.url


def test_an_answer_that_is_none_comes_back(cast: Cast, signed_in: Any) -> None:
    where = f"/clients/{cast.jun.pk}/screenings/phq9/"
    assert signed_in(cast.pia).post(where, answers(**{"item-1": "7"})).status_code == 422
    assert not Screening.objects.of(cast.agency).exists()


def test_an_unknown_instrument_is_not_there(cast: Cast, signed_in: Any) -> None:
    assert signed_in(cast.pia).get(f"/clients/{cast.jun.pk}/screenings/tarot/").status_code == 404


def test_what_only_clinicians_give_is_refused_to_a_peer_in_words(cast: Cast, signed_in: Any) -> None:
    pia = signed_in(cast.pia)
    assert "A clinician gives this one." in pia.get(f"/clients/{cast.jun.pk}/screenings/").content.decode()
    answer = pia.post(f"/clients/{cast.jun.pk}/screenings/ciwaar/", {"key": str(uuid.uuid4())})
    assert answer.status_code == 403


def test_a_stranger_fills_nothing_in(cast: Cast, signed_in: Any) -> None:
    assert signed_in(cast.olu).post(f"/clients/{cast.jun.pk}/screenings/phq9/", answers()).status_code == 404
