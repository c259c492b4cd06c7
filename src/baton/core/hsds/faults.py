"""What could not be taken as it stood, and why? One fault says file, row, column, reason, and what was lost by it."""

from dataclasses import dataclass
from enum import StrEnum


class Loss(StrEnum):
    """What a fault costs."""

    ROW = "row"  # the row was left out
    CELL = "cell"  # the row was taken without this cell
    MENDED = "mended"  # nothing: the cell was understood otherwise than it was written


@dataclass(frozen=True, kw_only=True)
class Fault:
    """`row` counts as a spreadsheet does: the header is row 1. `column` is empty when the whole row is meant.

    `cell` is what stood there, `why` a sentence that says the same of every such cell, so that they can be counted.
    """

    file: str
    row: int
    column: str = ""
    cell: str = ""
    why: str
    loss: Loss = Loss.ROW
