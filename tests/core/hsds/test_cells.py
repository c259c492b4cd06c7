"""What does a cell mean, once it is rid of what exports leave in it?"""

import pytest

from baton.core.hsds import cells


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Well House \x00", "Well House"),
        ("NULL", ""),
        ("None", "None"),
        ("Call first.\\n\\nThen come.", "Call first.\n\nThen come."),
        ("Food for all.\\n\\n###ABC###", "Food for all."),
        ("the stateGÇÖs GÇ£bestGÇ¥", "the state’s “best”"),
        ("\ufeffid", "id"),
        ("'=SUM(A1)", "=SUM(A1)"),
        ("'tis the season", "'tis the season"),
    ],
)
def test_a_cell_is_rid_of_what_an_export_left_in_it(cell: str, text: str) -> None:
    assert cells.text(cell) == text


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://x.example")', "@here", "-1+1", "+cmd|' /C calc'!A0", "\t=1"])
def test_a_formula_is_guarded_and_the_guard_comes_off_again(cell: str) -> None:
    assert cells.harmless(cell) == f"'{cell}"
    assert cells.text(cells.harmless(cell)) == cell.strip()


@pytest.mark.parametrize("cell", ["+1 518 555 0101 ext. 4", "-73.75", "Well House", ""])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert cells.harmless(cell) == cell


def test_numbers_are_whole_where_they_can_be() -> None:
    assert (cells.number("12"), cells.number("42.65"), cells.number("-73.750")) == (12, 42.65, -73.75)
    for cell in ("12 years", "1e5", "nan", "", "0x10"):
        with pytest.raises(ValueError, match="no number"):
            cells.number(cell)


@pytest.mark.parametrize("cell", ["2026-03-01", "3/1/2026", "03/01/26", "March 1, 2026", "2026-03-01T09:30:00Z"])
def test_dates_are_read_as_people_write_them(cell: str) -> None:
    assert cells.day(cell) == "2026-03-01"


def test_what_is_no_date_says_how_to_write_one() -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        cells.day("soon")


def test_an_address_of_the_web_gets_its_scheme() -> None:
    assert cells.web("www.well.example/help") == "http://www.well.example/help"
    assert cells.web("HTTPS://well.example") == "HTTPS://well.example"
    for cell in ("wellhouse", "javascript:alert(1)", "see our page", "https:/well.example"):
        with pytest.raises(ValueError, match="no address"):
            cells.web(cell)


def test_of_several_mail_addresses_the_first_counts() -> None:
    assert cells.email("ask@well.example; boss@well.example") == "ask@well.example"
    with pytest.raises(ValueError, match="no e-mail"):
        cells.email("ask at well")


def test_a_cell_is_quoted_short_and_without_commands_to_a_terminal() -> None:
    assert cells.shown("\x1b[31mred\nline") == "[31mred line"
    assert len(cells.shown("x" * 500)) == 61
