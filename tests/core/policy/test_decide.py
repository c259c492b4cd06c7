from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.facts import Answer, Fact, Situation
from baton.core.policy import Decision, decide
from baton.core.policy.firing import level
from baton.core.vocabulary import Competence, Disposition, Obligation, ReferralKind, Role, Severity, Sign, When
from core_strategies import FACTS, SITUATIONS
from small_policy import small_policy

POLICY = small_policy()
PEER = Situation(role=Role.PEER)

THOUGHTS = Fact(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.LOW)
PLAN = Fact(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.HIGH)
PSYCHOSIS = Fact(sign=Sign.PSYCHOSIS, evidence=("they put ideas in him",))
TIE = Fact(sign=Sign.TIE)
ADVICE = Fact(sign=Sign.PERSONAL_ADVICE)
GIFT = Fact(sign=Sign.TOKEN_GIFT)
ATTEMPT = Fact(sign=Sign.SUICIDE_ATTEMPT)


def peer(*facts: Fact, minor: bool | None = None) -> Decision:
    return decide(Situation(role=Role.PEER, facts=facts, minor=minor), POLICY)


def therapist(*facts: Fact, competences: frozenset[Competence] | None = None) -> Decision:
    return decide(Situation(role=Role.THERAPIST, facts=facts, competences=competences), POLICY)


def steps(decision: Decision) -> dict[str, str]:
    return {step.key: str(step.within) for step in decision.steps}


def questions(decision: Decision) -> list[str]:
    return [question.id for question in decision.questions]


def test_no_facts_mean_carry_on_with_no_rows():
    decision = peer()
    assert decision.disposition is Disposition.CONTINUE
    assert decision.rows == decision.steps == decision.questions == ()
    assert decision.within is None
    assert decision.headline


def test_the_strongest_answer_leads_and_sets_the_time():
    decision = peer(ADVICE, PSYCHOSIS, THOUGHTS)
    assert decision.disposition is Disposition.SAME_DAY
    assert decision.headline == "Have them seen today"
    assert str(decision.within) == "today"
    assert decision.rows == ("THOUGHTS", "PSYCHOSIS", "ADVICE")


def test_danger_overrides_what_is_no_referral_by_itself():
    assert peer(ADVICE).disposition is Disposition.EXPLORE
    assert peer(ADVICE, ATTEMPT).disposition is Disposition.EMERGENCY


def test_consult_and_refer_run_side_by_side_and_the_sooner_one_sets_the_time():
    decision = peer(TIE, PSYCHOSIS)
    assert decision.disposition is Disposition.REFER
    assert decision.rows == ("PSYCHOSIS", "TIE")
    assert str(decision.within) == "2 business days"
    assert {"consult_tie", "refer"} <= steps(decision).keys()
    assert decision.referral_kinds == (ReferralKind.BEYOND_SCOPE,)


def test_one_step_named_by_two_rows_is_one_with_the_strongest_words_and_the_shortest_time():
    decision = peer(PSYCHOSIS, THOUGHTS)
    assert [step.do for step in decision.steps if step.key == "tell_supervisor"] == ["Tell your supervisor"]
    assert steps(decision)["tell_supervisor"] == "today"
    assert [step.key for step in decision.steps] == ["tell_supervisor", "refer"]


def test_duties_and_words_are_united_without_doubles():
    decision = peer(ATTEMPT, THOUGHTS, PSYCHOSIS)
    assert decision.obligations == (Obligation.MEANS_SAFETY, Obligation.NOTIFY_SUPERVISOR_NOW)
    assert decision.say == ("I am staying with you.",)
    assert decision.avoid == ("Do not argue about beliefs.",)


def test_each_reason_quotes_the_words_behind_its_own_row():
    decision = peer(PSYCHOSIS, Fact(sign=Sign.TIE, evidence=("my neighbor",)))
    assert [(reason.row, reason.evidence) for reason in decision.reasons] == [
        ("PSYCHOSIS", ("they put ideas in him",)),
        ("TIE", ("my neighbor",)),
    ]


def test_an_unknown_time_is_read_as_recent():
    assert peer(ATTEMPT) == peer(Fact(sign=Sign.SUICIDE_ATTEMPT, when=When.RECENT))


def test_a_lifetime_attempt_alone_is_no_emergency():
    decision = peer(Fact(sign=Sign.SUICIDE_ATTEMPT, when=When.LIFETIME))
    assert decision.disposition is Disposition.CONSULT
    assert decision.rows == ("HISTORY",)


def test_unsure_of_danger_counts_as_danger_and_adds_a_consult():
    decision = peer(Fact(sign=Sign.SUICIDE_ATTEMPT, answer=Answer.UNSURE))
    assert decision.disposition is Disposition.EMERGENCY
    assert decision.rows == ("ATTEMPT", "R0")
    assert "settle" in steps(decision)


@pytest.mark.parametrize("sign", [Sign.PERSONAL_ADVICE, Sign.TOKEN_GIFT])
def test_unsure_of_anything_else_goes_up_to_a_consult(sign: Sign):
    decision = peer(Fact(sign=sign, answer=Answer.UNSURE))
    assert decision.disposition is Disposition.CONSULT
    assert decision.rows[0] == "R0"


def test_unsure_makes_a_slow_referral_an_urgent_one():
    decision = peer(Fact(sign=Sign.PSYCHOSIS, answer=Answer.UNSURE))
    assert decision.disposition is Disposition.REFER
    assert str(decision.within) == "1 business day"


def test_a_sign_that_was_not_graded_is_its_lowest_step_and_unsure():
    decision = peer(Fact(sign=Sign.SUICIDAL_THOUGHTS))
    assert decision.rows == ("THOUGHTS", "R0")


def test_a_severity_that_a_sign_does_not_have_is_read_as_the_next_graver_one():
    assert peer(Fact(sign=Sign.PSYCHOSIS, severity=Severity.HIGH)).rows == ("PSYCHOSIS",)


def test_no_takes_nothing_away():
    denied = Fact(sign=Sign.SUICIDAL_THOUGHTS, answer=Answer.NO)
    assert peer(ATTEMPT, denied).disposition is Disposition.EMERGENCY
    assert peer(PLAN, denied).rows == peer(PLAN).rows


def test_a_peer_has_no_clinical_competence_whatever_is_said():
    situation = Situation(role=Role.PEER, facts=(THOUGHTS,), competences=frozenset(Competence))
    assert decide(situation, POLICY).rows == ("THOUGHTS",)


def test_competence_chooses_the_row_and_unknown_competence_is_taken_to_be_lacking_and_asked_for():
    assert therapist(THOUGHTS, competences=frozenset({Competence.SUICIDE_CARE})).rows == ("TRAINED",)
    assert therapist(THOUGHTS, competences=frozenset()).rows == ("UNTRAINED",)
    unknown = therapist(THOUGHTS)
    assert unknown.rows == ("UNTRAINED",)
    assert unknown.open_competences == (Competence.SUICIDE_CARE,)
    assert therapist(PSYCHOSIS).open_competences == ()


def test_a_row_for_minors_waits_until_the_age_is_known_and_asks_for_it():
    assert peer(PSYCHOSIS, minor=True).rows == ("PSYCHOSIS", "MINOR")
    assert peer(PSYCHOSIS, minor=False).rows == ("PSYCHOSIS",)
    assert peer(PSYCHOSIS).open_age
    assert not peer(PSYCHOSIS, minor=False).open_age
    assert not peer(TIE).open_age


def test_questions_that_could_change_most_come_first():
    assert questions(peer(PSYCHOSIS)) == ["plan", "wish"]
    assert [question.would_be for question in peer(PSYCHOSIS).questions] == [
        Disposition.EMERGENCY,
        Disposition.SAME_DAY,
    ]


def test_a_question_whose_yes_would_change_nothing_is_not_asked():
    assert questions(peer(THOUGHTS, PSYCHOSIS)) == ["plan"]
    assert questions(peer(ATTEMPT)) == []


@pytest.mark.parametrize(
    ("answer", "still_open"),
    [
        (Fact(sign=Sign.SUICIDAL_THOUGHTS, answer=Answer.NO), []),
        (Fact(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.LOW, answer=Answer.NO), []),
        (Fact(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.HIGH, answer=Answer.NO), ["wish"]),
        (Fact(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.LOW, when=When.NOW, answer=Answer.NO), ["plan", "wish"]),
        (Fact(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.LOW), ["plan"]),
        (Fact(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.LOW, answer=Answer.UNSURE), ["plan"]),
    ],
)
def test_an_answer_closes_what_it_settles_and_no_more(answer: Fact, still_open: list[str]):
    assert questions(peer(PSYCHOSIS, answer)) == still_open


def test_a_sign_only_spoken_of_raises_its_questions_and_no_answer():
    decision = decide(Situation(role=Role.PEER, mentioned=frozenset({Sign.SUICIDAL_THOUGHTS})), POLICY)
    assert decision.disposition is Disposition.CONTINUE
    assert decision.rows == ()
    assert questions(decision) == ["plan", "wish", "voices"]


def test_the_decision_names_the_policy_that_made_it():
    assert peer(TIE).policy_version == peer().policy_version
    assert peer(TIE).policy_version.startswith("p-")


@given(situation=SITUATIONS, order=st.randoms(use_true_random=False))
def test_the_order_of_facts_never_matters(situation: Situation, order):
    facts = list(situation.facts)
    order.shuffle(facts)
    shuffled = Situation(
        role=situation.role,
        facts=tuple(facts),
        minor=situation.minor,
        competences=situation.competences,
        mentioned=situation.mentioned,
    )
    for policy in (POLICY, None):
        assert decide(shuffled, policy) == decide(situation, policy)


@given(situation=SITUATIONS, fact=FACTS)
def test_a_further_fact_never_lowers_an_answer(situation: Situation, fact: Fact):
    more = Situation(
        role=situation.role,
        facts=(*situation.facts, fact),
        minor=situation.minor,
        competences=situation.competences,
    )
    for policy in (POLICY, None):
        before, after = decide(situation, policy), decide(more, policy)
        assert after.disposition >= before.disposition
        assert set(before.rows) <= set(after.rows)
        assert set(before.obligations) <= set(after.obligations)
        assert set(before.referral_kinds) <= set(after.referral_kinds)
        assert {step.key for step in before.steps} <= {step.key for step in after.steps}
        if level(before.disposition) >= level(Disposition.CONSULT):
            assert not before.within < after.within


@given(facts=st.lists(FACTS, max_size=4))
def test_everything_a_consult_and_a_referral_ask_for_is_in_their_union(facts: list[Fact]):
    both = peer(*facts, TIE, PSYCHOSIS)
    for part in (peer(*facts, TIE), peer(*facts, PSYCHOSIS)):
        assert set(part.rows) <= set(both.rows)
        assert {step.key for step in part.steps} <= {step.key for step in both.steps}
        assert set(part.say) <= set(both.say)
        assert set(part.avoid) <= set(both.avoid)


def test_three_facts_in_every_order_make_one_decision():
    assert len({peer(*facts).rows for facts in permutations([TIE, PSYCHOSIS, THOUGHTS])}) == 1
