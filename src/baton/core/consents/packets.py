"""What makes a packet the same packet? Its canonical form and its digest; and the notice that goes with it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from baton.core.consents.words import table


@dataclass(frozen=True, kw_only=True)
class Notice:
    """The two statements of 42 CFR 2.32(a), with an id for the log."""

    id: str
    source: str
    long: str
    short: str


@cache
def notice() -> Notice:
    """The wording in force."""
    return Notice(**table("notices")["notice"])


def canonical(content: Mapping[str, Any]) -> str:
    """One text for one content: sorted keys, no spaces, every sign as it is."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical form, in hex."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()
