"""Does an emergency open a record, for a time, and is a supervisor told?"""

from datetime import timedelta

import pytest

from baton.actions import clients, encounters, glass
from baton.core.refusals import Code, Refused
from baton.models import Client, Notice
from cast import NOW, Cast


def test_a_broken_glass_opens_the_record_for_four_hours_and_the_supervisor_is_told(cast: Cast) -> None:
    glass.break_in(client=cast.marcus, reason="He stands at the door.", by=cast.rae, now=NOW)
    assert clients.open_record(client=cast.marcus, by=cast.rae, now=NOW)
    assert not Client.objects.visible_to(cast.rae, at=NOW + timedelta(hours=4)).exists()
    told = Notice.objects.of(cast.agency).filter(code="glass.broken")
    assert {notice.to for notice in told} >= {cast.sue}


def test_a_glass_is_not_broken_without_a_reason_or_from_outside(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        glass.break_in(client=cast.marcus, reason="", by=cast.rae, now=NOW)
    assert refusal.value.field == "reason"
    with pytest.raises(Refused) as refusal:
        glass.break_in(client=cast.marcus, reason="Curious.", by=cast.olu, now=NOW)
    assert refusal.value.code is Code.NOT_VISIBLE


def test_who_may_look_already_breaks_no_glass(cast: Cast) -> None:
    with pytest.raises(Refused):
        glass.break_in(client=cast.marcus, reason="In a hurry.", by=cast.pia, now=NOW)


def test_what_was_heard_behind_the_glass_stays_in_the_hand_after_it_closed(cast: Cast, note) -> None:
    glass.break_in(client=cast.marcus, reason="He stands at the door.", by=cast.rae, now=NOW)
    note("Someone puts ideas in him.", by=cast.rae)
    later = NOW + timedelta(hours=5)
    assert Client.objects.visible_to(cast.rae, at=later).get() == cast.marcus
    seen = encounters.preview(client=cast.marcus, text="", by=cast.rae, now=later)
    assert seen.decision.disposition == "continue"


def test_the_reason_is_reviewed_by_a_supervisor_once_and_not_by_who_broke_it(cast: Cast) -> None:
    broken = glass.break_in(client=cast.marcus, reason="He stands at the door.", by=cast.rae, now=NOW)
    with pytest.raises(Refused):
        glass.review(glass=broken, by=cast.rae, now=NOW)
    assert glass.review(glass=broken, by=cast.sue, now=NOW).seen_by == cast.sue
    with pytest.raises(Refused):
        glass.review(glass=broken, by=cast.cy, now=NOW)
