"""Which phone numbers does a cell hold?"""

import pytest

from baton.core.hsds.phones import read


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("518-555-0142", ["(518) 555-0142"]),
        ("518.555.0142 x 715", ["(518) 555-0142 ext. 715"]),
        ("(518) 555-0142; (518) 555-0143", ["(518) 555-0142", "(518) 555-0143"]),
        ("+44 20 7946 0123", ["+44 20 7946 0123"]),
        ("988", ["988"]),
    ],
)
def test_numbers_are_shown_as_the_country_writes_them(cell: str, shown: list[str]) -> None:
    assert [str(phone) for phone in read(cell)] == shown


def test_what_else_was_written_is_kept_beside_the_number() -> None:
    (phone,) = read("518-555-0142 (LAWS)")
    assert (phone.number, phone.note) == ("(518) 555-0142", "(LAWS)")


@pytest.mark.parametrize("cell", ["no phone", "", "000-000-*347", "12"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="no phone number"):
        read(cell)
