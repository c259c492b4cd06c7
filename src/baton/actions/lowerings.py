"""May this answer be lowered? A person sets a sign aside, with a reason; below a floor only a supervisor does."""

from datetime import datetime

from baton.actions import audit, batons, decisions, notices, policies
from baton.actions.change import Change, one_change
from baton.actions.signs import facts_in, floors, rows_of
from baton.actions.standing import need
from baton.core.batons import BatonStatus
from baton.core.concerns import ConcernStatus
from baton.core.permissions import Ability
from baton.core.policy.replay import thaw
from baton.core.policy.rows import Holder, Step
from baton.core.refusals import Code, Refused
from baton.core.within import Within
from baton.models import Baton, ConfirmedSign, Decision, Lowering, LoweringStatus, Person

_WHY = "Say why: a few words that a colleague understands."
_ANSWER_WITHIN = Within.parse("1 business day")


def set_aside(*, sign: ConfirmedSign, reason: str, by: Person, now: datetime) -> Lowering | None:
    """Set a saved sign aside. Where that would drop a floor row, a supervisor is asked instead: returns the request."""
    with one_change(agency=sign.agency, by=by, now=now) as change:
        sign = _fresh(sign)
        need(by, Ability.DECISION_LOWER, sign.client, now=now)
        _need_reason(reason)
        if sign.set_aside_at:
            raise Refused(Code.STALE, "Someone was first: this sign is set aside already. Look again.")
        decision = decisions.latest(decisions.heard_in(sign))
        if _drops_floor(decision, sign):
            return ask(change, decision, sign, reason=reason)
        _put_aside(change, sign, reason)
        decisions.decide_again(change, decision, worker=by)
    return None


def ask(change: Change, decision: Decision, sign: ConfirmedSign, *, reason: str) -> Lowering:
    """Ask a supervisor to let this sign be set aside. All batons stay open; the supervisor holds one more."""
    if sign.lowerings.filter(status=LoweringStatus.ASKED).exists():
        raise Refused(Code.NOT_POSSIBLE, "A supervisor has been asked already. Their answer is on the way.")
    if decision.concern is None or decision.concern.status != ConcernStatus.OPEN:
        raise Refused(Code.NOT_POSSIBLE, "This concern is closed. Reopen it first, then set the sign aside.")
    step = Step(
        key=f"{batons.LOWERING}{sign.pk}",
        do="Answer whether a sign may be set aside: read the note, ask the worker, then say yes or no and why.",
        by=Holder.SUPERVISOR,
        within=_ANSWER_WITHIN,
        baton=True,
    )
    lowering = Lowering.objects.create(
        agency=change.agency,
        client=decision.client,
        decision=decision,
        sign=sign,
        baton=batons.hand_out(change, decision.concern, step, worker=change.person),
        reason=reason.strip(),
        asked_at=change.now,
        asked_by=change.person,
    )
    audit.record(change, "lowering.asked", lowering, client=decision.client, sign=sign.sign)
    return lowering


def grant(*, lowering: Lowering, answer: str, by: Person, now: datetime) -> Lowering:
    """The supervisor agrees: the sign is set aside, the decision made again, steps that nothing asks for set down."""
    with one_change(agency=lowering.agency, by=by, now=now) as change:
        lowering = _answer(change, lowering, LoweringStatus.GRANTED, answer)
        _put_aside(change, lowering.sign, lowering.reason)
        on = decisions.heard_in(lowering.sign)
        decisions.decide_again(change, decisions.latest(on), worker=lowering.asked_by)
        _finish(change, lowering)
    return lowering


def refuse(*, lowering: Lowering, answer: str, by: Person, now: datetime) -> Lowering:
    """The supervisor does not agree: everything stays as it is."""
    with one_change(agency=lowering.agency, by=by, now=now) as change:
        lowering = _answer(change, lowering, LoweringStatus.REFUSED, answer)
        _finish(change, lowering)
    return lowering


def _answer(change: Change, lowering: Lowering, status: LoweringStatus, answer: str) -> Lowering:
    lowering = (
        Lowering.objects.of(change.agency).select_related("client", "sign", "baton", "asked_by").get(pk=lowering.pk)
    )
    need(change.person, Ability.FLOOR_LOWER, lowering.client, now=change.now)
    _need_reason(answer)
    if change.by == lowering.asked_by:
        raise Refused(Code.NOT_ALLOWED, "You asked for this yourself. Another supervisor answers it.")
    rows = Lowering.objects.of(change.agency).filter(pk=lowering.pk, status=LoweringStatus.ASKED)
    if not rows.update(status=status, answered_at=change.now, answered_by=change.by, answer=answer.strip()):
        raise Refused(Code.STALE, "Someone was first: this was answered already. Look again.")
    lowering.refresh_from_db()
    audit.record(change, f"lowering.{status}", lowering, client=lowering.client, sign=lowering.sign.sign)
    return lowering


def _finish(change: Change, lowering: Lowering) -> None:
    baton = _open_one(lowering)
    if baton:
        batons.end(change, baton, BatonStatus.DONE, reason=f"Answered: {lowering.status}.")
        batons.keep_held(change, baton.concern, hand=lowering.asked_by)
    code, dedupe = f"lowering.{lowering.status}", f"lowering:{lowering.pk}"
    notices.tell(change, lowering.asked_by, code, dedupe, client=lowering.client, baton=lowering.baton)


def _open_one(lowering: Lowering) -> Baton | None:
    """The request's baton in whose hand it is now; it may have been passed on since."""
    concern, key = lowering.baton.concern, lowering.baton.key
    return concern.batons.filter(key=key, status=BatonStatus.OPEN).first()


def _put_aside(change: Change, sign: ConfirmedSign, reason: str) -> None:
    rows = ConfirmedSign.objects.of(change.agency).filter(pk=sign.pk, set_aside_at__isnull=True)
    if rows.update(set_aside_at=change.now, set_aside_by=change.by, set_aside_reason=reason.strip()):
        audit.record(change, "sign.set_aside", sign, client=sign.client, sign=sign.sign)


def _drops_floor(decision: Decision, sign: ConfirmedSign) -> bool:
    on = decisions.heard_in(sign)
    policy, situation = policies.of(decision.agency), thaw(decision.facts)
    rest = facts_in(other for other in on.signs.all() if other.pk != sign.pk)
    with_it = facts_in(on.signs.all())
    return bool(
        floors(rows_of(decisions.with_facts(situation, with_it), policy))
        - floors(rows_of(decisions.with_facts(situation, rest), policy))
    )


def _fresh(sign: ConfirmedSign) -> ConfirmedSign:
    rows = ConfirmedSign.objects.of(sign.agency).select_related("client", "encounter", "screening", "agency")
    return rows.get(pk=sign.pk)


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(Code.NEEDS, _WHY, field="reason")
