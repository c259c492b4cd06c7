"""Times the csv module, the reading, a first import, and a second one in which nothing changed."""

import csv
import io
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command

from baton.actions import directory, files
from baton.core.hsds import reading
from baton.models import Agency, Service

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def made(count: int) -> list[tuple[str, bytes]]:
    """A directory of invented services, each with a place, an address, a phone and five days."""
    span = range(1, count + 1)
    tables = {
        "organizations": ["id,name,description"]
        + [f"{i},Agency {i},We are agency {i}." for i in range(1, count // 4 + 2)],
        "locations": ["id,organization_id,name,latitude,longitude"]
        + [f"{i},{i // 4 + 1},Place {i},{40 + i % 500 / 100},{-75 + i % 700 / 100}" for i in span],
        "services": ["id,organization_id,name,description"]
        + [f"{i},{i // 4 + 1},Help of kind {i % 97},Counseling and food for people {i} of this town." for i in span],
        "services_at_location": ["id,service_id,location_id"] + [f"{i},{i},{i}" for i in span],
        "physical_addresses": ["id,location_id,address_1,city,state_province,postal_code,country"]
        + [f"{i},{i},{i} Elm St,Troy,NY,12180,US" for i in span],
        "phones": ["id,service_id,number"] + [f"{i},{i},518-555-{i % 10000:04}" for i in span],
        "regular_schedules": ["service_id,weekday,opens_at,closes_at"]
        + [f"{i},{day},9:00am,5:00pm" for i in span for day in DAYS],
    }
    return [(f"{name}.csv", "\n".join(rows).encode()) for name, rows in tables.items()]


def timed[Result](what: Callable[[], Result]) -> tuple[float, float, Result]:
    start, wall = time.process_time(), time.perf_counter()
    result = what()
    return time.process_time() - start, time.perf_counter() - wall, result


def merely_read(given: list[tuple[str, bytes]]) -> int:
    return sum(1 for _, content in given for _ in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def main() -> None:
    call_command("migrate", verbosity=0)
    agency = Agency.objects.create(name="Bench", slug="bench")
    given = made(int(sys.argv[2])) if sys.argv[1] == "--made" else list(files.at(Path(sys.argv[1])))
    now = datetime.now(tz=UTC)

    def take(gathered: object) -> directory.Outcome:
        return directory.import_(agency=agency, source="bench", gathered=gathered, by=None, now=now)

    base, _, rows = timed(lambda: merely_read(given))
    read, read_wall, gathered = timed(lambda: reading.read(given))
    first, first_wall, outcome = timed(lambda: take(gathered))
    again, again_wall, second = timed(lambda: take(reading.read(given)))
    assert second.nothing_changed, "a second import changed something"
    assert outcome.tallies["service"].added == Service.objects.of(agency).count()
    print(f"{now:%Y-%m-%d}, {rows:,} rows, {outcome.tallies['service'].added:,} services")
    print(f"  csv module        {base:7.2f} s  {rows / base:9,.0f} rows/s")
    for name, took, wall in (
        ("reading", read, read_wall),
        ("first import", read + first, read_wall + first_wall),
        ("nothing changed", again, again_wall),
    ):
        print(
            f"  {name:16}  {took:7.2f} s  {rows / took:9,.0f} rows/s  {took / base:6.1f} times  ({wall:.1f} s by clock)"
        )
    print(f"  memory at most    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


main()
