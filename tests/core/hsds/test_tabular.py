"""How do the tables of a directory become its objects?"""

from baton.core.hsds.settling import settle
from core.hsds.shelf import HOUSE, entry, gather, told


def test_what_hsds_1_called_otherwise_has_its_name_of_3() -> None:
    gathered = gather(**HOUSE)
    assert entry(gathered, "organization", "1")["website"] == "http://www.well.example"
    service = entry(gathered, "service", "7")
    assert (service["fees_description"], service["status"]) == ("Free", "active")
    assert entry(gathered, "location", "5")["location_type"] == "physical"
    assert entry(gathered, "service_at_location", "9") == {"id": "9", "service_id": "7", "location_id": "5"}
    assert gathered.faults == []


def test_a_row_that_names_several_owners_is_a_part_of_each() -> None:
    phones = "id,location_id,service_id,number\n3,5,7,518-555-0142 x12\n"
    gathered = gather(**HOUSE, phones=phones)
    for kind, key in (("location", "5"), ("service", "7")):
        (phone,) = entry(gathered, kind, key)["phones"]
        assert (phone["number"], phone["extension"]) == ("(518) 555-0142", 12)


def test_the_phone_of_a_contact_and_the_language_of_a_phone_are_found_again() -> None:
    gathered = gather(
        **HOUSE,
        contacts="id,service_id,name\n2,7,Ann\n",
        phones="id,contact_id,number\n3,2,518-555-0142\n",
        languages="id,phone_id,language\n4,3,Spanish\n",
    )
    (contact,) = entry(gathered, "service", "7")["contacts"]
    assert contact["phones"][0]["languages"][0]["name"] == "Spanish"


def test_a_row_that_belongs_to_nothing_is_told_of_and_the_rest_goes_in() -> None:
    gathered = gather(**HOUSE, eligibility="id,service_id,eligibility\n,,Adults\n,7,Adults\n")
    assert told(gathered) == [("eligibility.csv", 2, "service_id", "row")]
    assert entry(gathered, "service", "7")["eligibility_description"] == "Adults"


def test_what_belongs_to_an_entry_elsewhere_is_kept_aside() -> None:
    gathered = gather(**HOUSE, attributes="id,link_id,taxonomy_term_id\n8,404,t1\n")
    assert gathered.alone["attribute"]["8"]["link_id"] == "404"
    assert told(gathered) == [("attributes.csv", 2, "", "mended")]


def test_a_row_without_words_is_no_fault() -> None:
    gathered = gather(
        **HOUSE, accessibility_for_disabilities="id,location_id,accessibility,details\n1,5,,\n2,5,Ramp,\n"
    )
    assert [one["description"] for one in entry(gathered, "location", "5")["accessibility"]] == ["Ramp"]
    assert gathered.faults == []


def test_hours_become_those_of_calendars_and_a_day_without_hours_is_closed() -> None:
    hours = "service_id,weekday,opens_at,closes_at\n7,Monday,9am,3:00pm\n7,Tuesday,,\n7,Friday,8:00m,5pm\n"
    gathered = gather(**HOUSE, regular_schedules=hours)
    monday, friday = entry(gathered, "service", "7")["schedules"]
    assert (monday["freq"], monday["byday"], monday["opens_at"], monday["closes_at"]) == (
        "WEEKLY",
        "MO",
        "09:00",
        "15:00",
    )
    assert "opens_at" not in friday
    assert told(gathered) == [("regular_schedules.csv", 4, "opens_at", "cell")]


def test_a_holiday_says_that_it_is_closed() -> None:
    gathered = gather(**HOUSE, holiday_schedules="location_id,start_date,end_date,closed\n5,12/24/2026,12/26/26,true\n")
    (holiday,) = entry(gathered, "location", "5")["schedules"]
    assert (holiday["valid_from"], holiday["valid_to"]) == ("2026-12-24", "2026-12-26")
    assert holiday["description"] == "closed"


def test_a_dialect_that_names_the_place_in_the_row_of_the_service_is_understood() -> None:
    gathered = gather(
        organizations=HOUSE["organizations"],
        locations=HOUSE["locations"],
        services="id,location_id,name,languages,taxonomy_ids,audience,eligibility\n"
        '7,5,Meals,"English, Spanish",102,Elders,Age 60\n',
        taxonomy="taxonomy_id,name,parent_id,parent_name\n102,Food,,\n",
    )
    service = entry(gathered, "service", "7")
    assert service["organization_id"] == "1"
    assert [one["name"] for one in service["languages"]] == ["English", "Spanish"]
    assert service["attributes"][0]["taxonomy_term"]["name"] == "Food"
    assert service["eligibility_description"] == "Elders\nAge 60"
    assert [link["location_id"] for link in gathered.entries["service_at_location"].values()] == ["5"]


def test_the_mail_of_an_organization_goes_to_a_postal_location() -> None:
    gathered = gather(**HOUSE, postal_addresses="organization_id,address_1,postal_code\n1,PO Box 9,12210\n")
    post = entry(gathered, "location", "1@post")
    assert (post["location_type"], post["addresses"][0]["address_1"]) == ("postal", "PO Box 9")


def test_a_site_in_place_of_an_organization_leads_to_the_organization() -> None:
    services = "id,organization_id,name\n6,1,The site\n7,6,Warm meals\n8,404,Alone\n"
    gathered = gather(organizations=HOUSE["organizations"], services=services)
    assert entry(gathered, "service", "7")["organization_id"] == "1"
    assert told(gathered) == [
        ("services.csv", 3, "organization_id", "mended"),
        ("services.csv", 4, "organization_id", "cell"),
    ]


def test_what_has_no_id_or_no_name_is_left_out() -> None:
    gathered = gather(services="id,name\n,Nameless number\n2,\n3,Good\n")
    assert list(gathered.entries["service"]) == ["3"]
    assert told(gathered) == [("services.csv", 2, "id", "row"), ("services.csv", 3, "name", "row")]


def test_an_id_that_stands_twice_counts_once_and_is_told_of_where_it_differs() -> None:
    gathered = gather(services="id,name,email\n2,Meals,\n2,Meals,eat@well.example\n2,Food,\n")
    assert entry(gathered, "service", "2") == {
        "id": "2",
        "name": "Meals",
        "email": "eat@well.example",
        "status": "active",
    }
    assert told(gathered) == [("services.csv", 4, "name", "cell")]


def test_a_link_with_one_end_is_left_out() -> None:
    gathered = gather(**{**HOUSE, "services_at_location": "id,service_id,location_id\n9,7,404\n"})
    assert not gathered.entries["service_at_location"]
    assert told(gathered) == [("services_at_location.csv", 2, "location_id", "row")]


def test_a_place_that_is_not_on_earth_is_kept_and_told_of() -> None:
    gathered = gather(locations="id,name,latitude,longitude\n1,A,100,10\n2,B,0,0\n3,C,north,10\n")
    assert [fault[1] for fault in told(gathered) if fault[2] == "latitude"] == [4, 2, 3, 4]


def test_columns_and_files_that_hsds_does_not_know_are_told_of() -> None:
    gathered = gather(services="id,name,mood\n1,Meals,good\n", weather="day,rain\n1,yes\n")
    assert told(gathered) == [("weather.csv", 1, "", "row"), ("services.csv", 1, "mood", "cell")]
    assert "mood" not in entry(gathered, "service", "1")


def test_settling_twice_changes_nothing() -> None:
    gathered = gather(**HOUSE)
    before = repr(gathered.entries)
    settle(gathered)
    assert repr(gathered.entries) == before
