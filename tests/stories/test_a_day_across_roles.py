"""A day at Open Door, by the real policy and the real ear: a note in the morning, a concern closed a week later."""

import uuid
from datetime import datetime, timedelta

from baton.actions import batons, clients, concerns, encounters, lowerings, overdue, people
from baton.actions.batons import Next
from baton.actions.verify import in_batons, in_decisions
from baton.core.within import Within
from baton.models import AuditEntry, Baton, Client, Concern, ConfirmedSign, Encounter, Kind, Notice
from cast import NOW, Cast

WALK = (
    "Walked by the canal with Jun. He says he tapes over the camera because they put ideas in him through it. "
    "Denies wanting to die."
)


def note(cast: Cast, text: str, at: datetime) -> Encounter:
    said = {"client": cast.jun, "by": cast.pia, "kind": Kind.WALK, "happened_at": at, "now": at}
    return encounters.save(text=text, key=uuid.uuid4(), **said)


def in_hand(concern: Concern) -> dict[str, str]:
    return {baton.key: baton.holder.called for baton in concern.batons.filter(status="open")}


def step(concern: Concern, key: str) -> Baton:
    return concern.batons.get(key=key, status="open")


def test_a_note_in_the_morning_is_a_concern_closed_a_week_later(cast: Cast) -> None:
    encounter = note(cast, WALK, NOW)
    concern = cast.jun.concerns.get()
    assert (concern.lead_row, encounter.decisions.get().disposition) == ("D13", "refer")
    assert in_hand(concern)["refer"] == "Pia"
    assert in_hand(concern)["tell_supervisor"] == "Sue"

    # Sue is told in the afternoon, and hears of it.
    afternoon = NOW + timedelta(hours=4)
    assert Notice.objects.of(cast.agency).filter(to=cast.sue, code="baton.opened").exists()
    batons.done(baton=step(concern, "tell_supervisor"), outcome="We talked.", by=cast.sue, now=afternoon)

    # The referral is late: Pia is reminded, then Sue, and Cy takes it while Pia is away.
    refer = step(concern, "refer")
    overdue.climb(now=refer.due_at + timedelta(hours=4))
    assert Notice.objects.of(cast.agency).filter(to=cast.sue, code="baton.late.supervisor").exists()
    taken = batons.take(baton=refer, by=cast.cy, now=refer.due_at + timedelta(hours=5))
    following = Next(do="Ride along to the first visit", within=Within.parse("2 business days"), holder=cast.pia)
    a_week_later = NOW + timedelta(days=7)
    batons.done(baton=taken, outcome="They see him on Monday.", by=cast.cy, now=a_week_later, then=following)

    # One by one the steps are done, and nobody closes the concern before.
    for baton in concern.batons.filter(status="open"):
        batons.done(baton=baton, outcome="Done.", by=baton.holder, now=a_week_later)
    assert in_hand(concern) == {"look_again": "Pia"}
    closed = concerns.close(concern=concern, outcome="He sees the team weekly.", by=cast.pia, now=a_week_later)
    assert (closed.status, in_hand(concern)) == ("closed", {})
    assert not AuditEntry.objects.of(cast.agency).filter(details__icontains="camera").exists()
    assert [*in_batons(), *in_decisions()] == []


def test_a_wish_to_die_read_wrong_is_lowered_by_the_supervisor_and_nobody_else(cast: Cast) -> None:
    note(cast, "He says he wants to die. It is a line of the song he sang.", NOW)
    sign = ConfirmedSign.objects.of(cast.agency).filter(sign="suicidal_thoughts").first()
    assert sign is not None
    concern = cast.jun.concerns.get()
    before = in_hand(concern)
    asked = lowerings.set_aside(sign=sign, reason="He sang it.", by=cast.pia, now=NOW)
    assert asked is not None
    assert before.items() <= in_hand(concern).items()
    lowerings.grant(lowering=asked, answer="I know the song.", by=cast.sue, now=NOW)
    assert in_hand(concern) == {"look_again": "Pia"}


def test_a_worker_who_leaves_hands_over_first(cast: Cast) -> None:
    note(cast, WALK, NOW)
    for client in (cast.marcus, cast.jun, cast.lupe):
        clients.assign(client=client, to=cast.rae, by=cast.sue, now=NOW)
    for baton in cast.pia.batons.filter(status="open"):
        batons.pass_on(baton=baton, to=cast.rae, taken=True, by=cast.pia, now=NOW)
    people.deactivate(person=cast.pia, by=cast.ada, now=NOW)
    assert set(Client.objects.visible_to(cast.rae, at=NOW)) == {cast.marcus, cast.jun, cast.lupe}
    assert [*in_batons()] == []
