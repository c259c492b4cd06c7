"""Which policy is this? A content hash: equal text, equal version, so a decision can name what it was made by."""

import hashlib
import json
from functools import lru_cache

from baton.core.policy.plain import plain
from baton.core.policy.standard import Policy


@lru_cache(maxsize=64)
def fingerprint(policy: Policy) -> str:
    """The SHA-256 of the policy's canonical form, 64 hex digits."""
    canonical = json.dumps(plain(policy), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def version(policy: Policy) -> str:
    """The short name of a policy: "p-" and the first 12 digits of its fingerprint."""
    return f"p-{fingerprint(policy)[:12]}"
