"""Do the rows of referrals become the cases that are counted, for who may know, and for nobody else?"""

from datetime import timedelta
from typing import Any

import pytest

import walk
from baton.actions import batons, handoff, measures
from baton.core.measures import KEPT, KEPT_DAYS, Measures
from baton.core.refusals import Refused
from baton.core.survival import Rate
from baton.models import Referral
from cast import NOW, Cast

YEAR_AGO = NOW - timedelta(days=365)
LATER = NOW + timedelta(days=30)


def read(cast: Cast, by: Any = None, **other: Any) -> Measures:
    return measures.read(**({"since": YEAR_AGO, "by": by or cast.sue, "now": LATER} | other))


def reached(found: Measures) -> dict[str, int]:
    return {stage.title: stage.reached for stage in found.stages}


STAGES = ("Decided", "Talked over", "Said yes", "Sent", "Accepted", "Date set", "First visit kept", "Heard back")
STOPS = ("draft", "talked_over", "consented", "sent", "accepted", "scheduled", "attended", "reported")


@pytest.mark.parametrize(("stop", "stage"), list(zip(STOPS, STAGES, strict=True)))
def test_a_referral_counts_as_far_as_it_has_come(cast: Cast, stop: str, stage: str) -> None:
    walk.to(stop, cast)
    counted = reached(read(cast))
    place = STAGES.index(stage)
    assert [counted[title] for title in STAGES] == [1] * (place + 1) + [0] * (len(STAGES) - place - 1)


def test_what_was_never_sent_is_counted(cast: Cast) -> None:
    walk.to("draft", cast)
    found = read(cast)
    assert found.rates[KEPT] == Rate(part=0, whole=1)
    assert found.waits[KEPT_DAYS].waiting == (30,)


def test_a_kept_visit_is_counted_from_the_decision(cast: Cast) -> None:
    referral = walk.to("attended", cast)
    days = read(cast).waits[KEPT_DAYS]
    assert days.until(0.5) == (referral.attended_at - referral.decided_at) / timedelta(days=1)
    (group,) = read(cast).groups["receiver"]
    assert (group.name, group.kept) == (referral.option.name, Rate(part=1, whole=1))
    assert {name: [one.name for one in those] for name, those in read(cast).groups.items()} | {"receiver": []} == {
        "urgency": ["routine"],
        "need": ["Early psychosis care"],
        "receiver": [],
        "language": ["not asked"],
    }


def test_calls_alongside_are_counted_once_they_are_due(cast: Cast) -> None:
    referral = walk.to("scheduled", cast)
    call = referral.batons.get(status="open", key=batons.key_of(referral, "before_visit"))
    early = read(cast, now=call.due_at - timedelta(minutes=1)).rates["Contacts alongside, on time"]
    assert early == Rate(part=0, whole=0)
    assert read(cast, now=call.due_at).rates["Contacts alongside, on time"] == Rate(part=0, whole=1)
    batons.done(baton=call, outcome="She will come.", by=cast.pia, now=call.due_at)
    assert read(cast, now=call.due_at).rates["Contacts alongside, on time"] == Rate(part=1, whole=1)


def test_a_decline_is_counted_although_it_goes_to_the_next_choice(cast: Cast) -> None:
    referral = walk.to("sent", cast)
    handoff.decline(referral=referral, reason="No room.", by=cast.pia, now=NOW + timedelta(hours=1))
    assert read(cast).rates["Declined or not answered, of those sent"] == Rate(part=1, whole=1)


def test_only_the_time_that_is_asked_for_is_counted(cast: Cast) -> None:
    walk.to("draft", cast)
    assert read(cast, since=NOW + timedelta(minutes=1)).cases == 0
    assert read(cast, since=NOW, now=NOW).cases == 1


@pytest.mark.parametrize("who", ["pia", "theo", "rae"])
def test_who_neither_supervises_nor_administers_reads_none(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="supervisor or an administrator"):
        read(cast, by=getattr(cast, who))


def test_another_agency_counts_its_own(cast: Cast) -> None:
    walk.to("draft", cast)
    assert read(cast, by=cast.olu).cases == 0


def test_who_administers_is_shown_no_group_that_could_be_one_client(cast: Cast) -> None:
    walk.to("attended", cast)
    assert not any(group.hidden for those in read(cast).groups.values() for group in those)
    assert all(group.hidden for those in read(cast, by=cast.ada).groups.values() for group in those)


def test_the_demo_is_marked_as_simulated(cast: Cast, settings: Any) -> None:
    walk.to("draft", cast)
    assert not read(cast).simulated
    settings.DEMO = True
    assert read(cast).simulated


def test_more_referrals_cost_no_more_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    first = walk.to("scheduled", cast)
    for number in range(20):
        first.pk, first.key = None, f"00000000-0000-0000-0000-{number:012d}"
        Referral.objects.bulk_create([first])
    with django_assert_max_num_queries(6):
        assert read(cast).cases == 21
