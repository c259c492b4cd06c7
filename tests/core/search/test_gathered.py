from baton.core.hsds.gathering import Gathered
from baton.core.search.gathered import entries_of, place_at
from baton.core.search.places import Place


def test_a_service_is_taken_with_its_organization_its_terms_and_its_places() -> None:
    gathered = Gathered()
    gathered.entries["organization"]["o"] = {"id": "o", "name": "Well House"}
    gathered.entries["location"]["l"] = {"id": "l", "latitude": 42.65, "longitude": -73.75}
    gathered.entries["service_at_location"]["x"] = {"id": "x", "service_id": "s", "location_id": "l"}
    term = {"taxonomy": "NUCC", "code": "261QM2800X", "name": "Methadone"}
    gathered.entries["service"]["s"] = {
        "id": "s",
        "name": "Meals",
        "organization_id": "o",
        "description": "Warm",
        "attributes": [{"taxonomy_term": term}],
    }
    (entry,) = entries_of(gathered)
    assert (entry.id, entry.name, entry.organization) == ("s", "Meals", "Well House")
    assert entry.filed == ("Methadone", "261QM2800X")
    assert entry.text == "Warm"
    assert entry.places == (Place(42.65, -73.75),)


def test_a_place_without_a_point_is_that_of_its_zip_code_or_its_city() -> None:
    assert place_at({"postal_code": "80205-1111"}) == place_at({"postal_code": "80205"}) is not None
    assert place_at({"city": "Denver", "state_province": "CO"}) is not None
    assert place_at({"city": "Denver", "state_province": ""}) is None
    assert place_at({"postal_code": "D02", "city": ""}) is None
