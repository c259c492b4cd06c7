"""What do the rows of a file that is no HSDS become? Organizations, places, services, and people where a row is one.

Which column is what, a mapping says (mapping.py).
"""

from collections.abc import Iterator
from typing import Any

import orjson

from baton.core.hsds import aligning, cells, people, phones, registers, scripts, sheets, values
from baton.core.hsds.faults import Loss
from baton.core.hsds.gathering import Fields, Gathered, Place
from baton.core.hsds.mapping import Map, fill, several
from baton.core.hsds.repeats import plain
from baton.core.hsds.schema import shapes
from baton.core.hsds.sheets import Row


def read(file: str, content: bytes, how: Map, gathered: Gathered) -> None:
    """Take all rows of a file. ValueError when it holds none."""
    gathered.seen.update(how.makes)
    if {"service", "location"} <= how.makes.keys():
        gathered.seen.add("service_at_location")
    for place, row in _rows(file, content, how, gathered):
        _Made(row, how, gathered, place).all()


def _rows(file: str, content: bytes, how: Map, gathered: Gathered) -> Iterator[tuple[Place, Row]]:
    if file.endswith(".js"):
        return _rows_of(file, scripts.read(sheets.decode(content)), how, gathered)
    if file.endswith(".json"):
        return _rows_of(file, orjson.loads(content), how, gathered)
    return aligning.rows(sheets.open_sheet(file, content), how, gathered)


def _rows_of(file: str, given: object, how: Map, gathered: Gathered) -> Iterator[tuple[Place, Row]]:
    found = given.get(how.rows) if how.rows and isinstance(given, dict) else given
    if not isinstance(found, list):
        raise ValueError(f"no list of rows{f' under {how.rows}' if how.rows else ''}")
    for number, one in enumerate(found, 1):
        gathered.rows += 1
        place = Place(file=file, row=number)
        if isinstance(one, dict):
            yield place, _flat(one, how)
        else:
            gathered.fault(place, "no object")


def _flat(one: dict[str, Any], how: Map) -> Row:
    """An object as a row: what it says itself, and what the objects in its pivot say."""
    row = {name: cells.text(str(value)) for name, value in one.items() if isinstance(value, str | int | float)}
    if how.pivot:
        inner = one.get(how.pivot.column)
        for each in inner if isinstance(inner, list) else ():
            if isinstance(each, dict) and isinstance(each.get(how.pivot.value), str):
                row[str(each.get(how.pivot.name))] = cells.text(each[how.pivot.value])
    return {name: value for name, value in row.items() if value and value not in how.blank}


class _Made:
    """What one row becomes."""

    def __init__(self, row: Row, how: Map, gathered: Gathered, place: Place) -> None:
        self.row, self.how, self.gathered, self.place = row, how, gathered, place

    def all(self) -> None:
        links: Fields = {}
        for kind in ("organization", "location"):
            if (make := self.how.makes.get(kind)) and (key := getattr(self, kind)(make, links)):
                links[f"{kind}_id"] = key
        for kind in ("service", "professional"):
            if make := self.how.makes.get(kind):
                getattr(self, kind)(make, links)

    def organization(self, make: Fields, links: Fields) -> str:
        fields = self.fields("organization", make)
        fields["id"] = plain(fields.get("id", ""))[:200]
        if fields["id"] in self.gathered.entries["organization"]:
            return str(fields["id"])  # every row of theirs names them anew, now in capitals and now with a point
        return self.put("organization", fields) if fields["id"] and fields.get("name") else ""

    def location(self, make: Fields, links: Fields) -> str:
        fields = self.fields("location", make) | links
        address = self.fields("address", {name: template for name, template in make.items() if name != "id"})
        if address.keys() - {"country"}:
            fields["addresses"] = [address | {"address_type": "physical"}]
        if ways := several(make.get("several", {}).get("accessibility", []), self.row, self.how):
            fields["accessibility"] = [{"description": one} for one in ways]
        return self.put("location", fields)

    def service(self, make: Fields, links: Fields) -> None:
        fields = self.fields("service", make)
        fields |= self.parts(make.get("several", {}))
        if phone := self.phone(make):
            fields["phones"] = [{"number": phone}]
        if not fields.get("name") and (name := self.kind_of_help(fields)):
            fields["name"] = name
            self.gathered.fault(self.place, "has no name: called by what it is", column="name", loss=Loss.MENDED)
        if "organization_id" in links:
            fields["organization_id"] = links["organization_id"]
        key = self.put("service", fields)
        if key and "location_id" in links:
            link = {"id": key, "service_id": key, "location_id": links["location_id"]}
            self.gathered.put("service_at_location", link, self.place)

    def professional(self, make: Fields, links: Fields) -> None:
        """Only where the row tells of a person: by the letters behind a name, a license, or codes of single people."""
        said = {name: fill(template, self.row) for name, template in make.items() if isinstance(template, str)}
        lists = {name: several(columns, self.row, self.how) for name, columns in make.get("several", {}).items()}
        codes = [code for code in lists.get("specialties", []) if registers.is_nucc(code)]
        if not (person := people.of(said, codes)):
            return
        phone = self.phone(make)
        fields = {**said, **lists, "specialties": codes, **person, **links} | ({"phone": phone} if phone else {})
        self.put("professional", {name: value for name, value in fields.items() if value})

    def fields(self, kind: str, make: Fields) -> Fields:
        known = shapes()[kind].fields
        return self.values(kind, {name: template for name, template in make.items() if name in known})

    def values(self, kind: str, make: Fields) -> Fields:
        said = {name: fill(template, self.row) for name, template in make.items() if isinstance(template, str)}
        return values.read(kind, {name: cell for name, cell in said.items() if cell}, self.gathered, self.place)

    def parts(self, lists: dict[str, list[str]]) -> Fields:
        """The lists of a row as the parts in which HSDS holds them."""
        found = {name: several(columns, self.row, self.how) for name, columns in lists.items()}
        keywords = [{"value": word, "link_type": "keyword"} for word in found.get("keyword", [])]
        made = {
            "languages": [{"name": name} for name in found.get("languages", [])],
            "cost_options": [{"option": way} for way in found.get("insurance", [])],
            "attributes": [_nucc(code) for code in found.get("nucc", []) if registers.is_nucc(code)] + keywords,
            "eligibility_description": "; ".join(found.get("eligibility", [])),
        }
        return {name: value for name, value in made.items() if value}

    def kind_of_help(self, fields: Fields) -> str:
        return next(
            (one["taxonomy_term"]["name"] for one in fields.get("attributes", []) if "taxonomy_term" in one), ""
        )

    def phone(self, make: Fields) -> str:
        cell = fill(make.get("phone", ""), self.row)
        try:
            return str(phones.read(cell, self.gathered.country)[0]) if cell else ""
        except ValueError as error:
            self.gathered.fault(self.place, str(error), column="phone", cell=cell, loss=Loss.CELL)
            return ""

    def put(self, kind: str, fields: Fields) -> str:
        if not fields.get("id"):
            self.gathered.fault(self.place, f"names no {kind}", column="id")
            return ""
        return str(self.gathered.put(kind, fields, self.place)["id"])


def _nucc(code: str) -> Fields:
    name = registers.called().get(code, code)
    term = {"id": f"nucc-{code}", "code": code, "name": name, "description": name, "taxonomy": registers.NUCC}
    return {"taxonomy_term": term}
