"""How does HSDS 3.0 JSON become objects?"""

import json

import pytest

from baton.core.hsds import reading
from baton.core.hsds.gathering import Gathered
from core.hsds.shelf import told

SERVICE = {"id": "s1", "name": "Meals", "status": "active"}
ORGANIZATION = {"id": "o1", "name": "Well House", "description": "Here."}


def read(name: str, given: object) -> Gathered:
    return reading.read([(name, json.dumps(given).encode())])


@pytest.mark.parametrize("given", [SERVICE, [SERVICE], {"contents": [SERVICE], "total_items": 1}])
def test_one_object_an_array_and_a_page_of_a_list_are_read_alike(given: object) -> None:
    assert list(read("services.json", given).entries["service"]) == ["s1"]


def test_nested_entries_are_taken_apart_and_linked() -> None:
    place = {"id": "l1", "location_type": "physical"}
    given = SERVICE | {"organization": ORGANIZATION, "service_at_locations": [{"id": "a1", "location": place}]}
    entries = read("service.json", given).entries
    assert entries["service"]["s1"]["organization_id"] == "o1"
    assert entries["service_at_location"]["a1"] == {"id": "a1", "service_id": "s1", "location_id": "l1"}
    assert entries["organization"]["o1"]["name"] == "Well House"


def test_the_services_and_places_of_an_organization_are_its_own() -> None:
    given = ORGANIZATION | {"services": [SERVICE], "locations": [{"id": "l1", "location_type": "physical"}]}
    entries = read("organization.json", given).entries
    assert entries["service"]["s1"]["organization_id"] == entries["location"]["l1"]["organization_id"] == "o1"


def test_a_list_and_the_full_objects_beside_it_are_joined() -> None:
    full = SERVICE | {"description": "Every day.", "phones": [{"id": "p1", "number": "518-555-0142"}]}
    files = [("service_list.json", {"contents": [SERVICE]}), ("service_s1.json", full), ("service_s1_again.json", full)]
    gathered = reading.read((name, json.dumps(given).encode()) for name, given in files)
    service = gathered.entries["service"]["s1"]
    assert (service["description"], len(service["phones"])) == ("Every day.", 1)
    assert gathered.faults == []


def test_tables_that_are_written_as_json_are_read_as_tables() -> None:
    given = {"services.csv": [SERVICE], "phones.csv": [{"id": "p1", "service_id": "s1", "number": '"518-555-0142"'}]}
    gathered = read("tabular.json", given)
    assert gathered.entries["service"]["s1"]["phones"][0]["id"] == "p1"


def test_what_is_not_as_hsds_wants_it_is_told_of_and_the_rest_goes_in() -> None:
    given = [SERVICE | {"minimum_age": "old", "status": "on", "name": ["x"]}, SERVICE | {"id": "s2", "mood": 1}, 3, {}]
    gathered = read("services.json", given)
    assert list(gathered.entries["service"]) == ["s2"]
    assert told(gathered) == [
        ("services.json", 1, "service.name", "cell"),
        ("services.json", 1, "service.status", "cell"),
        ("services.json", 1, "service.minimum_age", "cell"),
        ("services.json", 2, "service.mood", "cell"),
        ("services.json", 3, "", "row"),
        ("services.json", 4, "id", "row"),
        ("services.json", 1, "name", "row"),
    ]


def test_numbers_that_are_written_as_text_are_numbers() -> None:
    assert read("services.json", SERVICE | {"maximum_age": "99"}).entries["service"]["s1"]["maximum_age"] == 99


def test_a_file_that_is_no_json_costs_itself_and_no_other() -> None:
    gathered = reading.read([("a.json", b"{"), ("services.json", json.dumps(SERVICE).encode())])
    assert list(gathered.entries["service"]) == ["s1"]
    assert told(gathered) == [("a.json", 1, "", "row")]


def test_what_describes_the_directory_alone_is_no_fault() -> None:
    assert read("base.json", {"version": "3.0", "profile": "x", "openapi_url": "y"}).faults == []


def test_a_character_that_no_database_takes_is_left_out() -> None:
    assert read("services.json", SERVICE | {"name": "Me\0als"}).entries["service"]["s1"]["name"] == "Meals"


def test_what_is_nested_without_end_is_refused_in_a_sentence() -> None:
    given = '{"id": "o", "name": "n", "description": "d", "services": [{"id": "s", "status": "active", "organization": '
    text = given * 330 + "null" + "}]}" * 330
    gathered = reading.read([("organization.json", text.encode()), ("services.json", json.dumps(SERVICE).encode())])
    assert list(gathered.entries["service"])[-1] == "s1"
    assert any("nested too deeply" in fault.why for fault in gathered.faults)
