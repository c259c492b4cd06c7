"""Do the cells of a row stand under their columns? Shapes tell, and surplus cells are put where a comma was no comma.

A mapping (mapping.py) says which columns have a shape, and in which ones surplus cells may belong.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from baton.core.hsds import cells as reading
from baton.core.hsds import registers, sheets
from baton.core.hsds.faults import Loss
from baton.core.hsds.gathering import Gathered, Place
from baton.core.hsds.sheets import Row, Sheet

_STATE = re.compile(r"[A-Za-z]{2}|[A-Z][a-z]+( [A-Z][a-z]+)*")
_POSTAL = re.compile(r"\d{5}(-?\d{4})?")


class Shaped(Protocol):
    """What is asked of a mapping here."""

    @property
    def absorbs(self) -> Sequence[str]: ...
    @property
    def blank(self) -> frozenset[str]: ...
    @property
    def shape(self) -> Mapping[str, str]: ...


def _matches(pattern: re.Pattern[str], what: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if not pattern.fullmatch(cell):
            raise ValueError(f"no {what}")
        return cell

    return read


def _array(cell: str) -> str:
    if not (cell.startswith("{") and cell.endswith("}")):
        raise ValueError("no list in braces")
    return cell


# A soft shape costs its cell; a hard one shows that the columns of the row are shifted.
SHAPES: Final[Mapping[str, tuple[Callable[[str], str], bool]]] = {
    "npi": (registers.npi, False),
    "nucc": (registers.nucc, False),
    "licence": (registers.licence, False),
    "digits": (_matches(re.compile(r"\d+"), "number"), True),
    "postal_code": (_matches(_POSTAL, "ZIP code"), True),
    "state": (_matches(_STATE, "state"), True),
    "array": (_array, True),
}


def rows(sheet: Sheet, how: Shaped, gathered: Gathered) -> Iterator[tuple[Place, Row]]:
    """The rows of a CSV, each with its cells under the right columns, or told of."""
    for number, values in sheets.cut(sheet, gathered.faults):
        place = Place(file=sheet.file, row=number)
        gathered.rows += 1
        if row := _aligned(sheet.header, values, how):
            yield place, _checked(row, how, gathered, place)
        else:
            why = "its columns are shifted, and no way of putting them right fits"
            gathered.fault(place, why, cell=", ".join(values))


def _aligned(header: tuple[str, ...], values: list[str], how: Shaped) -> Row | None:
    """The row with its surplus cells put where they belong; the first way in which all shapes fit, or all hard ones."""
    ways = list(_ways(header, values, how))
    for all_shapes in (True, False):
        for row in ways:
            if all(_fits(row.get(column, ""), shape, all_shapes) for column, shape in how.shape.items()):
                return row
    return None


def _ways(header: tuple[str, ...], values: list[str], how: Shaped) -> Iterator[Row]:
    surplus = len(values) - len(header)
    cleaned = [_clean(cell, how) for cell in values]
    if surplus <= 0:
        yield dict(zip(header, cleaned, strict=False))
        return
    for column in how.absorbs:
        if column in header:
            at = header.index(column)
            joined = ", ".join(cell for cell in cleaned[at : at + surplus + 1] if cell)
            yield dict(zip(header, [*cleaned[:at], joined, *cleaned[at + surplus + 1 :]], strict=True))
    if not any(cleaned[len(header) :]):
        yield dict(zip(header, cleaned, strict=False))


def _clean(cell: str, how: Shaped) -> str:
    said = reading.text(cell)
    return "" if said in how.blank else said


def _fits(cell: str, shape: str, all_shapes: bool) -> bool:
    reader, hard = SHAPES[shape]
    if not cell or not (hard or all_shapes):
        return True
    try:
        reader(cell)
    except ValueError:
        return False
    return True


def _checked(row: Row, how: Shaped, gathered: Gathered, place: Place) -> Row:
    """The row without the cells that are not what they should be."""
    for column, shape in how.shape.items():
        if cell := row.get(column):
            try:
                row[column] = SHAPES[shape][0](cell)
            except ValueError as error:
                gathered.fault(place, str(error), column=column, cell=row.pop(column), loss=Loss.CELL)
    return row
