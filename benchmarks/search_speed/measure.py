"""The best seconds for each query on the database that the environment names; one line of JSON. Run by compare.py."""

import json
import sys
import time
from datetime import UTC, datetime
from itertools import batched

from django.core.management import call_command
from services import QUERIES, services

from baton.actions import search
from baton.actions.change import one_change
from baton.core.search.find import find
from baton.core.search.places import place_of
from baton.models import Agency, DatabaseIndex, Location, Service, ServiceAtLocation

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def fill(agency: Agency, count: int) -> None:
    codes = {}
    for start, batch in enumerate(batched(services(count), 5000)):
        for code in {code for *_, code in batch} - codes.keys():
            row = {"agency": agency, "source_id": code, "postal_code": code, "as_of": NOW}
            codes[code] = Location.objects.create(**row)
        rows = [
            Service(agency=agency, source_id=f"{start}-{place}", name=name, description=text, as_of=NOW)
            for place, (name, text, _) in enumerate(batch)
        ]
        made = Service.objects.bulk_create(rows)
        ServiceAtLocation.objects.bulk_create(
            ServiceAtLocation(agency=agency, source_id=f"{one.pk}", service=one, location=codes[code])
            for one, (*_, code) in zip(made, batch, strict=True)
        )


def seconds(index: DatabaseIndex, query: str, near: str) -> float:
    start = time.perf_counter()
    found = find(index, query, place_of(near) if near else None)
    assert found
    return time.perf_counter() - start


def main(count: int, rounds: int) -> None:
    call_command("migrate", verbosity=0)
    agency = Agency.objects.create(slug="bench", name="Bench")
    fill(agency, count)
    start = time.perf_counter()
    with one_change(agency=agency, by=None, now=NOW) as change:
        search.refresh(change)
    built, index = time.perf_counter() - start, DatabaseIndex(agency=agency)
    best = {
        near: [min(seconds(index, query, near) for _ in range(rounds)) for query in QUERIES] for near in ("", "80205")
    }
    print(json.dumps({"built": built, "seconds": best[""], "near": best["80205"]}))


if __name__ == "__main__":
    main(*map(int, sys.argv[-2:]))
