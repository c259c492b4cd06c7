"""What did HSDS 1.1 call it? Files and columns of older directories, by the table `older.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from baton.core import tables
from baton.core.hsds.schema import shapes


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How the rows of a file say it: which object they are, and where each column goes.

    `owner` is set when a row only adds to an entry that has a row elsewhere, and names the column that says which.
    """

    object: str
    owner: str = ""
    set: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


@cache
def _table() -> Mapping[str, Any]:
    return tables.parse("older.toml", tables.packaged("baton.core.hsds")["older.toml"])


def manner(stem: str, header: tuple[str, ...]) -> Manner | None:
    """How a file of that name with those columns is read; None when it is no table of any HSDS."""
    table = _table()
    here = table["files"].get(stem) or {"object": _by_file().get(stem, "")}
    if not (name := here["object"]):
        return None
    shape = shapes()[name]
    known = set(shape.fields)
    older = table["columns"].get(name, {})
    columns = {old: new for old, new in older.items() if old in header and new not in header}
    joined = {old: new for old, new in table["joined"].get(name, {}).items() if old in header}
    lists = {old: how for old, how in table["lists"].get(name, {}).items() if old in header and old not in known}
    said = known | columns.keys() | joined.keys() | lists.keys() | {here.get("owner")} | set(table["silent"]["all"])
    unknown = tuple(column for column in header if column and column not in said)
    return Manner(**here, columns=columns, joined=joined, lists=lists, unknown=unknown)


@cache
def _by_file() -> Mapping[str, str]:
    return {shape.file.removesuffix(".csv"): name for name, shape in shapes().items()}
