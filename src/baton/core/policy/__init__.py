"""Facts in, decision out, from tables that people can read and sign."""

from baton.core.policy.crisis import country, crisis_lines, emergency_numbers
from baton.core.policy.decide import decide
from baton.core.policy.fingerprint import version
from baton.core.policy.loader import load_policy, read_policy
from baton.core.policy.overlay import overlaid
from baton.core.policy.replay import freeze, recompute, thaw
from baton.core.policy.rows import Decision, Question, Reason, Row, Step
from baton.core.policy.standard import Policy
from baton.core.policy.verify import verify
from baton.core.tables import TableError

__all__ = [
    "Decision",
    "Policy",
    "Question",
    "Reason",
    "Row",
    "Step",
    "TableError",
    "country",
    "crisis_lines",
    "decide",
    "emergency_numbers",
    "freeze",
    "load_policy",
    "overlaid",
    "read_policy",
    "recompute",
    "thaw",
    "verify",
    "version",
]
