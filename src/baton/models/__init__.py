"""What does the database remember? Tables, constraints, and who may see which row. Only `actions` write."""

from baton.core.links import Purpose
from baton.models.agencies import Agency, ClosedDay
from baton.models.audit import AuditEntry
from baton.models.batons import Baton, BatonStatus
from baton.models.circle import Supporter
from baton.models.clients import Client, GlassBreak, Goal, Membership
from baton.models.concerns import Concern, ConcernStatus, Decision, Lowering, LoweringStatus, PolicyVersion
from baton.models.consents import Consent, Disclosure, Packet, Scan
from baton.models.directory import (
    Location,
    Organization,
    Reference,
    Service,
    ServiceAtLocation,
    Source,
)
from baton.models.encounters import ConfirmedSign, Encounter, Kind, Origin, Screening
from baton.models.links import Knock, Link, LinkOpening
from baton.models.notices import Notice
from baton.models.outbox import Attempt, Message
from baton.models.own_page import ClientVerdict
from baton.models.people import Person
from baton.models.professionals import Confirmation, Professional, Trust
from baton.models.referrals import Option, Referral, ReferralFact, Word
from baton.models.scope import UnscopedError
from baton.models.search import DatabaseIndex, SearchEntry, SearchSize, SearchTerm

__all__ = [
    "Agency",
    "Attempt",
    "AuditEntry",
    "Baton",
    "BatonStatus",
    "Client",
    "ClientVerdict",
    "ClosedDay",
    "Concern",
    "ConcernStatus",
    "Confirmation",
    "ConfirmedSign",
    "Consent",
    "DatabaseIndex",
    "Decision",
    "Disclosure",
    "Encounter",
    "GlassBreak",
    "Goal",
    "Kind",
    "Knock",
    "Link",
    "LinkOpening",
    "Location",
    "Lowering",
    "LoweringStatus",
    "Membership",
    "Message",
    "Notice",
    "Option",
    "Organization",
    "Origin",
    "Packet",
    "Person",
    "PolicyVersion",
    "Professional",
    "Purpose",
    "Reference",
    "Referral",
    "ReferralFact",
    "Scan",
    "Screening",
    "SearchEntry",
    "SearchSize",
    "SearchTerm",
    "Service",
    "ServiceAtLocation",
    "Source",
    "Supporter",
    "Trust",
    "UnscopedError",
    "Word",
]
