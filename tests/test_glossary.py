"""The glossary holds every word of the house, and names code that is there."""

import inspect
import re
from importlib import import_module
from pathlib import Path

from baton.core import vocabulary

TEXT = (Path(__file__).parents[1] / "docs/glossary.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith("| ")]
ENTRIES = [row for row in ROWS if row[0] != "word"]


def named() -> set[str]:
    return {name for row in ENTRIES for name in re.findall(r"`([\w.]+)`", row[2])}


def test_every_entry_fills_every_column() -> None:
    assert [row for row in ENTRIES if len(row) != 7 or not all(row)] == []


def test_one_word_stands_once() -> None:
    words = [row[0] for row in ENTRIES]
    assert sorted(words) == sorted(set(words))


def test_every_code_name_is_there() -> None:
    for name in named():
        module, _, attribute = name.rpartition(".")
        assert hasattr(import_module(f"baton.{module}"), attribute), name


def test_every_enum_of_the_vocabulary_has_its_word() -> None:
    enums = inspect.getmembers(vocabulary, inspect.isclass)
    words = {f"core.vocabulary.{name}" for name, each in enums if issubclass(each, vocabulary.StrEnum)}
    assert words - {"core.vocabulary.StrEnum", "core.vocabulary.Ordered"} - named() == set()
