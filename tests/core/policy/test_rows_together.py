"""What do rows come to together, and do they read as they must? Tried on the packaged tables."""

import re

import pytest

from baton.core.policy import load_policy
from baton.core.policy.rows import Holder, Row
from baton.core.vocabulary import Disposition, Obligation
from spoken import decided, held


def test_an_attempt_of_recent_weeks_is_an_emergency_even_if_thoughts_are_denied():
    decision = decided("peer: suicide_attempt; not suicidal_thoughts low")
    assert decision.rows == ("D03",)
    assert decision.disposition is Disposition.EMERGENCY


def test_giving_things_away_while_denying_thoughts_is_an_emergency():
    decision = decided("peer: suicide_preparation; not suicidal_thoughts low")
    assert decision.disposition is Disposition.EMERGENCY
    assert Obligation.MEANS_SAFETY in decision.obligations


def test_personal_advice_with_suicidal_thoughts_is_for_today():
    decision = decided("peer: personal_advice; suicidal_thoughts low")
    assert (decision.disposition, str(decision.within)) == (Disposition.SAME_DAY, "today")
    assert decision.rows == ("D05", "D35")
    assert {"tell_supervisor", "assess_today"} <= held(decision).keys()


def test_no_progress_with_signs_of_psychosis_refers_within_a_business_day():
    decision = decided("peer: no_progress low; psychosis")
    assert (decision.disposition, str(decision.within)) == (Disposition.REFER, "1 business day")
    assert decision.rows == ("D13", "D37")
    assert "refer" in held(decision)


def test_another_preference_with_a_plan_to_die_is_an_emergency():
    assert decided("peer: other_preference; suicidal_thoughts high").rows == ("D02", "D36")


def test_a_tie_beside_danger_is_an_emergency_and_still_a_consult():
    decision = decided("peer: tie; suicidal_thoughts high")
    assert (decision.disposition, str(decision.within)) == (Disposition.EMERGENCY, "now")
    assert held(decision)["call_crisis"] == (Holder.WORKER, "now")
    assert held(decision)["consult_tie"] == (Holder.WORKER, "7 days")


def test_a_tie_and_psychosis_ask_for_consult_and_referral_side_by_side():
    decision = decided("peer: tie; psychosis")
    assert decision.disposition is Disposition.REFER
    assert {"refer", "consult_tie"} <= held(decision).keys()


def test_new_voices_after_stopping_alcohol_go_to_a_hospital_first():
    decision = decided("peer: psychosis; withdrawal high now")
    assert decision.rows == ("D22", "D13")
    assert decision.steps[0].key == "call_emergency"


def test_two_needs_of_different_kinds_keep_their_own_referrals():
    decision = decided("peer: psychosis; social_need moderate; substance_use moderate; medication_question moderate")
    assert {"refer", "refer_resource", "refer_substance", "refer_prescriber"} <= held(decision).keys()


def test_a_child_and_a_dependent_adult_are_two_reports():
    decision = decided("peer: child_abuse moderate; adult_abuse moderate")
    assert {"report_child", "report_adult"} <= held(decision).keys()


def test_suicidal_thoughts_do_not_hide_that_only_some_phones_are_safe():
    steps = {step.key for step in decided("peer: suicidal_thoughts low; partner_violence moderate").steps}
    assert {"assess_today", "advocate", "safe_contact"} <= steps


def test_911_and_crisis_line_stand_both_where_both_are_needed():
    steps = {step.key for step in decided("peer: suicidal_thoughts high; overdose now").steps}
    assert {"call_emergency", "call_crisis"} <= steps


def test_a_minor_raises_and_lowers_nothing_and_adds_a_caregiver():
    for sign in ("psychosis", "suicidal_thoughts low", "suicide_attempt now", "anxiety high"):
        grown, minor = decided(f"peer: {sign}"), decided(f"peer minor: {sign}")
        assert (minor.disposition, minor.within) == (grown.disposition, grown.within)
        assert set(minor.rows) == {*grown.rows, "D61"}
        assert "caregiver" in {step.key for step in minor.steps}


def test_a_minor_with_everyday_worry_needs_no_consent_law():
    assert "D61" not in decided("peer minor: anxiety low").rows


@pytest.mark.parametrize(
    "sign", ["personal_advice", "other_preference", "no_progress low", "anxiety low", "return_to_use"]
)
def test_what_is_no_referral_is_explored_and_warned_of_the_panic_button(sign: str):
    decision = decided(f"peer: {sign}")
    assert decision.disposition is Disposition.EXPLORE
    assert decision.referral_kinds == ()
    assert any("panic button" in line for line in decision.avoid)


@pytest.mark.parametrize("sign", ["token_gift", "chance_meeting", "self_disclosure low"])
def test_what_is_fine_is_noted_and_held_by_nobody(sign: str):
    decision = decided(f"peer: {sign}")
    assert decision.disposition is Disposition.CONTINUE
    assert [step.key for step in decision.steps] == ["note"]
    assert held(decision) == {}


@pytest.mark.parametrize("sign", ["declined_referral", "missed_appointment moderate", "consent_withdrawn"])
def test_a_no_or_a_missed_visit_never_ends_support(sign: str):
    decision = decided(f"peer: {sign}")
    assert decision.disposition <= Disposition.CONSULT
    assert held(decision)


def test_a_supervisor_to_be_told_now_holds_a_baton_within_the_hour():
    told = [row for row in load_policy().rows if Obligation.NOTIFY_SUPERVISOR_NOW in row.obligations]
    assert len(told) > 30
    for row in told:
        step = next(step for step in row.steps if step.key == "tell_supervisor")
        assert (row.id, step.by, str(step.within), step.baton) == (row.id, Holder.SUPERVISOR, "1 hour", True)


@pytest.mark.parametrize("disposition", [Disposition.REFER, Disposition.EMERGENCY])
def test_somebody_stays_alongside_after_every_referral_and_emergency(disposition: Disposition):
    after = {"stay_alongside", "close_loop", "cover"}
    rows = [row for row in load_policy().rows if row.disposition is disposition]
    alone = [row.id for row in rows if not after & {step.key for step in row.steps if step.baton}]
    assert alone == []


def test_emergencies_are_floors_and_so_is_every_suicidal_sign_told_to_a_peer():
    rows = {row.id: row for row in load_policy().rows}
    assert [row.id for row in rows.values() if row.disposition is Disposition.EMERGENCY and not row.floor] == []
    assert all(rows[row].floor for row in ("D04", "D05", "D08", "D09", "D11", "D13", "D16", "D28", "D29", "D48"))


@pytest.mark.parametrize("sign", ["withdrawal high", "withdrawal moderate", "substance_use high"])
def test_nobody_is_advised_to_stop_alcohol_or_benzodiazepines_cold(sign: str):
    assert "Advise stopping alcohol or benzodiazepines cold" in decided(f"peer: {sign}").avoid


@pytest.mark.parametrize("row", load_policy().rows, ids=lambda row: row.id)
def test_a_row_is_short_enough_to_read_in_a_car_park(row: Row):
    assert len(row.headline) <= 72
    assert len(row.sentence) <= 240
    assert len(row.steps) <= 6
    assert all(len(step.do) <= 100 for step in row.steps)


@pytest.mark.parametrize("row", load_policy().rows, ids=lambda row: row.id)
def test_a_row_names_nobodys_gender_and_does_not_talk_down(row: Row):
    lines = [row.title, row.headline, row.sentence, *(step.do for step in row.steps), *row.say, *row.avoid]
    unwanted = re.compile(
        r"\b(he|she|him|her|his|hers|please|simply|successfully|addict|non-?complian\w+)\b", re.IGNORECASE
    )
    assert [line for line in lines if unwanted.search(line)] == []


QUESTIONS = {
    "peer: psychosis": ["commands", "withdrawal", "target", "wish", "self_care"],
    "peer: suicidal_thoughts low": ["plan", "made_ready", "tried"],
    "peer: partner_violence moderate": ["wish", "child", "partner_now", "body"],
    "peer: return_to_use": ["withdrawal", "overdose", "stopping"],
    "peer: tie": ["bar"],
    "peer: social_need moderate": ["tonight"],
    "peer: missed_appointment moderate": ["missed_high", "plan", "wish"],
    "peer: personal_advice": [],
}


@pytest.mark.parametrize(("heard", "asked"), QUESTIONS.items())
def test_the_safety_questions_that_matter_are_asked(heard: str, asked: list[str]):
    assert set(asked) <= {question.id for question in decided(heard).questions}


def test_nothing_is_asked_of_who_wants_advice():
    assert decided("peer: personal_advice").questions == ()
