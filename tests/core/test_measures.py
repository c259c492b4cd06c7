"""Are referrals counted honestly? Eight cases and what they come to, by hand; and what no sum may ever hide."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.measures import KEPT, KEPT_DAYS, SMALL, Case, Verdict, discreet, measure, published
from baton.core.survival import Rate

NOW = datetime(2026, 9, 15, 14, 40, tzinfo=UTC)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def case(decided: float, *, due: float = 0, **times: Any) -> Case:
    """A case decided that many days ago; every time given as days ago, too."""
    usual = {"urgency": "routine", "need": "housing", "receiver": "Harbor", "language": "English"}
    told = {
        name: ago(value) if name.endswith("_at") and not isinstance(value, tuple) else value
        for name, value in times.items()
    }
    if "missed_at" in told:
        told["missed_at"] = tuple(ago(days) for days in told["missed_at"])
    return Case(decided_at=ago(decided), due_at=ago(due), **(usual | told))


def walked(decided: float, *days: float, **more: Any) -> Case:
    """One that went on: talked, consented, sent, accepted, dated, kept, reported, closed, as far as days are given."""
    names = (
        "talked_at",
        "consented_at",
        "sent_at",
        "accepted_at",
        "scheduled_at",
        "kept_at",
        "reported_at",
        "closed_at",
    )
    return case(decided, **dict(zip(names, days, strict=False)), **more)


CASES = [
    walked(40, 40, 39, 38, 37, 36, 30, 25, 20, ended_at=20, due=26, met="yes", contacts_due=3, contacts_on_time=3),
    walked(
        40, 38, 38, 38, 36, 35, 20, due=26, met="partly", contacts_due=3, contacts_on_time=2
    ),  # kept late, no answer
    walked(30, 29, 28, 28, 27, 26, missed_at=(20,), back_at=15, due=16),  # missed, back within a week, still to come
    walked(30, 29, 28, 28, 27, 26, missed_at=(20,), ended_at=5, due=16, urgency="urgent"),  # missed, and lost
    walked(20, 18, 17, 16, declined=True, due=6, receiver="Elm Street"),  # declined, going to the next choice
    walked(10, 9, refused=True, ended_at=9, due=-4),  # said no
    case(100, ended_at=90, due=86),  # dropped before anything was sent
    case(2, due=-12, language="Spanish"),  # decided, nothing done yet
]


@pytest.mark.parametrize(
    ("title", "part", "whole"),
    [
        ("First visit kept, of all decided", 2, 8),
        ("Kept by the time it was due", 1, 6),
        ("A date set, of all decided", 4, 8),
        ("First visit kept, of those with a date", 2, 4),
        ("A visit missed, of those with a date", 2, 4),
        ("Back within a week of a miss", 1, 2),
        ("Answer came back, of visits kept", 1, 2),
        ("Answer within two weeks", 1, 2),
        ("Declined or not answered, of those sent", 1, 5),
        ("Client said no, informed", 1, 8),
        ("Ended or open, and never sent", 3, 8),
        ("Need met, says the client", 1, 2),
        ("Contacts alongside, on time", 5, 6),
        ("Felt respected", 2, 3),
        ("Felt in charge", 1, 3),
    ],
)
def test_eight_cases_come_to_what_is_counted_by_hand(title: str, part: int, whole: int) -> None:
    said = [("yes", "yes"), ("yes", "partly"), ("no", "no")]
    verdicts = [Verdict(respected=one, in_charge=other) for one, other in said]
    assert measure(CASES, verdicts, now=NOW).rates[title] == Rate(part=part, whole=whole)


def test_every_rate_is_in_the_table_above() -> None:
    assert len(measure(CASES, now=NOW).rates) == 15


def test_each_case_stands_at_its_last_stage_open_or_ended() -> None:
    stages = {
        stage.title: (stage.reached, stage.open_here, stage.ended_here) for stage in measure(CASES, now=NOW).stages
    }
    assert stages == {
        "Decided": (8, 1, 1),
        "Talked over": (6, 0, 1),
        "Said yes": (5, 0, 0),
        "Sent": (5, 1, 0),
        "Accepted": (4, 0, 0),
        "Date set": (4, 1, 1),
        "First visit kept": (2, 1, 0),
        "Heard back": (1, 0, 0),
        "Closed together": (1, 0, 1),
    }


def test_days_to_the_first_visit_count_who_was_never_seen() -> None:
    # Kept after 10 and 20 days; never: 30 and 30 days, 20, 10, 100 and 2 days without.
    # Day 10: seven were known for 10 days or more, one was seen: 1/7.
    # Day 20: five of them are left, one is seen: 1 - 6/7 * 4/5.
    days = measure(CASES, now=NOW).waits[KEPT_DAYS]
    assert (days.cases, days.happened) == (8, 2)
    assert days.by(10).share == pytest.approx(1 / 7)
    assert days.by(20).share == pytest.approx(1 - 6 / 7 * 4 / 5)
    assert days.until(0.5) is None


def test_a_wait_is_of_those_who_began_it() -> None:
    waits = measure(CASES, now=NOW).waits
    assert {title: (wait.cases, wait.happened) for title, wait in waits.items()} == {
        "Decision to first kept visit": (8, 2),
        "Decision to consent": (8, 5),
        "Consent to sent": (5, 5),
        "Sent to accepted": (5, 4),
        "Sent to a date": (5, 4),
        "Visit to answer": (2, 1),
    }


def test_open_ones_are_counted_by_age() -> None:
    aged = [case(days) for days in (0, 6.9, 7, 29, 30, 89, 90, 400)]
    assert [number for _, number in measure([*aged, *CASES[:1]], now=NOW).open_by_age] == [2, 2, 2, 2]


def test_groups_are_those_of_each_thing_they_share() -> None:
    groups = measure(CASES, now=NOW).groups
    assert {
        (name, group.name): (group.kept.part, group.kept.whole) for name, those in groups.items() for group in those
    } == {
        ("urgency", "routine"): (2, 7),
        ("urgency", "urgent"): (0, 1),
        ("need", "housing"): (2, 8),
        ("receiver", "Elm Street"): (0, 1),
        ("receiver", "Harbor"): (2, 7),
        ("language", "English"): (2, 7),
        ("language", "Spanish"): (0, 1),
    }


def test_a_miss_of_yesterday_is_not_yet_a_failing() -> None:
    fresh = walked(9, 9, 9, 9, 8, 8, missed_at=(1,))
    assert measure([fresh], now=NOW).rates["Back within a week of a miss"] == Rate(part=0, whole=0)


SOMETIME = st.floats(0, 200)
ANY_CASE = st.builds(
    lambda decided, steps, ended, urgency: walked(
        decided,
        *sorted((step * decided for step in steps), reverse=True),
        urgency=urgency,
        **({"ended_at": 0} if ended else {}),
    ),
    SOMETIME,
    st.lists(st.floats(0, 1), max_size=8),
    st.booleans(),
    st.sampled_from(["high", "urgent", "routine"]),
)


@given(st.lists(ANY_CASE, max_size=25))
def test_nobody_is_left_out_of_the_sums(cases: list[Case]) -> None:
    found = measure(cases, now=NOW)
    assert found.rates[KEPT].whole == found.waits[KEPT_DAYS].cases == found.stages[0].reached == len(cases)
    assert sum(stage.open_here + stage.ended_here for stage in found.stages) == len(cases)
    reached = [stage.reached for stage in found.stages]
    assert reached == sorted(reached, reverse=True)
    assert all(0 <= rate.part <= rate.whole for rate in found.rates.values())
    for groups in found.groups.values():
        assert sum(group.kept.whole for group in groups) == len(cases)


@given(st.lists(ANY_CASE, min_size=1, max_size=12))
def test_one_more_that_was_lost_never_makes_it_look_better(cases: list[Case]) -> None:
    lost = case(150, ended_at=100)
    before, after = measure(cases, now=NOW), measure([*cases, lost], now=NOW)
    assert after.rates[KEPT].share <= before.rates[KEPT].share
    for days in (7, 14, 28):
        assert after.waits[KEPT_DAYS].by(days).share <= before.waits[KEPT_DAYS].by(days).share + 1e-9


@given(st.lists(st.sampled_from("abcdef"), max_size=60))
def test_a_group_too_small_is_hidden_and_cannot_be_had_by_subtraction(names: list[str]) -> None:
    groups = discreet(measure([replace(CASES[0], receiver=name) for name in names], now=NOW)).groups["receiver"]
    hidden = [group for group in groups if group.hidden]
    assert all(group.hidden for group in groups if group.kept.whole < SMALL)
    assert len(hidden) != 1 or len(groups) == 1


def test_published_figures_never_stand_beside_simulated_ones() -> None:
    assert published(measure(CASES, now=NOW))
    assert published(measure([*CASES, replace(CASES[0], simulated=True)], now=NOW)) == ()
    assert published(measure([], now=NOW)) == ()
