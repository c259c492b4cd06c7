"""Is what the tables said kept, and forgotten as soon as a table changes?"""

from pathlib import Path

import pytest

from baton.core.signs import kept as module
from baton.core.signs.kept import kept


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "psychosis.txt").write_text("hears voices")
    monkeypatch.setattr(module, "TABLES", tmp_path)
    monkeypatch.setattr(module, "_KEPT", tmp_path / "__pycache__")
    return tmp_path


def test_what_was_read_is_not_read_again(tables: Path) -> None:
    assert kept("words", lambda: ["first"]) == ["first"]
    assert kept("words", lambda: ["second"]) == ["first"]


def test_a_changed_table_is_read_anew(tables: Path) -> None:
    kept("words", lambda: ["first"])
    (tables / "psychosis.txt").write_text("hears voices at night")
    assert kept("words", lambda: ["second"]) == ["second"]


@pytest.mark.parametrize("damage", [b"", b"{", bytes(16), bytes(100)])
def test_a_damaged_kept_form_is_read_anew(tables: Path, damage: bytes) -> None:
    kept("words", lambda: ["first"])
    [file] = (tables / "__pycache__").iterdir()
    file.write_bytes(damage)
    assert kept("words", lambda: ["second"]) == ["second"]


def test_a_kept_form_with_one_byte_changed_is_read_anew(tables: Path) -> None:
    kept("words", lambda: ["first"])
    [file] = (tables / "__pycache__").iterdir()
    file.write_bytes(file.read_bytes().replace(b"first", b"fir5t"))
    assert kept("words", lambda: ["second"]) == ["second"]


def test_a_folder_that_cannot_be_written_to_costs_nothing_but_time(
    tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEPT", tables / "psychosis.txt" / "__pycache__")
    assert kept("words", lambda: ["first"]) == ["first"]
