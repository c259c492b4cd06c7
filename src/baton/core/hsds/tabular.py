"""How do the tables of a directory become its objects? HSDS 3.0 tabular and HSDS 1.1 CSV, table after table.

Entries come first, then what belongs to them: a row that belongs to several entries becomes a part of each.
"""

from collections.abc import Iterable, Iterator

from baton.core.hsds import older, sheets, values
from baton.core.hsds.faults import Loss
from baton.core.hsds.gathering import Fields, Gathered, Place, add_parts
from baton.core.hsds.older import Manner
from baton.core.hsds.schema import ALONE, ENTRIES, part_of, shapes
from baton.core.hsds.sheets import Row, Sheet

_NOWHERE = "belongs to no entry: none is named"
_ELSEWHERE = "belongs to an entry that is not in these files: kept aside"


def read(tables: Iterable[Sheet], gathered: Gathered) -> None:
    """Take all tables into `gathered`, in the order in which they rest on each other."""
    known = [(sheet, found) for sheet in tables if (found := older.manner(sheet.stem, sheet.header))]
    order = {name: place for place, name in enumerate((*ALONE, *(name for name in shapes() if name not in ALONE)))}
    reading = _Reading(gathered)
    for sheet, how in sorted(known, key=lambda pair: (bool(pair[1].owner), order[pair[1].object])):
        reading.sheet(sheet, how)


class _Reading:
    """One reading of many tables. Remembers contacts, phones, programs and terms, to which later rows belong."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.inner: dict[str, dict[str, Fields]] = {"contact": {}, "phone": {}, "program": {}, "taxonomy_term": {}}

    def sheet(self, sheet: Sheet, how: Manner) -> None:
        gathered = self.gathered
        gathered.seen.add(how.object)
        for column in how.unknown:
            why = "no column of HSDS: left out"
            gathered.fault(Place(file=sheet.file, row=1), why, column=column, loss=Loss.CELL)
        take = self.entry if how.object in ENTRIES else self.alone if how.object in ALONE else self.part
        names = {name: how.columns.get(name, name) for name in sheet.header if name not in _left_out(how)}
        for number, row in sheets.rows(sheet, gathered.faults):
            gathered.rows += 1
            cells = dict(how.set)
            lists: dict[str, list[Fields]] = {}
            for name, cell in row.items():
                if name in names:
                    cells[names[name]] = cell
                elif name in how.joined:
                    field = how.joined[name]
                    cells[field] = f"{cells[field]}\n{cell}" if cells.get(field) else cell
                elif name in how.lists:
                    _spread(how, name, cell, lists)
            take(how, cells, lists, Place(file=sheet.file, row=number))
        sheet.lines.clear()  # read once: a large directory would otherwise be in memory twice

    def entry(self, how: Manner, cells: Row, lists: dict[str, list[Fields]], place: Place) -> None:
        kind, gathered = how.object, self.gathered
        if how.owner:
            self.addition(how, cells, place)
            return
        virtual, at = cells.pop("virtual", ""), cells.pop("location_id", "") if kind == "service" else ""
        fields = values.read(kind, cells, gathered, place)
        if kind == "location" and virtual.lower() == "true":
            fields["location_type"] = "virtual"
        if not fields.get("id"):
            gathered.fault(place, "has no id", column="id")
            return
        if at:
            self.found_at(fields, at, place)
        entry = gathered.put(kind, fields, place)
        for part, several in lists.items():
            for one in several:
                self.attach(part, one, kind, entry)

    def found_at(self, service: Fields, location: str, place: Place) -> None:
        """Where a dialect names the place in the row of the service, the organization is that of the place."""
        home = self.gathered.entries["location"].get(location, {})
        if "organization_id" in home:
            service.setdefault("organization_id", home["organization_id"])
        link = {"id": f"{service['id']}@{location}", "service_id": service["id"], "location_id": location}
        self.gathered.put("service_at_location", link, place)

    def addition(self, how: Manner, cells: Row, place: Place) -> None:
        """A row that only adds words to an entry."""
        entry = self.gathered.entries[how.object].get(cells.pop(how.owner, ""))
        cells.pop("id", None)
        if not entry:
            self.gathered.fault(place, _NOWHERE, column=how.owner)
            return
        for name, cell in values.read(how.object, cells, self.gathered, place).items():
            if cell not in (said := entry.get(name, "")):
                entry[name] = f"{said}\n{cell}" if said else cell

    def alone(self, how: Manner, cells: Row, lists: dict[str, list[Fields]], place: Place) -> None:
        fields = values.read(how.object, cells, self.gathered, place)
        if not fields.get("id"):
            self.gathered.fault(place, "has no id", column="id")
            return
        known = self.gathered.put(how.object, fields, place)
        if how.object == "taxonomy_term":
            self.inner["taxonomy_term"][known["id"]] = known

    def part(self, how: Manner, cells: Row, lists: dict[str, list[Fields]], place: Place) -> None:
        closed = cells.pop("closed", "")
        if how.object == "address" and "location_id" not in cells and "organization_id" in cells:
            cells["location_id"] = self.mail_of(cells.pop("organization_id"), place)
        fields = values.read(how.object, cells, self.gathered, place)
        links = shapes()[how.object].owners
        if not (fields.keys() - links.keys() - how.set.keys() - {"id", "link_entity"}):
            return  # a row that says nothing but to whom it would belong
        if how.object == "schedule" and (closed or "weekday" in how.columns or "start_date" in how.columns):
            fields = values.schedule(fields, closed, self.gathered, place)
            if not fields.keys() & {"opens_at", "closes_at", "description"}:
                return  # a day without hours: closed
        several = values.phone(fields, self.gathered, place) if how.object == "phone" else [fields]
        for one in several:
            for part, inner in lists.items():
                for each in inner:
                    self.attach(part, each, how.object, one)
            self.belong(how.object, one, place)

    def mail_of(self, organization: str, place: Place) -> str:
        """Where the mail of an organization goes: in HSDS 3.0 only a location has an address."""
        location = {"id": f"{organization}@post", "location_type": "postal", "organization_id": organization}
        return str(self.gathered.put("location", location, place)["id"])

    def belong(self, kind: str, part: Fields, place: Place) -> None:
        """Hang a part on everything that it names as its owner."""
        named = list(self.owners(kind, part))
        found = [(owner, entry) for owner, entry in named if entry is not None]
        for owner, entry in found:
            self.attach(kind, part, owner, entry)
        if kind in self.inner and part.get("id"):
            self.inner[kind][part["id"]] = part
        if named and not found and part.get("id"):
            self.gathered.set_aside(kind, part)
            self.gathered.fault(place, _ELSEWHERE, loss=Loss.MENDED)
        elif not found:
            self.gathered.fault(place, _ELSEWHERE.partition(":")[0] if named else _NOWHERE)

    def owners(self, kind: str, part: Fields) -> Iterator[tuple[str, Fields | None]]:
        entries = self.gathered.entries
        if kind in ("attribute", "metadata"):
            link = part.get("link_id" if kind == "attribute" else "resource_id")
            for owner in ENTRIES if link else ():
                if entry := entries[owner].get(link or ""):
                    yield owner, entry
                    return
            if link:
                yield "", None
            return
        for link, owner in shapes()[kind].owners.items():
            if link in part:
                yield owner, (entries.get(owner) or self.inner.get(owner, {})).get(part[link])

    def attach(self, kind: str, part: Fields, owner: str, entry: Fields) -> None:
        if kind == "attribute" and (term := self.inner["taxonomy_term"].get(part.get("taxonomy_term_id", ""))):
            part["taxonomy_term"] = term
        parts = entry.setdefault(part_of(owner, kind), [])
        if part.get("id"):
            parts.append(part)
        else:
            add_parts(parts, [part])


def _left_out(how: Manner) -> set[str]:
    """Columns that are no field: lists and joined ones go elsewhere, the others say nothing."""
    return {*how.unknown, *how.joined, *how.lists, "parent_name", "country_prefix"}


def _spread(how: Manner, name: str, cell: str, lists: dict[str, list[Fields]]) -> None:
    """A column that holds several things with commas."""
    rule = how.lists[name]
    several = [one.strip() for one in cell.replace(";", ",").split(",")]
    made = [{rule["field"]: one, **rule.get("set", {})} for one in several if one]
    lists.setdefault(rule["part"], []).extend(made)
