import pytest

from baton.core.policy import Policy, read_policy, verify
from baton.core.policy.finding import Check
from small_policy import SMALL, changed, small_policy


def found(policy: Policy, check: Check) -> list[str]:
    return [finding.sentence for finding in verify(policy) if finding.check is check]


def new(policy: Policy, check: Check) -> list[str]:
    """What is found now and was not found in the small policy."""
    before = found(small_policy(), check)
    return [sentence for sentence in found(policy, check) if sentence not in before]


def with_row(fires: str, **keys: str) -> Policy:
    """The small policy with one more row."""
    fields = {
        "id": '"NEW"',
        "title": '"New"',
        "headline": '"New"',
        "sentence": '"New."',
        "disposition": '"consult"',
        "within": '"7 days"',
        "steps": '[{ key = "new", do = "New", within = "7 days", baton = true }]',
        "sources": '[{ work = "ART1" }]',
    } | keys
    text = "\n".join(f"{key} = {value}" for key, value in fields.items())
    return read_policy({"small.toml": f"{SMALL}\n[[row]]\nfires = [{fires}]\n{text}\n"})


def test_the_small_policy_has_gaps_and_weak_floors_and_nothing_else():
    assert {finding.check for finding in verify(small_policy())} == {Check.GAP, Check.FLOOR}


def test_a_row_that_no_worker_can_meet_is_found():
    policy = with_row('{ signs = ["tie"] }', roles='["peer"]', has='"psychosis"')
    assert found(policy, Check.NEVER_FIRES) == [
        "NEW never fires: no fact meets its conditions for the workers it is for"
    ]


@pytest.mark.parametrize("fires", ["", '{ signs = ["tie"], when = ["unknown"] }'])
def test_a_row_that_no_fact_can_meet_is_found(fires: str):
    assert len(found(with_row(fires), Check.NEVER_FIRES)) == 1


def test_two_answers_to_the_very_same_conditions_are_found():
    policy = with_row('{ signs = ["tie"] }', disposition='"emergency"', within='"now"')
    assert found(policy, Check.CONTRADICTS) == ["TIE says consult and NEW emergency on the very same conditions"]


def test_consult_and_refer_on_the_same_conditions_are_no_contradiction():
    policy = with_row('{ signs = ["tie"] }', disposition='"refer"')
    assert not found(policy, Check.CONTRADICTS)


def test_a_sentence_to_say_and_to_avoid_is_found_in_one_row_and_in_two():
    policy = with_row('{ signs = ["tie"] }', avoid='["I am staying with you."]', say='["I am staying with you."]')
    pairs = {finding.rows for finding in verify(policy) if finding.check is Check.CONTRADICTS}
    assert pairs == {("NEW",), ("ATTEMPT", "NEW"), ("PSYCHOSIS", "NEW")}


def test_one_step_in_two_hands_is_found():
    step = '[{ key = "tell_supervisor", do = "Tell", by = "worker", within = "7 days", baton = true }]'
    sentences = found(with_row('{ signs = ["tie"] }', steps=step), Check.CONTRADICTS)
    assert 'ATTEMPT and NEW put the step "tell_supervisor" into different hands' in sentences


def test_a_gap_is_found_for_those_whom_it_concerns_only():
    policy = changed('[[row]]\nid = "UNTRAINED"', '[[row]]\nid = "UNTRAINED"\nminor = true')
    assert new(policy, Check.GAP) == [
        "suicidal_thoughts (low) has no answer for a therapist with no known competence",
        "suicidal_thoughts (moderate) has no answer for a therapist with no known competence",
    ]


def test_an_exempt_combination_is_no_gap():
    exempt = '[[exempt]]\nsigns = ["tie", "overdose"]\nroles = ["peer"]\nreason = "For the test."\n'
    gone = set(found(small_policy(), Check.GAP)) - set(
        found(read_policy({"a.toml": SMALL, "b.toml": exempt}), Check.GAP)
    )
    assert gone == {"overdose (ungraded) has no answer for any peer"}


def test_a_row_that_asks_for_something_without_a_baton_is_found():
    assert found(with_row('{ signs = ["tie"] }', steps="[]"), Check.NO_BATON) == [
        "NEW asks for something (consult) and opens no baton: nobody would hold it"
    ]


def test_a_question_whose_yes_never_changes_anything_is_found():
    question = '[[question]]\nid = "gift"\nask = "A gift?"\nabout = ["tie"]\nfact = { sign = "token_gift" }\n'
    assert found(read_policy({"a.toml": SMALL, "b.toml": question}), Check.IDLE_QUESTION) == [
        'a yes to the question "gift" never changes a decision'
    ]


def test_suicidal_thoughts_below_same_day_for_a_peer_are_found():
    policy = changed('severities = ["low", "moderate"]', 'severities = ["moderate"]')
    assert new(policy, Check.FLOOR) == ["R3: suicidal thoughts (low) heard by a peer are only continue"]


def test_a_policy_without_a_row_for_being_unsure_is_found():
    assert any("R0" in sentence for sentence in new(changed('id = "R0"', 'id = "R9"'), Check.FLOOR))
