"""A referral on its way, for tests: Pia's, for Jun, with a service and a professional to choose from, and a consent."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from baton.actions import consents
from baton.core.consents import Signature, Way
from baton.models import Client, Concern, Consent, Goal, Option, Organization, Professional, Referral, Service
from cast import NOW, Cast

ITEMS = ("name", "question", "goals", "introduction")
WORDS = {"introduction": "I am Jun. I draw."}
QUESTION = "Is this an early psychosis, and what would help?"


def referral(cast: Cast, client: Client | None = None, **fields: Any) -> Referral:
    """Talked over; First Light, a service, was chosen, Dr. Ito comes next."""
    client = client or cast.jun
    about = {"agency": cast.agency, "client": client}
    concern = Concern.objects.create(
        **about,
        title="Voices",
        lead_row=f"D13-{uuid.uuid4().hex[:6]}",
        disposition="refer",
        opened_at=NOW,
        opened_by=cast.pia,
    )
    own = {"kind": "beyond_scope", "need": "early_psychosis", "question": QUESTION, "pace": "routine"}
    times = {"decided_at": NOW, "due_at": NOW + timedelta(days=14), "key": uuid.uuid4()}
    row = Referral.objects.create(
        **about, concern=concern, worker=cast.pia, **own | times | {"status": "talked_over"} | fields
    )
    organization = Organization.objects.create(**_entry(cast), name="Harbor Street Clinic")
    service = Service.objects.create(**_entry(cast), organization=organization, name="First Light")
    doctor = Professional.objects.create(**_entry(cast), organization=organization, name="Dr. Ito")
    for place, who in enumerate(({"service": service}, {"professional": doctor})):
        option = Option.objects.create(**about, referral=row, place=place, added_at=NOW, **who)
        row.option = row.option or option
    row.save(update_fields=["option"])
    Goal.objects.create(**about, words="Draw a comic.", said_on=date(2026, 9, 1), added_by=cast.pia)
    return row


def _entry(cast: Cast) -> dict[str, Any]:
    return {"agency": cast.agency, "source_id": str(uuid.uuid4()), "as_of": NOW}


def offered(row: Referral, **other: Any) -> Consent:
    usual = {
        "client": row.client,
        "referral": row,
        "recipients": [row.option],
        "items": ITEMS,
        "words": WORDS,
        "purpose": "So that First Light can help with the voices.",
        "language": "en",
        "client_name": "Jun Park",
        "by": row.worker,
        "now": NOW,
    }
    return consents.offer(**usual | other)


def given(row: Referral, *, now: datetime = NOW, **other: Any) -> Consent:
    return consents.give(consent=offered(row, **other), signature=typed(), by=row.worker, now=now)


def typed(name: str = "jun  park") -> Signature:
    return Signature(way=Way.TYPED, name=name)
