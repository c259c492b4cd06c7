import pytest

from baton.core.policy import country, crisis_lines, emergency_numbers, load_policy


def test_the_united_states_have_988_first_and_911():
    first, veterans = crisis_lines("US")
    assert (first.call, first.text) == ("988", "988")
    assert first.chat.startswith("https://")
    assert "press 1" in veterans.call
    assert emergency_numbers("US") == ("911",)


@pytest.mark.parametrize(
    ("code", "number"),
    [("GB", "999"), ("IE", "112"), ("CA", "911"), ("AU", "000"), ("NZ", "111"), ("DE", "112"), ("de", "112")],
)
def test_each_country_has_its_own_number_and_a_line(code: str, number: str):
    assert emergency_numbers(code)[0] == number
    assert crisis_lines(code)
    assert country(code).code == code.upper()


def test_any_other_country_gets_the_way_to_find_a_line():
    assert country("FR").code == "XX"
    assert "findahelpline" in crisis_lines("FR")[0].web


def test_every_line_has_a_source_and_a_way_to_reach_it():
    lines = [line for land in load_policy().countries.values() for line in land.lines]
    assert all(line.sources for line in lines)
    assert all(line.call or line.text or line.chat or line.web for line in lines)
    assert len({line.id for line in lines}) == len(lines)


@pytest.mark.parametrize(
    ("code", "emergency", "crisis"), [("US", "911", "988"), ("GB", "999", "116 123"), ("FR", "112", "your crisis line")]
)
def test_rows_name_the_numbers_of_the_country(code, emergency, crisis):
    steps = {step.key: step.do for row in load_policy(code).rows for step in row.steps if row.id in ("D01", "D02")}
    assert emergency in steps["call_emergency"]
    assert crisis in steps["call_crisis"]


@pytest.mark.parametrize("code", sorted(load_policy().countries))
def test_no_gap_is_left_in_any_country(code):
    words = str((load_policy(code).rows, load_policy(code).inquiries))
    assert "{emergency}" not in words
    assert "{crisis}" not in words
