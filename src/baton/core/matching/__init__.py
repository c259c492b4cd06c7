"""Who could help this client with this need? A short list with reasons, and who was set aside and why."""

from baton.core.matching.match import match
from baton.core.matching.shapes import (
    Aside,
    Candidate,
    Capacity,
    Hours,
    Match,
    Matches,
    Reason,
    Record,
    Side,
    Way,
    Wish,
)

__all__ = [
    "Aside",
    "Candidate",
    "Capacity",
    "Hours",
    "Match",
    "Matches",
    "Reason",
    "Record",
    "Side",
    "Way",
    "Wish",
    "match",
]
