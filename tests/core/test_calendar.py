import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.calendar import Calendar, due_at
from baton.core.within import Unit, Within

NEW_YORK = Calendar(time_zone="America/New_York", subdivision="NY")
START = datetime(2024, 1, 1, tzinfo=UTC)
ZONES = ["America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "UTC"]


def local(text: str, zone: str = "America/New_York") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("within", "start", "due"),
    [
        ("now", "2026-03-02 10:00", "2026-03-02 10:00"),
        ("90 minutes", "2026-03-02 23:00", "2026-03-03 00:30"),
        ("48 hours", "2026-03-06 18:00", "2026-03-08 19:00"),  # the clock jumped ahead in between
        ("today", "2026-03-02 00:01", "2026-03-02 17:00"),
        ("today", "2026-03-02 16:59", "2026-03-02 17:00"),
        ("today", "2026-03-02 17:00", "2026-03-02 23:59"),
        ("today", "2026-03-01 10:00", "2026-03-01 17:00"),  # a Sunday: today stays today
        ("1 business day", "2026-03-02 10:00", "2026-03-03 17:00"),
        ("1 business day", "2026-03-02 23:00", "2026-03-03 17:00"),
        ("1 business day", "2026-03-06 10:00", "2026-03-09 17:00"),  # Friday to Monday
        ("1 business day", "2026-03-08 10:00", "2026-03-09 17:00"),  # Sunday to Monday
        ("1 business day", "2026-11-25 10:00", "2026-11-27 17:00"),  # over Thanksgiving
        ("2 business days", "2026-12-31 10:00", "2027-01-05 17:00"),  # over New Year and a weekend
        ("10 business days", "2026-03-02 10:00", "2026-03-16 17:00"),
        ("7 days", "2026-03-02 10:15", "2026-03-09 10:15"),  # the same local time though the clock jumped
        ("30 days", "2026-10-20 10:15", "2026-11-19 10:15"),
    ],
)
def test_a_span_ends_when_a_person_would_say_so(within: str, start: str, due: str) -> None:
    assert due_at(Within.parse(within), local(start).astimezone(UTC), NEW_YORK) == local(due)


def test_the_day_is_the_agencys_and_not_that_of_greenwich() -> None:
    start = datetime(2026, 3, 3, 2, tzinfo=UTC)  # six in the evening of the second in Los Angeles
    west = Calendar(time_zone="America/Los_Angeles")
    assert due_at(Within.parse("today"), start, west) == local("2026-03-02 23:59", "America/Los_Angeles")


def test_an_agencys_own_days_off_and_hours_count() -> None:
    retreat = Calendar(time_zone="America/New_York", closes=time(16, 30), closed_on=frozenset({date(2026, 3, 3)}))
    start = local("2026-03-02 10:00")
    assert due_at(Within.parse("1 business day"), start, retreat) == local("2026-03-04 16:30")


def test_another_country_has_its_own_holidays_and_weekend() -> None:
    start = local("2026-05-04 10:00", "Asia/Jerusalem")
    israel = Calendar(time_zone="Asia/Jerusalem", country="IL", weekend=frozenset({4, 5}))
    assert due_at(Within.parse("4 business days"), start, israel) == local("2026-05-10 17:00", "Asia/Jerusalem")


def test_the_answer_is_in_utc() -> None:
    assert due_at(Within.parse("today"), local("2026-03-02 10:00"), NEW_YORK).tzinfo is UTC


def test_a_day_lasts_past_the_hour_that_the_clock_skips() -> None:
    due = due_at(Within.parse("1 day"), local("2026-03-07 02:30"), NEW_YORK)
    assert due == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_a_start_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="start with a time zone"):
        due_at(Within.parse("today"), datetime.fromisoformat("2026-03-02 10:00"), NEW_YORK)


def test_a_calendar_that_never_opens_is_found_out() -> None:
    closed = frozenset(date(2026, 3, 2) + timedelta(days=day) for day in range(400))
    shut = Calendar(time_zone="UTC", closed_on=closed)
    with pytest.raises(ValueError, match="no open day for a year"):
        due_at(Within.parse("1 business day"), datetime(2026, 3, 2, tzinfo=UTC), shut)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"time_zone": "Mars/Olympus"}, '"Mars/Olympus" is no time zone'),
        ({"time_zone": "../etc/passwd"}, "is no time zone"),
        ({"country": "XX"}, "No public holidays are known for XX"),
        ({"subdivision": "ZZ"}, "No public holidays are known for US ZZ"),
        ({"opens": time(17), "closes": time(9)}, "opens before it closes"),
        ({"weekend": frozenset(range(7))}, "open on some day"),
    ],
)
def test_a_calendar_that_makes_no_sense_says_what(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Calendar(**{"time_zone": "UTC", **wrong})


MOMENTS = st.integers(0, 8 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
CALENDARS = st.sampled_from([Calendar(time_zone=zone) for zone in ZONES])
UNITS = st.sampled_from([Unit.MINUTES, Unit.HOURS, Unit.BUSINESS_DAYS, Unit.DAYS])


@given(start=MOMENTS, calendar=CALENDARS, unit=st.sampled_from(Unit), amount=st.integers(0, 60))
def test_nothing_is_due_in_the_past(start: datetime, calendar: Calendar, unit: Unit, amount: int) -> None:
    assert due_at(Within(amount, unit), start, calendar) >= start


@given(start=MOMENTS, calendar=CALENDARS, unit=UNITS, amounts=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_a_longer_span_is_never_due_sooner(
    start: datetime, calendar: Calendar, unit: Unit, amounts: tuple[int, int]
) -> None:
    short, long = (due_at(Within(amount, unit), start, calendar) for amount in sorted(amounts))
    assert short <= long


@given(start=MOMENTS, calendar=CALENDARS, amount=st.integers(1, 60))
def test_now_comes_before_today_and_today_before_any_business_day(
    start: datetime, calendar: Calendar, amount: int
) -> None:
    now, today, later = (
        due_at(within, start, calendar)
        for within in (Within(0, Unit.NOW), Within(0, Unit.TODAY), Within(amount, Unit.BUSINESS_DAYS))
    )
    assert now <= today < later


@given(start=MOMENTS, calendar=CALENDARS)
def test_today_is_today_where_the_agency_is(start: datetime, calendar: Calendar) -> None:
    zone = ZoneInfo(calendar.time_zone)
    due = due_at(Within(0, Unit.TODAY), start, calendar)
    assert due.astimezone(zone).date() == start.astimezone(zone).date()


@given(start=MOMENTS, calendar=CALENDARS, amount=st.integers(1, 60))
def test_business_days_end_at_closing_time_of_an_open_day(start: datetime, calendar: Calendar, amount: int) -> None:
    due = due_at(Within(amount, Unit.BUSINESS_DAYS), start, calendar).astimezone(ZoneInfo(calendar.time_zone))
    assert calendar.is_open_on(due.date())
    assert due.time() == calendar.closes


def test_reading_a_note_does_not_load_the_calendar() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, baton.core; print('holidays' in sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert loaded.stdout == "False\n"
