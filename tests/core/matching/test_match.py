from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.directory import Capacity, Way
from baton.core.matching import Candidate, Hours, Match, Record, Side, Wish, match

NOW = datetime(2026, 9, 8, 9, 0, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
JUN = Wish(need="early_psychosis", called="Jun", age=22, due=TOMORROW, insurance="CedarCare")
FIRST_LIGHT = Candidate(
    id="1",
    name="First Light early-psychosis team",
    person=False,
    needs=frozenset({"early_psychosis", "psychosis"}),
    youngest=15,
    oldest=30,
    insurance=frozenset({"CedarCare", "Medicaid"}),
    accepting=True,
    capacity=Capacity.OPEN,
    record=Record(sent=7, accepted=6, kept=6, median_days=1),
    confirmed_on=date(2026, 9, 1),
)
OSEI = Candidate(
    id="3",
    name="Dr. Amara Osei",
    needs=frozenset({"psychosis", "early_psychosis", "medication"}),
    specialties=frozenset({"2084P0800X"}),
    licences=frozenset({"MD"}),
    licence_valid=True,
    accepting=True,
    record=Record(sent=4, accepted=4, kept=4, median_days=9),
    confirmed_on=date(2026, 9, 1),
)


def only(wish: Wish, candidate: Candidate) -> Match:
    (found,) = match(wish, [candidate], NOW).ranked
    return found


def why_aside(wish: Wish, candidate: Candidate) -> list[str]:
    matches = match(wish, [candidate], NOW)
    assert not matches.ranked
    return [reason.text for reason in matches.set_aside[0].reasons]


def test_the_sooner_by_our_own_record_comes_first_where_it_is_urgent() -> None:
    matches = match(JUN, [OSEI, FIRST_LIGHT], NOW)
    assert [each.candidate.id for each in matches.ranked] == ["1", "3"]
    assert matches.ranked[0].soon == "In a day, by our own record of 6 first visits"
    assert "Too late alone: Jun should be seen sooner" in matches.ranked[1].texts(Side.AGAINST)


def test_where_it_is_not_urgent_the_better_fit_comes_first_though_it_takes_longer() -> None:
    calm = Wish(need="psychosis", due=NOW + timedelta(days=14), language="Spanish")
    slow = replace(OSEI, id="slow", languages=frozenset({"Spanish"}))
    fast = replace(FIRST_LIGHT, id="fast", languages=frozenset({"English"}))
    assert [each.candidate.id for each in match(calm, [fast, slow], NOW).ranked] == ["slow", "fast"]


def test_an_unknown_wait_comes_after_one_in_time_and_before_one_too_late() -> None:
    unknown = replace(FIRST_LIGHT, id="2", record=Record())
    assert [each.candidate.id for each in match(JUN, [OSEI, unknown, FIRST_LIGHT], NOW).ranked] == ["1", "2", "3"]
    assert only(JUN, unknown).soon == "We do not know how soon: ask"


def test_two_first_visits_are_too_few_to_lean_on() -> None:
    assert only(JUN, replace(OSEI, record=Record(sent=2, kept=2, median_days=0))).days is None


def test_an_appointment_that_they_offered_counts_before_the_record() -> None:
    offered = only(JUN, replace(OSEI, free_from=NOW + timedelta(hours=4)))
    assert (offered.soon, "In time: today" in offered.texts(Side.FOR)) == ("Today, an appointment they offered", True)


def test_the_longer_of_waiting_list_and_record_counts() -> None:
    listed = replace(FIRST_LIGHT, capacity=Capacity.WAITLIST, waitlist_until=date(2026, 9, 29))
    assert only(JUN, listed).soon == "In 21 days, when their waiting list ends"


MEDICINE = Wish(need="medication")
FOOD = Wish(need="food")
NOBODY = Candidate(id="x", name="X")


@pytest.mark.parametrize(
    ("wish", "facts", "why"),
    [
        (MEDICINE, {"accepting": False}, "Takes nobody new at present"),
        (MEDICINE, {"capacity": Capacity.NONE}, "Full, with no waiting list"),
        (replace(MEDICINE, age=12), {"youngest": 18}, "Sees people from 18 years on"),
        (replace(MEDICINE, age=70), {"oldest": 65}, "Sees people up to 65 years"),
        (MEDICINE, {"ties": ("She is Jun’s cousin",)}, "She is Jun’s cousin"),
        (MEDICINE, {"own_interest": "Pia rents a room to them."}, "Pia rents a room to them. Who refers must gain"),
        (MEDICINE, {"licences": frozenset({"LCSW"})}, "Not licensed for this"),
        (MEDICINE, {"licence_valid": False}, "Their license was not valid"),
        (MEDICINE, {"specialties": frozenset({"106H00000X"})}, "Not trained for this"),
        (MEDICINE, {"needs": frozenset({"food"})}, "Does not offer this"),
        (FOOD, {"needs": frozenset({"housing"})}, "Does not offer this: Food"),
    ],
)
def test_a_known_fact_sets_aside_and_says_why(wish: Wish, facts: dict[str, object], why: str) -> None:
    assert any(text.startswith(why) for text in why_aside(wish, replace(NOBODY, **facts)))


@pytest.mark.parametrize(
    ("wish", "facts"),
    [
        (MEDICINE, {}),
        (MEDICINE, {"specialties": frozenset({"363LP0808X"})}),
        (MEDICINE, {"licences": frozenset({"LPC", "MD"})}),
        (MEDICINE, {"needs": frozenset({"medication"})}),
        (
            MEDICINE,
            {"needs": frozenset({"medication"}), "licences": frozenset({"DO"}), "specialties": frozenset({"X"})},
        ),
        (MEDICINE, {"needs": frozenset({"therapy"}), "specialties": frozenset({"2084P0800X"})}),
        (MEDICINE, {"person": False, "needs": frozenset({"medication"}), "specialties": frozenset({"283Q00000X"})}),
        (replace(MEDICINE, age=18), {"youngest": 18, "oldest": 18}),
        (MEDICINE, {"youngest": 18}),
        (MEDICINE, {"capacity": Capacity.WAITLIST}),
        (FOOD, {"licence_valid": False}),
        (FOOD, {"licences": frozenset({"LCSW"})}),
        (Wish(need="housing"), {"needs": frozenset({"shelter"})}),
    ],
)
def test_what_is_not_known_or_qualifies_sets_nobody_aside(wish: Wish, facts: dict[str, object]) -> None:
    assert match(wish, [replace(NOBODY, **facts)], NOW).ranked


def test_every_reason_for_setting_aside_is_said() -> None:
    assert len(why_aside(MEDICINE, replace(NOBODY, accepting=False, capacity=Capacity.NONE, ties=("A tie",)))) == 3


ASKING = Wish(
    need="therapy",
    called="Jun",
    insurance="CedarCare",
    language="Spanish",
    low_cost=True,
    gender="woman",
    faith="Buddhist",
    within_miles=5,
    hours=frozenset({Hours.EVENING, Hours.WEEKEND}),
    ways=frozenset({Way.VIDEO}),
)


@pytest.mark.parametrize(
    ("facts", "side", "text"),
    [
        ({"insurance": frozenset({"cedarcare"})}, Side.FOR, "Takes CedarCare"),
        ({"insurance": frozenset({"Medicaid"})}, Side.AGAINST, "Does not take CedarCare"),
        ({}, Side.ASK, "We do not know whether they take CedarCare: ask"),
        ({"languages": frozenset({"Spanish"})}, Side.FOR, "Speaks Spanish"),
        ({"languages": frozenset({"English"})}, Side.AGAINST, "No one there speaks Spanish"),
        ({"low_cost": True}, Side.FOR, "Free or at low cost"),
        ({"low_cost": False}, Side.AGAINST, "Costs money"),
        ({"gender": "woman"}, Side.FOR, "A woman, as asked for"),
        ({"gender": "man"}, Side.AGAINST, "Not a woman"),
        ({"faith": "Buddhist"}, Side.FOR, "At home in what matters: Buddhist"),
        ({"miles": 0.4}, Side.FOR, "Less than a mile away"),
        ({"miles": 1.2}, Side.FOR, "About a mile away"),
        ({"miles": 12.0}, Side.AGAINST, "About 12 miles away, farther than Jun wished"),
        ({}, Side.ASK, "We do not know how far it is: ask"),
        ({"hours": frozenset({Hours.WEEKEND})}, Side.FOR, "Open on weekends"),
        ({"hours": frozenset({Hours.MORNING})}, Side.AGAINST, "Not open in the evening or on weekends"),
        ({"ways": frozenset({Way.VIDEO, Way.PHONE})}, Side.FOR, "Meets by video"),
        ({"ways": frozenset({Way.IN_PERSON})}, Side.AGAINST, "Does not meet by video"),
        ({}, Side.ASK, "We do not know whether they meet by video: ask"),
        ({"needs": frozenset({"therapy"})}, Side.FOR, "Made for this: Therapy or counseling"),
        ({}, Side.ASK, "We do not know whether they do this: Therapy or counseling. Ask"),
        ({}, Side.ASK, "We do not know their license: look it up"),
        ({"licences": frozenset({"LCSW"})}, Side.ASK, "Nobody has checked their license yet"),
        ({"capacity": Capacity.OPEN}, Side.FOR, "Has room now"),
        ({"capacity": Capacity.WAITLIST}, Side.AGAINST, "There is a waiting list"),
        ({}, Side.ASK, "We do not know whether they take new people: ask"),
        ({"record": Record(sent=7, accepted=6)}, Side.FOR, "Said yes to 6 of our last 7 referrals"),
        ({"record": Record(sent=7, accepted=2)}, Side.AGAINST, "Said yes to only 2 of our last 7 referrals"),
        ({"record": Record(asked=3, respected=3)}, Side.FOR, "3 of the 3 people we asked felt respected there"),
        (
            {"record": Record(asked=3, respected=1)},
            Side.AGAINST,
            "Only 1 of the 3 people we asked felt respected there",
        ),
        ({"trusted_by": ("Theo", "Pia")}, Side.FOR, "Trusted by Pia and Theo"),
        ({"confirmed_on": date(2026, 1, 1)}, Side.AGAINST, "Last confirmed on January 1, 2026"),
        ({}, Side.ASK, "Nobody has confirmed this entry yet: call before you count on it"),
    ],
)
def test_a_fact_speaks_for_or_against_and_what_is_not_known_is_asked(
    facts: dict[str, object], side: Side, text: str
) -> None:
    assert text in only(ASKING, replace(NOBODY, **facts)).texts(side)


def test_what_the_client_did_not_ask_for_is_not_weighed() -> None:
    found = only(Wish(need="therapy"), replace(NOBODY, faith="Buddhist", gender="man", miles=80.0, low_cost=False))
    assert {reason.about for reason in found.reasons} <= {"need", "licence", "capacity", "confirmed"}


def test_no_sentence_holds_a_percentage() -> None:
    assert not any(
        "%" in reason.text for each in match(JUN, [OSEI, FIRST_LIGHT], NOW).ranked for reason in each.reasons
    )


def test_the_list_is_short_and_says_how_many_more_would_fit() -> None:
    matches = match(FOOD, [replace(NOBODY, id=str(place)) for place in range(9)], NOW)
    assert (len(matches.ranked), matches.more) == (5, 4)


def test_there_are_two_to_choose_from_where_two_fit() -> None:
    assert len(match(JUN, [OSEI, FIRST_LIGHT], NOW).ranked) == 2


candidates = st.builds(
    Candidate,
    id=st.text("abc", min_size=1, max_size=3),
    name=st.sampled_from(["Ann", "ann", "Bo"]),
    person=st.booleans(),
    needs=st.frozensets(st.sampled_from(["medication", "therapy", "food"])),
    specialties=st.frozensets(st.sampled_from(["2084P0800X", "106H00000X"])),
    licences=st.frozensets(st.sampled_from(["MD", "LCSW"])),
    licence_valid=st.none() | st.booleans(),
    accepting=st.none() | st.booleans(),
    capacity=st.none() | st.sampled_from(Capacity),
    waitlist_until=st.none() | st.dates(date(2026, 9, 1), date(2026, 12, 1)),
    youngest=st.none() | st.integers(0, 30),
    languages=st.frozensets(st.sampled_from(["Spanish", "English"])),
    insurance=st.frozensets(st.sampled_from(["CedarCare", "Medicaid"])),
    low_cost=st.none() | st.booleans(),
    miles=st.none() | st.floats(0, 50),
    record=st.builds(Record, sent=st.integers(0, 9), kept=st.integers(0, 9), median_days=st.none() | st.floats(0, 30)),
    ties=st.sampled_from([(), ("A tie",)]),
)
lists = st.lists(candidates, max_size=8, unique_by=lambda each: each.id)
wishes = st.builds(
    Wish,
    need=st.sampled_from(["medication", "therapy", "food"]),
    due=st.sampled_from([None, TOMORROW, NOW + timedelta(days=20)]),
    age=st.none() | st.integers(0, 90),
    language=st.sampled_from(["", "Spanish"]),
    insurance=st.sampled_from(["", "CedarCare"]),
    low_cost=st.booleans(),
    within_miles=st.none() | st.just(5.0),
)


@given(wishes, lists, st.randoms(use_true_random=False))
def test_the_order_does_not_hang_on_the_order_that_candidates_come_in(wish, found, chance) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert match(wish, shuffled, NOW) == match(wish, found, NOW)


@given(wishes, lists)
def test_everybody_is_either_offered_or_set_aside_with_a_reason(wish, found) -> None:
    matches = match(wish, found, NOW, most=99)
    offered = {each.candidate.id for each in matches.ranked}
    aside = {each.candidate.id for each in matches.set_aside}
    assert not offered & aside
    assert offered | aside == {each.id for each in found}
    assert all(each.reasons for each in matches.set_aside)


WORSE = [
    {"languages": frozenset({"English"})},
    {"insurance": frozenset({"Medicaid"})},
    {"low_cost": False},
    {"miles": 49.9},
    {"accepting": False},
    {"ties": ("A tie",)},
    {"confirmed_on": date(2025, 1, 1)},
    {"capacity": Capacity.WAITLIST, "waitlist_until": date(2027, 1, 1)},
    {"record": Record(sent=9, accepted=0, kept=3, median_days=90)},
]


@given(wishes, lists.filter(bool), st.sampled_from(WORSE))
def test_a_reason_against_never_lifts(wish, found, worse) -> None:
    subject, *others = found
    subject = replace(subject, capacity=None, record=Record(), confirmed_on=None, miles=0.0)
    worsened = replace(subject, **worse)

    def place(candidate: Candidate) -> int:
        ids = [each.candidate.id for each in match(wish, [candidate, *others], NOW, most=99).ranked]
        return ids.index(candidate.id) if candidate.id in ids else len(others) + 1

    assert place(worsened) >= place(subject)
