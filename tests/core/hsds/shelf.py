"""Small directories for tests, all invented: tables as text become what was gathered from them."""

from typing import Any

from baton.core.hsds import reading
from baton.core.hsds.gathering import Gathered


def gather(**tables: str) -> Gathered:
    """What is taken from tables, named by their files: `services="id,name\\n1,Food"`."""
    return reading.read((f"{name}.csv", text.encode()) for name, text in tables.items())


def told(gathered: Gathered) -> list[tuple[str, int, str, str]]:
    """File, row, column and loss of every fault."""
    return [(fault.file, fault.row, fault.column, fault.loss.value) for fault in gathered.faults]


def entry(gathered: Gathered, kind: str, key: str) -> dict[str, Any]:
    """One entry."""
    return gathered.entries[kind][key]


ORGANIZATIONS = "id,name,description,url\n1,Well House,We are here.,www.well.example\n"
LOCATIONS = "id,organization_id,name,latitude,longitude\n5,1,Front door,42.65,-73.75\n"
SERVICES = "id,organization_id,name,description,fees\n7,1,Warm meals,A meal every day.,Free\n"
LINKS = "id,service_id,location_id\n9,7,5\n"
HOUSE = {
    "organizations": ORGANIZATIONS,
    "locations": LOCATIONS,
    "services": SERVICES,
    "services_at_location": LINKS,
}
