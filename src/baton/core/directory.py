"""What is known of an entry of the directory besides its words: does it take people, and is it still true?

How long an entry counts as fresh is a row of `FRESH_FOR`; after that the keeper of the network is asked to confirm it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class EntryKind(StrEnum):
    """The kinds of entries that a worker finds, confirms and refers to."""

    SERVICE = "service"
    PROFESSIONAL = "professional"


class Capacity(StrEnum):
    """Whether someone new is taken. Unknown is no word of this list: then the field is empty."""

    OPEN = "open"
    WAITLIST = "waitlist"
    NONE = "none"


class Way(StrEnum):
    """How one meets."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    HOME = "home"


class ServiceStatus(StrEnum):
    """As HSDS 3.0 has it."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


class LocationType(StrEnum):
    """As HSDS 3.0 has it."""

    PHYSICAL = "physical"
    POSTAL = "postal"
    VIRTUAL = "virtual"


FRESH_FOR: Final[Mapping[EntryKind, timedelta]] = MappingProxyType(
    {
        EntryKind.PROFESSIONAL: timedelta(days=90),
        EntryKind.SERVICE: timedelta(days=365),
    }
)


def stale_before(kind: EntryKind, now: datetime) -> datetime:
    """An entry that was last known to be right before this time is stale."""
    return now - FRESH_FOR[kind]
