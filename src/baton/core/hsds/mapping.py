"""How is a CSV that is no HSDS read? A mapping says which column is what, and by what shape a shifted row is found.

Files: tables/map_*.toml, and what an agency writes for itself. "{name2|name1}" is the first of the two that is there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from baton.core import tables
from baton.core.hsds.aligning import SHAPES
from baton.core.hsds.sheets import Row
from baton.core.tables import TableError

_SLOT = re.compile(r"\{([\w|]+)\}")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|([^,{}"]+)')
_PAIRED = re.compile(r'\("*([^",()]+(?:\([^()]*\))?[^",()]*)"*,')
KINDS: Final = ("organization", "location", "service", "professional")
_KEYS: Final = frozenset({"title", "rows", "pivot", "absorbs", "blank", "shape", "lists", *KINDS})


@dataclass(frozen=True, kw_only=True)
class Pivot:
    """A column that holds objects, each of which says the name and the value of a column of its own."""

    column: str
    name: str
    value: str
    between: str = ";"


@dataclass(frozen=True, kw_only=True)
class Map:
    """What a mapping file says."""

    title: str = ""
    rows: str = ""
    pivot: Pivot | None = None
    absorbs: tuple[str, ...] = ()
    blank: frozenset[str] = frozenset()
    shape: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    makes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def shipped() -> dict[str, str]:
    """Name -> text of the mappings that come with Baton."""
    packaged = tables.packaged("baton.core.hsds")
    return {name[4:-5]: text for name, text in packaged.items() if name.startswith("map_")}


def load(file: str, text: str) -> Map:
    """The mapping in a TOML text. TableError, which says what would mend it, when it is none."""
    read = tables.parse(file, text)
    if unknown := read.keys() - _KEYS:
        raise TableError(file, min(unknown), f"no part of a mapping; there are {', '.join(sorted(_KEYS))}")
    for kind in KINDS:
        if kind in read and "id" not in read[kind]:
            raise TableError(file, kind, 'say by which column one is known: id = "{column}"')
    if bad := set(read.get("shape", {}).values()) - SHAPES.keys():
        raise TableError(file, f"shape: {min(bad)}", f"no shape; there are {', '.join(SHAPES)}")
    if not any(kind in read for kind in KINDS):
        raise TableError(file, "makes nothing", f"add one of {', '.join(KINDS)}")
    return Map(
        title=read.get("title", ""),
        rows=read.get("rows", ""),
        pivot=Pivot(**read["pivot"]) if "pivot" in read else None,
        absorbs=tuple(read.get("absorbs", ())),
        blank=frozenset(read.get("blank", ())),
        shape=read.get("shape", {}),
        lists=read.get("lists", {}),
        makes={kind: read[kind] for kind in KINDS if kind in read},
    )


def fill(template: str, row: Row) -> str:
    """The template with its slots filled from the row."""
    return _SLOT.sub(
        lambda slot: next((row[name] for name in slot[1].split("|") if row.get(name)), ""), template
    ).strip()


def several(columns: list[str], row: Row, how: Map) -> list[str]:
    """All that these columns hold, each once."""
    found = (one.strip() for column in columns for one in _split(row.get(column, ""), column, how))
    return list(dict.fromkeys(one for one in found if one and one not in how.blank))


def _split(cell: str, column: str, how: Map) -> list[str]:
    kind = how.lists.get(column, how.pivot.between if how.pivot else "")
    if kind == "array":
        return [quoted or plain for quoted, plain in _QUOTED.findall(cell)]
    if kind == "pairs":
        return _PAIRED.findall(cell)
    return cell.split(kind) if kind else [cell]
