"""Can a concern and its batons be moved from the page, and does the second of two people see what changed?"""

from typing import Any

import pytest

from baton.models import Baton, Concern, Lowering
from cast import Cast


@pytest.fixture
def concern(cast: Cast, note: Any) -> Concern:
    return note().decisions.get().concern


@pytest.fixture
def mine(cast: Cast, concern: Concern) -> Baton:
    return concern.batons.get(holder=cast.pia)


def test_a_step_is_done_and_the_record_says_how(cast: Cast, signed_in: Any, mine: Baton) -> None:
    answer = signed_in(cast.pia).post(f"/batons/{mine.pk}/done/", {"outcome": "They met the team."}, follow=True)
    assert "Done by Pia: They met the team." in answer.content.decode()


def test_what_comes_next_is_opened_with_it(cast: Cast, signed_in: Any, mine: Baton, concern: Concern) -> None:
    said = {"outcome": "Left a message.", "then": "Call again", "within": "1 business day"}
    signed_in(cast.pia).post(f"/batons/{mine.pk}/done/", said)
    assert concern.batons.get(do="Call again").holder == cast.pia


def test_a_step_without_a_word_on_it_comes_back_with_what_was_typed(cast: Cast, signed_in: Any, mine: Baton) -> None:
    answer = signed_in(cast.pia).post(f"/batons/{mine.pk}/done/", {"outcome": " ", "then": "Call the aunt"})
    assert answer.status_code == 422
    assert "Call the aunt" in answer.content.decode()


def test_the_second_of_two_sees_what_changed_and_keeps_the_words(cast: Cast, signed_in: Any, mine: Baton) -> None:
    signed_in(cast.sue).post(f"/batons/{mine.pk}/done/", {"outcome": "Sue did it."})
    answer = signed_in(cast.pia).post(f"/batons/{mine.pk}/done/", {"outcome": "I did it too."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Someone was first" in page
    assert "Sue did it." in page
    assert "I did it too." in page


def test_a_baton_is_passed_on_only_after_a_yes(cast: Cast, signed_in: Any, mine: Baton) -> None:
    pia = signed_in(cast.pia)
    answer = pia.post(f"/batons/{mine.pk}/pass/", {"to": cast.sue.pk})
    assert answer.status_code == 422
    assert "Ask them first." in answer.content.decode()
    assert pia.post(f"/batons/{mine.pk}/pass/", {"to": cast.sue.pk, "taken": "on"}).status_code == 302
    assert mine.passed_to.holder == cast.sue


def test_a_supervisor_takes_a_baton(cast: Cast, signed_in: Any, mine: Baton) -> None:
    signed_in(cast.sue).post(f"/batons/{mine.pk}/take/")
    assert mine.passed_to.holder == cast.sue


def test_only_a_supervisor_sets_a_step_aside_and_the_refusal_says_so(cast: Cast, signed_in: Any, mine: Baton) -> None:
    answer = signed_in(cast.pia).post(f"/batons/{mine.pk}/set-down/", {"reason": "I would rather not."})
    assert answer.status_code == 403
    assert "Only a supervisor can set this aside." in answer.content.decode()
    assert signed_in(cast.sue).post(f"/batons/{mine.pk}/set-down/", {"reason": "He moved."}).status_code == 302


def test_a_concern_with_open_steps_is_not_closed_and_the_words_stay(
    cast: Cast, signed_in: Any, concern: Concern
) -> None:
    answer = signed_in(cast.pia).post(f"/concerns/{concern.pk}/close/", {"outcome": "He is well."})
    page = answer.content.decode()
    assert "Someone still holds a step" in page
    assert "He is well." in page


def test_a_concern_is_closed_and_opened_again(cast: Cast, signed_in: Any, concern: Concern) -> None:
    sue = signed_in(cast.sue)
    for baton in concern.batons.filter(status="open"):
        sue.post(f"/batons/{baton.pk}/done/", {"outcome": "Done."})
    answer = sue.post(f"/concerns/{concern.pk}/close/", {"outcome": "He is well."}, follow=True)
    assert "He is well." in answer.content.decode()
    again = signed_in(cast.pia).post(f"/concerns/{concern.pk}/reopen/", {"reason": "It is back."}, follow=True)
    assert "Look again: It is back." in again.content.decode()


def test_a_supervisor_answers_whether_a_sign_may_be_set_aside(cast: Cast, signed_in: Any, note: Any) -> None:
    encounter = note("He has a plan for tonight.")
    sign = encounter.signs.get()
    signed_in(cast.pia).post(f"/signs/{sign.pk}/aside/", {"reason": "For the garden."})
    lowering = Lowering.objects.of(cast.agency).get()
    where = f"/lowerings/{lowering.pk}/answer/"
    assert signed_in(cast.pia).post(where, {"reason": "Fine.", "yes": "1"}).status_code == 403
    asked = signed_in(cast.sue).get(f"/batons/{lowering.baton_id}/").content.decode()
    assert (f"/concerns/{lowering.baton.concern_id}/#asked" in asked, "It is done" in asked) == (True, False)
    assert signed_in(cast.sue).post(where, {"reason": "", "yes": "1"}).status_code == 422
    assert signed_in(cast.sue).post(where, {"reason": "I asked him.", "yes": "1"}).status_code == 302
    sign.refresh_from_db()
    assert sign.set_aside_at


MOVES = ["batons/{b}/done", "batons/{b}/pass", "batons/{b}/take", "batons/{b}/set-down"]
MOVES += ["concerns/{c}/close", "concerns/{c}/reopen"]


@pytest.mark.parametrize("move", MOVES)
def test_moves_are_made_by_post_and_by_who_may_see(cast: Cast, signed_in: Any, mine: Baton, move: str) -> None:
    where = "/" + move.format(b=mine.pk, c=mine.concern_id) + "/"
    assert signed_in(cast.pia).get(where).status_code == 405
    assert signed_in(cast.olu).post(where, {"outcome": "x", "reason": "x"}).status_code == 404
