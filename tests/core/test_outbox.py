"""When does a message go out? Tables by hand for pauses and quiet hours; no clock that leaps holds one up."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.outbox import Outcome, gives_up, is_quiet, pause, rests

NOW = datetime(2026, 9, 15, 14, 40, tzinfo=UTC)
MOMENTS = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("attempts", "away", "later"),
    [(1, 1, 1), (2, 2, 2), (3, 4, 4), (4, 8, 8), (5, 15, 16), (8, 15, 128), (99, 15, 240)],
)
def test_pauses_double_up_to_a_quarter_of_an_hour_or_four_hours(attempts: int, away: int, later: int) -> None:
    assert pause(attempts, Outcome.AWAY) == timedelta(minutes=away)
    assert pause(attempts, Outcome.LATER) == timedelta(minutes=later)


def test_a_server_that_is_away_is_never_given_up_and_a_full_mailbox_is_after_four_days() -> None:
    assert not gives_up(10_000, Outcome.AWAY)
    assert gives_up(1, Outcome.REFUSED)
    last = next(attempts for attempts in range(1, 100) if gives_up(attempts, Outcome.LATER))
    tried_for = sum((pause(attempts, Outcome.LATER) for attempts in range(1, last)), timedelta())
    assert timedelta(days=3) < tried_for < timedelta(days=5)


@given(tried_at=MOMENTS, now=MOMENTS, attempts=st.integers(1, 1000), outcome=st.sampled_from([*Outcome, None]))
def test_whatever_the_clock_says_nothing_rests_for_longer_than_its_pause(
    tried_at: datetime, now: datetime, attempts: int, outcome: Outcome | None
) -> None:
    asked = {"tried_at": tried_at, "attempts": attempts, "outcome": outcome}
    assert not rests(**asked, now=tried_at - timedelta(days=1))
    assert rests(**asked, now=tried_at)
    assert not rests(**asked, now=tried_at + pause(attempts, outcome))
    if rests(**asked, now=now):
        assert timedelta(0) <= now - tried_at < pause(attempts, outcome)


def test_what_was_never_tried_does_not_rest() -> None:
    assert not rests(tried_at=None, attempts=0, outcome=None, now=NOW)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("20:59", False), ("21:00", True), ("23:59", True), ("00:00", True), ("06:59", True), ("07:00", False)],
)
def test_the_usual_quiet_hours_last_from_nine_to_seven(clock: str, quiet: bool) -> None:
    assert is_quiet(time.fromisoformat(clock)) is quiet


@pytest.mark.parametrize(
    ("clock", "quiet"), [("12:59", False), ("13:00", True), ("13:59", True), ("14:00", False), ("23:00", False)]
)
def test_quiet_hours_may_lie_within_a_day(clock: str, quiet: bool) -> None:
    assert is_quiet(time.fromisoformat(clock), frm=time(13), until=time(14)) is quiet


@given(st.times(), st.times())
def test_two_equal_times_mean_no_quiet_hours(clock: time, both: time) -> None:
    assert not is_quiet(clock, frm=both, until=both)
