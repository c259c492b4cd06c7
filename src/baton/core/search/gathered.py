"""How does a service or a professional become an entry to search? From its columns, as both doors give them.

A directory that was imported gives rows of the database; one that is only read gives the same columns (core.hsds).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from baton.core.hsds.columns import split
from baton.core.hsds.gathering import Fields, Gathered
from baton.core.search.entry import Entry
from baton.core.search.places import Place, city_place, zip_place

SERVICE = ("alternate_name", "description", "eligibility_description", "application_process", "fees_description")
PROFESSIONAL = ("called", "role", "credentials", "cost", "gender", "faith")
LISTS = ("languages", "insurance")


def entry_of(key: str, columns: Mapping[str, Any], organization: str, locations: Iterable[Mapping[str, Any]]) -> Entry:
    """The entry that these columns make, with the name of its organization and the columns of its locations."""
    where = list(locations)
    said = [str(columns.get(name) or "") for name in (*SERVICE, *PROFESSIONAL)]
    listed = [str(item) for name in LISTS for item in columns.get(name) or ()]
    towns = dict.fromkeys(str(one.get("city") or "") for one in where)
    places = dict.fromkeys(place for one in where if (place := place_at(one)))
    return Entry(
        id=key,
        name=str(columns.get("name") or ""),
        organization=organization,
        filed=(*(columns.get("terms") or ()), *(columns.get("specialties") or ())),
        text=" \n ".join(part for part in (*said, *listed, *towns) if part),
        # Of an entry that was typed here somebody said which needs it takes; an import's follow from its words.
        needs=() if columns.get("source") else tuple(columns.get("needs") or ()),
        places=tuple(places),
    )


def place_at(location: Mapping[str, Any]) -> Place | None:
    """Where a location is: by its own point, else by the middle of its ZIP code or city. None when nobody knows."""
    latitude, longitude = location.get("latitude"), location.get("longitude")
    if latitude is not None and longitude is not None:
        return Place(float(latitude), float(longitude))
    code, city, state = (str(location.get(name) or "") for name in ("postal_code", "city", "state_province"))
    return zip_place(code[:5]) or (city_place(city, state) if city and len(state) == 2 else None)


def entries_of(gathered: Gathered) -> Iterator[Entry]:
    """The services and professionals that were read from files."""
    organizations = {key: str(fields.get("name") or "") for key, fields in gathered.entries["organization"].items()}
    locations = {key: split("location", fields)[0] for key, fields in gathered.entries["location"].items()}
    where: dict[str, list[Fields]] = {}
    for link in gathered.entries["service_at_location"].values():
        if link.get("location_id") in locations:
            where.setdefault(str(link.get("service_id")), []).append(locations[link["location_id"]])
    for key, fields in gathered.entries["service"].items():
        columns = split("service", fields)[0]
        yield entry_of(key, columns, organizations.get(str(fields.get("organization_id")), ""), where.get(key, ()))
    for key, fields in gathered.entries["professional"].items():
        at = [found] if (found := locations.get(str(fields.get("location_id")))) else []
        yield entry_of(key, fields, organizations.get(str(fields.get("organization_id")), ""), at)
