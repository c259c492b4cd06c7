"""How does a referral go over, and what does the receiving side make of it? Sent, taken or not, the visit, the answer.

`by` is a person who says so, or the link through which the receiving professional acts. See `actions.referrals`.
"""

from dataclasses import dataclass
from datetime import datetime

from baton.actions import audit, disclosures, links, receivers, relay
from baton.actions.links import Made
from baton.actions.relay import WITHOUT_RECEIVER
from baton.core.consents import Transport
from baton.core.links import Ended
from baton.core.notices import Language
from baton.core.outbox import Address
from baton.core.referrals import ReferralStatus
from baton.core.refusals import Code, Refused
from baton.models import Consent, Link, Person, Referral, ReferralFact


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A referral that is on its way. `made` is its door: the code is shown this once, and told another way."""

    referral: Referral
    made: Made


def send(
    *,
    referral: Referral,
    consent: Consent | None,
    transport: Transport,
    address: str,
    by: Person,
    now: datetime,
    seen: str = "",
    language: Language = Language.ENGLISH,
) -> Sent:
    """Send what the client agreed to, to whom they chose. By LINK an e-mail goes out, with a link and nothing else.

    `seen` is the digest of the packet as it was previewed. Refused, and the refusal logged, when the consent does not
    cover it at this moment.
    """
    with relay.on(referral, by=by, now=now) as under:
        option = under.referral.option
        if option is None:
            raise Refused(Code.NEEDS, "Say whom the client chose.", field="chosen")
        items = consent.items if consent else ()
        way = {"transport": transport, "address": address, "seen": seen}
        packet = disclosures.send(
            under.change, referral=under.referral, option=option, consent=consent, items=items, **way
        )
        relay.move(under, "send", given={"packet": packet}, writes={"sent_at": now}, permitted=True, packet=packet.pk)
        made = links.make_for_receiver(under.change, option=option)
        if transport is Transport.LINK:
            receivers.ask(under.change, made, Address(value=address, language=language))
    return Sent(referral=under.referral, made=made)


def receive(*, referral: Referral, by: Person | Link, now: datetime) -> Referral:
    """The receiver has it. Being told twice changes nothing."""
    with relay.on(referral, by=by, now=now) as under:
        if under.status is ReferralStatus.SENT:
            relay.move(under, "receive", writes={"received_at": now})
    return under.referral


def accept(*, referral: Referral, by: Person | Link, now: datetime) -> Referral:
    """The receiver takes the client on: the baton is in their hand, and ours stays alongside."""
    with relay.on(referral, by=by, now=now) as under:
        received = under.referral.received_at or now
        relay.move(under, "accept", writes={"accepted_at": now, "received_at": received})
    return under.referral


def decline(*, referral: Referral, reason: str, by: Person | Link, now: datetime) -> Referral:
    """The receiver cannot take it. The next choice is one step away."""
    with relay.on(referral, by=by, now=now) as under:
        _lay_down(under)
        relay.move(under, "decline", given={"reason": reason.strip()}, words=reason, writes=WITHOUT_RECEIVER)
        receivers.recall(under.change, under.referral, Ended.DECLINED)
    return under.referral


def move_on(*, referral: Referral, by: Person, now: datetime) -> Referral:
    """No answer came: take it back, and go to the next choice."""
    with relay.on(referral, by=by, now=now) as under:
        _lay_down(under)
        relay.move(under, "move_on", writes=WITHOUT_RECEIVER)
        receivers.recall(under.change, under.referral, Ended.NOT_ANSWERED)
    return under.referral


def schedule(*, referral: Referral, appointment_at: datetime | None, by: Person | Link, now: datetime) -> Referral:
    """A first visit is set, or set anew."""
    if appointment_at and appointment_at <= now:
        raise Refused(Code.INVALID, "Give a time that is still to come.", field="appointment_at")
    with relay.on(referral, by=by, now=now) as under:
        accepted = under.referral.accepted_at or now
        writes = {"appointment_at": appointment_at, "accepted_at": accepted}
        relay.move(
            under, "schedule", given={"appointment_at": appointment_at}, writes=writes, visit=str(appointment_at)
        )
    return under.referral


def introduce(
    *, referral: Referral, present: str, at: datetime, with_client: bool, by: Person, now: datetime
) -> Referral:
    """Worker and receiver met, with the client there or not: who was present is said."""
    _need_past(at, now)
    with relay.on(referral, by=by, now=now) as under:
        relay.move(
            under, "introduce", given={"present": present.strip()}, words=present, at=at, with_client=with_client
        )
    return under.referral


def attend(*, referral: Referral, attended_at: datetime | None, by: Person | Link, now: datetime) -> Referral:
    """The first visit took place: the kept contact that closing asks for (R5)."""
    if attended_at:
        _need_past(attended_at, now)
    with relay.on(referral, by=by, now=now) as under:
        if attended_at and attended_at < under.referral.decided_at:
            raise Refused(Code.INVALID, "That is before this referral was begun.", field="attended_at")
        given, writes = {"attended_at": attended_at}, {"attended_at": attended_at}
        relay.move(under, "attend", given=given, writes=writes, at=attended_at)
    return under.referral


def miss(*, referral: Referral, by: Person | Link, now: datetime) -> Referral:
    """The client did not come. A fact, not a failing: somebody reaches them, within the hour where the risk is high."""
    with relay.on(referral, by=by, now=now) as under:
        visit = under.referral.appointment_at
        if visit and visit > now and under.status in (ReferralStatus.SCHEDULED, ReferralStatus.INTRODUCED):
            raise Refused(Code.NOT_POSSIBLE, "The visit is still to come.")
        relay.move(under, "miss", at=visit)
    return under.referral


def report(*, referral: Referral, answer: str, by: Person | Link, now: datetime) -> Referral:
    """The question asked is answered, by the receiver or in their words."""
    with relay.on(referral, by=by, now=now) as under:
        writes = {"answer": answer.strip(), "reported_at": now}
        relay.move(under, "report", given={"answer": answer.strip()}, words=answer, writes=writes)
    return under.referral


def note(*, referral: Referral, words: str, by: Person | Link, now: datetime) -> ReferralFact:
    """A word on the way: an interim note of the receiver, or of the worker about it. Moves nothing."""
    if not words.strip():
        raise Refused(Code.NEEDS, "Write the note.", field="words")
    with relay.on(referral, by=by, now=now) as under:
        relay.need_part(under)
        fact = relay.record(under, "note", words=words)
        audit.record(under.change, "referral.noted", under.referral, client=under.referral.client, fact=fact.pk)
        relay.tell_hand(under, "referral.noted", fact)
    return fact


def confirm_cancel(*, referral: Referral, by: Person | Link, now: datetime) -> Referral:
    """The receiver knows that it is called off."""
    with relay.on(referral, by=by, now=now) as under:
        relay.move(under, "confirm_cancel")
        receivers.recall(under.change, under.referral, Ended.CANCELLED)
    return under.referral


def _lay_down(under: relay.Under) -> None:
    if under.referral.option:
        under.referral.options.filter(pk=under.referral.option.pk).update(declined_at=under.now)


def _need_past(at: datetime, now: datetime) -> None:
    if at > now:
        raise Refused(Code.INVALID, "Give a time that has passed.", field="at")
