"""May this leave, and did it? Every disclosure is checked at its moment, frozen, and logged; so is every refused one.

What is refused rolls back, and its log entry is written in a change of its own. Without consent there are the lawful
exceptions of 42 CFR part 2, each with the facts that its rule asks for.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from baton.actions import audit, notices
from baton.actions.change import Change, one_change
from baton.actions.hands import above, administrators
from baton.actions.packets import packet_for, speaks_of_substances
from baton.actions.standing import need
from baton.core import consents, permissions
from baton.core.consents import ConsentStatus, LegalBasis, Recipient, ShortForm, Transport, digest, short_forms
from baton.core.permissions import Ability, LawfulException
from baton.core.refusals import Code, Refused
from baton.models import Client, Consent, Disclosure, Link, Option, Packet, Person, Professional, Referral

__all__ = ["accounting", "ask_about_warning", "packet_for", "send", "shown", "standing", "without_consent"]

# Years that an accounting goes back: 42 CFR 2.25, and 45 CFR 164.528.
PART_2_YEARS, HIPAA_YEARS = 3, 6
_LONGEST = 300


@dataclass(frozen=True, kw_only=True)
class _Sending:
    """What is to leave: to whom, on which consent, which items, and how."""

    referral: Referral
    option: Option
    consent: Consent | None
    items: tuple[str, ...]
    transport: str
    address: str


def standing(consent: Consent | None, *, option: Option, items: Collection[str], now: datetime) -> permissions.Consent:
    """Whether this consent covers sending these items to this option, now. Another client's consent covers nothing."""
    if consent is None or consent.client_id != option.client_id:
        return permissions.Consent.MISSING
    if consent.referral_id and consent.referral_id != option.referral_id:
        return permissions.Consent.MISSING
    return consents.standing(
        consent.terms,
        ConsentStatus(consent.status),
        recipient=recipient_of(option),
        items=items,
        now=now,
        ended=consent.has_ended,
    )


def recipient_of(option: Option) -> Recipient:
    """The option as a consent names it."""
    kind = "professional" if isinstance(option.who, Professional) else "service"
    return Recipient(name=option.name, kind=kind, key=option.who.pk)


def send(
    change: Change,
    *,
    referral: Referral,
    option: Option,
    consent: Consent | None,
    items: Collection[str],
    transport: str,
    address: str,
    seen: str = "",
) -> Packet:
    """Freeze the packet and log the disclosure, as part of the change that sends it. `seen`: the digest of the preview.

    Refused, and the refusal logged: who may not, a consent that does not cover it now, a preview that has changed.
    """
    way = {"transport": transport, "address": address.strip()}
    sending = _Sending(referral=referral, option=option, consent=_fresh(consent), items=tuple(items), **way)
    with _logged_if_refused(change, sending):
        content = _content(change, sending)
        if seen and seen != digest(content):
            raise Refused(Code.STALE, "The packet has changed since you looked at it. Look again, then send it.")
    packet = _freeze(change, sending, content)
    _log(change, sending, packet)
    return packet


def shown(change: Change, packet: Packet, link: Link) -> Packet:
    """The receiver opens the packet: once more it is asked whether the consent still stands."""
    sending = _Sending(
        referral=packet.referral,
        option=packet.option,
        consent=_fresh(packet.consent),
        items=tuple(item["key"] for item in packet.content["items"]),
        transport=Transport.LINK,
        address="",
    )
    with _logged_if_refused(change, sending, packet=packet, link=link):
        if link.option_id != packet.option_id:
            raise Refused(Code.NOT_VISIBLE, "This link does not lead here. Ask who sent it for a new one.")
        stands = standing(sending.consent, option=packet.option, items=sending.items, now=change.now)
        if stands is not permissions.Consent.GIVEN:
            raise Refused(Code.NOT_POSSIBLE, "This is shared no more: the consent for it has ended. Ask who sent it.")
    audit.record(change, "packet.shown", packet, client=packet.client)
    return packet


def without_consent(
    *,
    client: Client,
    basis: LegalBasis,
    recipient: str,
    at: datetime,
    facts: Mapping[str, str],
    by: Person,
    now: datetime,
) -> Disclosure:
    """Write down at once what was told on a lawful exception; the supervisor is told that it was.

    Refused without the facts that the rule asks for.
    """
    form = _short_form(basis)
    with one_change(agency=client.agency, by=by, now=now) as change:
        need(by, Ability.RECORD_DISCLOSE, client, now=now, exception=LawfulException(basis))
        _need_told(form, recipient, at, facts, now)
        known = {fact.key: facts.get(fact.key, "").strip() for fact in form.facts}
        details = {"source": form.source, "facts": known, "said_at": now.isoformat()}
        told = {"recipient": recipient.strip(), "at": at, "purpose": form.title, "details": details}
        disclosure = Disclosure.objects.create(
            agency=change.agency, client=client, by=by, basis=basis, transport=Transport.SPOKEN, **told
        )
        audit.record(change, "disclosure.made", disclosure, client=client, basis=str(basis))
        _tell_supervisors(change, client, "disclosure.without_consent", f"disclosure:{disclosure.pk}")
    return disclosure


def ask_about_warning(*, client: Client, by: Person, now: datetime) -> None:
    """Somebody else may be in danger. Part 2 has no exception for a warning: the supervisor is asked, with counsel."""
    with one_change(agency=client.agency, by=by, now=now) as change:
        need(by, Ability.RECORD_DISCLOSE, client, now=now, consent=permissions.Consent.GIVEN)
        entry = audit.record(change, "warning.asked", client, client=client)
        _tell_supervisors(change, client, "warning.asked", f"warning:{client.pk}:{entry.seq}")


def accounting(*, client: Client, years: int, by: Person, now: datetime) -> list[Disclosure]:
    """What was disclosed of this client and what was refused, in the last `years`, newest first. Looking is audited."""
    with one_change(agency=client.agency, by=by, now=now) as change:
        need(by, Ability.CLIENT_READ, client, now=now)
        audit.record(change, "client.opened", client, client=client, part="disclosures")
    since = _years_before(now, years)
    rows = Disclosure.objects.of(client.agency).filter(client=client, at__gte=since)
    return list(rows.select_related("by", "consent", "packet"))


def _short_form(basis: LegalBasis) -> ShortForm:
    if basis not in short_forms():
        raise Refused(Code.INVALID, "Choose which rule allows it.", field="basis")
    return short_forms()[basis]


def _need_told(form: ShortForm, recipient: str, at: datetime, facts: Mapping[str, str], now: datetime) -> None:
    """Refuse what lacks something that the rule asks for."""
    if not recipient.strip():
        raise Refused(Code.NEEDS, "Write who was told.", field="recipient")
    if at > now:
        raise Refused(Code.INVALID, "Give a time that has passed.", field="at")
    for fact in form.missing(facts):
        raise Refused(Code.NEEDS, fact.ask, field=fact.key)


def _years_before(now: datetime, years: int) -> datetime:
    last_of_february = now.month == 2 and now.day == 29
    return now.replace(year=now.year - years, day=28 if last_of_february else now.day)


def _content(change: Change, sending: _Sending) -> dict[str, Any]:
    """The packet's content, if this person may send it on this consent now."""
    stands = standing(sending.consent, option=sending.option, items=sending.items, now=change.now)
    need(change.person, Ability.RECORD_DISCLOSE, sending.referral.client, now=change.now, consent=stands)
    if sending.option.referral_id != sending.referral.pk or sending.consent is None:
        raise Refused(Code.INVALID, "This is not one of those who were offered here.")
    if sending.transport not in list(Transport):
        raise Refused(Code.INVALID, "Say how it is sent: by link, letter, fax or by hand.", field="transport")
    if len(sending.address) > _LONGEST:
        raise Refused(Code.INVALID, "This address is too long. Look at it again.", field="address")
    return packet_for(sending.referral, sending.option, sending.consent, sending.items)


def _freeze(change: Change, sending: _Sending, content: dict[str, Any]) -> Packet:
    return Packet.objects.create(
        agency=change.agency,
        client=sending.referral.client,
        referral=sending.referral,
        option=sending.option,
        consent=sending.consent,
        content=content,
        digest=digest(content),
        made_at=change.now,
        made_by=change.person,
    )


def _log(change: Change, sending: _Sending, packet: Packet) -> None:
    consent = sending.consent
    named = consent.items if consent else []
    row = _row(change, sending, packet=packet)
    row.details |= {
        "scope_sent": True,
        "copy_sent": False,
        "redisclosure": "42 CFR 2.32",
        "minimum_necessary": "only items that the consent names, chosen one by one",
        "left_out": [key for key in named if key not in sending.items],
        "speaks_of_substances": list(speaks_of_substances(packet.content)),
    }
    row.notice = packet.content["notice"]["id"]
    row.save(force_insert=True)
    told = {"consent": packet.consent_id, "packet": packet.pk, "transport": sending.transport}
    audit.record(change, "disclosure.made", row, client=row.client, basis=row.basis, digest=packet.digest, **told)


def _row(change: Change, sending: _Sending, **more: Any) -> Disclosure:
    option, consent = sending.option, sending.consent
    return Disclosure(
        agency=change.agency,
        client=sending.referral.client,
        at=change.now,
        by=change.by,
        basis=LegalBasis.CONSENT,
        consent=consent,
        recipient=option.name,
        address=sending.address[:_LONGEST],
        items=list(sending.items),
        purpose=consent.purpose if consent else "",
        transport=sending.transport,
        details={"role": getattr(option.who, "role", ""), "referral": sending.referral.pk},
        **more,
    )


@contextmanager
def _logged_if_refused(change: Change, sending: _Sending, **more: Any) -> Iterator[None]:
    """What is refused in here is written down, although nothing else of the change stays."""
    try:
        yield
    except Refused as refused:
        change.even_if_refused.append(partial(_log_refused, sending, refused, more))
        raise


def _log_refused(sending: _Sending, refused: Refused, more: Mapping[str, Any], change: Change) -> None:
    row = _row(change, sending, refused=True, reason=refused.sentence, **more)
    row.save(force_insert=True)
    audit.record(change, "disclosure.refused", row, client=row.client, code=str(refused.code))


def _tell_supervisors(change: Change, client: Client, code: str, dedupe: str) -> None:
    """The supervisor of who does this, and those of the care team; where there is none, who administers."""
    team = [one.person for one in client.team.current(change.now).select_related("person__supervisor")]
    bosses = list(dict.fromkeys(boss for worker in (change.person, *team) for boss in above(worker)[:1]))
    for person in bosses or administrators(change.person):
        notices.tell(change, person, code, f"{dedupe}:{person.pk}", client=client)


def _fresh(consent: Consent | None) -> Consent | None:
    if consent is None:
        return None
    return Consent.objects.of(consent.agency).select_related("referral").get(pk=consent.pk)
