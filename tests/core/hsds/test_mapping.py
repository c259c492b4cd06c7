"""How is a file that is no HSDS read, when its columns are shifted or its rows lie in a script?"""

import pytest

from baton.core.hsds import mapping, reading, scripts
from baton.core.hsds.gathering import Gathered
from baton.core.tables import TableError
from core.hsds.shelf import told

HEADER = (
    "entity_id,organization_name,address_record_id,address_type,address_line_1,city,county,state,postal_code,phone,"
    "primary_license,npi,hoursoperation,primary_taxonomy_id,taxonomies,accessibility,fees"
)


def colorado(*rows: str) -> Gathered:
    how = mapping.load("colorado", mapping.shipped()["colorado"])
    return reading.read([("providers.csv", "\n".join((HEADER, *rows)).encode())], how=how)


def row(
    name: str = "WELL HOUSE",
    street: str = "9 Elm St",
    npi: str = "1234567893",
    licence: str = "",
    code: str = "261QM0801X",
    key: str = "1",
    state: str = "CO",
) -> str:
    return (
        f'{key},"{name}",7,1,{street},Ouray,Ouray,{state},81427,(970) 555-0142,{licence},{npi},{{}},{code},'
        f'"{{{code},LPC}}",{{Wheelchair}},"{{Medicaid,""Self Pay""}}"'
    )


@pytest.mark.parametrize(
    ("street", "address"),
    [
        ("9 Elm St", "9 Elm St"),
        ("9 Elm St,", "9 Elm St"),
        ("9 Elm St,4D", "9 Elm St, 4D"),
        ("9 Elm St,4D,B", "9 Elm St, 4D, B"),
    ],
)
def test_cells_that_a_comma_in_the_street_has_shifted_are_put_right(street: str, address: str) -> None:
    gathered = colorado(row(street=street))
    place = gathered.entries["location"]["1"]["addresses"][0]
    assert (place["address_1"], place["city"], place["postal_code"]) == (address, "Ouray", "81427")
    assert gathered.faults == []


def test_a_comma_in_the_name_is_found_where_the_street_does_not_fit() -> None:
    line = row().replace('"WELL HOUSE",7,1', "WELL HOUSE, INC,7,1")
    gathered = colorado(line)
    assert gathered.entries["service"]["1"]["name"] == "WELL HOUSE, INC"


def test_a_row_that_no_way_puts_right_is_told_of_and_the_rest_goes_in() -> None:
    gathered = colorado(row(key="1"), row(key="2", state="81427,CO,9,9"), row(key="3"))
    assert list(gathered.entries["service"]) == ["1", "3"]
    assert told(gathered) == [("providers.csv", 3, "", "row")]


def test_a_number_that_its_register_would_not_know_costs_its_cell() -> None:
    gathered = colorado(row(name="ANN ORTEGA, LCSW", npi="1234567890", licence="?"))
    assert "npi" not in gathered.entries["professional"]["1"]
    assert told(gathered) == [("providers.csv", 2, "npi", "cell"), ("providers.csv", 2, "primary_license", "cell")]


def test_a_row_becomes_organization_place_service_and_the_person_in_it() -> None:
    gathered = colorado(row(name="ANN ORTEGA, LCSW, LLC", code="1041C0700X", licence="CSW99"))
    professional = gathered.entries["professional"]["1"]
    assert {
        name: professional[name] for name in ("name", "role", "credentials", "npi", "licence", "licence_state")
    } == {
        "name": "Ann Ortega",
        "role": "Clinical social worker",
        "credentials": "LCSW",
        "npi": "1234567893",
        "licence": "CSW99",
        "licence_state": "CO",
    }
    assert professional["specialties"] == ["1041C0700X"]
    assert professional["insurance"] == ["Medicaid", "Self Pay"]
    service = gathered.entries["service"]["1"]
    assert service["attributes"][0]["taxonomy_term"]["name"] == "Clinical social worker"
    assert service["organization_id"] == professional["organization_id"] == "ann ortega lcsw llc"
    assert gathered.entries["service_at_location"]["1"]["location_id"] == "1"


def test_an_organization_alone_is_no_professional() -> None:
    assert not colorado(row()).entries["professional"]


def test_rows_without_a_name_are_called_by_what_they_are() -> None:
    gathered = colorado(row(name="", code="101YA0400X"))
    assert gathered.entries["service"]["1"]["name"] == "Addiction counselor"
    assert gathered.entries["professional"]["1"]["name"] == "Addiction counselor, NPI 1234567893"


def test_a_script_is_read_and_never_run() -> None:
    text = """// a page
    export const found = { page: 1, rows: [ { frid: "a", name1: "Well House", name2: "", city: "Ouray",
      state: "CO", phone: "970-555-0142", latitude: "38.02", longitude: "-107.67", hotline1: null, // not known
      services: [ { f1: "Payment", f2: "PAY", f3: "Medicaid; Cash: by hand" },
        { f2: "TC", f3: "Mental health" }, ] }, ] };
    export const planets = ["mercury"];"""
    how = mapping.load("samhsa", mapping.shipped()["samhsa"])
    gathered = reading.read([("page.js", text.encode())], how=how)
    service = gathered.entries["service"]["a"]
    assert service["name"] == "Well House"
    assert [one["option"] for one in service["cost_options"]] == ["Medicaid", "Cash: by hand"]
    assert service["attributes"][0]["value"] == "Mental health"
    assert gathered.entries["location"]["a"]["latitude"] == 38.02
    assert gathered.faults == []


def test_what_is_no_plain_object_is_refused() -> None:
    for text in ("alert(1)", "const a = { b: c() }", "const a = { b: `x` }"):
        with pytest.raises(ValueError, match="no plain object"):
            scripts.read(text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("[service]\nname = '{n}'", "id ="),
        ("[weather]\nid = '{n}'", "no part of a mapping"),
        ("title = 'Nothing'", "add one of"),
        ("[service]\nid = '{n}'\n[shape]\nn = 'round'", "no shape"),
        ("[service", "TOML"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_what_would_mend_it(text: str, mend: str) -> None:
    with pytest.raises(TableError, match=mend):
        mapping.load("mine.toml", text)


@pytest.mark.parametrize("name", mapping.shipped())
def test_every_shipped_mapping_can_be_used(name: str) -> None:
    assert mapping.load(name, mapping.shipped()[name]).makes
