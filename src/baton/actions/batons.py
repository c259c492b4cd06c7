"""How does the next step move from hand to hand? Every way in and out of a hand leaves the concern held.

An open concern always has an open baton: whoever finishes the last one closes the concern with it, says what comes
next, or is given the step to look again.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from baton.actions import audit, calendars, notices
from baton.actions.change import Change, one_change
from baton.actions.hands import holder_of, need_hold
from baton.actions.standing import may, need
from baton.core.batons import CLIMB_TIMES, LOOK_AGAIN, MOVES, BatonStatus, next_climb_at
from baton.core.concerns import MOVES as CONCERN_MOVES
from baton.core.concerns import ConcernStatus
from baton.core.permissions import Ability
from baton.core.policy.rows import Holder, Step
from baton.core.refusals import Code, Refused
from baton.core.relay import STEPS
from baton.core.vocabulary import Disposition, PersonRole
from baton.core.within import Within
from baton.models import Baton, Concern, Person, Referral

LOWERING = "lowering_"
_OWN = "own_step"
# The tables word this step for who tells; it is held by who is told.
_TELL = "tell_supervisor"
_HEAR = "Hear from {} what happened, and agree on what comes next."
_ALONE = "Nobody is set above you here: tell whoever leads today, and agree on what comes next."
_STALE = "Someone was first: this step is not in that hand any more. Look again."


@dataclass(frozen=True, kw_only=True)
class Next:
    """What comes next for the concern: `do`, by when, and in whose hand (left out: who finishes this step)."""

    do: str
    within: Within
    holder: Person | None = None


def done(
    *, baton: Baton, outcome: str, by: Person, now: datetime, then: Next | None = None, closing: str = ""
) -> Baton:
    """The step was taken. `then` opens what comes next; `closing` is the outcome that closes the whole concern.

    Refused: already done or passed (STALE, NOT_POSSIBLE), no outcome, or `closing` while others hold steps for it.
    """
    with one_change(agency=baton.agency, by=by, now=now) as change:
        baton = _fresh(baton)
        _check("close", baton, by, now, outcome=outcome)
        _need_own(baton, by)
        end(change, baton, BatonStatus.DONE, reason=outcome)
        if then:
            _open_next(change, baton.concern, then, by)
        if closing:
            need(by, Ability.CONCERN_CLOSE, baton.client, now=now)
            close_concern(change, baton.concern, closing)
        keep_held(change, baton.concern, hand=baton.holder)
    return baton


def set_down(*, baton: Baton, reason: str, by: Person, now: datetime, then: Next | None = None) -> Baton:
    """The step is not needed any more: a supervisor says so, and why."""
    with one_change(agency=baton.agency, by=by, now=now) as change:
        baton = _fresh(baton)
        _check("set_down", baton, by, now, reason=reason)
        _need_own(baton, by)
        holder = baton.holder
        set_aside(change, baton, reason=reason)
        notices.tell(change, holder, "baton.set_down", f"set_down:{baton.pk}", client=baton.client, baton=baton)
        if then:
            _open_next(change, baton.concern, then, by)
        keep_held(change, baton.concern, hand=holder)
    return baton


def pass_on(*, baton: Baton, to: Person, taken: bool, by: Person, now: datetime) -> Baton:
    """Give the step into another hand, after its owner said yes (`taken`). Returns the baton in the new hand."""
    with one_change(agency=baton.agency, by=by, now=now) as change:
        baton = _fresh(baton)
        _check("pass", baton, by, now, holder="yes", taken="yes" if taken else "")
        need_hold(to, baton.client, now=now)
        return _pass(change, baton, to)


def take(*, baton: Baton, by: Person, now: datetime) -> Baton:
    """Take the step out of another's hand into one's own. Returns the baton in the new hand."""
    with one_change(agency=baton.agency, by=by, now=now) as change:
        baton = _fresh(baton)
        _check("pass", baton, by, now, holder="yes", taken="yes")
        need_hold(by, baton.client, now=now)
        return _pass(change, baton, by)


def offer(*, baton: Baton, to: Person, by: Person, now: datetime) -> None:
    """Ask a colleague to take the step. It stays in this hand until they have taken it."""
    with one_change(agency=baton.agency, by=by, now=now) as change:
        baton = _fresh(baton)
        _check("pass", baton, by, now, holder="yes", taken="yes")
        need_hold(to, baton.client, now=now)
        if not may(to, Ability.BATON_PASS, baton.client, now=now).allowed:
            sentence = f"This page is not open to {to.called}. Ask them yourself, then pass it on."
            raise Refused(Code.NEEDS, sentence, field="to")
        notices.tell(change, to, "baton.offered", f"offered:{baton.pk}:{to.pk}", client=baton.client, baton=baton)
        audit.record(change, "baton.offered", baton, client=baton.client, to=to.pk)


def open_step(*, concern: Concern, what: Next, by: Person, now: datetime) -> Baton:
    """Open a step of the worker's own for an open concern."""
    with one_change(agency=concern.agency, by=by, now=now) as change:
        concern = Concern.objects.of(change.agency).get(pk=concern.pk)
        need(by, Ability.BATON_OPEN, concern.client, now=now)
        if concern.status != ConcernStatus.OPEN:
            raise Refused(Code.NOT_POSSIBLE, "This concern is closed. Reopen it first.")
        return _open_next(change, concern, what, by)


def hand_out(change: Change, concern: Concern, step: Step, *, worker: Person) -> Baton:
    """Open a step of the policy in the hand it belongs in. Where it is open already, the sooner time wins."""
    due = calendars.due(change.agency, step.within, change.now)
    held = concern.batons.filter(key=step.key, status=BatonStatus.OPEN).first()
    if held and held.due_at <= due:
        return held
    if held:
        return _pass(change, held, held.holder, due=due)
    holder = holder_of(step.by, worker=worker, client=concern.client)
    do = worded(step, worker=worker, holder=holder)
    return open_held(change, concern, key=step.key, do=do, hand=step.by, holder=holder, due=due)


def worded(step: Step, *, worker: Person, holder: Person) -> str:
    """What the step is called in this hand: who is told hears; who has nobody above tells whoever leads today."""
    if step.key != _TELL:
        return step.do
    return _ALONE if holder == worker else _HEAR.format(worker.called)


def end(change: Change, baton: Baton, status: BatonStatus, *, reason: str) -> None:
    """Write the end of a baton: by compare-and-set, so that of two who end it one is refused."""
    rows = Baton.objects.of(change.agency).filter(pk=baton.pk, status=BatonStatus.OPEN)
    if not rows.update(status=status, closed_at=change.now, closed_by=change.by, reason=reason.strip()):
        raise Refused(Code.STALE, _STALE)
    baton.refresh_from_db()
    verb = {BatonStatus.DONE: "baton.closed", BatonStatus.PASSED: "baton.passed"}.get(status, "baton.set_down")
    audit.record(change, verb, baton, client=baton.client, holder=baton.holder_id)


def key_of(referral: Referral, step: str) -> str:
    """The key under which a step of a referral is held; a concern may have several referrals."""
    return f"referral_{referral.pk}_{step}"


def step_of(baton: Baton) -> str:
    """Which step of its referral a baton is: a name of `core.referrals.STEPS`."""
    return baton.key.split("_", 2)[2]


def set_aside(change: Change, baton: Baton, *, reason: str) -> None:
    """End a baton undone, with the reason."""
    end(change, baton, BatonStatus.SET_DOWN, reason=reason)


def keep_held(change: Change, concern: Concern, *, hand: Person) -> None:
    """Make sure that an open concern is in somebody's hand when the change is over."""
    concern.refresh_from_db()
    if concern.status == ConcernStatus.OPEN and not concern.batons.filter(status=BatonStatus.OPEN).exists():
        hand_out(change, concern, look_again(), worker=hand)


def look_again(within: Within | None = None) -> Step:
    """The step that keeps a concern in a hand when no other does."""
    do = "Look again: is this answered? Close it, or say what comes next."
    span = within or Within.parse("5 business days")
    return Step(key=LOOK_AGAIN, do=do, by=Holder.WORKER, within=span, baton=True)


def close_concern(change: Change, concern: Concern, outcome: str) -> None:
    """Close a concern that nobody holds a step for but to look again. Refused without an outcome or with open steps."""
    still_open = concern.batons.filter(status=BatonStatus.OPEN)
    given = [] if still_open.exclude(key=LOOK_AGAIN).exists() else ["no_open_batons"]
    given += ["outcome"] if outcome.strip() else []
    CONCERN_MOVES.check("close", status=ConcernStatus(concern.status), given=given)
    for baton in still_open:
        end(change, baton, BatonStatus.DONE, reason=outcome)
    rows = Concern.objects.of(change.agency).filter(pk=concern.pk, status=ConcernStatus.OPEN)
    closed = {"closed_at": change.now, "closed_by": change.by, "outcome": outcome.strip()}
    if not rows.update(status=ConcernStatus.CLOSED, **closed):
        raise Refused(Code.STALE, "Someone was first: this concern is closed already. Look again.")
    audit.record(change, "concern.closed", concern, client=concern.client)


def open_step_in(change: Change, concern: Concern, *, do: str, due: datetime, holder: Person) -> Baton:
    """Open a step of the worker's own within a change."""
    need_hold(holder, concern.client, now=change.now)
    if not do.strip():
        raise Refused(Code.NEEDS, "Say what is to be done.", field="do")
    key = f"{_OWN}_{concern.batons.count() + 1}"
    return open_held(change, concern, key=key, do=do.strip(), hand=Holder.WORKER, holder=holder, due=due)


def _open_next(change: Change, concern: Concern, what: Next, by: Person) -> Baton:
    due = calendars.due(change.agency, what.within, change.now)
    return open_step_in(change, concern, do=what.do, due=due, holder=what.holder or by)


def open_held(change: Change, concern: Concern, *, holder: Person, due: datetime, **own: Any) -> Baton:
    """Open a baton in a hand, tell its owner, and let it climb when it is late.

    `own`: its columns: key, do, hand; `passed_from`; `referral`, and `outside` when the receiving professional holds
    it and `holder` answers for it here.
    """
    times = CLIMB_TIMES[Disposition(concern.disposition)]
    baton = Baton.objects.create(
        agency=change.agency,
        client=concern.client,
        concern=concern,
        holder=holder,
        due_at=due,
        opened_at=change.now,
        opened_by=change.by if own.get("referral") or change.link else change.person,
        climbs_at=next_climb_at(due_at=due, told=None, times=times),
        **own,
    )
    audit.record(change, "baton.opened", baton, client=concern.client, holder=holder.pk, key=baton.key)
    notices.tell(change, holder, "baton.opened", f"opened:{baton.pk}", client=concern.client, baton=baton)
    return baton


def _pass(change: Change, baton: Baton, to: Person, *, due: datetime | None = None) -> Baton:
    """The same step in another hand, or in the same one with a sooner time. Who held it is told."""
    if to == baton.holder and due is None:
        raise Refused(Code.NOT_POSSIBLE, f"{to.called} holds this already.", field="holder")
    if baton.hand == Holder.SUPERVISOR and to != baton.holder and to.role != PersonRole.SUPERVISOR:
        raise Refused(Code.NOT_POSSIBLE, "Only a supervisor takes this step.", field="holder")
    end(change, baton, BatonStatus.PASSED, reason="")
    if to != baton.holder:
        notices.tell(change, baton.holder, "baton.taken", f"taken:{baton.pk}", client=baton.client, baton=baton)
    same: dict[str, Any] = {"key": baton.key, "do": baton.do, "hand": baton.hand}
    same |= {"referral": baton.referral, "outside": baton.outside}
    return open_held(change, baton.concern, **same, holder=to, due=due or baton.due_at, passed_from=baton)


def _need_own(baton: Baton, by: Person) -> None:
    """What belongs in a supervisor's hand is ended by its holder or a supervisor; a request is answered, not ended."""
    if baton.key.startswith(LOWERING):
        raise Refused(Code.NOT_POSSIBLE, "Answer the request itself: yes or no, and why.")
    if baton.referral and not STEPS[step_of(baton)].free:
        raise Refused(Code.NOT_POSSIBLE, "This step ends when the referral goes on: open the referral, and say how.")
    if baton.hand == Holder.SUPERVISOR and by != baton.holder and by.role != PersonRole.SUPERVISOR:
        raise Refused(Code.NOT_ALLOWED, f"This step is {baton.holder.called}'s. Only a supervisor can end it.")


def _fresh(baton: Baton) -> Baton:
    """The baton as it is now that the change has its turn."""
    rows = Baton.objects.of(baton.agency).select_related("concern", "client", "holder", "agency", "referral")
    return rows.get(pk=baton.pk)


def _check(move: str, baton: Baton, by: Person, now: datetime, **given: str) -> None:
    need(by, _ABILITIES[move], baton.client, now=now)
    MOVES.check(move, status=BatonStatus(baton.status), given=[name for name, value in given.items() if value.strip()])


_ABILITIES = {move.name: move.ability for move in MOVES.moves}
