"""Is it a number of a register?"""

import pytest

from baton.core.hsds import people, registers


def test_an_npi_is_checked_by_its_last_digit() -> None:
    assert registers.npi("1234567893") == "1234567893"  # the example of the rule that CMS publishes
    for wrong in ("1234567890", "3234567893", "123456789", "12345678931", "NPI"):
        with pytest.raises(ValueError, match="no NPI"):
            registers.npi(wrong)


def test_a_nucc_code_is_known_by_its_shape() -> None:
    assert registers.nucc("101ya0400x") == "101YA0400X"
    for wrong in ("101YA0400", "LPC", "SOMEWORDSX", "101YA04000X"):
        with pytest.raises(ValueError, match="no code of NUCC"):
            registers.nucc(wrong)


def test_codes_of_people_differ_from_codes_of_agencies() -> None:
    assert registers.of_a_person("101YA0400X")
    assert registers.of_a_person("2084P0800X")
    assert not registers.of_a_person("261QM0801X")
    assert not registers.of_a_person("320800000X")


def test_every_code_that_is_called_something_has_the_shape_of_one() -> None:
    for code, name in registers.called().items():
        assert registers.nucc(code) == code
        assert name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ANN B. ORTEGA, LCSW, LLC", ("Ann B. Ortega", "LCSW")),
        ("Ann Ortega, Ph.D., P.C.", ("Ann Ortega", "PHD")),
        ("ANN ORTEGA, MA LPC", ("Ann Ortega", "MA, LPC")),
        ("WELL HOUSE, INC.", None),
        ("WELL HOUSE, BARN AND LCSW", None),
        ("LCSW", None),
        ("THE WELL HOUSE OF THE VALLEY, LCSW", None),
    ],
)
def test_a_person_is_known_by_the_letters_behind_a_name(name: str, found: tuple[str, str] | None) -> None:
    assert people.in_name(name) == found


def test_who_is_not_named_is_called_by_role_and_npi() -> None:
    said = {"name": "", "npi": "1234567893"}
    assert people.of(said, ["101YA0400X"]) == {
        "name": "Addiction counselor, NPI 1234567893",
        "role": "Addiction counselor",
    }
    assert people.of(said, ["261QM0801X"]) is None
    assert people.of({"name": "Well House"}, ["101YA0400X"]) is None
