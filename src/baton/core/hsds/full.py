"""How does HSDS 3.0 JSON become objects? One object, a page of a list, or an array; nested entries are taken apart."""

from collections.abc import Iterator
from typing import Any

import orjson

from baton.core.hsds.faults import Loss
from baton.core.hsds.gathering import Fields, Gathered, Place
from baton.core.hsds.schema import ENTRIES, shapes
from baton.core.hsds.sheets import Sheet
from baton.core.hsds.values import one_cell, phone

# Where an entry is nested in another: the link that this makes, on the inner or on the outer one.
_ABOVE = {"organization": "organization_id", "service": "service_id", "location": "location_id"}
_NO_DIRECTORY = frozenset({"openapi_url", "profile", "resources"})


def read(file: str, content: bytes, gathered: Gathered) -> list[Sheet]:
    """Take all objects of a JSON file; tables, where the file holds tables, are given back to be read with others.

    ValueError when the file is no JSON.
    """
    try:
        given = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} (line {error.lineno})") from None
    if isinstance(given, dict) and given and all(name.endswith(".csv") for name in given):
        return [_sheet(name, rows) for name, rows in given.items() if isinstance(rows, list)]
    for number, one in enumerate(_objects(given), 1):
        gathered.rows += 1
        _take_top(one, file, Place(file=file, row=number), gathered)
    return []


def _objects(given: Any) -> Iterator[Any]:
    if isinstance(given, dict) and isinstance(given.get("contents"), list):
        given = given["contents"]
    if isinstance(given, list):
        yield from given
    elif not (isinstance(given, dict) and given.keys() & _NO_DIRECTORY):
        yield given


def _sheet(name: str, rows: list[Any]) -> Sheet:
    """A table that is written as JSON, as the sheet that it would be."""
    made = [{key: _cell(value) for key, value in row.items()} for row in rows if isinstance(row, dict)]
    header = tuple(dict.fromkeys(key for row in made for key in row))
    lines = [_line([row.get(key, "") for key in header]) for row in made]
    return Sheet(file=name, header=header, lines=lines)


def _cell(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else orjson.dumps(value).decode()


def _line(cells: list[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


def _take_top(one: Any, file: str, place: Place, gathered: Gathered) -> None:
    kind = kind_of(one, file) if isinstance(one, dict) else ""
    if not kind:
        gathered.fault(place, "no object of HSDS 3.0")
        return
    gathered.seen.add(kind)
    take(kind, one, place, gathered)


def kind_of(one: Fields, file: str) -> str:
    """Which object this is: by what only one kind has, or by the name of its file."""
    if "service" in one and "location" in one:
        return "service_at_location"
    if "taxonomy_detail" in one or "term_uri" in one:
        return "taxonomy_term"
    stem = file.rpartition("/")[2].lower()
    names = ("service_at_location", "taxonomy_term", "meta_table_description", *ENTRIES, "taxonomy")
    if named := next((name for name in names if stem.startswith((name, f"{name}s"))), ""):
        return named
    if "location_type" in one:
        return "location"
    return "service" if "status" in one else "organization" if "name" in one and "description" in one else ""


def take(kind: str, one: Fields, place: Place, gathered: Gathered) -> str:
    """Take an object and the entries within it; returns its id, or "" when it has none and is left out."""
    shape = shapes()[kind]
    fields = _own(kind, one, place, gathered)
    if not fields.get("id"):
        gathered.fault(place, f"a {kind.replace('_', ' ')} has no id", column="id")
        return ""
    inner = [(name, part) for name, part in shape.parts.items() if part in ENTRIES and name in one]
    for name, part in inner:
        if isinstance(one[name], dict):
            _above(name, part, one[name], fields, place, gathered)
    gathered.put(kind, fields, place)
    for name, part in inner:
        for child in one[name] if isinstance(one[name], list) else ():
            if isinstance(child, dict):
                gathered.seen.add(part)
                take(part, {f"{kind}_id": fields["id"], **child}, place, gathered)
    return str(fields["id"])


def _above(name: str, part: str, nested: Fields, fields: Fields, place: Place, gathered: Gathered) -> None:
    gathered.seen.add(part)
    if entry_id := take(part, nested, place, gathered):
        fields[_ABOVE[name]] = entry_id


def _own(kind: str, one: Fields, place: Place, gathered: Gathered) -> Fields:
    """Fields and parts of an object, without the entries in it; what HSDS does not know is told of and left out."""
    shape = shapes()[kind]
    fields: Fields = {}
    for name, value in one.items():
        part = shape.parts.get(name)
        if value in (None, "", [], {}) or part in ENTRIES:
            continue
        if part is None and name not in shape.fields:
            gathered.fault(place, "no field of HSDS 3.0: left out", column=f"{kind}.{name}", loss=Loss.CELL)
        elif part is None:
            _put_value(kind, name, value, fields, place, gathered)
        elif isinstance(value, list):
            fields[name] = [
                made for each in value if isinstance(each, dict) for made in _part(part, each, place, gathered)
            ]
        elif isinstance(value, dict):
            fields[name] = _own(part, value, place, gathered)
    _program(kind, fields)
    return fields


def _put_value(kind: str, name: str, value: Any, fields: Fields, place: Place, gathered: Gathered) -> None:
    shape = shapes()[kind]
    try:
        if isinstance(value, list | dict):
            raise ValueError("no text")
        if name in shape.numbers or name in shape.words:
            value = value if type(value) in (int, float) else one_cell(kind, name, str(value))
        fields[name] = value.replace("\0", "") if isinstance(value, str) else str(value) if name == "id" else value
    except ValueError as error:
        gathered.fault(place, str(error), column=f"{kind}.{name}", cell=value, loss=Loss.CELL)


def _program(kind: str, fields: Fields) -> None:
    """A service within a program also says so in the tabular way."""
    if kind == "service" and "program" in fields and "id" in fields["program"]:
        fields.setdefault("program_id", fields["program"]["id"])


def _part(kind: str, one: Fields, place: Place, gathered: Gathered) -> list[Fields]:
    fields = _own(kind, one, place, gathered)
    return phone(fields, gathered, place) if kind == "phone" else [fields]
