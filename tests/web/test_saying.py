"""Are times and numbers said as people say them?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from baton.web import saying

# A Tuesday, 10:40 in the morning in New York.
NOW = datetime(2026, 9, 15, 14, 40, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_new_york() -> Iterator[None]:
    with timezone.override("America/New_York"):
        yield


@pytest.mark.parametrize(
    ("hour", "words"), [(4, "12:00 am"), (13, "9:00 am"), (16, "12:00 pm"), (21, "5:00 pm")], ids=str
)
def test_a_clock_has_twelve_hours(hour: int, words: str) -> None:
    assert saying.clock(NOW.replace(hour=hour, minute=0)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (6, "Monday"), (7, "September 22"), (-2, "September 13")],
)
def test_a_day_is_named_by_how_near_it_is(days: int, words: str) -> None:
    assert saying.day(NOW + timedelta(days=days), NOW) == words


def test_a_day_of_another_year_says_which() -> None:
    assert saying.day(NOW + timedelta(days=365), NOW) == "September 15, 2027"


def test_a_day_ends_at_the_local_midnight() -> None:
    assert saying.day(datetime(2026, 9, 16, 3, 59, tzinfo=UTC), NOW) == "today"
    assert saying.end_of_day(NOW) == datetime(2026, 9, 16, 4, 0, tzinfo=UTC)


def test_what_is_due_this_hour_is_due_now_and_then_it_is_late() -> None:
    assert saying.late(NOW - timedelta(minutes=59), NOW) == "due now"
    assert saying.late(NOW - timedelta(minutes=70), NOW) == "late since 9:30 am"
    assert saying.late(NOW - timedelta(days=1), NOW) == "late since yesterday, 10:40 am"


def test_until_when_is_said_with_the_day_only_where_it_is_another_one() -> None:
    assert saying.by(NOW, NOW) == "now"
    assert saying.by(NOW + timedelta(hours=2), NOW) == "by 12:40 pm"
    assert saying.by(NOW + timedelta(days=1), NOW) == "by tomorrow, 10:40 am"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "no batons"), (1, "one baton"), (12, "twelve batons"), (13, "13 batons")]
)
def test_counts_up_to_twelve_are_words(count: int, words: str) -> None:
    assert saying.counted(count, "baton") == words


@pytest.mark.parametrize(
    ("span", "words"), [("", ""), ("now", "now"), ("today", "today"), ("2 business days", "within 2 business days")]
)
def test_a_span_reads_as_a_part_of_a_sentence(span: str, words: str) -> None:
    assert saying.within(span) == words
