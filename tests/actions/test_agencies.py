"""How does an agency begin, and what may it change?"""

from datetime import UTC, date, datetime, time

import pytest

from baton.actions import agencies, calendars, policies
from baton.core.refusals import Code, Refused
from baton.core.within import Within
from baton.models import Agency, AuditEntry, PolicyVersion
from cast import NOW, Cast


def test_an_agency_begins_with_an_administrator_and_an_audit(db: None) -> None:
    person = agencies.found(name="Hope", slug="hope", email="Ada@hope.example", admin="Ada Weiss", now=NOW)
    assert (person.role, person.called, person.email) == ("administrator", "Ada", "ada@hope.example")
    assert AuditEntry.objects.of(person.agency).get().verb == "agency.founded"
    with pytest.raises(Refused):
        agencies.found(name="Hope", slug="hope", email="b@hope.example", admin="Bo Li", now=NOW)


def test_an_agency_never_begins_with_a_weak_password(db: None) -> None:
    with pytest.raises(Refused, match="too short"):
        agencies.found(name="Hope", slug="hope", email="a@hope.example", admin="Ada", now=NOW, password="short")
    assert not Agency.objects.exists()


def test_times_follow_the_hours_and_days_off_of_the_agency(cast: Cast) -> None:
    hours = {"country": "US", "subdivision": "CA", "time_zone": "America/Los_Angeles"}
    agency = agencies.keep_hours(**hours, opens=time(8), closes=time(16), by=cast.ada, now=NOW)
    agencies.close_on(day=date(2026, 9, 16), name="Retreat", by=cast.ada, now=NOW)
    due = calendars.due(agency, Within.parse("1 business day"), NOW)
    assert due == datetime(2026, 9, 17, 23, 0, tzinfo=UTC)


def test_hours_that_make_no_sense_are_refused(cast: Cast) -> None:
    hours = {"country": "US", "subdivision": "", "time_zone": "Mars/Olympus"}
    with pytest.raises(Refused) as refusal:
        agencies.keep_hours(**hours, opens=time(8), closes=time(16), by=cast.ada, now=NOW)
    assert refusal.value.code is Code.INVALID


def test_only_an_administrator_changes_the_calendar(cast: Cast) -> None:
    with pytest.raises(Refused):
        agencies.close_on(day=date(2026, 9, 16), name="Retreat", by=cast.pia, now=NOW)


def test_each_policy_that_was_used_is_kept_once(cast: Cast, note) -> None:
    note("Someone puts ideas in him.")
    note("A good walk.")
    kept = PolicyVersion.objects.of(cast.agency).get()
    assert policies.then(kept).rows[0].id == "D02"


def test_an_overlay_that_makes_a_row_stricter_is_kept_and_in_force(cast: Cast, note) -> None:
    stricter = '[[row]]\nid = "D13"\nwithin = "today"\n'
    agencies.change_policy(overlay=stricter, by=cast.sue, now=NOW)
    assert note("Someone puts ideas in him.").decisions.get().within == "today"


def test_an_overlay_that_loosens_a_floor_row_is_refused_with_the_row(cast: Cast) -> None:
    with pytest.raises(Refused, match="D02") as refusal:
        agencies.change_policy(overlay='[[row]]\nid = "D02"\nwithin = "2 days"\n', by=cast.sue, now=NOW)
    assert (refusal.value.code, refusal.value.field) == (Code.INVALID, "overlay")
    cast.agency.refresh_from_db()
    assert cast.agency.overlay == ""
