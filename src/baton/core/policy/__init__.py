"""Facts in, decision out, from tables that people can read and sign."""

from baton.core.policy.decide import decide
from baton.core.policy.entry import TableError
from baton.core.policy.fingerprint import version
from baton.core.policy.loader import load_policy, read_policy
from baton.core.policy.replay import freeze, recompute, thaw
from baton.core.policy.standard import Policy
from baton.core.policy.verify import verify

__all__ = [
    "Policy",
    "TableError",
    "decide",
    "freeze",
    "load_policy",
    "read_policy",
    "recompute",
    "thaw",
    "verify",
    "version",
]
