"""How does a directory go out as HSDS 3.0? Full JSON objects, and the rows of the tabular form.

Ids are UUIDs there: one that is none becomes the UUID of its source, kind and id, the same each time.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from baton.core.hsds.gathering import Fields
from baton.core.hsds.schema import ENTRIES, Shape, shapes

_NAMESPACE: Final = uuid.UUID("6f1d3c2e-5b0a-4e0c-9a57-0d9f6a4c7b11")  # of all ids that Baton makes
# In JSON, what belongs to an object lies within it and needs no link.
_LINKS: Final = frozenset(
    {
        *("organization_id", "program_id", "service_id", "location_id", "service_at_location_id", "contact_id"),
        *("phone_id", "link_id", "taxonomy_term_id", "taxonomy_id", "resource_id"),
    }
)
_NAMED: Final = frozenset({"taxonomy", "taxonomy_term", "program"})  # parts to which others are linked by their id
_TO: Final = {"link_id": "", "resource_id": "", "parent_id": "taxonomy_term", "parent_organization_id": "organization"}


def ident(source: str, kind: str, key: str) -> str:
    """The UUID of an object: its own id where that is one."""
    try:
        return str(uuid.UUID(key)) if len(key) == 36 else str(uuid.uuid5(_NAMESPACE, f"{source}\n{kind}\n{key}"))
    except ValueError:
        return str(uuid.uuid5(_NAMESPACE, f"{source}\n{kind}\n{key}"))


def part_ident(source: str, kind: str, part: Fields, owner: str) -> str:
    """The UUID of a part. Directories give one number to several parts, so what it says counts too."""
    key = str(part.get("id", ""))
    if len(key) == 36 or (key and kind in _NAMED):
        return ident(source, kind, key)
    said = orjson.dumps(part, option=orjson.OPT_SORT_KEYS).decode()
    return ident(source, kind, f"{'' if key else owner}\n{said}")


def fields_in(shape: Shape, fields: Fields, country: str) -> Fields:
    """The fields that HSDS knows, each as it wants them; what must be there and is not known is an empty text."""
    known = {name: _value(shape, name, fields[name]) for name in shape.fields if fields.get(name) not in (None, "")}
    for name in shape.required - known.keys() - {"id"}:
        known[name] = {"country": country, "status": "active"}.get(name) or (shape.words.get(name) or ("",))[0]
    return {name: known[name] for name in shape.fields if name in known}


def _value(shape: Shape, name: str, value: Any) -> Any:
    return value if name in shape.numbers else str(value)


@dataclass(frozen=True, kw_only=True)
class Full:
    """Writes objects as JSON has them: what belongs to one lies within it."""

    source: str
    country: str = "US"

    def entry(self, kind: str, key: str, fields: Fields, **within: Any) -> Fields:
        """An entry with its parts, and with the entries `within` it."""
        return self._object(kind, ident(self.source, kind, key), fields) | {
            name: one for name, one in within.items() if one
        }

    def _object(self, kind: str, own: str, fields: Fields) -> Fields:
        shape = shapes()[kind]
        said = fields_in(shape, termed(fields) if kind == "attribute" else fields, self.country)
        made: Fields = {"id": own} | {name: value for name, value in said.items() if name not in _LINKS | {"id"}}
        if "parent_organization_id" in made:
            made["parent_organization_id"] = ident(self.source, "organization", made["parent_organization_id"])
        if "parent_id" in made:
            made["parent_id"] = ident(self.source, "taxonomy_term", made["parent_id"])
        for name, part, one in _parts(shape, termed(fields) if kind == "attribute" else fields):
            written = self._object(part, part_ident(self.source, part, one, own), one)
            if isinstance(fields.get(name), list):
                made.setdefault(name, []).append(written)
            else:
                made[name] = written
        return made


def _parts(shape: Shape, fields: Fields) -> Iterator[tuple[str, str, Fields]]:
    for name, part in shape.parts.items():
        if part not in ENTRIES and (given := fields.get(name)):
            for one in given if isinstance(given, list) else [given]:
                yield name, part, one


def termed(attribute: Fields) -> Fields:
    """An attribute with the term that HSDS wants; a bare word becomes one."""
    if attribute.keys() & {"taxonomy_term", "taxonomy_term_id"} or not attribute.get("value"):
        return attribute
    word, of = attribute["value"], attribute.get("link_type", "keyword")
    return attribute | {"taxonomy_term": {"id": f"{of}:{word}", "name": word, "description": word, "taxonomy": of}}


@dataclass(kw_only=True)
class Tables:
    """Collects the rows of the tabular form. What belongs to several entries is one row that names them all."""

    source: str
    country: str = "US"
    known: frozenset[str] = frozenset()
    rows: dict[str, dict[str, Fields]] = field(default_factory=dict)

    def entry(self, kind: str, key: str, fields: Fields) -> None:
        """Add an entry and all its parts."""
        self._add(kind, ident(self.source, kind, key), fields, {})

    def alone(self, kind: str, key: str, fields: Fields) -> None:
        """Add what belongs to no entry."""
        self._add(kind, ident(self.source, kind, key), fields, {})

    def _add(self, kind: str, own: str, fields: Fields, links: Fields) -> None:
        shape = shapes()[kind]
        fields = termed(fields) if kind == "attribute" else fields
        said = fields_in(shape, fields, self.country)
        row = {name: self._linked(name, value) for name, value in said.items()} | links | {"id": own}
        known = self.rows.setdefault(kind, {}).setdefault(own, {})
        known |= {name: value for name, value in row.items() if known.get(name) in (None, "")}
        for name, part, one in _parts(shape, fields):
            inner = part_ident(self.source, part, one, own)
            if name in ("taxonomy_term", "taxonomy_detail", "program"):
                known[{"taxonomy_detail": "taxonomy_id"}.get(name, f"{name}_id")] = inner
                up = {"organization_id"} & row.keys() if part == "program" else set()
                self._add(part, inner, one, {link: row[link] for link in up})
            else:
                self._add(part, inner, one, _owned(part, kind, own))

    def _linked(self, name: str, value: Any) -> Any:
        """A link as the UUID of what it leads to; one that leads nowhere stays only when it is a UUID itself."""
        to = _TO.get(name, name.removesuffix("_id") if name in _LINKS else None)
        if to is None:
            return value
        found = ident(self.source, to, str(value))
        return found if found == value or found in self.known or to not in ENTRIES else ""


def _owned(part: str, kind: str, own: str) -> Fields:
    if part == "attribute":
        return {"link_id": own, "link_entity": kind}
    if part == "metadata":
        return {"resource_id": own}
    return {f"{kind}_id": own} if f"{kind}_id" in shapes()[part].fields else {}


def page(contents: list[Fields]) -> Fields:
    """A list of objects as one page of the API."""
    size = len(contents)
    numbers = {"total_items": size, "total_pages": 1, "page_number": 1, "size": size}
    return numbers | {"first_page": True, "last_page": True, "empty": not size, "contents": contents}


def datapackage(tables: Mapping[str, object]) -> Fields:
    """What a reader of the tabular form is told of the tables that are there."""
    resources = [_resource(kind, tables) for kind in tables]
    return {"name": "human-services-directory", "profile": "tabular-data-package", "resources": resources}


def _resource(kind: str, tables: Mapping[str, object]) -> Fields:
    shape = shapes()[kind]
    tabular = {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    links = [_foreign(name, to) for name, to in shape.owners.items() if to in tables]
    schema: Fields = {"fields": [_field(shape, name) for name in shape.fields], "primaryKey": "id"}
    return {"name": kind, "path": shape.file, **tabular, "schema": schema | ({"foreignKeys": links} if links else {})}


def _field(shape: Shape, name: str) -> Fields:
    kind = "number" if name in shape.numbers else "date" if name in shape.dates else "string"
    constraints: Fields = {"required": True} if name in shape.required and name == "id" else {}
    if name == "id":
        constraints["unique"] = True
    if name in shape.words:
        constraints["enum"] = list(shape.words[name])
    return {"name": name, "type": kind} | ({"constraints": constraints} if constraints else {})


def _foreign(name: str, to: str) -> Fields:
    return {"fields": name, "reference": {"resource": to, "fields": "id"}}
