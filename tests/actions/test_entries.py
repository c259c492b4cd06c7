"""What do people of the agency say of entries, and who is asked to when nobody has for long?"""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from baton.actions import directory
from baton.actions.directory import Outcome
from baton.core.directory import Capacity
from baton.core.refusals import Code, Refused
from baton.models import AuditEntry, Confirmation, Notice, Professional, Service
from cast import NOW, Cast
from core.hsds.shelf import HOUSE, gather


def take(cast: Cast, at: datetime = NOW, **tables: str) -> Outcome:
    gathered = gather(**(HOUSE | tables))
    return directory.import_(agency=cast.agency, source="county", gathered=gathered, by=None, now=at)


def service(cast: Cast) -> Service:
    return Service.objects.of(cast.agency).get(source_id="7")


def professional(cast: Cast, **fields: Any) -> Professional:
    own = {"agency": cast.agency, "source_id": "p1", "name": "Ann Ortega", "as_of": NOW}
    return Professional.objects.create(**(own | fields))


def test_whoever_works_here_may_confirm_and_it_is_written_down_who_and_when(cast: Cast) -> None:
    take(cast, NOW - timedelta(days=400))
    directory.confirm(entry=service(cast), by=cast.pia, now=NOW)
    entry = service(cast)
    assert (entry.as_of, entry.confirmed_at, entry.confirmed_by) == (NOW, NOW, cast.pia)
    assert Confirmation.objects.of(cast.agency).get().by == cast.pia
    last = AuditEntry.objects.of(cast.agency).last()
    assert (last.verb, last.object_type, last.object_id) == ("entry.confirmed", "service", entry.pk)


def test_capacity_is_said_and_confirms_too(cast: Cast) -> None:
    until = date(2026, 11, 1)
    entry = professional(cast, as_of=NOW - timedelta(days=100))
    said = {"capacity": Capacity.WAITLIST, "accepting": True, "waitlist_until": until}
    directory.say_capacity(entry=entry, by=cast.theo, now=NOW, **said)
    entry.refresh_from_db()
    assert (entry.capacity, entry.accepting, entry.waitlist_until) == ("waitlist", True, until)
    assert (entry.as_of, entry.confirmed_by) == (NOW, cast.theo)


@pytest.mark.parametrize(
    ("capacity", "until"),
    [(Capacity.OPEN, date(2026, 11, 1)), (None, date(2026, 11, 1)), (Capacity.WAITLIST, date(2026, 9, 1))],
)
def test_a_day_to_wait_until_goes_with_a_waitlist_and_lies_ahead(
    cast: Cast, capacity: Capacity | None, until: date
) -> None:
    with pytest.raises(Refused) as refused:
        directory.say_capacity(entry=professional(cast), capacity=capacity, waitlist_until=until, by=cast.pia, now=NOW)
    assert refused.value.field == "until"


def test_what_workers_said_outlives_the_next_import(cast: Cast) -> None:
    take(cast)
    directory.say_capacity(entry=service(cast), capacity=Capacity.NONE, by=cast.pia, now=NOW)
    take(cast, NOW + timedelta(days=1), services=HOUSE["services"].replace("Free", "Donation"))
    entry = service(cast)
    assert entry.fees_description == "Donation"
    assert (entry.capacity, entry.confirmed_by) == ("none", cast.pia)


def test_an_entry_of_another_agency_and_one_that_is_gone_are_left_alone(cast: Cast) -> None:
    take(cast)
    with pytest.raises(Refused) as refused:
        directory.confirm(entry=service(cast), by=cast.olu, now=NOW)
    assert refused.value.code == Code.NOT_VISIBLE
    take(cast, services="id,name\n8,Other\n")
    with pytest.raises(Refused) as refused:
        directory.confirm(entry=service(cast), by=cast.pia, now=NOW)
    assert refused.value.code == Code.NOT_POSSIBLE
    assert not Confirmation.objects.of(cast.agency).exists()


def test_a_professional_is_stale_after_ninety_days_and_a_service_after_a_year(cast: Cast) -> None:
    take(cast, NOW - timedelta(days=364))
    professional(cast, as_of=NOW - timedelta(days=91))
    found = directory.stale(cast.agency, NOW)
    assert [one.name for one in found.professionals] == ["Ann Ortega"]
    assert not found.services.exists()
    assert [one.name for one in directory.stale(cast.agency, NOW + timedelta(days=2)).services] == ["Warm meals"]
    assert directory.stale(cast.agency, NOW + timedelta(days=2)).count_to(100) == 2
    assert directory.stale(cast.other_agency, NOW).count_to(100) == 0


def test_what_the_source_looked_at_long_ago_is_stale_at_once(cast: Cast) -> None:
    take(cast, services="id,name,assured_date\n7,Meals,2024-02-01\n")
    assert [one.name for one in directory.stale(cast.agency, NOW).services] == ["Meals"]


def test_a_confirmed_entry_is_stale_no_more(cast: Cast) -> None:
    take(cast, NOW - timedelta(days=400))
    directory.confirm(entry=service(cast), by=cast.pia, now=NOW)
    assert directory.stale(cast.agency, NOW).count_to(100) == 0


def test_keepers_are_told_once_a_week_while_something_is_stale(cast: Cast) -> None:
    assert directory.remind(now=NOW) == 0
    take(cast, NOW - timedelta(days=400))
    assert directory.remind(now=NOW) == 3
    assert directory.remind(now=NOW + timedelta(hours=1)) == 0
    told = Notice.objects.of(cast.agency).filter(code="directory.stale")
    assert {notice.to for notice in told} == {cast.sue, cast.cy, cast.ada}
    assert directory.remind(now=NOW + timedelta(days=7)) == 3
