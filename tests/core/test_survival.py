"""Are waits and shares counted as by hand? Tables worked with pencil; intervals against published examples."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.survival import Rate, Span, curve

SPANS = st.lists(st.builds(Span, days=st.integers(0, 60).map(float), happened=st.booleans()), max_size=40)


def spans(text: str) -> list[Span]:
    """ "3 5 7+" is two that happened, on days 3 and 5, and one that still waits on day 7."""
    return [Span(days=float(word.rstrip("+")), happened=not word.endswith("+")) for word in text.split()]


# Freireich's trial of 6-MP (weeks to relapse, 21 children), the example of every textbook.
FREIREICH = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"


@pytest.mark.parametrize(
    ("day", "still"),
    [(5, 1.0), (6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448), (35, 0.448)],
)
def test_the_textbook_example_comes_out_as_printed(day: int, still: float) -> None:
    assert 1 - curve(spans(FREIREICH)).by(day).share == pytest.approx(still, abs=0.0005)


def test_the_textbook_median_is_week_23_and_its_ninetieth_percentile_is_not_reached() -> None:
    drawn = curve(spans(FREIREICH))
    assert (drawn.until(0.5), drawn.until(0.9)) == (23, None)
    assert (drawn.cases, drawn.happened, len(drawn.waiting)) == (21, 9, 12)


def test_greenwood_and_the_log_log_interval_as_by_hand() -> None:
    # One of four on day 1: S = 3/4, variance of log S = 1/(4*3); the interval is S ** exp(+-1.96 * sqrt(1/12) / ln S).
    (first, *_) = curve(spans("1 2+ 3+ 4+")).points
    theta = 1.959964 * math.sqrt(1 / 12) / math.log(0.75)
    assert first.low == pytest.approx(1 - 0.75 ** math.exp(theta))
    assert first.high == pytest.approx(1 - 0.75 ** math.exp(-theta))
    assert first.low == pytest.approx(0.0388, abs=0.001)


@pytest.mark.parametrize(
    ("text", "median", "ninetieth"),
    [("", None, None), ("4", 4, 4), ("1 2 3 4", 2, 4), ("1+ 2+ 3+", None, None), ("1 9+", 1, None), ("0 0 0", 0, 0)],
)
def test_medians_of_a_few_as_by_hand(text: str, median: float | None, ninetieth: float | None) -> None:
    drawn = curve(spans(text))
    assert (drawn.until(0.5), drawn.until(0.9)) == (median, ninetieth)


@given(SPANS)
def test_a_curve_rises_within_its_interval_from_none_to_all(those: list[Span]) -> None:
    points = curve(those).points
    shares = [point.share for point in points]
    assert shares == sorted(shares)
    for point in points:
        assert -1e-9 <= point.low <= point.share + 1e-9
        assert point.share - 1e-9 <= point.high <= 1 + 1e-9


@given(SPANS.map(lambda those: [Span(days=one.days, happened=True) for one in those]), st.integers(0, 60))
def test_where_nobody_waits_the_curve_is_a_plain_count(those: list[Span], day: int) -> None:
    share = sum(one.days <= day for one in those) / len(those) if those else 0
    assert curve(those).by(day).share == pytest.approx(share)


@given(SPANS, st.integers(0, 60))
def test_one_more_that_still_waits_makes_no_wait_look_shorter(those: list[Span], days: int) -> None:
    more = curve([*those, Span(days=1000.0, happened=False)])
    assert more.by(days).share <= curve(those).by(days).share + 1e-9


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # Newcombe 1998 (81/263, 15/148, 0/20, 1/29), method 3; then none and all of one.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (1, 1, 0.2065, 1),
    ],
)
def test_wilson_intervals_as_published(part: int, whole: int, low: float, high: float) -> None:
    rate = Rate(part=part, whole=whole)
    assert (rate.low, rate.high) == (pytest.approx(low, abs=0.0001), pytest.approx(high, abs=0.0001))


def test_of_nothing_there_is_no_share() -> None:
    assert (Rate(part=0, whole=0).share, Rate(part=0, whole=0).low, Rate(part=0, whole=0).high) == (None, 0, 1)
