"""The directories to measure on, as search takes them in, read from the folder of real ones."""

import csv
import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baton.actions import files
from baton.core.hsds import reading
from baton.core.search.entry import Entry
from baton.core.search.gathered import entries_of

_NUCC = re.compile(r"\b[0-9A-Z]{9}X\b")
_SERVED = re.compile(r"Women|Men|Youth|Offender|Minors|Military|Older")
_SETTINGS = re.compile("SubstanceUseServices|MentalHealthServicess?")


@dataclass(frozen=True, kw_only=True)
class Provider:
    """A provider of Colorado with what its columns say of it, by which a query is judged."""

    entry: Entry
    codes: frozenset[str]
    settings: str
    served: str


def hsds(folder: Path, name: str) -> list[Entry]:
    """The services of an HSDS directory."""
    return list(entries_of(reading.read(files.at(folder / name))))


def colorado(folder: Path, *, codes: bool) -> Iterator[Provider]:
    """Each provider, with or without its NUCC codes in the entry. Columns shift: a cell is known by what it says."""
    packed = (folder / "colorado" / "providers.csv.gz").read_bytes()
    for row in csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8", errors="replace"))):
        cells = [str(cell) for cell in row.values() if cell]
        nucc = sorted({code for cell in cells for code in _NUCC.findall(cell)})
        settings = " ".join(cell for cell in cells if _SETTINGS.search(cell))
        listed = [cell for cell in cells if cell.startswith("{") and not _NUCC.search(cell) and cell not in settings]
        text = re.sub(r'[{}"()]|NULL', " ", f"{_SETTINGS.sub('', settings)} {' '.join(listed)}")
        filed = tuple(nucc) if codes else ()
        yield Provider(
            entry=Entry(id=row["entity_id"], name=row["organization_name"], filed=filed, text=text),
            codes=frozenset(nucc),
            settings=settings,
            served=" ".join(cell for cell in listed if _SERVED.search(cell)),
        )
