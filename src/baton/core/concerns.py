"""What can happen to a concern? It stays open until it is answered, and every step for it is done or in a hand."""

from enum import StrEnum

from baton.core.moves import Move, Need, Table, Told
from baton.core.permissions import Ability


class ConcernStatus(StrEnum):
    """OPEN: someone holds a next step for it. CLOSED: answered, with an outcome."""

    OPEN = "open"
    CLOSED = "closed"


MOVES = Table(
    noun="concern",
    start=ConcernStatus.OPEN,
    ends=frozenset({ConcernStatus.CLOSED}),
    titles={ConcernStatus.OPEN: "open", ConcernStatus.CLOSED: "closed already"},
    moves=(
        Move(
            name="close",
            button="Close",
            frm=(ConcernStatus.OPEN,),
            to=ConcernStatus.CLOSED,
            ability=Ability.CONCERN_CLOSE,
            needs=(
                Need(name="no_open_batons", ask="Someone still holds a step for this. Finish it or have it set aside."),
                Need(name="outcome", ask="Say how it ended for the client."),
            ),
            audit="concern.closed",
        ),
        Move(
            name="reopen",
            button="Reopen",
            frm=(ConcernStatus.CLOSED,),
            to=ConcernStatus.OPEN,
            ability=Ability.CONCERN_REOPEN,
            needs=(Need(name="reason", ask="Say what has come up."), Need(name="holder", ask="Say who looks at it.")),
            opens=("look at it again",),
            audit="concern.reopened",
            tells=(Told.NEW_HOLDER, Told.SUPERVISOR),
        ),
    ),
)
