"""The directories to measure on, read from the folder of real ones: entries as search takes them in."""

import csv
import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path

from baton.core.search.entry import Entry

_NUCC = re.compile(r"\b[0-9A-Z]{9}X\b")


def rows(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", errors="replace")
    return list(csv.DictReader(io.StringIO(text)))


def colorado(folder: Path, *, codes: bool) -> Iterator[tuple[Entry, dict[str, set[str]]]]:
    """Each provider with its truth: NUCC codes, settings, people served. With or without the codes in the entry."""
    for row in rows(folder / "colorado" / "providers.csv.gz"):
        cells = [str(cell) for cell in row.values() if cell]
        nucc = sorted({code for cell in cells for code in _NUCC.findall(cell)})
        settings = " ".join(cell for cell in cells if "UseServices" in cell or "HealthServices" in cell)
        words = re.sub(r"SubstanceUseServices|MentalHealthServicess?", "", settings)
        listed = [cell for cell in cells if cell.startswith("{") and not _NUCC.search(cell) and cell not in settings]
        served = " ".join(cell for cell in listed if re.search(r"Women|Men|Youth|Offender|Minors|Military|Older", cell))
        text = re.sub(r"[{}\"()]|NULL", " ", f"{words} {' '.join(listed)}")
        entry = Entry(id=row["entity_id"], name=row["organization_name"], filed=tuple(nucc) if codes else (), text=text)
        yield entry, {"nucc": set(nucc), "settings": {settings}, "served": {served}}


def hsds(folder: Path, name: str) -> Iterator[Entry]:
    """The services of an HSDS 1.1 directory."""
    ending = ".csv.gz" if (folder / name / "services.csv.gz").exists() else ".csv"
    organizations = {}
    for row in rows(folder / name / f"organizations{ending}"):
        organizations[row["id"]] = row["name"]
    locations = {row["id"]: row for row in rows(folder / name / f"locations{ending}")} if name == "ohana" else {}
    for row in rows(folder / name / f"services{ending}"):
        organization = row.get("organization_id") or locations.get(row.get("location_id", ""), {}).get(
            "organization_id"
        )
        text = [
            row.get(key) or ""
            for key in ("alternate_name", "description", "application_process", "eligibility", "audience", "fees")
        ]
        yield Entry(
            id=row["id"],
            name=row["name"],
            organization=organizations.get(organization or "", ""),
            text=re.sub(r"###\w+###|\\n", " ", " ".join(text)),
        )
