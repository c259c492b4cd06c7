"""What do tests of doors need? A referral of Marcus to someone outside, at any stage, and a link to it."""

import uuid
from datetime import timedelta
from typing import Any

from django.test import Client as Browser

import passing
from baton.actions import disclosures, links
from baton.actions.change import one_change
from baton.core.referrals import ReferralStatus
from baton.models import Concern, Option, Professional, Referral
from cast import NOW, Cast

# Whatever a stage has left behind by then.
_TIMES = {
    "sent_at": ("sent", "received", "accepted", "scheduled", "introduced", "missed", "attended", "reported"),
    "received_at": ("received", "accepted", "scheduled", "introduced", "missed", "attended", "reported"),
    "accepted_at": ("accepted", "scheduled", "introduced", "missed", "attended", "reported"),
    "appointment_at": ("scheduled", "introduced", "missed", "attended", "reported"),
    "attended_at": ("attended", "reported"),
    "reported_at": ("reported",),
}


def concern_of(cast: Cast, **more: Any) -> Concern:
    told = {"agency": cast.agency, "client": cast.marcus, "opened_by": cast.pia, "opened_at": NOW, **more}
    return Concern.objects.create(**{"title": "Panic", "lead_row": "D10", "disposition": "refer", **told})


def referral_of(cast: Cast, status: str = "sent", **more: Any) -> Referral:
    """A referral that goes to Noor Haddad, with a second choice behind her."""
    concern = more.pop("concern", None) or concern_of(cast)
    whose = {"agency": cast.agency, "client": concern.client}
    times = {name: NOW - timedelta(hours=1) for name, stages in _TIMES.items() if status in stages}
    over = {"ended_at": NOW} if status in ("closed", "cancelled") else {}
    about = {"kind": "second_opinion", "need": "anxiety", "question": "Is it panic?", "pace": "routine"}
    since = {"decided_at": NOW - timedelta(days=2), "due_at": NOW + timedelta(days=8), "key": uuid.uuid4()}
    row = {**whose, **about, **since, **times, **over, "concern": concern, "worker": cast.pia, "status": status}
    referral = Referral.objects.create(**(row | more))
    for place, name in enumerate(("Noor Haddad", "Ben Ito"), start=1):
        told = {"name": name, "email": "desk@harbor.example", "as_of": NOW, "source_id": uuid.uuid4().hex}
        who = Professional.objects.create(agency=cast.agency, **told)
        option = Option.objects.create(**whose, referral=referral, professional=who, place=place, added_at=NOW)
        referral.option = referral.option or option
    referral.save(update_fields=["option"])
    return referral


def receiver_link(referral: Referral, now: Any = NOW) -> links.Made:
    with one_change(agency=referral.agency, by=referral.worker, now=now) as change:
        return links.make_for_receiver(change, option=referral.option)


def to(referral: Referral, status: ReferralStatus | str, **more: Any) -> Referral:
    """As if it had gone on to this status."""
    Referral.objects.of(referral.agency).filter(pk=referral.pk).update(status=status, **more)
    referral.refresh_from_db()
    return referral


def sent(cast: Cast, status: str = "sent", **more: Any) -> tuple[Referral, links.Made]:
    """A packet about Jun that went to First Light, and the link to it; the referral is at `status` now."""
    referral = passing.referral(cast, **more)
    consent = passing.given(referral)
    with one_change(agency=referral.agency, by=referral.worker, now=NOW) as change:
        whither = {"referral": referral, "option": referral.option, "consent": consent}
        disclosures.send(change, **whither, items=passing.ITEMS, transport="link", address="desk@firstlight.example")
        made = links.make_for_receiver(change, option=referral.option)
    times = {name: NOW - timedelta(hours=1) for name, stages in _TIMES.items() if status in stages}
    return to(referral, status, **times), made


def come_in(made: links.Made, browser: Browser | None = None) -> Browser:
    """A browser in which this link was opened with its code."""
    browser = browser or Browser()
    assert browser.post("/door/", {"link": made.secret, "code": made.code}).status_code == 302
    return browser
