"""What does the database remember? Tables, constraints, and who may see which row. Only `actions` write."""

from baton.models.agencies import Agency, ClosedDay
from baton.models.audit import AuditEntry
from baton.models.batons import Baton, BatonStatus
from baton.models.clients import Client, GlassBreak, Goal, Membership
from baton.models.concerns import Concern, ConcernStatus, Decision, Lowering, LoweringStatus, PolicyVersion
from baton.models.directory import (
    Location,
    Organization,
    Reference,
    Service,
    ServiceAtLocation,
    Source,
)
from baton.models.encounters import ConfirmedSign, Encounter, Kind, Origin, Screening
from baton.models.notices import Notice
from baton.models.people import Person
from baton.models.professionals import Confirmation, Professional, Trust
from baton.models.scope import UnscopedError
from baton.models.search import DatabaseIndex, SearchEntry, SearchSize, SearchTerm

__all__ = [
    "Agency",
    "AuditEntry",
    "Baton",
    "BatonStatus",
    "Client",
    "ClosedDay",
    "Concern",
    "ConcernStatus",
    "Confirmation",
    "ConfirmedSign",
    "DatabaseIndex",
    "Decision",
    "Encounter",
    "GlassBreak",
    "Goal",
    "Kind",
    "Location",
    "Lowering",
    "LoweringStatus",
    "Membership",
    "Notice",
    "Organization",
    "Origin",
    "Person",
    "PolicyVersion",
    "Professional",
    "Reference",
    "Screening",
    "SearchEntry",
    "SearchSize",
    "SearchTerm",
    "Service",
    "ServiceAtLocation",
    "Source",
    "Trust",
    "UnscopedError",
]
