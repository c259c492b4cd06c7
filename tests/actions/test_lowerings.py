"""Is an answer lowered only by a person, with a reason, and below a floor only by a supervisor?"""

import uuid
from datetime import timedelta

import pytest

from baton.actions import batons, concerns, lowerings, screenings
from baton.actions.signs import Heard
from baton.core.facts import Answer
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import Severity, Sign
from baton.models import ConfirmedSign, Lowering, Notice
from cast import NOW, Cast

LATER = NOW + timedelta(hours=1)


def open_keys(cast: Cast) -> set[str]:
    return set(cast.marcus.batons.filter(status="open").values_list("key", flat=True))


@pytest.fixture
def wish(cast: Cast, note) -> ConfirmedSign:
    """A sign of a floor row, beside one that is none."""
    return note("A wish to be dead. No sleep, no food.").signs.get(sign="suicidal_thoughts")


@pytest.fixture
def asked(cast: Cast, wish: ConfirmedSign) -> Lowering:
    lowering = lowerings.set_aside(sign=wish, reason="A line from a song.", by=cast.pia, now=LATER)
    assert lowering is not None
    return lowering


def test_a_sign_above_the_floor_is_set_aside_and_its_steps_with_it(cast: Cast, note) -> None:
    encounter = note("A wish to be dead. No sleep, no food.")
    sign = encounter.signs.get(sign="social_need")
    assert lowerings.set_aside(sign=sign, reason="He has eaten.", by=cast.pia, now=LATER) is None
    assert open_keys(cast) == {"assess", "tell"}
    assert list(encounter.decisions.values_list("disposition", flat=True)) == ["same_day", "same_day"]
    assert encounter.decisions.get(replaced_by__isnull=True).answer["rows"] == ["D05"]


def test_a_concern_whose_last_sign_was_set_aside_is_looked_at_again(cast: Cast, note) -> None:
    sign = note("No food.".lower()).signs.get()
    lowerings.set_aside(sign=sign, reason="He has eaten.", by=cast.pia, now=LATER)
    assert open_keys(cast) == {"look_again"}


def test_another_note_that_asks_for_the_same_step_keeps_it_open(cast: Cast, note) -> None:
    first, _ = note("Someone puts ideas in him."), note("Still someone puts ideas in him.")
    lowerings.set_aside(sign=first.signs.get(), reason="Read wrong.", by=cast.pia, now=LATER)
    assert open_keys(cast) == {"refer", "tell"}


def test_below_a_floor_a_supervisor_is_asked_and_all_steps_stay(cast: Cast, asked: Lowering) -> None:
    assert open_keys(cast) == {"assess", "tell", "link", f"lowering_{asked.sign_id}"}
    assert (asked.baton.holder, asked.status) == (cast.sue, "asked")
    with pytest.raises(Refused):
        lowerings.set_aside(sign=asked.sign, reason="Asking twice.", by=cast.pia, now=LATER)


def test_a_supervisor_who_agrees_sets_the_sign_and_its_steps_down(cast: Cast, asked: Lowering) -> None:
    lowerings.grant(lowering=asked, answer="I know the song.", by=cast.sue, now=LATER)
    assert open_keys(cast) == {"link"}
    asked.sign.refresh_from_db()
    assert (asked.sign.set_aside_by, asked.sign.set_aside_reason) == (cast.sue, "A line from a song.")
    assert asked.decision.replaced_by.disposition == "refer"
    assert Notice.objects.of(cast.agency).filter(to=cast.pia, code="lowering.granted").exists()


def test_a_supervisor_who_does_not_agree_leaves_everything_as_it_is(cast: Cast, asked: Lowering) -> None:
    lowerings.refuse(lowering=asked, answer="Ask him first.", by=cast.sue, now=LATER)
    assert open_keys(cast) == {"assess", "tell", "link"}
    asked.sign.refresh_from_db()
    assert asked.sign.set_aside_at is None


def test_a_request_is_answered_once(cast: Cast, asked: Lowering) -> None:
    lowerings.refuse(lowering=asked, answer="Ask him first.", by=cast.sue, now=LATER)
    with pytest.raises(Refused) as refusal:
        lowerings.grant(lowering=asked, answer="I know the song.", by=cast.cy, now=LATER)
    assert refusal.value.code is Code.STALE


def test_the_worker_cannot_answer_their_own_request(cast: Cast, asked: Lowering) -> None:
    with pytest.raises(Refused) as refusal:
        lowerings.grant(lowering=asked, answer="Yes.", by=cast.pia, now=LATER)
    assert refusal.value.code is Code.NOT_ALLOWED


def test_a_supervisor_asks_another_supervisor(cast: Cast, wish: ConfirmedSign) -> None:
    lowering = lowerings.set_aside(sign=wish, reason="A song.", by=cast.sue, now=LATER)
    assert lowering is not None
    assert lowering.baton.holder == cast.cy
    with pytest.raises(Refused, match="yourself"):
        lowerings.grant(lowering=lowering, answer="Yes.", by=cast.sue, now=LATER)


def test_a_request_that_was_passed_on_is_still_answered(cast: Cast, asked: Lowering) -> None:
    batons.pass_on(baton=asked.baton, to=cast.cy, taken=True, by=cast.sue, now=LATER)
    lowerings.refuse(lowering=asked, answer="Ask him first.", by=cast.cy, now=LATER)
    assert open_keys(cast) == {"assess", "tell", "link"}


def test_no_answer_is_lowered_without_a_reason(cast: Cast, wish: ConfirmedSign) -> None:
    with pytest.raises(Refused) as refusal:
        lowerings.set_aside(sign=wish, reason="  ", by=cast.pia, now=LATER)
    assert refusal.value.field == "reason"


def close_all(cast: Cast) -> None:
    for baton in cast.marcus.batons.filter(status="open"):
        batons.done(baton=baton, outcome="Done.", by=baton.holder, now=LATER)
    concerns.close(concern=cast.marcus.concerns.get(), outcome="Well.", by=cast.pia, now=LATER)


def test_a_sign_set_aside_after_the_concern_was_closed_opens_nothing(cast: Cast, note) -> None:
    sign = note("There is no food.").signs.get()
    close_all(cast)
    lowerings.set_aside(sign=sign, reason="Read wrong.", by=cast.pia, now=LATER)
    assert open_keys(cast) == set()
    assert cast.marcus.decisions.get(replaced_by__isnull=True).disposition == "continue"


def test_below_a_floor_a_closed_concern_is_reopened_first(cast: Cast, wish: ConfirmedSign) -> None:
    close_all(cast)
    with pytest.raises(Refused, match="Reopen it first"):
        lowerings.set_aside(sign=wish, reason="Read wrong.", by=cast.pia, now=LATER)
    assert open_keys(cast) == set()


def test_a_request_is_answered_and_not_ticked_off(cast: Cast, asked: Lowering) -> None:
    with pytest.raises(Refused, match="yes or no"):
        batons.done(baton=asked.baton, outcome="Seen.", by=cast.sue, now=LATER)
    with pytest.raises(Refused, match="yes or no"):
        batons.set_down(baton=asked.baton, reason="Not now.", by=cast.sue, now=LATER)


def test_what_the_worker_added_still_counts_when_a_cue_is_set_aside(cast: Cast, note) -> None:
    unsure = Heard(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.LOW, answer=Answer.UNSURE)
    encounter = note("There is no food.", heard=[unsure, Heard(sign=Sign.PSYCHOSIS)])
    lowerings.set_aside(sign=encounter.signs.get(sign="social_need"), reason="Eaten.", by=cast.pia, now=LATER)
    later = encounter.decisions.get(replaced_by__isnull=True)
    assert set(later.answer["rows"]) == {"D05", "D13", "R0"}


def test_an_answer_of_a_screening_is_lowered_like_words(cast: Cast) -> None:
    answers = {str(number): 0 for number in range(1, 10)} | {"9": 1}
    said = {"client": cast.marcus, "instrument": "phq9", "answers": answers, "key": uuid.uuid4()}
    sign = screenings.record(**said, at=NOW, by=cast.pia, now=NOW).signs.get()
    assert lowerings.set_aside(sign=sign, reason="Ticked by mistake.", by=cast.pia, now=LATER) is None
    assert cast.marcus.decisions.get(replaced_by__isnull=True).answer["rows"] == []
