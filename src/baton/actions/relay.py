"""What does one move of a referral change? Status, fact, batons, audit and who is told: the same way for every move.

The table in `core.referrals` says which; the verbs in `actions.referrals` say what each needs.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from baton.actions import audit, batons, calendars, notices
from baton.actions.change import Change, one_change
from baton.actions.hands import above, can_hold, holder_of
from baton.actions.standing import need
from baton.core.batons import BatonStatus
from baton.core.concerns import ConcernStatus
from baton.core.moves import Move, Told
from baton.core.permissions import Ability
from baton.core.referrals import MOVES, ReferralStatus
from baton.core.refusals import Code, Refused
from baton.core.relay import GUARDS, STEPS, LoopStep, Pace, attendance_at, before_visit_at
from baton.models import Baton, Link, Person, Purpose, Referral, ReferralFact

# A referral between two receivers: when it was sent, taken and set stays in its facts.
WITHOUT_RECEIVER: Mapping[str, Any] = {
    "sent_at": None,
    "received_at": None,
    "accepted_at": None,
    "appointment_at": None,
}

_STALE = "Someone was first: this referral has moved on. Look again."
_NOT_THERE = "This link does not lead here any more. Ask who sent it for a new one."


@dataclass(frozen=True, kw_only=True)
class Under:
    """A change under way on a referral, as it stands now that the change has its turn."""

    change: Change
    referral: Referral

    @property
    def now(self) -> datetime:
        return self.change.now

    @property
    def status(self) -> ReferralStatus:
        return ReferralStatus(self.referral.status)


@contextmanager
def on(referral: Referral, *, by: Person | Link, now: datetime) -> Iterator[Under]:
    """A change of this referral."""
    with one_change(agency=referral.agency, by=by, now=now) as change:
        yield Under(change=change, referral=fresh(referral))


def fresh(referral: Referral) -> Referral:
    """The referral as the database has it."""
    rows = Referral.objects.of(referral.agency)
    return rows.select_related("agency", "client", "concern", "worker", "option__professional", "option__service").get(
        pk=referral.pk
    )


def move(
    under: Under,
    name: str,
    *,
    given: Mapping[str, Any] | None = None,
    writes: Mapping[str, Any] | None = None,
    at: datetime | None = None,
    words: str = "",
    permitted: bool = False,
    due: Mapping[str, datetime] | None = None,
    **details: Any,
) -> ReferralFact:
    """Make one move. `given`: what the table asks for, by name, blank when it is not there; `writes`: columns.

    `due`: times of steps that it opens, by name. `permitted`: the caller has asked who may already. Refused with
    nothing changed: not from this status, someone was first, something missing, or not by this person or link.
    """
    step = MOVES.check(name, status=under.status, given=[key for key, value in (given or {}).items() if value])
    if not permitted:
        _need(under, step)
    before, hand = under.status, hand_of(under.referral)
    _write(under, step, writes or {})
    fact = record(under, name, at=at, words=words, **details)
    audit.record(under.change, step.audit, under.referral, client=under.referral.client, fact=fact.pk)
    _hand_over(under, step, before, hand, due or {})
    for person in _told(step, hand):
        _tell_one(under, step.audit, person, fact)
    return fact


def record(under: Under, fact: str, *, at: datetime | None = None, words: str = "", **details: Any) -> ReferralFact:
    """Write down that something happened, when, and who says so."""
    return ReferralFact.objects.create(
        agency=under.change.agency,
        client=under.referral.client,
        referral=under.referral,
        option=under.referral.option,
        fact=fact,
        at=at or under.now,
        said_at=under.now,
        by=under.change.by,
        link=under.change.link,
        words=words.strip(),
        details=details,
    )


def hand_of(referral: Referral) -> Person:
    """Whose hand the referral is in: who holds the step that guards it, or who began it."""
    guard = guard_of(referral)
    hand = guard.holder if guard and guard.hand == "worker" else referral.worker
    return (
        hand
        if can_hold(hand, referral.client)
        else holder_of(STEPS["send"].by, worker=referral.worker, client=referral.client)
    )


def guard_of(referral: Referral) -> Baton | None:
    """The open step that holds this referral, if its status needs one."""
    name = GUARDS.get(ReferralStatus(referral.status))
    if not name:
        return None
    rows = referral.batons.filter(status=BatonStatus.OPEN, key=batons.key_of(referral, name))
    return rows.select_related("holder").first()


def need_open(referral: Referral) -> None:
    """Refuse what would go on with a referral whose concern is closed."""
    if referral.concern.status != ConcernStatus.OPEN:
        raise Refused(Code.NOT_POSSIBLE, "The concern is closed. Reopen it first, then this.")


def need_part(under: Under) -> None:
    """Refuse who has no part in this referral: not of the care team, and not through its link."""
    link = under.change.link
    if link is None:
        return need(under.change.person, Ability.REFERRAL_WRITE, under.referral.client, now=under.now)
    if not _leads_here(link, under):
        raise Refused(Code.NOT_VISIBLE, _NOT_THERE)
    return None


def need_move(under: Under, name: str) -> None:
    """Refuse what only makes sense where this move could be made."""
    MOVES.check(name, status=under.status, given=[need.name for need in MOVES.by_name(name).needs])


def tell_hand(under: Under, code: str, fact: ReferralFact) -> None:
    """Tell whoever holds the referral of a fact."""
    _tell_one(under, code, hand_of(under.referral), fact)


def _need(under: Under, step: Move[ReferralStatus]) -> None:
    link = under.change.link
    if link is None:
        return need(under.change.person, step.ability, under.referral.client, now=under.now)
    allowed = step.outside if link.purpose == Purpose.RECEIVER else step.by_client
    if not allowed or not _leads_here(link, under):
        raise Refused(Code.NOT_VISIBLE, _NOT_THERE)
    return None


def _leads_here(link: Link, under: Under) -> bool:
    live = Link.objects.of(under.change.agency).live(under.now).filter(pk=link.pk)
    if link.purpose == Purpose.RECEIVER:
        return live.filter(referral=under.referral, option=under.referral.option).exists()
    return live.filter(client=under.referral.client).exists()


def _write(under: Under, step: Move[ReferralStatus], writes: Mapping[str, Any]) -> None:
    ended = {"ended_at": under.now if step.to in MOVES.ends else None}
    rows = Referral.objects.of(under.change.agency).filter(pk=under.referral.pk, status=under.referral.status)
    if not rows.update(status=step.to, **ended, **writes):
        raise Refused(Code.STALE, _STALE)
    under.referral.refresh_from_db(fields=["status", "ended_at", *writes])


def _hand_over(
    under: Under, step: Move[ReferralStatus], before: ReferralStatus, hand: Person, due: Mapping[str, datetime]
) -> None:
    _close(under, step, before)
    for opened in step.opens:
        _open(under, STEPS[opened], hand, due.get(opened))
    if under.status in MOVES.ends:
        batons.keep_held(under.change, under.referral.concern, hand=hand)


def _close(under: Under, step: Move[ReferralStatus], before: ReferralStatus) -> None:
    """End the steps that this move takes away: the one that guarded the referral is done, the others are not needed."""
    keys = {batons.key_of(under.referral, name): name for name in step.closes}
    for baton in under.referral.batons.filter(status=BatonStatus.OPEN, key__in=keys).select_related("client"):
        done = keys[baton.key] == GUARDS.get(before)
        batons.end(under.change, baton, BatonStatus.DONE if done else BatonStatus.SET_DOWN, reason=step.button)


def _open(under: Under, step: LoopStep, hand: Person, due: datetime | None) -> None:
    referral, key = under.referral, batons.key_of(under.referral, step.name)
    if referral.batons.filter(status=BatonStatus.OPEN, key=key).exists():
        return
    batons.open_held(
        under.change,
        referral.concern,
        key=key,
        do=step.do.format(receiver=referral.option.name if referral.option else "The receiver"),
        hand=step.by,
        holder=holder_of(step.by, worker=hand, client=referral.client),
        due=due or _due(under, step),
        referral=referral,
        outside=step.outside,
    )


def _due(under: Under, step: LoopStep) -> datetime:
    referral, pace = under.referral, Pace(under.referral.pace)
    if step.name == "before_visit" and referral.appointment_at:
        return before_visit_at(referral.appointment_at, now=under.now)
    if step.name == "attendance" and referral.appointment_at:
        return attendance_at(referral.appointment_at, pace)
    return calendars.due(under.change.agency, step.within[pace], under.now)


def _told(step: Move[ReferralStatus], hand: Person) -> set[Person]:
    told = {Told.HOLDER: [hand], Told.SUPERVISOR: above(hand)[:1]}
    return {person for who in step.tells for person in told[who]}


def _tell_one(under: Under, code: str, person: Person, fact: ReferralFact) -> None:
    dedupe, baton = f"referral:{fact.pk}:{person.pk}", guard_of(under.referral)
    notices.tell(under.change, person, code, dedupe, client=under.referral.client, baton=baton)
