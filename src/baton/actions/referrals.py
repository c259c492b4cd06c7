"""How is a client carried over to another professional? The verbs of the loop, from the first talk to looking back.

Each is one move of `core.referrals`; what it changes besides is said once, in `actions.relay`. `by` is a person, or the
link through which the receiving professional or the client acts.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from baton.actions import audit, batons, calendars, receivers, relay
from baton.actions.change import Change, one_change
from baton.actions.disclosures import standing
from baton.actions.hands import holder_of
from baton.actions.standing import need
from baton.core.barriers import BARRIERS, Barrier
from baton.core.batons import BatonStatus
from baton.core.concerns import ConcernStatus
from baton.core.links import Ended
from baton.core.permissions import Ability
from baton.core.permissions import Consent as Standing
from baton.core.policy.rows import Holder
from baton.core.referrals import MOVES, Lead
from baton.core.refusals import Code, Refused
from baton.core.relay import STEPS, Pace, pace_of
from baton.core.vocabulary import Disposition, ReferralKind
from baton.core.within import Within
from baton.models import (
    Baton,
    Concern,
    Consent,
    Decision,
    Link,
    Option,
    Person,
    Professional,
    Referral,
    Service,
    Word,
)

_ROUTINE = Within.parse("10 business days")
_MOST_OPTIONS = 10


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody to offer: who, and the reasons for and against as the client is shown them."""

    who: Professional | Service
    reasons: Mapping[str, Any] = field(default_factory=dict)


def begin(
    *,
    concern: Concern,
    need_id: str,
    kind: ReferralKind,
    question: str,
    by: Person,
    now: datetime,
    key: uuid.UUID,
    lead: Lead = Lead.RECEIVER,
    baton: Baton | None = None,
) -> Referral:
    """Begin a referral for a concern. `baton`: the step that asked for it, which goes over into the referral.

    The same `key` twice is the same referral. Refused without a question, or when the concern is closed.
    """
    with one_change(agency=concern.agency, by=by, now=now) as change:
        concern = Concern.objects.of(change.agency).select_related("client", "agency").get(pk=concern.pk)
        need(by, Ability.REFERRAL_WRITE, concern.client, now=now)
        if known := Referral.objects.of(change.agency).filter(worker=by, key=key).first():
            return known
        if not question.strip():
            raise Refused(Code.NEEDS, "Say what you ask of them: the question they are to answer.", field="question")
        own = {"kind": kind, "need": need_id, "question": question.strip(), "lead": lead, "worker": by, "key": key}
        referral = _begun(change, concern, own)
        audit.record(change, "referral.begun", referral, client=concern.client, kind=str(kind))
        _take_over(change, referral, baton, by)
    return referral


def offer(*, referral: Referral, candidates: Sequence[Candidate], by: Person, now: datetime) -> list[Option]:
    """Add those who may be chosen, in the order in which they are shown. Who is offered already keeps their place."""
    with relay.on(referral, by=by, now=now) as under:
        need(by, Ability.REFERRAL_WRITE, under.referral.client, now=now)
        known = list(under.referral.options.all())
        if len(known) + len(candidates) > _MOST_OPTIONS:
            raise Refused(Code.INVALID, f"No more than {_MOST_OPTIONS} to choose from: fewer are easier to weigh.")
        offered = {(option.professional_id, option.service_id) for option in known}
        fresh = [one for one in candidates if _who(one.who) not in offered]
        added = [_option(under, one, len(known) + place) for place, one in enumerate(fresh)]
        audit.record(under.change, "referral.offered", under.referral, client=under.referral.client, count=len(added))
    return added


def talk_over(
    *,
    referral: Referral,
    said: str,
    chosen: Option | None,
    by: Person | Link,
    now: datetime,
    agreed: Iterable[Option] = (),
) -> Referral:
    """The talk took place: what the client said, whom they chose, and whom they agreed to next (`agreed`)."""
    with relay.on(referral, by=by, now=now) as under:
        _choose(under, chosen, agreed)
        relay.move(
            under, "talk_over", given={"said": said.strip(), "chosen": chosen}, words=said, writes={"option": chosen}
        )
    return under.referral


def refuse(*, referral: Referral, said: str, again_on: date | None, by: Person | Link, now: datetime) -> Referral:
    """The client would rather not (practice D58): kept with what was offered, and the day on which to ask again.

    Nothing else ends with it. Support goes on.
    """
    with relay.on(referral, by=by, now=now) as under:
        if again_on and again_on <= _today(under):
            raise Refused(Code.INVALID, "Give a day that is still to come.", field="again_on")
        offered = [option.pk for option in under.referral.options.all()]
        due = {"offer_again": _morning(under, again_on)} if again_on else None
        given = {"said": said.strip(), "again_on": again_on}
        receivers.recall(under.change, under.referral, Ended.REFUSED)
        relay.move(under, "refuse", given=given, words=said, due=due, offered=offered, again_on=str(again_on))
    return under.referral


def consent(*, referral: Referral, consent: Consent, by: Person, now: datetime) -> Referral:
    """What may be shared with whom they chose is agreed to: a consent that covers all of it, now."""
    with relay.on(referral, by=by, now=now) as under:
        option = under.referral.option
        known = Consent.objects.of(under.change.agency).filter(pk=consent.pk, referral=under.referral).first()
        covered = option and known and standing(known, option=option, items=known.items, now=now)
        relay.move(under, "consent", given={"consent": covered == Standing.GIVEN}, consent=consent.pk)
    return under.referral


def choose_next(*, referral: Referral, chosen: Option | None, by: Person, now: datetime) -> Referral:
    """Go to the next choice. Nothing is typed again: need, question and talk stay."""
    with relay.on(referral, by=by, now=now) as under:
        _choose(under, chosen, ())
        relay.move(under, "choose_next", given={"chosen": chosen}, writes={"option": chosen})
    return under.referral


def close(
    *, referral: Referral, client_review: str, worker_review: str, met: Word, by: Person, now: datetime
) -> Referral:
    """Close it: with a kept contact, an answer, and what client and worker say of it."""
    with relay.on(referral, by=by, now=now) as under:
        evidence = {"kept_contact": under.referral.attended_at, "answer": under.referral.answer}
        reviews = {"client_review": client_review.strip(), "worker_review": worker_review.strip()}
        relay.move(under, "close", given=evidence | reviews, words=client_review, writes={"met": met}, met=str(met))
        relay.record(under, "worker_review", words=worker_review)
        receivers.recall(under.change, under.referral, Ended.CLOSED)
    return under.referral


def drop(*, referral: Referral, reason: str, by: Person, now: datetime) -> Referral:
    """Not needed: nothing had been sent yet."""
    with relay.on(referral, by=by, now=now) as under:
        relay.move(under, "drop", given={"reason": reason.strip()}, words=reason)
    return under.referral


def ask_cancel(*, referral: Referral, reason: str, by: Person, now: datetime) -> Referral:
    """Call off what was sent: asked now, over when the receiver knows."""
    with relay.on(referral, by=by, now=now) as under:
        relay.move(under, "ask_cancel", given={"reason": reason.strip()}, words=reason)
    return under.referral


def reopen(*, referral: Referral, reason: str, by: Person, now: datetime) -> Referral:
    """Open it again from the start, with a reason; what happened before stays in the record."""
    with relay.on(referral, by=by, now=now) as under:
        relay.need_open(under.referral)
        relay.move(under, "reopen", given={"reason": reason.strip()}, words=reason, writes=_from_the_start())
    return under.referral


def end(*, referral: Referral, reason: str, by: Person, now: datetime) -> Referral:
    """Leave it at that, after a no, a stop, or when nobody could take it."""
    with relay.on(referral, by=by, now=now) as under:
        relay.move(under, "end", given={"reason": reason.strip()}, words=reason)
    return under.referral


def halt(change: Change, referral: Referral) -> None:
    """Consent is withdrawn: the link is dead at once, and somebody talks over with the client what they want now.

    Part of the change that withdraws the consent; a referral that rests on none any more is left as it is.
    """
    under = relay.Under(change=change, referral=relay.fresh(referral))
    receivers.recall(under.change, under.referral, Ended.REVOKED)
    if under.status in MOVES.by_name("halt").frm:
        relay.move(under, "halt", permitted=True)


def face(*, referral: Referral, barrier: Barrier, by: Person, now: datetime) -> Baton:
    """Something stands in the way (a ride, money, childcare, papers, fear): the step that does something about it."""
    with relay.on(referral, by=by, now=now) as under:
        need(by, Ability.REFERRAL_WRITE, under.referral.client, now=now)
        if under.status in MOVES.ends:
            raise Refused(Code.NOT_POSSIBLE, "This referral is over.")
        relay.record(under, "barrier", barrier=str(barrier))
        concern = under.referral.concern
        return batons.open_step_in(under.change, concern, do=BARRIERS[barrier].do, due=_before_visit(under), holder=by)


def _begun(change: Change, concern: Concern, own: Mapping[str, Any]) -> Referral:
    if concern.status != ConcernStatus.OPEN:
        raise Refused(Code.NOT_POSSIBLE, "This concern is closed. Reopen it first.")
    within = _within(concern)
    return Referral.objects.create(
        agency=change.agency,
        client=concern.client,
        concern=concern,
        pace=pace_of(Disposition(concern.disposition), within),
        decided_at=change.now,
        due_at=calendars.due(change.agency, within or _ROUTINE, change.now),
        **own,
    )


def _within(concern: Concern) -> Within | None:
    latest: Decision | None = concern.decisions.filter(replaced_by__isnull=True).first()
    return Within.parse(latest.within) if latest and latest.within else None


def _take_over(change: Change, referral: Referral, baton: Baton | None, by: Person) -> None:
    """The step that asked for a referral is passed into the referral's own first step, with the time it had."""
    step, concern = STEPS["send"], referral.concern
    due = calendars.due(change.agency, step.within[Pace(referral.pace)], change.now)
    free = concern.batons.filter(status=BatonStatus.OPEN, referral__isnull=True)
    origin = free.filter(pk=baton.pk).first() if baton else None
    if origin:
        batons.end(change, origin, BatonStatus.PASSED, reason="")
        due = min(due, origin.due_at)
    batons.open_held(
        change,
        concern,
        key=batons.key_of(referral, step.name),
        do=step.do,
        hand=Holder.WORKER,
        holder=origin.holder if origin else holder_of(Holder.WORKER, worker=by, client=referral.client),
        due=due,
        passed_from=origin,
        referral=referral,
    )


def _option(under: relay.Under, one: Candidate, place: int) -> Option:
    if one.who.agency_id != under.change.agency.pk:
        raise Refused(Code.INVALID, "Choose from your own network.")
    professional, service = (one.who, None) if isinstance(one.who, Professional) else (None, one.who)
    return Option.objects.create(
        agency=under.change.agency,
        client=under.referral.client,
        referral=under.referral,
        professional=professional,
        service=service,
        place=place,
        reasons=dict(one.reasons),
        added_at=under.now,
    )


def _who(who: Professional | Service) -> tuple[int | None, int | None]:
    return (who.pk, None) if isinstance(who, Professional) else (None, who.pk)


def _choose(under: relay.Under, chosen: Option | None, agreed: Iterable[Option]) -> None:
    """Refuse a choice that was not offered here or has declined; keep to whom the client agreed next."""
    own = under.referral.options
    if chosen and not own.filter(pk=chosen.pk, declined_at__isnull=True).exists():
        raise Refused(Code.INVALID, "Choose one of those who were offered.", field="chosen")
    for option in agreed:
        own.filter(pk=option.pk).update(agreed=True)


def _from_the_start() -> dict[str, Any]:
    empty: dict[str, Any] = {"option": None, "attended_at": None, "reported_at": None, "answer": "", "met": ""}
    return {**relay.WITHOUT_RECEIVER, **empty}


def _before_visit(under: relay.Under) -> datetime:
    visit = under.referral.appointment_at
    soon = calendars.due(under.change.agency, Within.parse("1 business day"), under.now)
    return min(soon, visit) if visit and visit > under.now else soon


def _zone(under: relay.Under) -> ZoneInfo:
    return ZoneInfo(under.change.agency.time_zone)


def _today(under: relay.Under) -> date:
    return under.now.astimezone(_zone(under)).date()


def _morning(under: relay.Under, day: date) -> datetime:
    return datetime.combine(day, under.change.agency.opens or time(9), _zone(under))
