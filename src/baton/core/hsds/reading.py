"""What do the files of a directory hold, whatever their kind? One reading for a folder, a zip or a single file."""

from collections.abc import Callable, Iterable

from baton.core.hsds import full, making, older, sheets, tabular
from baton.core.hsds.faults import Loss
from baton.core.hsds.gathering import Gathered, Place
from baton.core.hsds.mapping import Map
from baton.core.hsds.settling import settle
from baton.core.hsds.sheets import Sheet

type Told = Callable[[str], None]


def read(
    files: Iterable[tuple[str, bytes]], *, how: Map | None = None, country: str = "US", told: Told = lambda _: None
) -> Gathered:
    """All that can be taken from files, given by name and content; `told` hears the name of each.

    With a mapping every file is read by it, and else as a table or an object of HSDS.
    """
    gathered = Gathered(country=country)
    tables: list[Sheet] = []
    whole = True
    for name, content in files:
        told(name)
        try:
            if how:
                making.read(name, content, how, gathered)
            elif name.endswith(".json"):
                tables += full.read(name, content, gathered)
            else:
                tables += _tables(name, content, gathered)
        except (ValueError, RecursionError) as error:
            why = "it is nested too deeply" if isinstance(error, RecursionError) else error
            gathered.fault(Place(file=name, row=1), f"the file cannot be read: {why}")
            whole = False
    told("joining")
    tabular.read(tables, gathered)
    settle(gathered)
    if not whole:
        gathered.seen.clear()  # what is not here may stand in the file that could not be read
    return gathered


def _tables(name: str, content: bytes, gathered: Gathered) -> list[Sheet]:
    sheet = sheets.open_sheet(name, content)
    if name.endswith(".js"):
        raise ValueError("a script is read by a mapping only: name one with --map")
    if older.manner(sheet.stem, sheet.header):
        return [sheet]
    why = "no table of HSDS: name a mapping with --map, or leave it out"
    gathered.fault(Place(file=name, row=1), why, loss=Loss.ROW)
    return []
