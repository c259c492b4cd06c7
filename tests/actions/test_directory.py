"""What becomes of the directory when it is imported, again and again?"""

import pytest

from baton.actions import directory
from baton.actions.directory import Outcome
from baton.core.refusals import Code, Refused
from baton.models import AuditEntry, Location, Organization, Service, ServiceAtLocation, Source
from cast import NOW, Cast
from core.hsds.shelf import HOUSE, gather


def take(cast: Cast, tables: dict[str, str] = HOUSE, **other: object) -> Outcome:
    usual = {"agency": cast.agency, "source": "county", "by": cast.ada, "now": NOW}
    return directory.import_(gathered=gather(**tables), **(usual | other))


def services(cast: Cast) -> dict[str, Service]:
    return {one.source_id: one for one in Service.objects.of(cast.agency)}


def test_an_import_links_services_to_organization_and_place(cast: Cast) -> None:
    outcome = take(cast)
    service = Service.objects.of(cast.agency).select_related("organization").get()
    assert (service.name, service.organization.name, service.fees_description) == ("Warm meals", "Well House", "Free")
    place = service.at_locations.select_related("location").get().location
    assert (place.latitude, place.organization) == (42.65, service.organization)
    assert outcome.tallies["service"].added == 1
    assert not outcome.nothing_changed


def test_the_same_import_again_changes_nothing(cast: Cast) -> None:
    take(cast)
    before = list(Service.objects.of(cast.agency).values())
    outcome = take(cast)
    assert outcome.nothing_changed
    assert outcome.tallies["service"].same == 1
    assert list(Service.objects.of(cast.agency).values()) == before


def test_only_what_says_something_else_is_changed(cast: Cast) -> None:
    more = "8,1,Night shelter,A bed for the night.,Free\n"
    take(cast, HOUSE | {"services": HOUSE["services"] + more})
    ids = {key: one.pk for key, one in services(cast).items()}
    changed = HOUSE["services"].replace("Free", "Donation") + more
    outcome = take(cast, HOUSE | {"services": changed})
    assert (outcome.tallies["service"].changed, outcome.tallies["service"].same) == (1, 1)
    assert services(cast)["7"].fees_description == "Donation"
    assert {key: one.pk for key, one in services(cast).items()} == ids


def test_what_is_gone_from_the_source_is_marked_and_comes_back(cast: Cast) -> None:
    more = HOUSE | {"services": HOUSE["services"] + "8,1,Night shelter,A bed for the night.,Free\n"}
    take(cast, more)
    assert take(cast).tallies["service"].gone == 1
    assert services(cast)["8"].gone_at == NOW
    assert take(cast).nothing_changed
    assert take(cast, more).tallies["service"].back == 1
    assert services(cast)["8"].gone_at is None


def test_a_kind_of_which_no_file_came_is_left_alone(cast: Cast) -> None:
    take(cast)
    outcome = take(cast, {"organizations": HOUSE["organizations"]})
    assert outcome.nothing_changed
    assert Service.objects.of(cast.agency).living().count() == 1


def test_two_sources_do_not_touch_each_other(cast: Cast) -> None:
    take(cast)
    take(cast, {"services": "id,name\n7,Other meals\n"}, source="city")
    assert sorted(Service.objects.of(cast.agency).living().values_list("source", "name")) == [
        ("city", "Other meals"),
        ("county", "Warm meals"),
    ]


def test_a_dry_run_says_the_same_and_keeps_nothing(cast: Cast) -> None:
    outcome = take(cast, dry_run=True)
    assert outcome.tallies["service"].added == 1
    assert not Service.objects.of(cast.agency).exists()
    assert not Source.objects.of(cast.agency).exists()
    assert not AuditEntry.objects.of(cast.agency).exists()


def test_an_import_that_is_cut_off_leaves_nothing(cast: Cast) -> None:
    def stop(kind: str, *_: object) -> None:
        if kind == "service":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(cast, told=stop)
    assert not Organization.objects.of(cast.agency).exists()
    assert take(cast).tallies["organization"].added == 1


def test_an_empty_import_is_refused_before_everything_is_gone(cast: Cast) -> None:
    take(cast)
    with pytest.raises(Refused) as refused:
        take(cast, {"services": "id,name\n"})
    assert refused.value.code == Code.INVALID
    assert Service.objects.of(cast.agency).living().exists()


def test_who_does_not_keep_the_directory_may_not_import(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        take(cast, by=cast.pia)
    assert refused.value.code == Code.NOT_ALLOWED


def test_services_that_repeat_another_are_joined_and_say_why(cast: Cast) -> None:
    words = "We cook for whoever comes and nobody is asked for papers."
    rows = f"1,1,Meals north,{words}\n2,1,Meals south,{words}\n3,1,Meals  North,{words.upper()}\n4,1,Other,Short\n"
    outcome = take(cast, HOUSE | {"services": "id,organization_id,name,description\n" + rows})
    found = services(cast)
    assert found["2"].same_as == found["3"].same_as == found["1"]
    assert found["2"].same_because == "same description under another name"
    assert found["3"].same_because == "same name and description, other phone"
    assert found["1"].same_as is None
    assert found["4"].same_as is None
    assert sum(outcome.repeats.values()) == 2


def test_when_the_first_is_gone_its_repeats_stand_alone_again(cast: Cast) -> None:
    words = "We cook for whoever comes and nobody is asked for papers."
    head = "id,organization_id,name,description\n"
    take(cast, HOUSE | {"services": f"{head}1,1,Meals north,{words}\n2,1,Meals south,{words}\n"})
    take(cast, HOUSE | {"services": f"{head}2,1,Meals south,{words}\n"})
    assert services(cast)["2"].same_as is None


def test_another_agency_sees_none_of_it(cast: Cast) -> None:
    take(cast)
    for model in (Service, Organization, Location, ServiceAtLocation):
        assert not model.objects.visible_to(cast.olu).exists()
        assert model.objects.visible_to(cast.pia).exists()


def test_an_import_is_audited_in_numbers(cast: Cast) -> None:
    take(cast)
    entry = AuditEntry.objects.of(cast.agency).get()
    assert (entry.verb, entry.actor_id, entry.details["added"]) == ("directory.imported", cast.ada.pk, 4)


def test_nothing_is_gone_while_a_file_cannot_be_read(cast: Cast) -> None:
    take(cast, HOUSE | {"services": HOUSE["services"] + "8,1,Night shelter,A bed for the night.,Free\n"})
    outcome = take(cast, HOUSE | {"phones": "\n"})
    assert outcome.tallies["service"].gone == 0
    assert "cannot be read" in outcome.faults[0].why


def test_an_id_that_is_too_long_costs_its_row(cast: Cast) -> None:
    outcome = take(cast, {"services": f"id,name\n{'9' * 300},Meals\n8,Other\n"})
    assert [one.source_id for one in Service.objects.of(cast.agency)] == ["8"]
    assert "longer" in outcome.faults[0].why
