"""Which rows does a CSV hold, however it was written?"""

import pytest

from baton.core.hsds.faults import Fault
from baton.core.hsds.sheets import decode, open_sheet, rows


def read(content: bytes) -> tuple[list[tuple[int, dict[str, str]]], list[Fault]]:
    faults: list[Fault] = []
    return list(rows(open_sheet("services.csv", content), faults)), faults


def test_characters_are_guessed_by_mark_then_utf8_then_windows() -> None:
    assert decode(b"\xef\xbb\xbfname") == "name"
    assert decode("Espa\u00f1ol".encode()) == "Español"
    assert decode("Espa\u00f1ol \u2019s".encode("cp1252")) == "Español ’s"
    assert decode("naïve".encode("utf-16")) == "naïve"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no text"):
        decode(b"PK\0\0\0")


def test_a_file_without_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="no columns"):
        open_sheet("services.csv", b"\n")


def test_rows_count_as_in_a_spreadsheet_and_leave_out_empty_cells() -> None:
    taken, faults = read(b'ID; Name \r\n7;"two\r\nlines"\r\n8;\r\n')
    assert taken == [(2, {"id": "7", "name": "two\r\nlines"}), (3, {"id": "8"})]
    assert faults == []


def test_a_comma_without_quotes_costs_its_row_and_no_other() -> None:
    taken, faults = read(b"id,name,city\n1,Well,Troy\n2,12 Main St, Suite 4,Troy\n3,Oak,Utica\n")
    assert [number for number, _ in taken] == [2, 4]
    assert [(fault.row, fault.loss) for fault in faults] == [(3, "row")]


def test_a_quote_that_never_closes_costs_its_row_and_no_other() -> None:
    taken, faults = read(b'id,name\n1,"Well"\n2,"Oak\n3,Elm\n4,Ash\n')
    assert [row["id"] for _, row in taken] == ["1", "3", "4"]
    assert [fault.row for fault in faults] == [3]
    assert "never closes" in faults[0].why


def test_cells_beyond_the_header_are_fine_when_they_are_empty() -> None:
    taken, faults = read(b"id,name\n1,Well,,\n")
    assert (taken, faults) == ([(2, {"id": "1", "name": "Well"})], [])
