"""What was taken from the files so far? Objects of HSDS by kind and id, with all that could not be taken."""

from dataclasses import dataclass, field
from typing import Any

from baton.core.hsds.cells import shown
from baton.core.hsds.faults import Fault, Loss
from baton.core.hsds.schema import ALONE, ENTRIES

type Fields = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where in the files something stands."""

    file: str
    row: int


def _kinds() -> dict[str, dict[str, Fields]]:
    return {kind: {} for kind in (*ENTRIES, "professional")}


@dataclass(kw_only=True)
class Gathered:
    """Grows while files are read. `entries`: kind -> id -> fields and parts by their HSDS names.

    `alone` holds what belongs to no entry in the same way. `seen` names the kinds of which all came: what
    is missing of them is gone.
    """

    country: str = "US"
    entries: dict[str, dict[str, Fields]] = field(default_factory=_kinds)
    alone: dict[str, dict[str, Fields]] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    rows: int = 0

    def put(self, kind: str, fields: Fields, place: Place) -> Fields:
        """Add an object, or add to the one of the same id: what stands there stays, what is missing is filled in."""
        home = self.alone.setdefault(kind, {}) if kind in ALONE else self.entries[kind]
        known = home.setdefault(fields["id"], fields)
        if known is not fields:
            self._fill(known, fields, place)
        else:
            self.places[kind, fields["id"]] = place
        return known

    def _fill(self, known: Fields, fields: Fields, place: Place) -> None:
        for name, value in fields.items():
            if isinstance(value, list):
                add_parts(known.setdefault(name, []), value)
            elif not _same(known.setdefault(name, value), value):
                why = "this id stands twice with different values: the first one counts"
                self.fault(place, why, column=name, cell=value, loss=Loss.CELL)

    def set_aside(self, kind: str, fields: Fields) -> None:
        """Keep what belongs to an entry that is not here, so that it can go out again."""
        self.alone.setdefault(kind, {})[str(fields["id"])] = fields

    def fault(self, place: Place, why: str, *, column: str = "", cell: object = "", loss: Loss = Loss.ROW) -> None:
        """Tell of something that could not be taken as it stood."""
        said = shown(str(cell))
        self.faults.append(Fault(file=place.file, row=place.row, column=shown(column), cell=said, why=why, loss=loss))


def _same(one: object, other: object) -> bool:
    """Whether two files say the same, be it as number or as text."""
    return one == other or isinstance(other, dict) or str(one).strip() == str(other).strip()


def add_parts(known: list[Fields], more: list[Fields]) -> None:
    """Add the parts that are not there yet: by their ids, or by all they say when they have none."""
    ids = {part["id"] for part in known if part.get("id")}
    for part in more:
        if part.get("id") not in ids if part.get("id") else part not in known:
            known.append(part)
