"""Which policy do the packaged tables hold? Reads them strictly: a mistake names the file, the row and its remedy."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from baton.core.policy import readers
from baton.core.policy.entry import Entry
from baton.core.policy.standard import Country, Policy
from baton.core.tables import TableError, packaged, parse

_LISTS = ("row", "question", "exempt", "rule", "country")
CRISIS_LINES = "crisis_lines.toml"
ELSEWHERE = "XX"


@cache
def load_policy(country: str = "US") -> Policy:
    """The packaged policy as it reads in a country, read once a process. TableError when a table cannot be used."""
    return read_policy(placed(packaged_tables(), country))


def placed(tables: Mapping[str, str], country: str) -> dict[str, str]:
    """The tables with the country's own numbers where they say {emergency} and {crisis}."""
    lands = _countries([(CRISIS_LINES, parse_table(CRISIS_LINES, tables[CRISIS_LINES]))])
    land = lands.get(country.upper()) or lands[ELSEWHERE]
    words = {"{emergency}": land.emergency[0], "{crisis}": land.crisis}
    return {file: _filled(text, words) for file, text in tables.items()}


def _filled(text: str, words: Mapping[str, str]) -> str:
    for gap, word in words.items():
        text = text.replace(gap, word)
    return text


def packaged_tables() -> Mapping[str, str]:
    """File name -> text of every packaged table of the policy, in the order of their names; read once a process."""
    return packaged("baton.core.policy")


def read_policy(tables: Mapping[str, str]) -> Policy:
    """The policy in these tables (file name -> TOML text). Raises TableError at the first mistake."""
    parsed = [(file, parse_table(file, text)) for file, text in tables.items()]
    rows = _read(parsed, "row", "id", readers.read_row)
    if not rows:
        raise TableError("tables", "row", "a policy without rows would answer every danger with nothing: give it rows")
    return Policy(
        rows=rows,
        inquiries=_read(parsed, "question", "id", readers.read_inquiry),
        exempt=_read(parsed, "exempt", None, readers.read_exempt),
        rules=_read(parsed, "rule", "id", readers.read_rule),
        countries=_countries(parsed),
    )


def _countries(parsed: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, Country]:
    return {land.code: land for land in _read(parsed, "country", "code", readers.read_country)}


def parse_table(file: str, text: str) -> dict[str, Any]:
    """The lists of one table. Raises TableError when it is no TOML or holds anything but the known lists."""
    parsed = parse(file, text)
    for key, value in parsed.items():
        if key not in _LISTS or not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise TableError(file, key, f"a table holds only {', '.join(f'[[{name}]]' for name in _LISTS)}")
    return parsed


def entries_of(parsed: Iterable[tuple[str, dict[str, Any]]], name: str, key: str | None) -> list[Entry]:
    """The entries of the list `name` over all tables, each known by what stands at its `key`, which is its alone."""
    entries = [
        Entry(file=file, id=str(fields.get(key, f"{name} {place}")), fields=fields)
        for file, lists in parsed
        for place, fields in enumerate(lists.get(name, ()), 1)
    ]
    seen: dict[str, str] = {}
    for entry in entries:
        if key and entry.id in seen:
            raise entry.fail(f"stands in {seen[entry.id]} already: give every {name} its own {key}")
        seen[entry.id] = entry.file
    return entries


def _read[T](
    parsed: Iterable[tuple[str, dict[str, Any]]], name: str, key: str | None, read: Callable[[Entry], T]
) -> tuple[T, ...]:
    return tuple(_closed(entry, read) for entry in entries_of(parsed, name, key))


def _closed[T](entry: Entry, read: Callable[[Entry], T]) -> T:
    result = read(entry)
    entry.close()
    return result
