"""R0 to R5 and the tensions between the articles, tried on the packaged tables; the truth is written by hand."""

import pytest

from baton.core.catalog import SIGNS
from baton.core.facts import Answer, Fact, Situation
from baton.core.policy import Decision, decide, load_policy, verify
from baton.core.vocabulary import Competence, Disposition, ReferralKind, Role, Severity, Sign, When

TRAINED = frozenset(Competence)


def decided(role: Role, *facts: Fact, competences: frozenset[Competence] | None = None) -> Decision:
    return decide(Situation(role=role, facts=facts, competences=competences))


def peer(sign: Sign, severity: Severity = Severity.UNGRADED, when: When = When.RECENT) -> Disposition:
    return decided(Role.PEER, Fact(sign=sign, severity=severity, when=when)).disposition


def test_the_packaged_policy_is_sound():
    assert [str(finding) for finding in verify(load_policy())] == []


@pytest.mark.parametrize("sign", sorted(sign for sign in Sign if SIGNS[sign].danger))
def test_r0_unsure_of_a_danger_sign_is_never_less_than_yes(sign: Sign):
    gravest = SIGNS[sign].severities[-1]
    yes = decided(Role.PEER, Fact(sign=sign, severity=gravest))
    unsure = decided(Role.PEER, Fact(sign=sign, severity=gravest, answer=Answer.UNSURE))
    assert unsure.disposition >= yes.disposition
    assert set(unsure.rows) == {*yes.rows, "R0"}


def test_r1_a_denial_beside_behavior_lowers_nothing():
    preparing = Fact(sign=Sign.SUICIDE_PREPARATION)
    denied = Fact(sign=Sign.SUICIDAL_THOUGHTS, answer=Answer.NO)
    assert decided(Role.PEER, preparing, denied).disposition is Disposition.EMERGENCY


@pytest.mark.parametrize("when", [When.NOW, When.RECENT, When.UNKNOWN])
@pytest.mark.parametrize("severity", [*SIGNS[Sign.SUICIDAL_THOUGHTS].severities, Severity.UNGRADED])
def test_r3_a_peer_never_answers_suicidal_thoughts_below_same_day(severity: Severity, when: When):
    assert peer(Sign.SUICIDAL_THOUGHTS, severity, when) >= Disposition.SAME_DAY


def test_t1_another_way_of_support_is_explored_by_a_peer_and_added_to_by_a_therapist():
    assert peer(Sign.OTHER_PREFERENCE) is Disposition.EXPLORE
    skill = decided(Role.THERAPIST, Fact(sign=Sign.SPECIALISED_SKILL), competences=TRAINED)
    faith = decided(Role.THERAPIST, Fact(sign=Sign.SPIRITUAL_GUIDANCE), competences=TRAINED)
    assert (skill.disposition, skill.referral_kinds) == (Disposition.REFER, (ReferralKind.SPECIALISED_SKILL,))
    assert (faith.disposition, faith.referral_kinds) == (Disposition.REFER, (ReferralKind.PERSPECTIVE,))


@pytest.mark.parametrize(
    ("severity", "answer", "within"),
    [
        (Severity.LOW, Disposition.EXPLORE, None),
        (Severity.MODERATE, Disposition.REFER, "10 business days"),
        (Severity.HIGH, Disposition.REFER, "48 hours"),
    ],
)
def test_t2_anxiety_splits_by_severity(severity: Severity, answer: Disposition, within: str | None):
    decision = decided(Role.PEER, Fact(sign=Sign.ANXIETY, severity=severity))
    assert decision.disposition is answer
    assert within is None or str(decision.within) == within


@pytest.mark.parametrize("role", Role)
def test_t3_a_declined_referral_asks_for_a_consult_and_ends_nothing(role: Role):
    assert decided(role, Fact(sign=Sign.DECLINED_REFERRAL)).disposition is Disposition.CONSULT


def test_t4_danger_leads_and_a_consult_beside_it_changes_no_time():
    danger = Fact(sign=Sign.SUICIDE_ATTEMPT, when=When.NOW)
    alone = decided(Role.PEER, danger)
    beside = decided(Role.PEER, danger, Fact(sign=Sign.TIE), Fact(sign=Sign.MANIA, answer=Answer.UNSURE))
    assert (beside.disposition, beside.within) == (alone.disposition, alone.within)
    assert beside.steps[: len(alone.steps)] == alone.steps


@pytest.mark.parametrize("role", Role)
def test_t5_a_wish_to_refer_for_ones_own_values_is_a_consult_and_no_referral(role: Role):
    decision = decided(role, Fact(sign=Sign.VALUES_CONFLICT))
    assert decision.disposition is Disposition.CONSULT
    assert decision.referral_kinds == ()


@pytest.mark.parametrize("sign", [Sign.PERSONAL_ADVICE, Sign.OTHER_PREFERENCE, Sign.NO_PROGRESS])
def test_what_is_no_referral_by_itself_is_explored_and_danger_beside_it_still_leads(sign: Sign):
    plain = Fact(sign=sign, severity=SIGNS[sign].severities[0])
    assert decided(Role.PEER, plain).disposition is Disposition.EXPLORE
    assert decided(Role.PEER, plain, Fact(sign=Sign.PSYCHOSIS)).disposition is Disposition.REFER


def test_the_walk_of_the_plan_refers_within_a_business_day_and_tells_the_supervisor_today():
    words = "they put ideas in him through it"
    decision = decided(
        Role.PEER,
        Fact(sign=Sign.PSYCHOSIS, evidence=(words,)),
        Fact(sign=Sign.SUICIDAL_THOUGHTS, answer=Answer.NO),
        Fact(sign=Sign.PERSON_AT_RISK, severity=Severity.MODERATE, when=When.LIFETIME),
    )
    assert (decision.disposition, str(decision.within)) == (Disposition.REFER, "1 business day")
    assert decision.rows[0] == "D13"
    assert decision.reasons[0].evidence == (words,)
    assert any(step.by == "supervisor" and str(step.within) == "today" and step.baton for step in decision.steps)
