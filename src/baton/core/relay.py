"""Who holds a referral, for which step, and by when? Each status under way has one step that guards it.

The referral is in somebody's hand until a move of `core.referrals` takes that step away and opens the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from baton.core.policy.rows import Holder
from baton.core.referrals import ReferralStatus
from baton.core.vocabulary import Disposition
from baton.core.within import Within


class Pace(StrEnum):
    """How soon each step is due: HIGH when danger was heard, URGENT when the visit is due in two days or less."""

    HIGH = "high"
    URGENT = "urgent"
    ROUTINE = "routine"


_URGENT = Within.parse("2 days")


def pace_of(disposition: Disposition, within: Within | None) -> Pace:
    """The pace of a referral that answers a decision of this disposition, due within this span (None: no time)."""
    if disposition >= Disposition.SAME_DAY:
        return Pace.HIGH
    return Pace.URGENT if within and within.minutes <= _URGENT.minutes else Pace.ROUTINE


@dataclass(frozen=True, kw_only=True)
class LoopStep:
    """One step of the loop. `outside`: the receiving professional holds it, and a worker here answers for it.

    `free`: it may be said to be done by itself; every other step ends only with a move of the referral.
    `{receiver}` in `do` is the receiver's name.
    """

    name: str
    do: str
    within: Mapping[Pace, Within]
    by: Holder = Holder.WORKER
    outside: bool = False
    free: bool = False


def _step(name: str, do: str, high: str, urgent: str, routine: str, **more: Any) -> LoopStep:
    spans = {Pace.HIGH: high, Pace.URGENT: urgent, Pace.ROUTINE: routine}
    return LoopStep(name=name, do=do, within={pace: Within.parse(span) for pace, span in spans.items()}, **more)


# Spans: practice B (urgent and routine, D58, D59), CCBHC, CA-TAC; the rest are design choices.
_STEPS = (
    _step("send", "Talk it over, and send the referral they choose", "today", "today", "2 business days"),
    _step("answer", "See that {receiver} answers", "1 hour", "4 hours", "2 business days"),
    _step("next_choice", "{receiver} cannot take this: go to the next choice", "1 hour", "today", "1 business day"),
    _step("set_date", "Set a first visit", "4 hours", "1 business day", "2 business days", outside=True),
    _step("before_visit", "Call them before the first visit", "today", "1 business day", "2 business days", free=True),
    _step("attendance", "Find out whether the first visit took place", "1 hour", "4 hours", "today"),
    _step("reach", "They did not come. Reach them, and ask what was in the way", "1 hour", "today", "today"),
    _step("after_visit", "Call them: how was it?", "1 business day", "2 business days", "2 business days", free=True),
    _step(
        "report", "Answer the question asked", "5 business days", "10 business days", "10 business days", outside=True
    ),
    _step("review", "Look back together, then close", "5 business days", "5 business days", "5 business days"),
    _step("offer_again", "Ask again, as you agreed", "1 business day", "7 days", "30 days"),
    _step(
        "know_of_no",
        "Know that they said no, and agree on what comes next",
        "1 hour",
        "1 business day",
        "7 days",
        by=Holder.SUPERVISOR,
        free=True,
    ),
    _step("confirm_cancel", "See that {receiver} knows it is called off", "today", "1 business day", "1 business day"),
    _step(
        "after_halt", "Sharing has stopped. Talk over what they want now", "today", "1 business day", "1 business day"
    ),
)
STEPS: Mapping[str, LoopStep] = {step.name: step for step in _STEPS}

_S = ReferralStatus

# The step that holds a referral in each status; an end needs none.
GUARDS: Mapping[ReferralStatus, str] = {
    _S.DRAFT: "send",
    _S.TALKED_OVER: "send",
    _S.CONSENTED: "send",
    _S.SENT: "answer",
    _S.RECEIVED: "answer",
    _S.ACCEPTED: "set_date",
    _S.SCHEDULED: "attendance",
    _S.INTRODUCED: "attendance",
    _S.ATTENDED: "report",
    _S.REPORTED: "review",
    _S.DECLINED: "next_choice",
    _S.REFUSED: "offer_again",
    _S.MISSED: "reach",
    _S.CANCEL_ASKED: "confirm_cancel",
    _S.HALTED: "after_halt",
}

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def before_visit_at(appointment_at: datetime, *, now: datetime) -> datetime:
    """When to have called before a visit: a day ahead, or halfway there when it is sooner."""
    return max(appointment_at - _DAY, now + (appointment_at - now) / 2)


def attendance_at(appointment_at: datetime, pace: Pace) -> datetime:
    """By when it must be known whether the visit took place: within the hour where the risk is high (D59)."""
    return appointment_at + (_HOUR if pace is Pace.HIGH else 4 * _HOUR)
