"""Which services say again what another says?"""

from typing import Any

from baton.core.hsds.repeats import Told, repeats, text_key

WORDS = text_key("We cook for whoever comes, and nobody is asked for papers.")


def one(key: int, **said: Any) -> Told:
    usual = {"organization": 1, "name": "Meals", "text_key": WORDS, "phone": "(518) 555-0142"}
    return Told(id=key, **(usual | said))


def test_a_description_is_known_again_whatever_its_case_marks_and_spaces() -> None:
    assert text_key("We COOK for whoever comes\nand nobody is asked for papers!") == WORDS
    assert text_key("Direct representation") == ""


def test_each_is_joined_to_the_first_with_the_reason() -> None:
    found = list(
        repeats(
            [one(1), one(2, name="MEALS "), one(3, phone="(518) 555-0199"), one(4, name="Supper"), one(5, text_key="x")]
        )
    )
    assert found == [
        (2, 1, "same name, description and phone"),
        (3, 1, "same name and description, other phone"),
        (4, 1, "same description under another name"),
    ]


def test_without_a_description_organization_name_and_phone_must_all_be_the_same() -> None:
    several = [
        one(1),
        one(2),
        one(3, organization=2),
        one(4, phone=""),
        one(5, name="Supper"),
        one(6, organization=None),
    ]
    bare = [
        Told(id=each.id, organization=each.organization, name=each.name, text_key="", phone=each.phone)
        for each in several
    ]
    assert list(repeats(bare)) == [(2, 1, "same organization, name and phone")]


def test_a_name_that_was_met_before_is_preferred_to_a_text_alone() -> None:
    found = list(repeats([one(1, name="Breakfast"), one(2, name="Supper"), one(3, name="Supper")]))
    assert found == [
        (2, 1, "same description under another name"),
        (3, 1, "same description under another name"),
    ]
