"""Every row of the policy fires once and stays silent once. The truth is written by hand, not read from the tables.

A situation is written "peer: sign severity when; ...". A therapist's competences follow a plus sign, "minor" says
that the client is under 18. Severity and time may be left out: the sign then has no steps, the time is recent.
"""

import re
from typing import NamedTuple

import pytest

from baton.core.facts import Answer, Fact, Situation
from baton.core.policy import Decision, decide, load_policy
from baton.core.policy.rows import Holder
from baton.core.vocabulary import Competence, Disposition, Obligation, ReferralKind, Role, Severity, Sign, When

SOON = "notify_supervisor_now"


class Truth(NamedTuple):
    """In `fires` the row answers, with this disposition, time and duties; in `silent` it does not fire."""

    row: str
    fires: str
    disposition: str
    within: str
    duties: str
    silent: str
    beside: tuple[str, ...] = ()


TRUTHS = (
    # Suicide and self-injury.
    Truth("D01", "peer: suicide_attempt now", "emergency", "now", SOON, "peer: suicide_attempt lifetime"),
    Truth("D02", "peer: suicidal_thoughts high", "emergency", "now", f"means_safety {SOON}", "peer: depression low"),
    Truth("D03", "peer: suicide_preparation", "emergency", "now", f"means_safety {SOON}", "peer: suicide_attempt now"),
    Truth(
        "D04",
        "peer: suicidal_thoughts moderate",
        "same_day",
        "today",
        f"means_safety {SOON}",
        "peer: suicidal_thoughts low",
    ),
    Truth(
        "D05",
        "peer: suicidal_thoughts low",
        "same_day",
        "today",
        f"means_safety {SOON}",
        "therapist: suicidal_thoughts low",
    ),
    Truth(
        "D06",
        "therapist+suicide_care: suicidal_thoughts moderate",
        "same_day",
        "today",
        "means_safety",
        "therapist+psychosis: suicidal_thoughts moderate",
    ),
    Truth(
        "D06-t",
        "therapist: suicidal_thoughts low",
        "same_day",
        "today",
        f"means_safety {SOON}",
        "therapist+suicide_care: suicidal_thoughts low",
    ),
    Truth("D07", "peer: suicide_attempt lifetime", "consult", "7 days", "", "peer: suicide_attempt"),
    Truth(
        "D07-t",
        "therapist: suicide_attempt lifetime",
        "consult",
        "7 days",
        "",
        "therapist+suicide_care: suicide_attempt lifetime",
    ),
    Truth(
        "D07c-t",
        "therapist+suicide_care: suicide_preparation lifetime",
        "explore",
        "7 days",
        "",
        "therapist+suicide_care: suicide_preparation",
    ),
    Truth("D07h", "peer: suicidal_thoughts high lifetime", "continue", "", "", "peer: suicidal_thoughts high"),
    Truth("D08", "peer: phq9_item9", "same_day", "today", SOON, "peer: depression moderate"),
    Truth("D09", "therapist: asq_positive", "same_day", "today", SOON, "therapist: asq_acute"),
    Truth("D10", "peer: asq_acute", "emergency", "now", SOON, "peer: asq_positive"),
    Truth("D11", "peer: self_injury moderate", "same_day", "today", SOON, "peer: self_injury moderate lifetime"),
    Truth("D11-t", "therapist: self_injury moderate", "same_day", "today", "", "peer: self_injury moderate"),
    Truth("D11a", "peer: self_injury high", "emergency", "now", SOON, "peer: self_injury moderate"),
    Truth("D60", "peer: hospital_discharge", "refer", "48 hours", "", "peer: hospital_discharge lifetime"),
    # Psychosis.
    Truth("D12", "therapist: command_voices", "emergency", "now", f"duty_to_protect {SOON}", "therapist: psychosis"),
    Truth("D13", "peer: psychosis", "refer", "1 business day", "", "peer: unusual_experience"),
    Truth("D14", "therapist: psychosis", "refer", "1 business day", "", "therapist+psychosis: psychosis"),
    Truth("D14-t", "therapist+psychosis: psychosis", "consult", "1 business day", "", "therapist: psychosis"),
    Truth("D15", "peer: unusual_experience", "continue", "", "", "peer: psychosis"),
    # Anxiety and mood.
    Truth("D16", "peer: anxiety high", "refer", "48 hours", "", "peer: anxiety moderate"),
    Truth("D16-t", "therapist: anxiety high", "consult", "1 business day", "", "peer: anxiety high"),
    Truth("D17", "peer: depression moderate", "refer", "10 business days", "", "peer: depression high"),
    Truth("D17-t", "therapist: anxiety moderate", "explore", "30 days", "", "therapist: anxiety high"),
    Truth("D18", "peer: anxiety low", "explore", "28 days", "", "peer: anxiety moderate"),
    Truth("D18-t", "therapist: depression low", "continue", "", "", "therapist: depression moderate"),
    Truth("D19", "peer: depression high", "refer", "1 business day", "", "peer: depression moderate"),
    Truth("D19-t", "therapist: depression high", "consult", "1 business day", "", "therapist: depression moderate"),
    Truth("D19a", "peer: cannot_care_for_self", "same_day", "today", SOON, "peer: depression high"),
    Truth("D20", "peer: mania", "same_day", "today", SOON, "therapist: mania"),
    Truth("D20-t", "therapist: mania", "same_day", "today", SOON, "peer: mania"),
    # Substances.
    Truth("D21", "peer: overdose now", "emergency", "now", f"naloxone {SOON}", "peer: overdose lifetime"),
    Truth("D21h", "peer: overdose lifetime", "explore", "7 days", "naloxone", "peer: overdose"),
    Truth("D22", "therapist: withdrawal high", "emergency", "now", SOON, "therapist: withdrawal moderate"),
    Truth("D22h", "peer: withdrawal high lifetime", "explore", "7 days", "", "peer: withdrawal moderate lifetime"),
    Truth("D23", "peer: withdrawal moderate", "same_day", "today", SOON, "peer: substance_use high"),
    Truth("D23-t", "therapist: withdrawal moderate", "same_day", "today", SOON, "peer: withdrawal moderate"),
    Truth("D24", "peer: return_to_use", "explore", "7 days", "naloxone", "peer: return_to_use lifetime"),
    Truth("D24-t", "therapist: return_to_use", "explore", "7 days", "naloxone", "peer: return_to_use"),
    Truth("D25a", "peer: substance_use low", "explore", "30 days", "", "peer: substance_use moderate"),
    Truth("D25b", "therapist: substance_use moderate", "refer", "10 business days", "", "therapist: return_to_use"),
    Truth("D25c", "peer: substance_use high", "refer", "48 hours", "", "peer: substance_use moderate"),
    # Violence and abuse.
    Truth(
        "D28",
        "peer: child_abuse moderate",
        "same_day",
        "now",
        f"mandated_report {SOON} part2",
        "peer: child_abuse moderate lifetime",
    ),
    Truth(
        "D28a",
        "therapist: child_abuse high",
        "emergency",
        "now",
        f"mandated_report {SOON} part2",
        "therapist: child_abuse moderate",
    ),
    Truth("D28h", "peer: child_abuse moderate lifetime", "consult", "1 business day", "", "peer: child_abuse moderate"),
    Truth(
        "D29",
        "peer: adult_abuse moderate",
        "same_day",
        "today",
        f"mandated_report {SOON} part2",
        "peer: partner_violence moderate",
    ),
    Truth(
        "D29a",
        "peer: adult_abuse high",
        "emergency",
        "now",
        f"mandated_report {SOON} part2",
        "peer: adult_abuse moderate",
    ),
    Truth(
        "D30", "therapist: violence high", "emergency", "now", f"duty_to_protect {SOON} part2", "peer: violence high"
    ),
    Truth("D31", "peer: violence high", "emergency", "now", f"{SOON} part2", "therapist: violence high"),
    Truth("D32", "therapist: violence low", "consult", "1 business day", "", "therapist: violence high"),
    Truth("D33", "peer: partner_violence moderate", "same_day", "today", SOON, "peer: partner_violence high"),
    Truth(
        "D33-t", "therapist: partner_violence moderate", "same_day", "today", SOON, "peer: partner_violence moderate"
    ),
    Truth("D33a", "therapist: partner_violence high", "emergency", "now", SOON, "therapist: partner_violence moderate"),
    Truth("D56", "peer: person_at_risk moderate", "explore", "7 days", "", "peer: person_at_risk high"),
    Truth("D56a", "peer: person_at_risk high", "emergency", "now", SOON, "peer: person_at_risk moderate"),
    # Medicine and scope.
    Truth("D34", "therapist: medical_red_flag", "emergency", "now", SOON, "therapist: anxiety high"),
    Truth(
        "D26", "peer: medication_question moderate", "refer", "2 business days", "", "peer: medication_question high"
    ),
    Truth(
        "D26-t",
        "therapist: medication_question moderate",
        "refer",
        "2 business days",
        "",
        "therapist: diagnosis_question",
    ),
    Truth("D26a", "peer: medication_question high", "emergency", "now", SOON, "peer: medication_question moderate"),
    Truth("D27", "peer: therapy_request", "refer", "10 business days", "", "therapist: therapy_request"),
    Truth("D27-t", "therapist: diagnosis_question", "explore", "30 days", "", "peer: diagnosis_question"),
    # Needs.
    Truth(
        "D39",
        "therapist: outside_competence moderate",
        "refer",
        "10 business days",
        "",
        "therapist: outside_competence high",
    ),
    Truth(
        "D39a",
        "therapist: outside_competence high",
        "refer",
        "1 business day",
        "",
        "therapist: outside_competence moderate",
    ),
    Truth(
        "D39-p", "peer: outside_competence moderate", "refer", "10 business days", "", "peer: outside_competence high"
    ),
    Truth(
        "D39a-p", "peer: outside_competence high", "refer", "1 business day", "", "peer: outside_competence moderate"
    ),
    Truth(
        "D40", "therapist: sexual_concern moderate", "refer", "10 business days", "", "peer: sexual_concern moderate"
    ),
    Truth(
        "D40-p", "peer: sexual_concern moderate", "refer", "10 business days", "", "therapist: sexual_concern moderate"
    ),
    Truth(
        "D40a",
        "therapist: sexual_concern high",
        "refer",
        "1 business day",
        "",
        "therapist: sexual_concern moderate",
        ("D40",),
    ),
    Truth("D40b", "therapist: second_opinion", "refer", "10 business days", "", "therapist: stuck_formulation"),
    Truth("D41", "therapist: specialised_skill", "refer", "10 business days", "", "peer: specialised_skill"),
    Truth("D41-p", "peer: specialised_skill", "explore", "30 days", "", "therapist: specialised_skill"),
    Truth("D42", "therapist: spiritual_guidance", "refer", "10 business days", "", "therapist: values_conflict"),
    Truth("D57", "peer: social_need moderate", "refer", "2 business days", "", "peer: social_need high"),
    Truth("D57-t", "therapist: social_need moderate", "refer", "2 business days", "", "peer: social_need moderate"),
    Truth("D57a", "therapist: social_need high", "same_day", "today", SOON, "therapist: social_need moderate"),
    # The course of care.
    Truth("D38", "therapist: no_progress low", "consult", "7 days", "", "peer: no_progress low"),
    Truth("D43", "therapist: planned_absence", "refer", "2 business days", "", "therapist: sudden_absence"),
    Truth("D43-p", "peer: planned_absence", "refer", "2 business days", "", "therapist: planned_absence"),
    Truth("D44", "peer: sudden_absence", "same_day", "today", SOON, "peer: planned_absence"),
    Truth("D45", "therapist: stuck_formulation", "consult", "7 days", "", "therapist: personal_advice"),
    Truth("D45-p", "peer: stuck_formulation", "consult", "7 days", "", "therapist: stuck_formulation"),
    Truth("D46", "therapist: values_conflict", "consult", "7 days", "", "therapist: spiritual_guidance"),
    Truth("D46-p", "peer: values_conflict", "consult", "7 days", "", "therapist: values_conflict"),
    Truth("D58", "peer: declined_referral", "consult", "7 days", "", "peer: missed_appointment moderate"),
    Truth(
        "D59", "peer: missed_appointment moderate", "continue", "1 business day", "", "peer: missed_appointment high"
    ),
    Truth(
        "D59a", "therapist: missed_appointment high", "same_day", "1 hour", SOON, "peer: missed_appointment moderate"
    ),
    Truth("D61", "peer minor: psychosis", "refer", "1 business day", "", "peer: psychosis", ("D13",)),
    Truth("D62", "peer: consent_withdrawn", "continue", "today", "part2", "peer: declined_referral"),
    # Boundaries.
    Truth("D47", "peer: tie", "consult", "7 days", "", "peer: chance_meeting"),
    Truth("D48", "therapist: barred_tie", "consult", "today", "hard_stop_reassign", "therapist: tie"),
    Truth("D49", "peer: money_tie", "consult", "7 days", "", "peer: significant_gift"),
    Truth("D50", "peer: significant_gift", "consult", "7 days", "", "peer: token_gift"),
    Truth("D51", "peer: token_gift", "continue", "", "", "peer: significant_gift"),
    Truth("D52", "therapist: contact_request", "consult", "7 days", "", "therapist: chance_meeting"),
    Truth("D53", "peer: chance_meeting", "continue", "", "", "peer: tie"),
    Truth("D54", "peer: self_disclosure moderate", "consult", "7 days", "", "peer: self_disclosure low"),
    Truth("D54a", "peer: self_disclosure high", "consult", "1 business day", "", "peer: self_disclosure moderate"),
    Truth("D54b", "peer: self_disclosure low", "continue", "", "", "peer: self_disclosure moderate"),
    Truth("D55", "therapist: worker_state", "consult", "today", "", "therapist: worker_state lifetime"),
    # No referral by itself.
    Truth("D35", "peer: personal_advice", "explore", "30 days", "", "peer: other_preference"),
    Truth("D35-t", "therapist: personal_advice", "explore", "30 days", "", "peer: personal_advice"),
    Truth("D36", "peer: other_preference", "explore", "30 days", "", "peer: personal_advice"),
    Truth("D36-t", "therapist: other_preference", "explore", "30 days", "", "peer: other_preference"),
    Truth("D37", "peer: no_progress low", "explore", "30 days", "", "peer: no_progress moderate"),
    Truth("D37a", "peer: no_progress moderate", "consult", "7 days", "", "peer: no_progress low"),
)
KINDS = {
    "therapist: psychosis": "beyond_scope",
    "therapist: sexual_concern moderate": "second_opinion",
    "therapist: second_opinion": "second_opinion",
    "therapist: specialised_skill": "specialised_skill",
    "therapist: planned_absence": "coverage",
    "therapist: spiritual_guidance": "perspective",
    "peer: psychosis": "beyond_scope",
}
# Rows for whoever hears the sign.
FOR_BOTH = (
    "D01 D02 D03 D08 D09 D10 D11a D12 D15 D19a D21 D22 D25a D25b D25c D26a D28 D28a D28h D29 D29a D32 D33a D34 "
    "D40b D42 D44 D47 D48 D49 D50 D51 D52 D53 D54 D54a D54b D55 D56 D56a D57a D58 D59 D59a D60 D62"
)


def situation(text: str) -> Situation:
    """ "therapist+suicide_care minor: tie; anxiety high lifetime" as a situation."""
    who, facts = text.split(": ")
    names, *minor = who.split()
    role, *competences = names.split("+")
    known = frozenset(map(Competence, competences)) if competences else None
    heard = tuple(fact(each) for each in facts.split("; "))
    return Situation(role=Role(role), facts=heard, minor=bool(minor) or None, competences=known)


def fact(text: str) -> Fact:
    """ "not suicidal_thoughts high lifetime" as a fact."""
    words = text.removeprefix("not ").split()
    severity = next((Severity(word) for word in words if word in set(Severity)), Severity.UNGRADED)
    when = next((When(word) for word in words if word in set(When)), When.RECENT)
    answer = Answer.NO if text.startswith("not ") else Answer.YES
    return Fact(sign=Sign(words[0]), severity=severity, when=when, answer=answer)


def decided(text: str) -> Decision:
    return decide(situation(text))


def held(decision: Decision) -> dict[str, tuple[Holder, str]]:
    return {step.key: (step.by, str(step.within)) for step in decision.steps if step.baton}


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth.row)
def test_a_row_fires_with_its_answer_its_time_and_its_duties(truth: Truth):
    decision = decided(truth.fires)
    assert set(decision.rows) == {truth.row, *truth.beside}
    assert decision.disposition is Disposition(truth.disposition)
    assert str(decision.within or "") == truth.within
    assert set(decision.obligations) == set(map(Obligation, truth.duties.split()))


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth.row)
def test_a_row_stays_silent_beside_what_resembles_it(truth: Truth):
    assert truth.row not in decided(truth.silent).rows


def test_every_row_has_its_truth_and_none_has_two():
    assert sorted(truth.row for truth in TRUTHS) == sorted(row.id for row in load_policy().rows if row.id != "R0")


def test_every_row_of_the_practice_standard_is_there():
    practice = {f"D{number:02}" for number in range(1, 63)} - {"D25"} | {"D25a", "D25b", "D25c"}
    assert practice <= {row.id for row in load_policy().rows}


@pytest.mark.parametrize("row", FOR_BOTH.split())
def test_a_row_for_both_answers_the_other_role_alike(row: str):
    truth = next(truth for truth in TRUTHS if truth.row == row)
    who, facts = truth.fires.split(": ")
    other = decided(f"{'therapist' if who == 'peer' else 'peer'}: {facts}")
    assert row in other.rows
    assert (other.disposition, str(other.within or "")) == (Disposition(truth.disposition), truth.within)


@pytest.mark.parametrize(("fires", "kind"), KINDS.items())
def test_a_referral_says_why_a_second_professional_is_asked_in(fires: str, kind: str):
    assert decided(fires).referral_kinds == (ReferralKind(kind),)


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
    assert decision.steps[0].key == "call_911"


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
    assert {"call_911", "call_crisis"} <= steps


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
def test_a_row_is_short_enough_to_read_in_a_car_park(row):
    assert len(row.headline) <= 72
    assert len(row.sentence) <= 240
    assert len(row.steps) <= 6
    assert all(len(step.do) <= 100 for step in row.steps)


@pytest.mark.parametrize("row", load_policy().rows, ids=lambda row: row.id)
def test_a_row_names_nobodys_gender_and_does_not_talk_down(row):
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
