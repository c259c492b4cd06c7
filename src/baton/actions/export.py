"""How does the directory go out? As HSDS 3.0: a file a service, one list, or tables. What is gone stays here."""

import csv
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from baton.actions.standing import need
from baton.core.hsds.cells import harmless
from baton.core.hsds.columns import NUMBERS, TEXTS
from baton.core.hsds.gathering import Fields
from baton.core.hsds.schema import shapes
from baton.core.hsds.writing import Full, Tables, datapackage, ident, page
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused
from baton.models import Agency, Location, Organization, Person, Reference, Service, ServiceAtLocation

_CHUNK = 1000


@dataclass(frozen=True, kw_only=True)
class Directory:
    """What goes out: the living entries of an agency, of one source or of all."""

    agency: Agency
    source: str | None = None

    def rows(self, model: Any) -> Any:
        """The living rows of a model, in a lasting order."""
        rows = model.objects.of(self.agency).living().order_by("source", "pk")
        return rows if self.source is None else rows.filter(source=self.source)


def of(*, agency: Agency, by: Person | None, now: datetime, source: str | None = None) -> Directory:
    """What may go out. Refused when there is nothing in it; `by` is None for whoever has the machine."""
    if by:
        need(by, Ability.DIRECTORY_READ, now=now)
    directory = Directory(agency=agency, source=source)
    if not directory.rows(Service).exists() and not directory.rows(Organization).exists():
        raise Refused(Code.INVALID, "There is nothing in the directory to write.")
    return directory


def fields_of(kind: str, row: Any) -> Fields:
    """An entry by its HSDS names, with its parts."""
    columns = {name: value for name in TEXTS[kind] if (value := getattr(row, name))}
    numbers = {name: value for name in NUMBERS.get(kind, ()) if (value := getattr(row, name)) is not None}
    whole = {name: int(value) if value == int(value) else value for name, value in numbers.items()}
    return {**columns, **whole, **row.more}


def _program(row: Any) -> Fields:
    """The program of a service, which the tabular form keeps with the organization."""
    programs = row.organization.more.get("programs", []) if row.organization else []
    found = next((one for one in programs if one.get("id") == row.more.get("program_id")), None)
    return {"program": found} if found and "program" not in row.more else {}


def services(directory: Directory) -> Iterator[Fields]:
    """Each service with all that belongs to it, as full JSON."""
    rows = directory.rows(Service).select_related("organization").prefetch_related("at_locations__location")
    for row in rows.iterator(chunk_size=_CHUNK):
        full = Full(source=row.source, country=directory.agency.country)
        places = [
            full.entry(
                "service_at_location",
                link.source_id,
                fields_of("service_at_location", link),
                location=full.entry("location", link.location.source_id, fields_of("location", link.location)),
            )
            for link in row.at_locations.all()
            if link.gone_at is None
        ]
        organization = row.organization
        above = organization and full.entry(
            "organization", organization.source_id, fields_of("organization", organization)
        )
        within = {"service_at_locations": places, "organization": above}
        yield full.entry("service", row.source_id, fields_of("service", row) | _program(row), **within)


def organizations(directory: Directory) -> Iterator[Fields]:
    """Each organization with its locations, as full JSON: also those at which no service is."""
    for row in directory.rows(Organization).prefetch_related("locations").iterator(chunk_size=_CHUNK):
        full = Full(source=row.source, country=directory.agency.country)
        places = [full.entry("location", one.source_id, fields_of("location", one)) for one in row.locations.all()]
        yield full.entry("organization", row.source_id, fields_of("organization", row), locations=places)


def write_list(directory: Directory, path: Path) -> int:
    """One JSON file with all services. How many."""
    contents = list(services(directory))
    path.write_bytes(orjson.dumps(page(contents), option=orjson.OPT_INDENT_2))
    return len(contents)


def write_files(directory: Directory, folder: Path) -> int:
    """A JSON file for each service and each organization. How many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, several in (("service", services(directory)), ("organization", organizations(directory))):
        for one in several:
            (folder / f"{name}_{one['id']}.json").write_bytes(orjson.dumps(one, option=orjson.OPT_INDENT_2))
            count += 1
    return count


def write_tables(directory: Directory, folder: Path) -> int:
    """The tabular form with its datapackage. How many rows."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = collected(directory)
    for kind, rows in tables.items():
        _write_table(kind, rows.values(), folder)
    (folder / "datapackage.json").write_bytes(orjson.dumps(datapackage(tables), option=orjson.OPT_INDENT_2))
    return sum(len(rows) for rows in tables.values())


def _write_table(kind: str, rows: Iterable[Fields], folder: Path) -> None:
    """One table. What a spreadsheet would take for a formula is guarded."""
    shape = shapes()[kind]
    with (folder / shape.file).open("w", encoding="utf-8", newline="") as sink:
        writer = csv.writer(sink)
        writer.writerow(shape.fields)
        for row in rows:
            cells = (row.get(name, "") for name in shape.fields)
            writer.writerow(harmless(cell) if isinstance(cell, str) else cell for cell in cells)


def zipped(folder: Path, path: Path) -> None:
    """Put what was written to a folder into a zip."""
    shutil.make_archive(str(path.with_suffix("")), "zip", folder)


def collected(directory: Directory) -> dict[str, dict[str, Fields]]:
    """The rows of every table, by their ids, in the order of the tables of HSDS."""
    models = {"organization": Organization, "location": Location, "service": Service}
    made = Tables(source="", country=directory.agency.country, known=frozenset(_known(directory, models)))
    for kind, model in models.items():
        rows = directory.rows(model) if kind == "organization" else directory.rows(model).select_related("organization")
        for row in rows.iterator(chunk_size=_CHUNK):
            above = getattr(row, "organization", None)
            made.source = row.source
            link = {"organization_id": above.source_id} if above else {}
            made.entry(kind, row.source_id, fields_of(kind, row) | link)
    for link in directory.rows(ServiceAtLocation).select_related("service", "location").iterator(chunk_size=_CHUNK):
        made.source = link.source
        ends = {"service_id": link.service.source_id, "location_id": link.location.source_id}
        made.entry("service_at_location", link.source_id, fields_of("service_at_location", link) | ends)
    for one in directory.rows(Reference).iterator(chunk_size=_CHUNK):
        made.source = one.source
        made.alone(one.kind, one.source_id, one.more)
    return {kind: made.rows[kind] for kind in shapes() if kind in made.rows}


def _known(directory: Directory, models: dict[str, Any]) -> Iterator[str]:
    for kind, model in models.items():
        for source, key in directory.rows(model).values_list("source", "source_id").iterator(chunk_size=_CHUNK):
            yield ident(source, kind, key)
