"""What is a table of moves? Per loop: which move leads from where to where, who may, what it needs and what follows.

Buttons, programs, diagrams and docs ask the same table; only actions write a status.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused


class Told(StrEnum):
    """Who hears of a move, once it is done."""

    HOLDER = "holder"
    NEW_HOLDER = "new holder"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, kw_only=True)
class Need:
    """What must be there first. `name` is the field or fact; `ask` is what to say to who has not given it."""

    name: str
    ask: str


@dataclass(frozen=True, kw_only=True)
class Move[S: StrEnum]:
    """One row. `opens` and `closes` name batons by what they are for; `audit` is the type of the audit entry.

    `outside`: the receiving professional may make it too, and `by_client` the client, each through their own link.
    """

    name: str
    button: str
    frm: tuple[S, ...]
    to: S
    ability: Ability
    needs: tuple[Need, ...] = ()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    audit: str
    tells: tuple[Told, ...] = ()
    outside: bool = False
    by_client: bool = False


@dataclass(frozen=True, kw_only=True)
class Table[S: StrEnum]:
    """The moves of one loop. Raises ValueError on loading unless every status can be reached and left, or is an end."""

    noun: str
    start: S
    ends: frozenset[S]
    moves: tuple[Move[S], ...]
    titles: Mapping[S, str]

    def __post_init__(self) -> None:
        if flaws := self.flaws():
            raise ValueError(f"The moves of a {self.noun} have gaps: {'; '.join(flaws)}")

    def flaws(self) -> tuple[str, ...]:
        """What keeps the table from being total, one sentence part each; empty when it is sound."""
        statuses = set(type(self.start))
        names = [move.name for move in self.moves]
        lost = statuses - self._reachable()
        stuck = {status for status in statuses - self.ends if not self.open_moves(status)}
        return (
            *(f"no move leads to {status}" for status in sorted(lost)),
            *(f"no move leads out of {status}" for status in sorted(stuck)),
            *(f"two moves are called {name}" for name in sorted({name for name in names if names.count(name) > 1})),
            *(f"{status} has no title" for status in sorted(statuses - set(self.titles))),
        )

    def _reachable(self) -> set[S]:
        reached = {self.start}
        while more := {move.to for status in reached for move in self.open_moves(status)} - reached:
            reached |= more
        return reached

    @cached_property
    def _by_name(self) -> Mapping[str, Move[S]]:
        return {move.name: move for move in self.moves}

    def by_name(self, name: str) -> Move[S]:
        """The row of this name. KeyError if there is none."""
        return self._by_name[name]

    def open_moves(self, status: S) -> tuple[Move[S], ...]:
        """The moves that lead on from `status`, in the order of the table."""
        return tuple(move for move in self.moves if status in move.frm)

    def check(self, name: str, *, status: S, given: Collection[str] = ()) -> Move[S]:
        """The move `name`, if it leads on from `status` and every need is among `given`.

        Raises Refused: NOT_POSSIBLE from this status, NEEDS (with the field) for the first need not given.
        KeyError if the table has no such move. Who may is asked of `permissions`, with the move's ability.
        """
        move = self._by_name[name]
        if status not in move.frm:
            raise Refused(Code.NOT_POSSIBLE, f"This {self.noun} is {self.titles[status]}. {self._instead(status)}")
        for need in move.needs:
            if need.name not in given:
                raise Refused(Code.NEEDS, need.ask, field=need.name)
        return move

    def _instead(self, status: S) -> str:
        buttons = [f'"{move.button}"' for move in self.open_moves(status)]
        return f"What you can do now: {', '.join(buttons)}." if buttons else "Nothing more can be done with it."


def show[S: StrEnum](table: Table[S]) -> str:
    """One table as Markdown: a state diagram, then the rows. Part of docs/reference/moves.md."""
    lines = [f"## {table.noun.capitalize()}", "", "```mermaid", "stateDiagram-v2", f"    [*] --> {table.start}"]
    lines += [f"    {frm} --> {move.to}: {move.name}" for move in table.moves for frm in move.frm]
    lines += [f"    {end} --> [*]" for end in sorted(table.ends)]
    lines += ["```", "", "| move | from | to | who | needs | opens | closes | told | audit |"]
    lines += ["|---|---|---|---|---|---|---|---|---|", *(_shown(move) for move in table.moves)]
    return "\n".join((*lines, ""))


def _shown[S: StrEnum](move: Move[S]) -> str:
    needs = ", ".join(need.name for need in move.needs)
    follows = (", ".join(move.opens), ", ".join(move.closes), ", ".join(move.tells))
    who = f"`{move.ability}`" + ", receiver" * move.outside + ", client" * move.by_client
    cells = (move.button, ", ".join(move.frm), move.to, who, needs, *follows, f"`{move.audit}`")
    return f"| {' | '.join(cells)} |"
