"""What does a client agree to, and when do they take it back? Offered and read together, signed, withdrawn at once."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from baton.actions import audit, notices, referrals
from baton.actions.change import Change, one_change
from baton.actions.disclosures import recipient_of, standing
from baton.actions.standing import need
from baton.core import permissions
from baton.core.consents import (
    MOVES,
    Channel,
    ConsentStatus,
    Language,
    LegalBasis,
    Signature,
    Way,
    digest,
    flaws,
    items,
    scan_kind,
    unfit,
    write,
)
from baton.core.moves import Move
from baton.core.permissions import Ability
from baton.core.referrals import MOVES as LOOP
from baton.core.refusals import Code, Refused
from baton.models import Client, Consent, Link, Option, Person, Purpose, Referral, Scan

__all__ = ["digest_of", "end_due", "give", "offer", "read_in", "revoke", "standing"]

LONGEST = timedelta(days=180)
WITH_REFERRAL = "referral"
_HALTED_FROM = LOOP.by_name("halt").frm
_NOT_THERE = "This link does not lead here any more. Ask who sent it for a new one."
_STALE = "Someone was first: this consent has changed. Look again."


def offer(
    *,
    client: Client,
    referral: Referral,
    recipients: Sequence[Option],
    items: Sequence[str],
    purpose: str,
    language: str,
    expires_at: datetime | None = None,
    words: Mapping[str, str] | None = None,
    client_name: str = "",
    by: Person,
    now: datetime,
) -> Consent:
    """Write a consent to read through together: for these of the referral's options, and these items, by key.

    `words`: what is to be shared of items that are written for it. `expires_at` None: when the referral is closed, 180
    days at most. Refused with every element that is missing.
    """
    said: dict[str, Any] = {"items": _in_order(items), "purpose": purpose.strip(), "language": _language(language)}
    said |= {"words": {key: text.strip() for key, text in (words or {}).items() if key in items}}
    said |= {"client_name": (client_name or client.called).strip(), **_until(expires_at, now)}
    with one_change(agency=client.agency, by=by, now=now) as change:
        need(by, Ability.CONSENT_RECORD, client, now=now)
        named = _named(client, referral, recipients)
        consent = Consent(client=client, referral=referral, recipients=named, **said, **_offered(change))
        _write_whole(consent)
        consent.save(force_insert=True)
        audit.record(change, "consent.offered", consent, client=client, items=",".join(consent.items))
    return consent


def read_in(*, consent: Consent, language: str, by: Person | Link, now: datetime) -> Consent:
    """Put a consent that is not signed yet into the other language. What people wrote in it stays as they wrote it."""
    with one_change(agency=consent.agency, by=by, now=now) as change:
        consent = _fresh(consent)
        _need(change, consent, MOVES.by_name("give"))
        if consent.status != ConsentStatus.OFFERED:
            raise Refused(Code.NOT_POSSIBLE, "It is signed as it stands. Offer a new one to change the language.")
        consent.language = _language(language)
        consent.paragraphs = _paragraphs(consent)
        consent.save(update_fields=["language", "paragraphs"])
        audit.record(change, "consent.read_in", consent, client=consent.client, language=language)
    return consent


def give(*, consent: Consent, signature: Signature, by: Person | Link, now: datetime) -> Consent:
    """The client signs, on a worker's device, on paper, or on their own page (`by` is their link then).

    Refused when an element is missing, the signature will not do, or the consent is over.
    """
    with one_change(agency=consent.agency, by=by, now=now) as change:
        consent = _fresh(consent)
        move = _checked(change, consent, "give", given=_given(consent, signature))
        if now >= consent.expires_at:
            raise Refused(Code.NOT_POSSIBLE, "Its time is over. Offer a new one.")
        kept = replace(signature, scan=b"", scanned=_sha256(signature.scan) if signature.way is Way.PAPER else "")
        consent.signature = {name: value for name, value in asdict(kept).items() if name != "scan"}
        signed = {
            "signature": consent.signature,
            "signed_at": now,
            "signed_with": change.by,
            "signed_link": change.link,
        }
        _write(change, consent, move, digest=digest_of(consent), **signed)
        if signature.way is Way.PAPER:
            _keep_scan(change, consent, signature.scan)
        told = {"way": str(signature.way), "signer": str(signature.signer), "digest": consent.digest}
        audit.record(change, move.audit, consent, client=consent.client, **told)
    return consent


def revoke(*, consent: Consent, how: str, by: Person | Link, now: datetime) -> Consent:
    """The client takes it back: nothing more leaves on it, its links are dead, and what rests on it stops, at once.

    `how` is a `Channel`. Asks no reason.
    """
    if how not in list(Channel):
        raise Refused(Code.INVALID, "Say how they took it back.", field="how")
    with one_change(agency=consent.agency, by=by, now=now) as change:
        consent = _fresh(consent)
        move = _checked(change, consent, "revoke")
        resting = _resting_on(consent, now)
        halted = [referral.pk for referral in resting if referral.status in _HALTED_FROM]
        effect = {"halted": halted, "informed": _informed(consent)}
        ended = {"ended_at": now, "ended_by": change.by, "ended_link": change.link, "ended_how": how}
        _write(change, consent, move, effect=effect, **ended)
        audit.record(change, move.audit, consent, client=consent.client, how=how, halted=len(halted))
        for referral in resting:
            referrals.halt(change, referral)
        notices.tell(change, consent.offered_by, move.audit, f"consent:{consent.pk}", client=consent.client)
    return consent


def end_due(*, now: datetime) -> int:
    """Mark consents whose time is over; how many were. Two at once mark each once.

    For lists only: whether a consent stands is asked anew at every disclosure.
    """
    over = Consent.objects.everywhere().filter(status=ConsentStatus.GIVEN, expires_at__lte=now)
    return sum(_end(consent, over, now) for consent in over.select_related("agency", "client"))


def _end(consent: Consent, over: QuerySet[Consent], now: datetime) -> bool:
    move = MOVES.by_name("expire")
    with one_change(agency=consent.agency, by=None, now=now) as change:
        ended = over.filter(pk=consent.pk).update(status=move.to, ended_at=now, ended_how="time")
        if ended:
            audit.record(change, move.audit, consent, client=consent.client)
    return bool(ended)


def _until(expires_at: datetime | None, now: datetime) -> dict[str, Any]:
    if expires_at and expires_at <= now:
        raise Refused(Code.INVALID, "Give a day that is still to come.", field="expires_at")
    return {"expires_at": expires_at or now + LONGEST, "expires_with": "" if expires_at else WITH_REFERRAL}


def _offered(change: Change) -> dict[str, Any]:
    """Who offers it, when, and for whom they speak."""
    agency = change.agency
    return {"agency": agency, "discloser": agency.name, "offered_at": change.now, "offered_by": change.person}


def _paragraphs(consent: Consent) -> list[tuple[str, str, str]]:
    language = Language(consent.language)
    return list(
        write(
            language=language,
            client=consent.client_name,
            discloser=consent.discloser,
            recipients=[recipient["name"] for recipient in consent.recipients],
            shared=[items()[key].title[language] for key in consent.items if key in items()],
            purpose=consent.purpose,
            expires=consent.expires_at.astimezone(ZoneInfo(consent.agency.time_zone)).date(),
            with_referral=bool(consent.expires_with),
        )
    )


def _language(code: str) -> Language:
    if code not in list(Language):
        raise Refused(Code.INVALID, "Choose a language that there are words in.", field="language")
    return Language(code)


def _in_order(keys: Sequence[str]) -> list[str]:
    known = [key for key in items() if key in keys]
    return known + [key for key in keys if key not in items()]


def _named(client: Client, referral: Referral, recipients: Sequence[Option]) -> list[dict[str, Any]]:
    if referral.client_id != client.pk or any(option.referral_id != referral.pk for option in recipients):
        raise Refused(Code.INVALID, "Choose from those who were offered here.", field="recipients")
    return [asdict(recipient_of(option)) for option in recipients]


def _write_whole(consent: Consent) -> None:
    consent.paragraphs = _paragraphs(consent)
    if missing := flaws(consent.terms):
        raise Refused(Code.NEEDS, " ".join(flaw.sentence for flaw in missing), field=missing[0].element)


def _given(consent: Consent, signature: Signature) -> list[str]:
    """What the move asks for and is there. A signature that will not do is told by itself."""
    if wrong := unfit(replace(signature, scanned=""), consent.client_name, Language(consent.language)):
        raise Refused(Code.NEEDS, wrong, field="signature")
    return ["signature"] if flaws(consent.terms) else ["elements", "signature"]


def _checked(change: Change, consent: Consent, name: str, given: Sequence[str] = ()) -> Move[ConsentStatus]:
    _need(change, consent, MOVES.by_name(name))
    return MOVES.check(name, status=ConsentStatus(consent.status), given=given)


def _need(change: Change, consent: Consent, move: Move[ConsentStatus]) -> None:
    """Refuse who may not: a person without the ability, a link that is not the client's own and open."""
    if change.link is None:
        return need(change.person, move.ability, consent.client, now=change.now)
    live = Link.objects.of(change.agency).live(change.now).filter(pk=change.link.pk, client=consent.client)
    if not move.by_client or not live.filter(purpose=Purpose.CLIENT).exists():
        raise Refused(Code.NOT_VISIBLE, _NOT_THERE)
    return None


def _write(change: Change, consent: Consent, move: Move[ConsentStatus], **fields: Any) -> None:
    rows = Consent.objects.of(change.agency).filter(pk=consent.pk, status=consent.status)
    if not rows.update(status=move.to, **fields):
        raise Refused(Code.STALE, _STALE)
    consent.refresh_from_db()


def digest_of(consent: Consent) -> str:
    """Covers what was read, what is shared on it and how it was signed: told in the audit, so that a change shows."""
    parts = ("client_name", "discloser", "recipients", "items", "words", "purpose", "paragraphs", "signature")
    return digest({part: getattr(consent, part) for part in parts} | {"expires_at": consent.expires_at.isoformat()})


def _keep_scan(change: Change, consent: Consent, content: bytes) -> None:
    kind = scan_kind(content)
    if kind is None:
        raise Refused(Code.INVALID, "This is no PDF, PNG or JPEG. Save the scan as one of these.", field="signature")
    Scan.objects.create(
        agency=change.agency,
        client=consent.client,
        consent=consent,
        kind=kind,
        content=content,
        digest=_sha256(content),
        added_at=change.now,
    )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _resting_on(consent: Consent, now: datetime) -> list[Referral]:
    """The referrals that go on because of this consent: sent on it last, or still to be sent and on nothing else."""
    if consent.status != ConsentStatus.GIVEN:
        return []
    own = Q(pk=consent.referral_id) | Q(packets__consent=consent)
    rows = Referral.objects.of(consent.agency).filter(own).select_related("agency", "client", "option").distinct()
    return [referral for referral in rows if _rests(referral, consent, now)]


def _rests(referral: Referral, consent: Consent, now: datetime) -> bool:
    packet = referral.packets.filter(option=referral.option).first()
    if packet:
        return packet.consent_id == consent.pk
    others = referral.consents.exclude(pk=consent.pk).select_related("referral")
    return not any(_carries(other, referral.option, now) for other in others)


def _carries(consent: Consent, option: Option | None, now: datetime) -> bool:
    stands = option and standing(consent, option=option, items=consent.items, now=now)
    return stands == permissions.Consent.GIVEN


def _informed(consent: Consent) -> list[str]:
    """Who got something on it, and is to be told that it is over."""
    made = consent.disclosures.made().filter(basis=LegalBasis.CONSENT)
    return sorted(set(made.values_list("recipient", flat=True)))


def _fresh(consent: Consent) -> Consent:
    rows = Consent.objects.of(consent.agency).select_related("agency", "client", "referral", "offered_by")
    return rows.get(pk=consent.pk)
