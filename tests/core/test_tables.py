"""Are tables found once and for all, and are mistakes in them said with file and place?"""

import pytest

from baton.core.tables import TableError, packaged, parse


@pytest.mark.parametrize(
    ("place", "message"),
    [("D13, step 2", "refer.toml: D13, step 2: say by when"), (12, "refer.toml:12: say by when")],
)
def test_an_error_says_file_place_and_remedy(place: str | int, message: str) -> None:
    assert str(TableError("refer.toml", place, "say by when")) == message


def test_what_is_no_toml_is_refused_by_the_name_of_its_file() -> None:
    assert parse("refer.toml", "within = 2") == {"within": 2}
    with pytest.raises(TableError, match=r"^refer\.toml: TOML: mend the file: "):
        parse("refer.toml", "within =")


def test_the_packaged_tables_come_in_the_order_of_their_names_and_nobody_changes_them() -> None:
    tables = packaged("baton.core.screening")
    assert list(tables) == sorted(tables)
    assert 'id = "phq9"' in tables["phq9.toml"]
    with pytest.raises(TypeError):
        tables["phq9.toml"] = ""
