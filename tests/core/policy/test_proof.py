from baton.core.policy import Policy
from baton.core.policy.proof import lowering
from small_policy import changed, small_policy


def lowered(policy: Policy) -> set[str]:
    return {finding.sentence for finding in lowering(policy)}


def test_the_small_policy_never_lowers_an_answer():
    assert lowered(small_policy()) == set()


def test_a_stronger_row_that_may_take_longer_than_a_weaker_one_is_found():
    policy = changed(
        'disposition = "consult"\nwithin = "7 days"\nsteps = [{ key = "consult_tie"',
        'disposition = "consult"\nwithin = "1 hour"\nsteps = [{ key = "consult_tie"',
    )
    assert "with TIE, adding THOUGHTS lengthens the time from 1 hour to today" in lowered(policy)


def test_the_time_to_look_again_gives_way_to_a_referral():
    assert lowered(changed('within = "30 days"', 'within = "today"')) == set()


def test_a_graver_step_with_a_weaker_answer_is_found():
    policy = changed('severities = ["high"]', 'severities = ["low"]')
    assert "suicidal_thoughts high, recent, after moderate, recent, lowers same_day to continue for a peer" in lowered(
        policy
    )


def test_a_nearer_time_with_a_weaker_answer_is_found():
    policy = changed('signs = ["suicide_attempt"] }', 'signs = ["suicide_attempt"], when = ["now"] }')
    assert "suicide_attempt ungraded, recent, after ungraded, lifetime, lowers consult to continue for a peer" in (
        lowered(policy)
    )
