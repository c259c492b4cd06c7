"""What does the database remember? Tables, constraints, and who may see which row. Only `actions` write."""

from baton.models.agencies import Agency, ClosedDay
from baton.models.audit import AuditEntry
from baton.models.batons import Baton, BatonStatus
from baton.models.clients import Client, GlassBreak, Goal, Membership
from baton.models.concerns import Concern, ConcernStatus, Decision, Lowering, LoweringStatus, PolicyVersion
from baton.models.encounters import ConfirmedSign, Encounter, Kind, Origin, Screening
from baton.models.notices import Notice
from baton.models.outbox import Attempt, Message
from baton.models.people import Person
from baton.models.scope import UnscopedError

__all__ = [
    "Agency",
    "Attempt",
    "AuditEntry",
    "Baton",
    "BatonStatus",
    "Client",
    "ClosedDay",
    "Concern",
    "ConcernStatus",
    "ConfirmedSign",
    "Decision",
    "Encounter",
    "GlassBreak",
    "Goal",
    "Kind",
    "Lowering",
    "LoweringStatus",
    "Membership",
    "Message",
    "Notice",
    "Origin",
    "Person",
    "PolicyVersion",
    "Screening",
    "UnscopedError",
]
