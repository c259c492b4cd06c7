"""Every row of the policy fires once and stays silent once. The truth is written by hand, not read from the tables."""

from typing import NamedTuple

import pytest

from baton.core.policy import load_policy
from baton.core.vocabulary import Disposition, Obligation, ReferralKind
from spoken import decided

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
