"""Which needs does an entry of the directory meet? One place, until the taxonomy of needs is there."""

from typing import Any


def needs_of(kind: str, columns: dict[str, Any]) -> tuple[str, ...]:
    """The ids of the needs that an entry meets."""
    return ()
