"""What must be true of every entry, says the database too; and columns hold what reading cuts to their length."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from baton.core.hsds.columns import ADDRESS, TEXTS
from baton.core.hsds.settling import LONGEST_ID
from baton.models import Location, Organization, Professional, Service, ServiceAtLocation, UnscopedError
from cast import NOW, Cast

MODELS = {
    "organization": Organization,
    "location": Location,
    "service": Service,
    "service_at_location": ServiceAtLocation,
}


def service(cast: Cast, **fields: Any) -> Service:
    usual = {"agency": cast.agency, "source": "county", "source_id": "7", "as_of": NOW, "name": "Meals"}
    return Service(**(usual | fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "open"},
        {"capacity": "some"},
        {"capacity": "open", "waitlist_until": date(2026, 11, 1)},
        {"confirmed_at": NOW},
    ],
)
def test_a_service_that_cannot_be_is_refused(cast: Cast, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        service(cast, **fields).save()


def test_an_entry_is_there_once_a_source(cast: Cast) -> None:
    service(cast).save()
    service(cast, source="city").save()
    service(cast, agency=cast.other_agency).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        service(cast).save()


@pytest.mark.parametrize("place", [{"latitude": 100, "longitude": 10}, {"latitude": 42.0, "longitude": None}])
def test_a_place_lies_on_earth_or_nowhere(cast: Cast, place: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Location.objects.create(agency=cast.agency, source_id="5", as_of=NOW, **place)


def test_a_query_of_the_directory_needs_a_scope() -> None:
    for model in (*MODELS.values(), Professional):
        with pytest.raises(UnscopedError):
            list(model.objects.all())


@pytest.mark.parametrize("kind", MODELS)
def test_a_column_is_as_long_as_reading_cuts_it(kind: str) -> None:
    model = MODELS[kind]
    for name, longest in (TEXTS[kind] | (ADDRESS if kind == "location" else {})).items():
        assert (model._meta.get_field(name).max_length or 0) == longest, name
    assert model._meta.get_field("source_id").max_length == LONGEST_ID
