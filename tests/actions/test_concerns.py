"""Does a concern stay open until it is answered?"""

from datetime import timedelta

import pytest

from baton.actions import batons, concerns
from baton.core.refusals import Code, Refused
from baton.models import Concern
from cast import NOW, Cast

LATER = NOW + timedelta(days=1)


@pytest.fixture
def concern(cast: Cast, note) -> Concern:
    note("The neighbor puts ideas in him.")
    return cast.marcus.concerns.get()


def finish(cast: Cast, concern: Concern) -> None:
    for baton in concern.batons.filter(status="open"):
        batons.done(baton=baton, outcome="Done.", by=baton.holder, now=LATER)


def test_a_concern_is_closed_once_all_steps_are_done_with_how_it_ended(cast: Cast, concern: Concern) -> None:
    finish(cast, concern)
    closed = concerns.close(concern=concern, outcome="He is in care.", by=cast.pia, now=LATER)
    assert (closed.status, closed.outcome, closed.closed_by) == ("closed", "He is in care.", cast.pia)
    assert not closed.batons.filter(status="open").exists()


def test_a_concern_is_not_closed_while_a_step_is_open_or_without_an_outcome(cast: Cast, concern: Concern) -> None:
    with pytest.raises(Refused) as refusal:
        concerns.close(concern=concern, outcome="He is in care.", by=cast.pia, now=LATER)
    assert refusal.value.field == "no_open_batons"
    finish(cast, concern)
    with pytest.raises(Refused) as refusal:
        concerns.close(concern=concern, outcome=" ", by=cast.pia, now=LATER)
    assert refusal.value.field == "outcome"
    assert concern.batons.filter(status="open").exists()


def test_a_concern_comes_back_with_a_step_in_a_hand(cast: Cast, concern: Concern) -> None:
    finish(cast, concern)
    concerns.close(concern=concern, outcome="He is in care.", by=cast.pia, now=LATER)
    again = concerns.reopen(concern=concern, reason="He left the team.", holder=cast.pia, by=cast.sue, now=LATER)
    assert (again.status, again.times_reopened, again.outcome) == ("open", 1, "He is in care.")
    step = again.batons.get(status="open")
    assert (step.holder, step.do) == (cast.pia, "Look again: He left the team.")


def test_a_concern_is_not_reopened_beside_its_like(cast: Cast, concern: Concern, note) -> None:
    finish(cast, concern)
    concerns.close(concern=concern, outcome="He is in care.", by=cast.pia, now=LATER)
    note("Again she puts ideas in him.".replace("she", "someone"), now=LATER)
    with pytest.raises(Refused) as refusal:
        concerns.reopen(concern=concern, reason="Back.", holder=cast.pia, by=cast.pia, now=LATER)
    assert refusal.value.code is Code.NOT_POSSIBLE


def test_who_covers_does_not_close_a_concern(cast: Cast, concern: Concern, note) -> None:
    finish(cast, concern)
    cast.sue.backup = None
    cast.sue.save(update_fields=["backup"])
    with pytest.raises(Refused) as refusal:
        concerns.close(concern=concern, outcome="Done.", by=cast.cy, now=LATER)
    assert refusal.value.code is Code.NOT_ALLOWED
