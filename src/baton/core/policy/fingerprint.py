"""Which policy is this? A content hash: equal text, equal version, so a decision can name what it was made by."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from baton.core.policy.standard import Policy
from baton.core.within import Within


@lru_cache(maxsize=64)
def fingerprint(policy: Policy) -> str:
    """The SHA-256 of the policy's canonical form, 64 hex digits."""
    canonical = json.dumps(_plain(policy), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def version(policy: Policy) -> str:
    """The short name of a policy: "p-" and the first 12 digits of its fingerprint."""
    return f"p-{fingerprint(policy)[:12]}"


def _plain(value: Any) -> Any:
    """The value in JSON's own types. Sets are sorted; the order of rows counts, since it settles ties."""
    if isinstance(value, Within):
        return str(value)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
