"""How do tests carry a referral along? Each stop of the road, reached by the same actions as people reach it."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from baton.actions import consents, handoff, referrals
from baton.core.consents import Signature, Transport, Way
from baton.core.vocabulary import ReferralKind
from baton.models import Client, Concern, Consent, Professional, Referral, Word
from cast import NOW, Cast

SHARED = ("name", "question")
QUESTION = "Can the work begin at home?"
ROAD = ("draft", "talked_over", "consented", "sent", "received", "accepted", "scheduled", "attended", "reported")


def professional(cast: Cast, name: str, **more: Any) -> Professional:
    usual = {"source_id": uuid.uuid4().hex, "as_of": NOW, "needs": ["early_psychosis"], "accepting": True}
    return Professional.objects.create(agency=cast.agency, name=name, **usual | more)


def concern(cast: Cast, client: Client, disposition: str = "refer") -> Concern:
    """An open concern with the step that asks for a referral in Pia's hand."""
    opened = Concern.objects.create(
        agency=cast.agency,
        client=client,
        title="Voices",
        lead_row=f"D13-{uuid.uuid4().hex[:6]}",
        disposition=disposition,
        opened_at=NOW,
        opened_by=cast.pia,
    )
    opened.batons.create(
        agency=cast.agency,
        client=client,
        key="refer",
        do="Refer to an early-psychosis team",
        holder=cast.pia,
        due_at=NOW + timedelta(days=1),
        opened_at=NOW,
        opened_by=cast.pia,
    )
    return opened


def begun(cast: Cast, about: Concern | None = None, *, now: datetime = NOW) -> Referral:
    """A referral with two to choose from."""
    about = about or concern(cast, cast.jun)
    referral = referrals.begin(
        concern=about,
        need_id="early_psychosis",
        kind=ReferralKind.BEYOND_SCOPE,
        question=QUESTION,
        by=cast.pia,
        now=now,
        key=uuid.uuid4(),
        baton=about.batons.filter(key="refer", status="open").first(),
    )
    those = [referrals.Candidate(who=professional(cast, name)) for name in ("Rae Lindqvist", "Dr. Osei")]
    referrals.offer(referral=referral, candidates=those, by=cast.pia, now=now)
    return fresh(referral)


def agreed(referral: Referral, cast: Cast, *, now: datetime = NOW) -> Consent:
    """A consent that the client has signed, for whom they chose."""
    offered = consents.offer(
        client=referral.client,
        referral=referral,
        recipients=[referral.option],
        items=SHARED,
        purpose="So that she can help me.",
        language="en",
        client_name="Jun Park",
        by=cast.pia,
        now=now,
    )
    return consents.give(consent=offered, signature=Signature(way=Way.TYPED, name="Jun Park"), by=cast.pia, now=now)


def to(stop: str, cast: Cast, about: Concern | None = None, *, now: datetime = NOW) -> Referral:
    """A referral that has come as far as `stop`, one of ROAD."""
    referral = begun(cast, about, now=now)
    for step in ROAD[1 : ROAD.index(stop) + 1]:
        take(step, referral, cast, now=now)
        referral = fresh(referral)
    return referral


def take(step: str, referral: Referral, cast: Cast, *, now: datetime = NOW) -> None:
    """One step along the road, by Pia's hand."""
    usual: dict[str, Any] = {"referral": referral, "by": cast.pia, "now": now}
    first = referral.options.first()
    match step:
        case "talked_over":
            referrals.talk_over(said="Rae sounds right.", chosen=first, agreed=referral.options.all()[1:], **usual)
        case "consented":
            referrals.consent(consent=agreed(referral, cast, now=now), **usual)
        case "sent":
            handoff.send(consent=referral.consents.first(), transport=Transport.HAND, address="", **usual)
        case "received":
            handoff.receive(**usual)
        case "accepted":
            handoff.accept(**usual)
        case "scheduled":
            handoff.schedule(appointment_at=now + timedelta(hours=3), **usual)
        case "attended":
            handoff.attend(attended_at=now, **usual)
        case "reported":
            handoff.report(answer="Yes, by video first.", **usual)


def close(referral: Referral, cast: Cast, *, now: datetime = NOW) -> Referral:
    both = {"client_review": "I sleep again.", "worker_review": "It holds."}
    return referrals.close(referral=referral, met=Word.YES, by=cast.pia, now=now, **both)


def fresh(referral: Referral) -> Referral:
    rows = Referral.objects.everywhere()
    related = ("agency", "client", "concern", "worker", "option__professional", "option__service")
    return rows.select_related(*related).get(pk=referral.pk)
