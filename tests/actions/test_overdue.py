"""Does lateness climb, and is each told once?"""

from datetime import timedelta

import pytest

from baton.actions import batons, overdue
from baton.models import AuditEntry, Baton, Notice
from cast import NOW, Cast


@pytest.fixture
def refer(cast: Cast, note) -> Baton:
    """Held by Pia; an ordinary step climbs to Sue after four hours and to Cy after a day."""
    note("The neighbor puts ideas in him.")
    cast.marcus.batons.exclude(key="refer").update(status="done", closed_at=NOW, closed_by=cast.sue)
    return cast.marcus.batons.get(key="refer")


def told(cast: Cast) -> list[tuple[str, str]]:
    late = Notice.objects.of(cast.agency).filter(code__startswith="baton.late").order_by("pk")
    return [(notice.to.called, notice.code.rpartition(".")[2]) for notice in late]


def test_nobody_is_told_before_the_time(cast: Cast, refer: Baton) -> None:
    assert overdue.climb(now=refer.due_at - timedelta(minutes=1)) == 0
    assert told(cast) == []


def test_lateness_climbs_from_holder_to_supervisor_to_backup_and_the_baton_stays(cast: Cast, refer: Baton) -> None:
    for hours in (0, 4, 24):
        assert overdue.climb(now=refer.due_at + timedelta(hours=hours)) == 1
    assert told(cast) == [("Pia", "holder"), ("Sue", "supervisor"), ("Cy", "backup")]
    refer.refresh_from_db()
    assert (refer.holder, refer.status, refer.climbed, refer.climbs_at) == (cast.pia, "open", 3, None)
    climbs = AuditEntry.objects.of(cast.agency).filter(verb="baton.climbed")
    assert [entry.details["level"] for entry in climbs] == ["holder", "supervisor", "backup"]


def test_each_is_told_once_however_often_it_is_asked(cast: Cast, refer: Baton) -> None:
    for _ in range(3):
        overdue.climb(now=refer.due_at + timedelta(hours=5))
    assert told(cast) == [("Pia", "holder"), ("Sue", "supervisor")]


def test_a_worker_process_that_was_away_tells_all_levels_at_once(cast: Cast, refer: Baton) -> None:
    overdue.climb(now=refer.due_at + timedelta(days=9))
    assert [level for _, level in told(cast)] == ["holder", "supervisor", "backup"]


def test_what_is_done_does_not_climb(cast: Cast, refer: Baton) -> None:
    batons.done(baton=refer, outcome="Done.", by=cast.pia, now=NOW)
    again = cast.marcus.batons.get(status="open")
    assert overdue.climb(now=again.due_at - timedelta(minutes=1)) == 0


def test_danger_climbs_within_minutes(cast: Cast, note) -> None:
    note("She has a plan.")
    overdue.climb(now=NOW + timedelta(minutes=15))
    assert ("Sue", "supervisor") in told(cast)


def test_without_a_supervisor_an_administrator_is_told(cast: Cast, refer: Baton) -> None:
    cast.agency.people.filter(role="supervisor").update(is_active=False)
    overdue.climb(now=refer.due_at + timedelta(hours=4))
    assert told(cast) == [("Pia", "holder"), ("Ada", "supervisor")]
