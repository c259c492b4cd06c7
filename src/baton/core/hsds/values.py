"""What do the cells of a row come to? Each field by its kind: number, date, address of the web, one of some words."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from baton.core.hsds import cells, hours, phones
from baton.core.hsds.faults import Loss
from baton.core.hsds.gathering import Fields, Gathered, Place
from baton.core.hsds.schema import shapes

type Reader = Callable[[str], Any]


def read(kind: str, row: Mapping[str, str], gathered: Gathered, place: Place) -> Fields:
    """The fields of an object; a cell that cannot be read is told of and left out."""
    readers = _readers(kind)
    fields: Fields = {}
    for name, cell in row.items():
        if (reader := readers.get(name)) is None:
            fields[name] = cell
            continue
        try:
            fields[name] = reader(cell)
        except ValueError as error:
            gathered.fault(place, str(error), column=name, cell=cell, loss=Loss.CELL)
    return fields


def one_cell(kind: str, name: str, cell: str) -> Any:
    """The value of one cell. ValueError when it cannot be read."""
    return _readers(kind)[name](cell)


@cache
def _readers(kind: str) -> Mapping[str, Reader]:
    """Only of the fields that are more than words."""
    shape = shapes()[kind]
    readers: dict[str, Reader] = dict.fromkeys(shape.numbers, cells.number)
    readers |= dict.fromkeys(shape.dates, cells.day) | dict.fromkeys(shape.urls, cells.web)
    readers |= dict.fromkeys(shape.emails, cells.email)
    readers |= {name: _one_of(words) for name, words in shape.words.items()}
    if kind == "organization":
        readers["year_incorporated"] = _year
    return MappingProxyType(readers)


def _one_of(words: tuple[str, ...]) -> Reader:
    known = {word.lower().replace("_", " "): word for word in words}

    def read_word(cell: str) -> str:
        try:
            return known[cell.lower().replace("_", " ")]
        except KeyError:
            raise ValueError(f"none of {', '.join(words)}") from None

    return read_word


def _year(cell: str) -> int:
    year = cell if cell.isdigit() else cells.day(cell)[:4]
    return int(year)


def phone(fields: Fields, gathered: Gathered, place: Place) -> list[Fields]:
    """The phones in a row of phones: a cell may hold several, and an extension beside the number."""
    try:
        found = phones.read(str(fields.get("number", "")), gathered.country)
    except ValueError as error:
        gathered.fault(place, str(error), column="number", cell=fields.get("number", ""))
        return []
    first, *others = found
    if first.extension and "extension" not in fields:
        fields |= {"number": first.number, "extension": int(first.extension)}
    if first.note or others:
        note = "; ".join(part for part in (fields.get("description", ""), first.note) if part)
        fields |= {"number": first.number} | ({"description": note} if note else {})
    same = {name: value for name, value in fields.items() if name not in ("id", "number", "extension")}
    return [fields, *({**same, "number": str(other)} for other in others)]


def schedule(fields: Fields, closed: str, gathered: Gathered, place: Place) -> Fields:
    """The older way of saying when it is open, in the words of calendars."""
    for name, reader in (("byday", hours.weekday), ("opens_at", hours.clock), ("closes_at", hours.clock)):
        if name in fields:
            try:
                fields[name] = reader(fields[name])
            except ValueError as error:
                gathered.fault(place, str(error), column=name, cell=fields.pop(name), loss=Loss.CELL)
    if "byday" in fields:
        fields["freq"] = "WEEKLY"
    if closed.lower() in ("true", "1", "yes"):
        fields["description"] = "closed"
    return fields
