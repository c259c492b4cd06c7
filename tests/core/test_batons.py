from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.batons import CLIMB_TIMES, MOVES, BatonStatus, ClimbTimes, Level, climb, next_climb_at
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import Disposition

DUE = datetime(2026, 3, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "given_", "to", "ability"),
    [
        ("close", {"outcome"}, BatonStatus.DONE, Ability.BATON_CLOSE),
        ("pass", {"holder", "taken"}, BatonStatus.PASSED, Ability.BATON_PASS),
        ("set_down", {"reason"}, BatonStatus.SET_DOWN, Ability.BATON_SET_DOWN),
    ],
)
def test_an_open_baton_can_be_closed_passed_or_set_down(
    name: str, given_: set[str], to: BatonStatus, ability: Ability
) -> None:
    move = MOVES.check(name, status=BatonStatus.OPEN, given=given_)
    assert (move.to, move.ability) == (to, ability)
    assert move.closes == ("this one",)


@pytest.mark.parametrize(
    ("name", "given_", "missing"),
    [
        ("close", set(), "outcome"),
        ("pass", {"taken"}, "holder"),
        ("pass", {"holder"}, "taken"),
        ("set_down", set(), "reason"),
    ],
)
def test_no_baton_leaves_a_hand_without_what_it_needs(name: str, given_: set[str], missing: str) -> None:
    with pytest.raises(Refused) as caught:
        MOVES.check(name, status=BatonStatus.OPEN, given=given_)
    assert (caught.value.code, caught.value.field) == (Code.NEEDS, missing)


@pytest.mark.parametrize("status", [BatonStatus.DONE, BatonStatus.PASSED, BatonStatus.SET_DOWN])
@pytest.mark.parametrize("name", ["close", "pass", "set_down"])
def test_a_baton_that_has_left_the_hand_does_not_move_again(name: str, status: BatonStatus) -> None:
    with pytest.raises(Refused) as caught:
        MOVES.check(name, status=status, given={"outcome", "holder", "taken", "reason"})
    assert caught.value.code is Code.NOT_POSSIBLE


def test_only_passing_opens_a_baton() -> None:
    assert [move.name for move in MOVES.moves if move.opens] == ["pass"]


@pytest.mark.parametrize(
    ("disposition", "late", "levels"),
    [
        (Disposition.REFER, timedelta(minutes=-1), ()),
        (Disposition.REFER, timedelta(), (Level.HOLDER,)),
        (Disposition.REFER, timedelta(hours=3, minutes=59), (Level.HOLDER,)),
        (Disposition.REFER, timedelta(hours=4), (Level.HOLDER, Level.SUPERVISOR)),
        (Disposition.REFER, timedelta(hours=24), tuple(Level)),
        (Disposition.EMERGENCY, timedelta(minutes=14), (Level.HOLDER,)),
        (Disposition.EMERGENCY, timedelta(minutes=15), (Level.HOLDER, Level.SUPERVISOR)),
        (Disposition.SAME_DAY, timedelta(minutes=45), tuple(Level)),
        (Disposition.CONSULT, timedelta(hours=1), (Level.HOLDER,)),
    ],
)
def test_an_overdue_baton_climbs_sooner_the_graver_it_is(
    disposition: Disposition, late: timedelta, levels: tuple[Level, ...]
) -> None:
    assert climb(due_at=DUE, now=DUE + late, times=CLIMB_TIMES[disposition]) == levels


def test_nobody_is_told_twice_and_a_level_that_was_missed_is_made_up() -> None:
    assert climb(due_at=DUE, now=DUE + timedelta(days=2), told=Level.HOLDER) == (Level.SUPERVISOR, Level.BACKUP)
    assert climb(due_at=DUE, now=DUE + timedelta(days=2), told=Level.BACKUP) == ()


def test_an_agency_sets_its_own_times_but_never_out_of_order() -> None:
    soon = ClimbTimes(holder=timedelta(), supervisor=timedelta(), backup=timedelta(minutes=1))
    assert climb(due_at=DUE, now=DUE, times=soon) == (Level.HOLDER, Level.SUPERVISOR)
    with pytest.raises(ValueError, match="holder first, then supervisor"):
        ClimbTimes(holder=timedelta(), supervisor=timedelta(hours=2), backup=timedelta(hours=1))
    with pytest.raises(ValueError, match="none before it is due"):
        ClimbTimes(holder=timedelta(hours=-1), supervisor=timedelta(), backup=timedelta())


TOLD = st.sampled_from([None, *Level])


@given(told=TOLD, minutes=st.integers(-10_000, 10_000))
def test_the_next_climb_is_exactly_when_somebody_more_is_told(told: Level | None, minutes: int) -> None:
    now = DUE + timedelta(minutes=minutes)
    following = next_climb_at(due_at=DUE, told=told)
    assert bool(climb(due_at=DUE, now=now, told=told)) is (following is not None and now >= following)


@given(first=st.integers(-10_000, 10_000), second=st.integers(-10_000, 10_000))
def test_later_never_tells_fewer(first: int, second: int) -> None:
    early, late = sorted((first, second))
    told = climb(due_at=DUE, now=DUE + timedelta(minutes=late))
    assert told[: len(climb(due_at=DUE, now=DUE + timedelta(minutes=early)))] == climb(
        due_at=DUE, now=DUE + timedelta(minutes=early)
    )
