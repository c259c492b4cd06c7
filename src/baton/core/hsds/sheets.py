"""Which rows does a CSV file hold? Its characters are guessed safely, and a quote that never closes costs one row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from baton.core.hsds import cells
from baton.core.hsds.faults import Fault

_LONGEST: Final = 4 * 1024 * 1024  # characters of one cell
_DELIMITERS: Final = ",;\t|"
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

type Row = dict[str, str]

csv.field_size_limit(_LONGEST)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A CSV file: its name without folders, the names of its columns, and its lines from the second on."""

    file: str
    header: tuple[str, ...]
    lines: list[str]
    delimiter: str = ","

    @property
    def stem(self) -> str:
        """The file's name without its ending: the name of its table."""
        return self.file.rpartition("/")[2].partition(".")[0].strip().lower()


def decode(content: bytes) -> str:
    """The text of a file: by its mark, as UTF-8, or as Windows-1252. ValueError when it is no text."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding)
    if b"\0" in content[:4096]:
        raise ValueError("this is no text file")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def open_sheet(file: str, content: bytes) -> Sheet:
    """The sheet in a file. ValueError when it holds no header."""
    text = decode(content)
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    header = tuple(name.strip().lower().replace(" ", "_") for name in next(reader, []))
    if not any(header):
        raise ValueError("the first line names no columns")
    return Sheet(file=file, header=header, lines=lines[reader.line_num :], delimiter=delimiter)


def rows(sheet: Sheet, faults: list[Fault]) -> Iterator[tuple[int, Row]]:
    """Number and non-empty cells of each row. What is no row of this sheet is told to `faults`."""
    width = len(sheet.header)
    for number, values in cut(sheet, faults):
        if len(values) > width and any(values[width:]):
            why = "more cells than the header has columns: a comma stands without quotes"
            faults.append(Fault(file=sheet.file, row=number, why=why))
            continue
        found = {name: cells.text(value) for name, value in zip(sheet.header, values, strict=False) if value}
        yield number, {name: value for name, value in found.items() if value}


def cut(sheet: Sheet, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Number and raw cells of each row."""
    lines, number = sheet.lines, 1
    while lines:
        reader = csv.reader(lines, delimiter=sheet.delimiter)
        began = 0
        try:
            for values in reader:
                number += 1
                if reader.line_num == len(lines) and _never_closed(lines[began:]):
                    break
                began = reader.line_num
                if values:
                    yield number, values
            else:
                return
            why = "a quote opens here and never closes"
        except csv.Error:
            number += 1
            why = "a cell is longer than any text should be: a quote is missing"
        faults.append(Fault(file=sheet.file, row=number, why=why))
        lines = lines[began + 1 :]


def _never_closed(lines: list[str]) -> bool:
    """Whether the last row ends with the file only because its quote does."""
    return len(lines) > 0 and sum(line.count('"') for line in lines) % 2 == 1
