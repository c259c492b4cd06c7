import pytest

from baton.core.concerns import MOVES, ConcernStatus
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused


@pytest.mark.parametrize(
    ("given", "missing"),
    [({"outcome"}, "no_open_batons"), ({"no_open_batons"}, "outcome")],
)
def test_a_concern_closes_only_with_no_step_in_a_hand_and_an_outcome(given: set[str], missing: str) -> None:
    with pytest.raises(Refused) as caught:
        MOVES.check("close", status=ConcernStatus.OPEN, given=given)
    assert (caught.value.code, caught.value.field) == (Code.NEEDS, missing)
    assert MOVES.check("close", status=ConcernStatus.OPEN, given=given | {missing}).to is ConcernStatus.CLOSED


def test_a_closed_concern_reopens_with_a_reason_and_a_hand() -> None:
    move = MOVES.check("reopen", status=ConcernStatus.CLOSED, given={"reason", "holder"})
    assert (move.to, move.ability) == (ConcernStatus.OPEN, Ability.CONCERN_REOPEN)
    assert move.opens


def test_a_closed_concern_is_not_closed_twice() -> None:
    with pytest.raises(Refused, match=r'This concern is closed already\. What you can do now: "Reopen"'):
        MOVES.check("close", status=ConcernStatus.CLOSED, given={"outcome", "no_open_batons"})
