"""Who could help this client with this need? A short list with reasons, and who was set aside and why."""

from baton.core.matching.match import match
from baton.core.matching.shapes import (
    Aside,
    Candidate,
    Hours,
    Match,
    Matches,
    Reason,
    Record,
    Side,
    Wish,
)

__all__ = [
    "Aside",
    "Candidate",
    "Hours",
    "Match",
    "Matches",
    "Reason",
    "Record",
    "Side",
    "Wish",
    "match",
]
