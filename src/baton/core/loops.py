"""Which loops are there? Every table of moves, for whoever asks about all of them at once."""

from typing import Any

from baton.core import batons, concerns, consents, moves, outbox, referrals

LOOPS: tuple[moves.Table[Any], ...] = (
    batons.MOVES,
    concerns.MOVES,
    consents.MOVES,
    outbox.MOVES,
    referrals.MOVES,
)

_HEAD = """# Moves

Made from the tables in `core/`. Each loop goes by its table: nothing else changes a status. Buttons, programs and
these diagrams come from the same rows. Who may is in [permissions](permissions.md).
"""


def show() -> str:
    """All tables as Markdown, for docs/reference/moves.md."""
    return "\n".join((_HEAD, *(moves.show(table) for table in LOOPS)))
