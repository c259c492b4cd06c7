"""What can happen to a baton, and who is told when it stays in a hand too long?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from baton.core.moves import Move, Need, Table, Told
from baton.core.permissions import Ability
from baton.core.vocabulary import Disposition

LOOK_AGAIN = "look_again"


class BatonStatus(StrEnum):
    """OPEN is held. DONE: the step was taken. PASSED: the same step is open in another hand. SET_DOWN: undone."""

    OPEN = "open"
    DONE = "done"
    PASSED = "passed"
    SET_DOWN = "set_down"


_ENDS = frozenset({BatonStatus.DONE, BatonStatus.PASSED, BatonStatus.SET_DOWN})

MOVES = Table(
    noun="baton",
    start=BatonStatus.OPEN,
    ends=_ENDS,
    titles={
        BatonStatus.OPEN: "open",
        BatonStatus.DONE: "done already",
        BatonStatus.PASSED: "in another hand already",
        BatonStatus.SET_DOWN: "set aside already",
    },
    moves=(
        Move(
            name="close",
            button="Done",
            frm=(BatonStatus.OPEN,),
            to=BatonStatus.DONE,
            ability=Ability.BATON_CLOSE,
            needs=(Need(name="outcome", ask="Say in a few words what was done."),),
            closes=("this one",),
            audit="baton.closed",
        ),
        Move(
            name="pass",
            button="Pass it on",
            frm=(BatonStatus.OPEN,),
            to=BatonStatus.PASSED,
            ability=Ability.BATON_PASS,
            needs=(
                Need(name="holder", ask="Say who takes it."),
                Need(name="taken", ask="Ask them first. The baton stays with you until they have said yes."),
            ),
            opens=("the same step in the new hand",),
            closes=("this one",),
            audit="baton.passed",
            tells=(Told.NEW_HOLDER,),
        ),
        Move(
            name="set_down",
            button="Set aside",
            frm=(BatonStatus.OPEN,),
            to=BatonStatus.SET_DOWN,
            ability=Ability.BATON_SET_DOWN,
            needs=(Need(name="reason", ask="Say why this step is not needed any more."),),
            closes=("this one",),
            audit="baton.set_down",
            tells=(Told.HOLDER,),
        ),
    ),
)


class Level(StrEnum):
    """How far an overdue baton has climbed, lowest first."""

    HOLDER = "holder"
    SUPERVISOR = "supervisor"
    BACKUP = "backup"


@dataclass(frozen=True, kw_only=True)
class ClimbTimes:
    """How long after the due time each level is told. ValueError if a later level would be told sooner."""

    holder: timedelta
    supervisor: timedelta
    backup: timedelta

    def __post_init__(self) -> None:
        if not timedelta() <= self.holder <= self.supervisor <= self.backup:
            raise ValueError(
                "An overdue baton climbs: holder first, then supervisor, then backup, none before it is due"
            )


_PROMPT = ClimbTimes(holder=timedelta(), supervisor=timedelta(minutes=15), backup=timedelta(minutes=45))
_ORDINARY = ClimbTimes(holder=timedelta(), supervisor=timedelta(hours=4), backup=timedelta(hours=24))

# Design choices; an agency may set its own.
CLIMB_TIMES: Mapping[Disposition, ClimbTimes] = {
    disposition: _PROMPT if disposition >= Disposition.SAME_DAY else _ORDINARY for disposition in Disposition
}


def climb(
    *, due_at: datetime, now: datetime, told: Level | None = None, times: ClimbTimes = _ORDINARY
) -> tuple[Level, ...]:
    """The levels to tell now, lowest first, when `told` is the highest one told before. Aware datetimes.

    `times` is the agency's own, or CLIMB_TIMES[disposition].
    """
    levels = tuple(Level)
    waiting = levels[levels.index(told) + 1 :] if told else levels
    return tuple(level for level in waiting if now >= due_at + _after(times, level))


def next_climb_at(*, due_at: datetime, told: Level | None, times: ClimbTimes = _ORDINARY) -> datetime | None:
    """When the next level will be told if nothing happens; None once everyone was."""
    levels = tuple(Level)
    waiting = levels[levels.index(told) + 1 :] if told else levels
    return due_at + _after(times, waiting[0]) if waiting else None


def _after(times: ClimbTimes, level: Level) -> timedelta:
    return {Level.HOLDER: times.holder, Level.SUPERVISOR: times.supervisor, Level.BACKUP: times.backup}[level]
