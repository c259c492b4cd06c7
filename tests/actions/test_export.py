"""Does the directory go out as the published schema wants it, and come in again as it was?"""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from baton.actions import directory, export, files
from baton.core.hsds import reading
from baton.core.refusals import Refused
from baton.models import Service
from cast import NOW, Cast
from core.hsds.published import faults
from core.hsds.shelf import HOUSE, gather

PARTS = {
    "phones": "id,service_id,location_id,number,department,language\n1,7,5,518-555-0142 x3,Front desk,Spanish\n",
    "contacts": "id,organization_id,name,email\n1,1,Ann,ann@well.example\n",
    "languages": "id,service_id,language\n1,7,English\n1,7,Spanish\n",
    "physical_addresses": (
        "id,location_id,address_1,city,state_province,postal_code,country\n1,5,9 Elm St,Troy,NY ,12180,   \n"
    ),
    "regular_schedules": "id,service_id,weekday,opens_at,closes_at\n,7,Monday,9am,3pm\n",
    "taxonomy": "id,name,parent_id\n20,Food,\n",
    "service_taxonomy": "id,service_id,taxonomy_id\n4,7,20\n",
    "programs": "id,organization_id,name\n2,1,Kitchen\n",
    "fundings": "id,service_id,source\n3,7,=Gifts\n",
}
FULL: dict[str, Any] = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Talks",
    "description": "Someone to talk to, any day.",
    "status": "active",
    "minimum_age": 12,
    "last_modified": "2026-03-15T10:30:45.123Z",
    "organization": {
        "id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610",
        "name": "Well House",
        "description": "We are here.",
        "year_incorporated": 2011,
        "parent_organization_id": "cd09a387-91f4-4555-94ec-e799c35344cd",
    },
    "program": {
        "id": "e7ec2e57-4540-43fa-b2c7-6be5a0ef7f42",
        "name": "Listening",
        "description": "All kinds of talks.",
    },
    "service_at_locations": [
        {
            "id": "e94c9f38-1e8f-4564-91d4-d53501ab1765",
            "description": "Second floor",
            "location": {
                "id": "3a19ff88-4620-4d17-9830-ac1d859eb5d5",
                "location_type": "physical",
                "latitude": 42.65,
                "longitude": -73,
                "accessibility": [{"id": "afcf296e-1cb2-4139-9c88-33d587d1a50b", "description": "Ramp"}],
            },
        }
    ],
    "contacts": [
        {
            "id": "1e7efce3-639b-4880-940c-b95cd30cdb50",
            "name": "Ann",
            "phones": [
                {
                    "id": "1554f2e2-a373-45db-a3fa-9fc48a61c15e",
                    "number": "+44 20 7946 0123",
                    "extension": 100,
                    "languages": [{"id": "2989d3ed-c547-48f8-8f9d-432d81c7892e", "name": "Urdu", "code": "ur"}],
                }
            ],
        }
    ],
    "cost_options": [
        {"id": "1fdf4d39-3d80-484d-9f92-a8ffa08621e7", "option": "Adults", "amount": 3.5, "currency": "gbp"}
    ],
    "attributes": [
        {
            "id": "ae58cc39-8b70-4ab1-8aea-786882e5ac8e",
            "taxonomy_term": {
                "id": "3f7b145d-84af-42d7-8fae-eaca714b02b2",
                "code": "c1",
                "name": "Talking",
                "description": "Talking",
                "parent_id": "0bc248fa-dc27-4650-9ba4-8f1a24ef16a2",
                "taxonomy_detail": {
                    "id": "5c4d79d7-cc55-470e-9f1f-8cad074e4892",
                    "name": "Ours",
                    "description": "Our words",
                },
            },
        }
    ],
}


def take(cast: Cast, gathered: Any, source: str = "county") -> directory.Outcome:
    return directory.import_(agency=cast.agency, source=source, gathered=gathered, by=cast.ada, now=NOW)


def out(cast: Cast) -> export.Directory:
    return export.of(agency=cast.agency, by=cast.pia, now=NOW)


def test_a_full_service_goes_out_as_it_came_in(cast: Cast) -> None:
    take(cast, reading.read([("service.json", json.dumps(FULL).encode())]))
    (written,) = export.services(out(cast))
    assert written == FULL


def test_older_tables_go_out_as_the_schema_wants_them(cast: Cast) -> None:
    take(cast, gather(**HOUSE, **PARTS))
    (service,) = export.services(out(cast))
    (organization,) = export.organizations(out(cast))
    assert faults("service", service) == []
    assert faults("organization", organization) == []
    (phone,) = service["phones"]
    assert (phone["number"], phone["extension"]) == ("(518) 555-0142", 3)
    assert [one["name"] for one in phone["languages"]] == ["Spanish"]
    assert {one["name"] for one in service["languages"]} == {"English", "Spanish"}
    assert len({one["id"] for one in service["languages"]}) == 2
    assert service["attributes"][0]["taxonomy_term"]["name"] == "Food"


def test_ids_are_the_same_each_time_and_differ_between_sources(cast: Cast) -> None:
    take(cast, gather(**HOUSE))
    first = [one["id"] for one in export.services(out(cast))]
    take(cast, gather(**HOUSE), source="city")
    both = [one["id"] for one in export.services(out(cast))]
    assert first[0] in both
    assert len(set(both)) == 2


def test_what_is_gone_does_not_go_out(cast: Cast) -> None:
    more = HOUSE | {"services": HOUSE["services"] + "8,1,Night shelter,A bed.,Free\n"}
    take(cast, gather(**more))
    take(cast, gather(**HOUSE))
    assert [one["name"] for one in export.services(out(cast))] == ["Warm meals"]


def test_a_part_of_several_entries_is_one_row_that_names_them_all(cast: Cast) -> None:
    take(cast, gather(**HOUSE, **PARTS))
    tables = export.collected(out(cast))
    (service,), (location,) = tables["service"].values(), tables["location"].values()
    (phone,) = tables["phone"].values()
    assert (phone["service_id"], phone["location_id"]) == (service["id"], location["id"])
    assert next(iter(tables["program"].values()))["organization_id"] == service["organization_id"]
    (attribute,) = tables["attribute"].values()
    assert (attribute["link_id"], attribute["taxonomy_term_id"]) == (service["id"], *tables["taxonomy_term"])


def test_tables_come_in_again_as_they_went_out(cast: Cast, tmp_path: Path) -> None:
    take(cast, gather(**HOUSE, **PARTS))
    export.write_tables(out(cast), tmp_path / "out")
    again = take(cast, reading.read(files.at(tmp_path / "out")), source="copy")
    assert again.faults == ()
    written, copied = export.services(out(cast))
    assert copied == written


def test_the_datapackage_names_every_table_and_its_fields(cast: Cast, tmp_path: Path) -> None:
    without = {name: text for name, text in PARTS.items() if name != "contacts"}
    take(cast, gather(**HOUSE, **without))
    export.write_tables(out(cast), tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert {one["path"] for one in package["resources"]} == {path.name for path in tmp_path.glob("*.csv")}
    for one in package["resources"]:
        with (tmp_path / one["path"]).open(newline="") as table:
            header = next(csv.reader(table))
        assert header == [field["name"] for field in one["schema"]["fields"]]
        links = {link["reference"]["resource"] for link in one["schema"].get("foreignKeys", ())}
        assert links <= {other["name"] for other in package["resources"]}


def test_no_cell_of_a_table_is_a_formula(cast: Cast, tmp_path: Path) -> None:
    take(cast, gather(**HOUSE, **PARTS))
    export.write_tables(out(cast), tmp_path)
    assert "'=Gifts" in (tmp_path / "funding.csv").read_text()


def test_only_the_source_that_is_asked_for_goes_out(cast: Cast) -> None:
    take(cast, gather(**HOUSE))
    take(cast, gather(services="id,name\n1,Other\n"), source="city")
    only = export.of(agency=cast.agency, by=None, now=NOW, source="city")
    assert [one["name"] for one in export.services(only)] == ["Other"]


def test_an_empty_directory_and_that_of_others_is_refused_or_unseen(cast: Cast) -> None:
    take(cast, gather(**HOUSE))
    with pytest.raises(Refused, match="nothing in the directory"):
        export.of(agency=cast.other_agency, by=cast.olu, now=NOW)


def test_a_name_that_is_too_long_for_its_column_is_whole_when_it_goes_out(cast: Cast) -> None:
    name = "Meals " * 80
    take(cast, gather(services=f"id,name\n1,{name}\n"))
    assert len(Service.objects.of(cast.agency).get().name) == 300
    assert next(export.services(out(cast)))["name"] == name.strip()
