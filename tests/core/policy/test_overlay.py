import pytest

from baton.core.facts import Fact, Situation
from baton.core.policy import Policy, TableError, crisis_lines, decide, emergency_numbers, overlaid, version
from baton.core.vocabulary import Disposition, Role, Sign
from small_policy import small_policy

POLICY = small_policy()


def laid(text: str) -> Policy:
    return overlaid(POLICY, text, "harbor.toml")


def row(policy: Policy, name: str):
    return next(row for row in policy.rows if row.id == name)


def test_words_and_a_shorter_time_may_be_the_agencys_own():
    policy = laid('[[row]]\nid = "PSYCHOSIS"\nheadline = "Call the First Step team"\nwithin = "1 business day"')
    decision = decide(Situation(role=Role.PEER, facts=(Fact(sign=Sign.PSYCHOSIS),)), policy)
    assert decision.headline == "Call the First Step team"
    assert str(decision.within) == "1 business day"
    assert decision.policy_version == version(policy) != version(POLICY)


def test_a_row_may_answer_more_strictly():
    policy = laid('[[row]]\nid = "PSYCHOSIS"\ndisposition = "same_day"\nwithin = "today"')
    assert row(policy, "PSYCHOSIS").disposition is Disposition.SAME_DAY
    assert row(policy, "PSYCHOSIS").kind is None


def test_a_row_that_is_no_floor_may_take_longer():
    assert str(row(laid('[[row]]\nid = "TIE"\nwithin = "10 days"'), "TIE").within) == "10 days"


def test_the_policy_itself_is_left_as_it_was():
    before = version(POLICY)
    laid('[[row]]\nid = "TIE"\nwithin = "1 business day"')
    assert str(row(POLICY, "TIE").within) == "7 days"
    assert version(POLICY) == before


@pytest.mark.parametrize(
    ("name", "loosens", "reason"),
    [
        ("THOUGHTS", 'disposition = "refer"', "answers refer where the policy answers same_day"),
        ("PSYCHOSIS", 'disposition = "consult"', "answers consult where the policy answers refer"),
        ("THOUGHTS", 'within = "3 days"', "the floor is today"),
        ("ATTEMPT", 'obligations = ["means_safety"]', "drops the duty notify_supervisor_now"),
        ("TIE", 'roles = ["therapist"]', "no longer speaks to a peer"),
        ("THOUGHTS", 'fires = [{ signs = ["suicidal_thoughts"], severities = ["low"] }]', "no longer fires on"),
        ("THOUGHTS", 'fires = [{ signs = ["suicidal_thoughts"], when = ["now"] }]', "no longer fires on"),
        ("ATTEMPT", 'steps = [{ key = "call", do = "Call", within = "now", baton = true }]', 'drops the step "stay"'),
        (
            "THOUGHTS",
            'steps = [{ key = "tell_supervisor", do = "Tell", by = "supervisor", within = "today" }]',
            "opens no baton",
        ),
        (
            "THOUGHTS",
            'steps = [{ key = "tell_supervisor", do = "Tell", within = "today", baton = true }]',
            "another hand",
        ),
        (
            "THOUGHTS",
            'steps = [{ key = "tell_supervisor", do = "Tell", by = "supervisor", within = "2 days", baton = true }]',
            "the floor is today",
        ),
        ("TIE", 'disposition = "refer"', 'give "within" too'),
        ("TIE", "floor = false", "unknown key"),
        ("TIE", "sources = []", "unknown key"),
        ("D99", 'within = "now"', "no such row"),
    ],
)
def test_what_loosens_a_row_is_refused_with_the_row_and_the_reason(name: str, loosens: str, reason: str):
    with pytest.raises(TableError) as caught:
        laid(f'[[row]]\nid = "{name}"\n{loosens}')
    assert caught.value.file == "harbor.toml"
    assert caught.value.place == name
    assert reason in caught.value.mend


def test_an_overlay_holds_rows_and_countries_only():
    with pytest.raises(TableError, match="rows and countries only"):
        laid('[[exempt]]\nsigns = ["tie"]\nreason = "We know everyone."')


def test_an_agencys_own_line_stands_first_and_no_packaged_line_or_number_is_lost():
    county = '{ id = "county", name = "County crisis team", call = "555 0100" }'
    policy = laid(f'[[country]]\ncode = "US"\nname = "United States"\nemergency = ["112"]\nlines = [{county}]')
    assert [line.id for line in crisis_lines("US", policy)] == ["county", "us-988"]
    assert emergency_numbers("US", policy) == ("911", "112")


def test_a_country_that_the_policy_lacks_may_be_added():
    policy = laid('[[country]]\ncode = "NO"\nname = "Norway"\nemergency = ["113"]')
    assert emergency_numbers("no", policy) == ("113",)
