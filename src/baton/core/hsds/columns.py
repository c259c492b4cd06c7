"""Which facts of an object are columns of the database, and what stays beside them in `more`?"""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

import orjson

from baton.core.hsds import phones, registers
from baton.core.hsds.gathering import Fields
from baton.core.hsds.repeats import text_key
from baton.core.hsds.settling import on_earth

# Column -> the longest text that fits; 0 where any does. The same names as in HSDS.
TEXTS: Final[Mapping[str, Mapping[str, int]]] = {
    "organization": {"name": 300, "alternate_name": 300, "description": 0, "email": 254, "website": 500},
    "location": {
        "location_type": 10,
        "name": 300,
        "alternate_name": 300,
        "description": 0,
        "transportation": 0,
    },
    "service": {
        "name": 300,
        "alternate_name": 300,
        "description": 0,
        "url": 500,
        "email": 254,
        "status": 20,
        "eligibility_description": 0,
        "application_process": 0,
        "fees_description": 0,
        "wait_time": 0,
        "interpretation_services": 0,
    },
    "service_at_location": {"description": 0},
}
NUMBERS: Final[Mapping[str, tuple[str, ...]]] = {
    "location": ("latitude", "longitude"),
    "service": ("minimum_age", "maximum_age"),
}
ADDRESS: Final = {
    "address_1": 300,
    "address_2": 300,
    "city": 100,
    "region": 100,
    "state_province": 60,
    "postal_code": 20,
    "country": 2,
}
# Links are foreign keys in the database.
_LINKS: Final[Mapping[str, tuple[str, ...]]] = {
    "location": ("organization_id",),
    "service": ("organization_id",),
    "service_at_location": ("service_id", "location_id"),
}


def split(kind: str, fields: Fields, country: str = "US") -> tuple[Fields, Fields]:
    """Columns and `more` of an object. What does not fit into its column is in `more` as a whole, too."""
    columns: Fields = {}
    texts, numbers = TEXTS[kind], NUMBERS.get(kind, ())
    more = {
        name: value
        for name, value in fields.items()
        if name not in texts and name not in numbers and name not in _LINKS.get(kind, ()) and name != "id"
    }
    for name, longest in texts.items():
        columns[name] = cut(str(fields.get(name, "")), longest)
        if columns[name] != fields.get(name, ""):
            more[name] = fields[name]
    for name in numbers:
        columns[name] = fields.get(name)
    if kind == "location":
        _place(fields, columns, more)
    if kind in ("organization", "service"):
        columns["phone"] = cut(first_phone(fields, country), 60)
    if kind == "service":
        columns |= {"languages": languages(fields), "terms": terms(fields), "specialties": specialties(fields)}
        columns["insurance"] = payments(fields)
        columns["text_key"] = text_key(columns["description"])
    return columns, more


def cut(text: str, longest: int) -> str:
    """The text, or as much of it as fits."""
    return text if not longest or len(text) <= longest else text[: longest - 1] + "…"


def _place(fields: Fields, columns: Fields, more: Fields) -> None:
    if not on_earth(columns["latitude"], columns["longitude"]):
        kept = {name: columns[name] for name in ("latitude", "longitude") if columns[name] is not None}
        more |= kept
        columns |= {"latitude": None, "longitude": None}
    addresses = fields.get("addresses", [])
    first = next((one for one in addresses if one.get("address_type") == "physical"), (addresses or [{}])[0])
    columns |= {name: cut(str(first.get(name, "")), longest) for name, longest in ADDRESS.items()}
    if len(first.get("country", "")) != 2:
        columns["country"] = ""


def first_phone(fields: Fields, country: str) -> str:
    """The first number to speak to someone, as it is shown."""
    several = fields.get("phones", [])
    spoken = [one for one in several if one.get("type", "voice") in ("voice", "cell", "")]
    for one in spoken or several:
        try:
            found = phones.read(str(one["number"]), country)[0]
        except (ValueError, KeyError):
            continue
        extension = found.extension or one.get("extension", "")
        return f"{found.number} ext. {extension}" if extension else found.number
    return ""


def languages(fields: Fields) -> list[str]:
    """Names of the languages in which a service is given."""
    return list(
        dict.fromkeys(name for one in fields.get("languages", []) if (name := one.get("name") or one.get("code")))
    )


def payments(fields: Fields) -> list[str]:
    """By what a service can be paid: options without an amount, as "Medicaid"."""
    several = (one for one in fields.get("cost_options", []) if "amount" not in one)
    return list(dict.fromkeys(word for one in several if (word := str(one.get("option", ""))) and len(word) <= 80))


def terms(fields: Fields) -> list[str]:
    """The words by which its source classes a service."""
    found = (_term(one) for one in fields.get("attributes", []))
    return list(dict.fromkeys(word for word in found if word))


def _term(attribute: Fields) -> str:
    term = attribute.get("taxonomy_term", {})
    return str(term.get("name") or attribute.get("value") or attribute.get("taxonomy_term_id") or "")


def specialties(fields: Fields) -> list[str]:
    """NUCC codes by which a service is classed."""
    several = (one.get("taxonomy_term", {}) for one in fields.get("attributes", []))
    return list(
        dict.fromkeys(
            str(term["code"]) for term in several if term.get("taxonomy") == registers.NUCC and "code" in term
        )
    )


def digest(fields: Mapping[str, Any]) -> str:
    """Changes when, and only when, the object says something else; 32 hex digits."""
    canonical = orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(canonical, digest_size=16).hexdigest()
