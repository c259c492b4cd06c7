"""When do they meet? Times are proposed, one is picked, and an invitation gives nobody away."""

from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from baton.actions import appointments, handoff, links
from baton.actions.appointments import Kind
from baton.core.refusals import Code, Refused
from baton.models import Link, Notice, Referral
from cast import NOW, Cast
from doorstep import receiver_link, referral_of, to

pytestmark = pytest.mark.django_db
THURSDAY, FRIDAY = NOW + timedelta(days=2), NOW + timedelta(days=3)


@pytest.fixture
def referral(cast: Cast) -> Referral:
    return referral_of(cast, "accepted")


@pytest.fixture
def receiver(referral: Referral) -> Link:
    return receiver_link(referral).link


@pytest.fixture
def client(cast: Cast) -> Link:
    return links.make_for_client(client=cast.marcus, by=cast.pia, now=NOW).link


def refusal(act: Any, **given: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value


def test_the_client_picks_one_of_the_times_and_the_visit_is_set(
    cast: Cast, referral: Referral, receiver: Link, client: Link
) -> None:
    appointments.propose(referral=referral, times=[FRIDAY, THURSDAY], by=receiver, now=NOW)
    assert appointments.proposed(referral, now=NOW) == [THURSDAY, FRIDAY]
    assert Notice.objects.of(cast.agency).get(code="referral.times_proposed").to == cast.pia
    picked = appointments.pick(referral=referral, at=FRIDAY, by=client, now=NOW)
    assert (picked.status, picked.appointment_at) == ("scheduled", FRIDAY)
    assert appointments.proposed(referral, now=NOW) == []
    assert picked.batons.filter(status="open").count() == 2


def test_only_times_that_still_stand_are_picked_and_only_by_the_client(
    cast: Cast, referral: Referral, receiver: Link, client: Link
) -> None:
    appointments.propose(referral=referral, times=[THURSDAY], by=receiver, now=NOW)
    appointments.propose(referral=referral, times=[FRIDAY], by=receiver, now=NOW)
    jun = links.make_for_client(client=cast.jun, by=cast.pia, now=NOW).link
    assert refusal(appointments.pick, referral=referral, at=THURSDAY, by=client, now=NOW).code is Code.STALE
    assert refusal(appointments.pick, referral=referral, at=FRIDAY, by=receiver, now=NOW).code is Code.STALE
    assert refusal(appointments.pick, referral=referral, at=FRIDAY, by=jun, now=NOW).code is Code.NOT_VISIBLE
    late = FRIDAY + timedelta(hours=1)
    assert refusal(appointments.pick, referral=referral, at=FRIDAY, by=client, now=late).code is Code.STALE


def test_times_are_some_and_to_come_and_proposed_by_who_has_accepted(referral: Referral, receiver: Link) -> None:
    for times, code in (([], Code.NEEDS), ([THURSDAY] * 6, Code.NEEDS), ([NOW], Code.INVALID)):
        refused = refusal(appointments.propose, referral=referral, times=times, by=receiver, now=NOW)
        assert (refused.code, refused.field) == (code, "times")
    to(referral, "sent")
    given = {"referral": referral, "times": [THURSDAY], "by": receiver, "now": NOW}
    assert refusal(appointments.propose, **given).code is Code.NOT_POSSIBLE


def test_times_of_one_who_declined_are_not_open_to_pick(referral: Referral, receiver: Link) -> None:
    appointments.propose(referral=referral, times=[THURSDAY], by=receiver, now=NOW)
    to(referral, "accepted", option=referral.options.last())
    assert appointments.proposed(referral, now=NOW) == []


def read(text: bytes | None) -> Any:
    return Calendar.from_ical(text).walk("VEVENT")[0]


def test_an_invitation_says_when_and_names_nobody(cast: Cast, referral: Referral, receiver: Link) -> None:
    assert appointments.invitation(referral=referral, kind=Kind.VISIT, now=NOW) is None
    handoff.schedule(referral=referral, appointment_at=THURSDAY, by=receiver, now=NOW)
    referral.refresh_from_db()
    text = appointments.invitation(referral=referral, kind=Kind.VISIT, now=NOW)
    assert read(text)["dtstart"].dt == THURSDAY
    for word in (b"Marcus", b"Noor", b"Pia", b"anxiety", b"Open Door"):
        assert word not in text


def test_a_visit_set_anew_replaces_the_one_in_the_calendar(referral: Referral, receiver: Link) -> None:
    events = []
    for at in (THURSDAY, FRIDAY):
        handoff.schedule(referral=referral, appointment_at=at, by=receiver, now=NOW)
        referral.refresh_from_db()
        events.append(read(appointments.invitation(referral=referral, kind=Kind.VISIT, now=NOW)))
    assert events[0]["uid"] == events[1]["uid"]
    assert events[0]["sequence"] < events[1]["sequence"]


def test_the_introduction_of_all_three_is_booked_and_says_where(cast: Cast, referral: Referral) -> None:
    assert appointments.meeting(referral) is None
    appointments.meet(referral=referral, at=THURSDAY, where="By telephone, 555 0100", by=cast.pia, now=NOW)
    event = read(appointments.invitation(referral=referral, kind=Kind.INTRODUCTION, now=NOW))
    assert (event["dtstart"].dt, event["location"]) == (THURSDAY, "By telephone, 555 0100")
    assert refusal(appointments.meet, referral=referral, at=NOW, where="", by=cast.pia, now=NOW).field == "at"
