"""When does a message go out, and what becomes of it? Pauses between attempts, quiet hours, and the moves of a message.

Nothing here trusts the clock for long: an attempt that lies in the future holds nothing up.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from baton.core.moves import Move, Table
from baton.core.notices import Language
from baton.core.permissions import Ability

QUIET_FROM, QUIET_UNTIL = time(21), time(7)
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=4)
_LONGEST_WAIT_FOR_A_SERVER = timedelta(minutes=15)
_DOUBLINGS = 8
# With the pauses above, some four days: what mailbox or server says "later" to for so long is said to have failed.
_MOST_ATTEMPTS = 32


class MessageStatus(StrEnum):
    """WAITING: will go out. SENT: a mail server took it, or a person told it. FAILED: refused. WITHDRAWN: not sent."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Way(StrEnum):
    """How a message reaches an address outside. By PHONE means that a person calls or writes from their own phone."""

    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where somebody outside is written to: an e-mail address or a telephone number, and in which language."""

    value: str
    way: Way = Way.EMAIL
    language: Language = Language.ENGLISH


class Outcome(StrEnum):
    """How one attempt ended. AWAY: no server took anything. LATER: this message not now. REFUSED: never."""

    SENT = "sent"
    AWAY = "away"
    LATER = "later"
    REFUSED = "refused"


MOVES = Table(
    noun="message",
    start=MessageStatus.WAITING,
    ends=frozenset({MessageStatus.SENT, MessageStatus.WITHDRAWN}),
    titles={
        MessageStatus.WAITING: "waiting",
        MessageStatus.SENT: "sent already",
        MessageStatus.FAILED: "not delivered",
        MessageStatus.WITHDRAWN: "withdrawn",
    },
    moves=(
        Move(
            name="send",
            button="I have told them",
            # What was withdrawn while a server was taking it has gone out: the record says so.
            frm=(MessageStatus.WAITING, MessageStatus.WITHDRAWN),
            to=MessageStatus.SENT,
            ability=Ability.OUTBOX_READ,
            audit="message.sent",
        ),
        Move(
            name="fail",
            button="It cannot be delivered",
            frm=(MessageStatus.WAITING,),
            to=MessageStatus.FAILED,
            ability=Ability.OUTBOX_KEEP,
            audit="message.failed",
        ),
        Move(
            name="retry",
            button="Try again",
            frm=(MessageStatus.FAILED,),
            to=MessageStatus.WAITING,
            ability=Ability.OUTBOX_KEEP,
            audit="message.retried",
        ),
        Move(
            name="withdraw",
            button="Do not send it",
            frm=(MessageStatus.WAITING, MessageStatus.FAILED),
            to=MessageStatus.WITHDRAWN,
            ability=Ability.OUTBOX_KEEP,
            audit="message.withdrawn",
        ),
    ),
)


def pause(attempts: int, outcome: Outcome | None) -> timedelta:
    """How long to rest after that many attempts: a minute, doubled each time, to a quarter of an hour or four hours.

    A server that is away is asked often, since nothing else can go; a mailbox that is full is not.
    """
    longest = _LONGEST_WAIT_FOR_A_SERVER if outcome is Outcome.AWAY else _LONGEST_PAUSE
    doublings = min(max(attempts - 1, 0), _DOUBLINGS)
    return min(_FIRST_PAUSE * (1 << doublings), longest)


def rests(*, tried_at: datetime | None, attempts: int, outcome: Outcome | None, now: datetime) -> bool:
    """Whether it is too soon for the next attempt. One that lies ahead of `now` was made by a clock that leapt."""
    return tried_at is not None and tried_at <= now < tried_at + pause(attempts, outcome)


def gives_up(attempts: int, outcome: Outcome) -> bool:
    """Whether that outcome of attempt number `attempts` was the last. A server that is away is never given up."""
    return outcome is Outcome.REFUSED or (outcome is Outcome.LATER and attempts >= _MOST_ATTEMPTS)


def is_quiet(clock: time, *, frm: time = QUIET_FROM, until: time = QUIET_UNTIL) -> bool:
    """Whether the local time `clock` lies in quiet hours, from `frm` up to `until`, over midnight or not.

    Two equal times mean no quiet hours.
    """
    return frm <= clock < until if frm <= until else clock >= frm or clock < until
