"""Which objects does HSDS 3.0 know, with which fields and parts? Read from the table `hsds.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from baton.core import tables

# These have rows of their own; every other object is a part of one of them, or stands alone.
ENTRIES = ("organization", "location", "service", "service_at_location")
ALONE = ("taxonomy", "taxonomy_term", "meta_table_description")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One object of HSDS. `parts` and `owners`: field name -> object; `words`: field name -> what may stand there."""

    name: str
    file: str
    fields: tuple[str, ...]
    required: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[str]
    urls: frozenset[str]
    emails: frozenset[str]
    words: Mapping[str, tuple[str, ...]]
    owners: Mapping[str, str]
    parts: Mapping[str, str]


@cache
def shapes() -> Mapping[str, Shape]:
    """Object name -> its shape."""
    read = tables.parse("hsds.toml", tables.packaged("baton.core.hsds")["hsds.toml"])
    return MappingProxyType({name: _shape(name, row) for name, row in read.items()})


def _shape(name: str, row: dict[str, Any]) -> Shape:
    sets = ("required", "numbers", "dates", "urls", "emails")
    return Shape(
        name=name,
        file=row["file"],
        fields=tuple(row["fields"]),
        **{field: frozenset(row.get(field, ())) for field in sets},
        words={field: tuple(words) for field, words in row.get("words", {}).items()},
        owners=row.get("owners", {}),
        parts=row.get("parts", {}),
    )


@cache
def part_of(owner: str, part: str) -> str:
    """Under which field an object holds parts of a kind, as `phones` of a `service`. KeyError if it holds none."""
    return next(field for field, kind in shapes()[owner].parts.items() if kind == part)
