"""Do the objects fit together? What points nowhere is mended where there is one way to, and told of elsewhere."""

from baton.core.hsds.faults import Loss
from baton.core.hsds.gathering import Fields, Gathered, Place

LONGEST_ID = 200
_STATUS = "active"
_LOST = "names an organization that is not in these files: taken without"
_HERE = Place(file="", row=0)


def settle(gathered: Gathered) -> None:
    """Leave out what has no name, mend or cut links, and fill in what HSDS wants and older forms did not say."""
    for home in (*gathered.entries.values(), *gathered.alone.values()):
        _short(home, gathered)
    for kind in ("organization", "service"):
        _named(kind, gathered)
    for service in gathered.entries["service"].values():
        service.setdefault("status", _STATUS)
        _organization_of(service, gathered)
    for link_id, link in list(gathered.entries["service_at_location"].items()):
        _both_ends(link_id, link, gathered)
    for location in gathered.entries["location"].values():
        location.setdefault("location_type", "physical")
        _on_earth(location, gathered)
    _locations_of_organizations(gathered)


def _short(home: dict[str, Fields], gathered: Gathered) -> None:
    for key in [key for key in home if len(key) > LONGEST_ID]:
        del home[key]
        gathered.fault(_HERE, "its id is longer than any id should be", column="id", cell=key)


def _named(kind: str, gathered: Gathered) -> None:
    home = gathered.entries[kind]
    for entry_id in [entry_id for entry_id, fields in home.items() if not fields.get("name")]:
        del home[entry_id]
        gathered.fault(gathered.places.get((kind, entry_id), _HERE), "has no name", column="name", cell=entry_id)


def _organization_of(service: Fields, gathered: Gathered) -> None:
    """Exports with sites between agency and program name the site: its own row says which agency it is of."""
    given = service.get("organization_id")
    organizations = gathered.entries["organization"]
    if given is None or given in organizations:
        return
    site = gathered.entries["service"].get(given, {})
    place = gathered.places.get(("service", service["id"]), _HERE)
    if site.get("organization_id") in organizations:
        service["organization_id"] = site["organization_id"]
        why = "names a site and no organization: the organization of that site was taken"
        gathered.fault(place, why, column="organization_id", cell=given, loss=Loss.MENDED)
    else:
        gathered.fault(place, _LOST, column="organization_id", cell=given, loss=Loss.CELL)


def _both_ends(link_id: str, link: Fields, gathered: Gathered) -> None:
    for kind in ("service", "location"):
        if link.get(f"{kind}_id") not in gathered.entries[kind]:
            del gathered.entries["service_at_location"][link_id]
            place = gathered.places.get(("service_at_location", link_id), _HERE)
            why = f"names a {kind} that is not in these files"
            gathered.fault(place, why, column=f"{kind}_id", cell=link.get(f"{kind}_id", ""))
            return


def _on_earth(location: Fields, gathered: Gathered) -> None:
    latitude, longitude = location.get("latitude"), location.get("longitude")
    if latitude is None and longitude is None:
        return
    if on_earth(latitude, longitude):
        return
    place = gathered.places.get(("location", location["id"]), _HERE)
    why = "is no place on earth: kept, and shown on no map"
    gathered.fault(place, why, column="latitude", cell=f"{latitude}, {longitude}", loss=Loss.MENDED)


def on_earth(latitude: object, longitude: object) -> bool:
    """Whether these are degrees of a place; 0, 0 is what programs write when they know none."""
    if not (isinstance(latitude, int | float) and isinstance(longitude, int | float)):
        return False
    return -90 <= latitude <= 90 and -180 <= longitude <= 180 and (latitude, longitude) != (0, 0)


def _locations_of_organizations(gathered: Gathered) -> None:
    """A location that names no known organization is of the one whose service is there."""
    organizations, services = gathered.entries["organization"], gathered.entries["service"]
    by_place = {
        link["location_id"]: services[link["service_id"]].get("organization_id")
        for link in gathered.entries["service_at_location"].values()
    }
    for location in gathered.entries["location"].values():
        given = location.get("organization_id")
        if given in organizations:
            continue
        if found := by_place.get(location["id"]):
            location["organization_id"] = found
        if given is not None:
            place = gathered.places.get(("location", location["id"]), _HERE)
            why = "names an organization that is not in these files: that of its service was taken" if found else _LOST
            loss = Loss.MENDED if found else Loss.CELL
            gathered.fault(place, why, column="organization_id", cell=given, loss=loss)
