"""Can who works with a client propose times, book the introduction, and put both into a calendar?"""

from datetime import timedelta
from typing import Any

import pytest

from baton.actions import appointments
from baton.models import Referral
from cast import NOW, Cast
from doorstep import sent, to

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(cast: Cast) -> Referral:
    return sent(cast, "accepted")[0]


def test_the_introduction_is_booked_and_goes_into_a_calendar(cast: Cast, signed_in: Any, referral: Referral) -> None:
    pia, at = signed_in(cast.pia), f"/referrals/{referral.pk}/"
    assert pia.get(f"{at}introduction.ics").status_code == 404
    assert pia.post(f"{at}when/meet/", {"at": "2026-09-17T10:00", "where": "Room 4"}).url == f"{at}when/"
    assert "Room 4" in pia.get(f"{at}when/").content.decode()
    ics = pia.get(f"{at}introduction.ics").content.decode()
    assert "DTSTART:20260917T140000Z" in ics
    assert not [name for name in ("Jun", "Pia", "First Light") if name in ics]


def test_times_are_proposed_and_refused_beside_the_field(cast: Cast, signed_in: Any, referral: Referral) -> None:
    pia, at = signed_in(cast.pia), f"/referrals/{referral.pk}/when/times/"
    past = pia.post(at, {"first": "2026-09-01T10:00"})
    assert (past.status_code, "still to come" in past.content.decode()) == (422, True)
    pia.post(at, {"first": "2026-09-17T10:00"})
    assert len(appointments.proposed(referral, now=NOW)) == 1
    to(referral, "sent")
    assert pia.post(at, {"first": "2026-09-18T10:00"}).status_code == 409


def test_a_visit_that_is_set_goes_into_a_calendar(cast: Cast, signed_in: Any, referral: Referral) -> None:
    to(referral, "scheduled", appointment_at=NOW + timedelta(days=1))
    pia = signed_in(cast.pia)
    assert b"BEGIN:VEVENT" in pia.get(f"/referrals/{referral.pk}/visit.ics").content
    assert pia.get(f"/referrals/{referral.pk}/party.ics").status_code == 404
    assert signed_in(cast.rae).get(f"/referrals/{referral.pk}/visit.ics").status_code == 404
