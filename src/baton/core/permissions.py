"""Who may do what? Role x relation to the client x consent, answered with reasons from one table.

A person may have several roles and stand in several relations at once; one grant that fits is enough.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from baton.core.refusals import Code, Refused
from baton.core.vocabulary import PersonRole


class Relation(StrEnum):
    """How a person stands to a client, nearest first."""

    OWN = "own"
    SUPERVISEE = "supervisee"
    COVERING = "covering"
    BROKE_GLASS = "broke_glass"
    SAME_AGENCY = "same_agency"
    NONE = "none"


class Ability(StrEnum):
    """What can be done, object first."""

    AGENCY_ADMINISTER = "agency_administer"
    AUDIT_READ = "audit_read"
    BATON_CLOSE = "baton_close"
    BATON_OPEN = "baton_open"
    BATON_PASS = "baton_pass"
    BATON_SET_DOWN = "baton_set_down"
    CARE_TEAM_CHANGE = "care_team_change"
    CLIENT_ADD = "client_add"
    CLIENT_CHANGE = "client_change"
    CLIENT_READ = "client_read"
    CONCERN_CLOSE = "concern_close"
    CONCERN_REOPEN = "concern_reopen"
    CONSENT_RECORD = "consent_record"
    DECISION_LOWER = "decision_lower"
    DIRECTORY_CHANGE = "directory_change"
    DIRECTORY_CONFIRM = "directory_confirm"
    DIRECTORY_READ = "directory_read"
    ENCOUNTER_READ = "encounter_read"
    ENCOUNTER_WRITE = "encounter_write"
    FLOOR_LOWER = "floor_lower"
    GLASS_BREAK = "glass_break"
    GLASS_REVIEW = "glass_review"
    LINK_GIVE = "link_give"
    MEASURES_READ = "measures_read"
    OUTBOX_KEEP = "outbox_keep"
    OUTBOX_READ = "outbox_read"
    POLICY_CHANGE = "policy_change"
    POLICY_READ = "policy_read"
    RECORD_DISCLOSE = "record_disclose"
    REFERRAL_WRITE = "referral_write"
    SCREENING_RECORD = "screening_record"
    VERIFY_RUN = "verify_run"


class Consent(StrEnum):
    """Where the client's consent to this one disclosure stands, at this moment."""

    GIVEN = "given"
    MISSING = "missing"
    EXPIRED = "expired"
    REVOKED = "revoked"


class LawfulException(StrEnum):
    """When a record may be disclosed without consent. Each is recorded as it is used (42 CFR part 2)."""

    MEDICAL_EMERGENCY = "medical_emergency"  # 2.51
    CHILD_ABUSE_REPORT = "child_abuse_report"  # 2.12(c)(6)
    CRIME_ON_PREMISES = "crime_on_premises"  # 2.12(c)(5)
    COURT_ORDER = "court_order"  # 2.61 to 2.67


@dataclass(frozen=True, kw_only=True)
class Person:
    """What permission asks of an account. An account that is not `active` may nothing."""

    roles: Set[PersonRole]
    active: bool = True


@dataclass(frozen=True, kw_only=True)
class Ties:
    """What stands between one person and one client. The `until` times end a relation by themselves."""

    same_agency: bool
    on_care_team: bool = False
    supervises_care_team: bool = False
    covers_until: datetime | None = None
    glass_broken_until: datetime | None = None
    is_the_client: bool = False
    client_works_here: bool = False


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Whether it is allowed, and why: the grant that allows it, or each sentence that says what is lacking."""

    allowed: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Right:
    """One row of the table: who may (`grants`: roles, and the relations they must stand in), and what to say if not."""

    ability: Ability
    does: str
    grants: tuple[tuple[Set[PersonRole], Set[Relation]], ...]
    otherwise: str


_R, _P = Relation, PersonRole
_WORKERS = frozenset({_P.PEER, _P.THERAPIST, _P.SUPERVISOR})
_SUPERVISORS = frozenset({_P.SUPERVISOR})
_ADMINISTRATORS = frozenset({_P.ADMINISTRATOR})
_EVERYONE = frozenset(PersonRole)
_TEAM = frozenset({_R.OWN})
_HANDS = frozenset({_R.OWN, _R.COVERING})
_HELPERS = frozenset({_R.OWN, _R.COVERING, _R.BROKE_GLASS})
_OVERSEEN = frozenset({_R.SUPERVISEE})
_HERE = frozenset(Relation) - {_R.NONE}

# Supervisors oversee; a relation of supervisee gives nothing to those who supervise nobody.
_BY_TEAM = ((_WORKERS, _TEAM), (_SUPERVISORS, _OVERSEEN))
_BY_HANDS = ((_WORKERS, _HANDS), (_SUPERVISORS, _OVERSEEN))
_BY_HELPERS = ((_WORKERS, _HELPERS), (_SUPERVISORS, _OVERSEEN))
_BY_SUPERVISOR = ((_SUPERVISORS, _OVERSEEN),)
_BY_KEEPERS = ((_SUPERVISORS | _ADMINISTRATORS, _HERE),)
_BY_ANYONE = ((_EVERYONE, _HERE),)

_NOT_YOURS = "Only the care team, its supervisor and whoever covers can do this. Ask one of them."
_ASK_KEEPER = "Only a supervisor or an administrator can do this. Ask yours."
_ASK_SUPERVISOR = "Only a supervisor of the care team can do this. Ask yours, and say why."

_TABLE = (
    Right(
        ability=Ability.AGENCY_ADMINISTER,
        does="change the agency: people, roles, calendar, crisis lines",
        grants=((_ADMINISTRATORS, _HERE),),
        otherwise="Only an administrator can change the agency. Ask yours.",
    ),
    Right(
        ability=Ability.AUDIT_READ,
        does="read who changed and who looked at what",
        grants=((_SUPERVISORS, _OVERSEEN), (_ADMINISTRATORS, _HERE)),
        otherwise="Only a supervisor of the care team or an administrator can read the audit. Ask yours.",
    ),
    Right(ability=Ability.BATON_CLOSE, does="say that a step is done", grants=_BY_HANDS, otherwise=_NOT_YOURS),
    Right(ability=Ability.BATON_OPEN, does="open a next step", grants=_BY_HELPERS, otherwise=_NOT_YOURS),
    Right(ability=Ability.BATON_PASS, does="pass a step to another hand", grants=_BY_HANDS, otherwise=_NOT_YOURS),
    Right(
        ability=Ability.BATON_SET_DOWN,
        does="set a step aside undone",
        grants=_BY_SUPERVISOR,
        otherwise="Only a supervisor can set this aside. Ask yours, and say why.",
    ),
    Right(
        ability=Ability.CARE_TEAM_CHANGE,
        does="change who is on the care team",
        grants=_BY_SUPERVISOR,
        otherwise="Only a supervisor of the care team can change it. Ask yours.",
    ),
    Right(
        ability=Ability.CLIENT_ADD,
        does="add a client",
        grants=((_WORKERS, _HERE),),
        otherwise="Only someone who works with clients can add one. Ask a peer specialist, therapist or supervisor.",
    ),
    Right(ability=Ability.CLIENT_CHANGE, does="change a client's page", grants=_BY_HANDS, otherwise=_NOT_YOURS),
    Right(
        ability=Ability.CLIENT_READ,
        does="open a client's page",
        grants=_BY_HELPERS,
        otherwise="No such client is open to you.",
    ),
    Right(
        ability=Ability.CONCERN_CLOSE,
        does="close a concern",
        grants=_BY_TEAM,
        otherwise="Only the care team or its supervisor can close a concern. Ask one of them, or hand it back open.",
    ),
    Right(ability=Ability.CONCERN_REOPEN, does="reopen a concern", grants=_BY_HANDS, otherwise=_NOT_YOURS),
    Right(ability=Ability.CONSENT_RECORD, does="record a consent", grants=_BY_HANDS, otherwise=_NOT_YOURS),
    Right(
        ability=Ability.DECISION_LOWER,
        does="lower an answer that is no floor, with a reason",
        grants=_BY_HANDS,
        otherwise="Only the care team, its supervisor and whoever covers can lower an answer. Tell them what you know.",
    ),
    Right(
        ability=Ability.DIRECTORY_CHANGE,
        does="keep the directory: import, add, change entries",
        grants=((_SUPERVISORS | _ADMINISTRATORS, _HERE),),
        otherwise="Only a supervisor or an administrator keeps the directory. Tell yours what should change.",
    ),
    Right(
        ability=Ability.DIRECTORY_CONFIRM,
        does="confirm an entry of the directory, say whether it takes people, trust a professional",
        grants=((_WORKERS, _HERE), (_ADMINISTRATORS, _HERE)),
        otherwise="Only someone who works here can say this of an entry.",
    ),
    Right(
        ability=Ability.DIRECTORY_READ,
        does="read the directory",
        grants=((_EVERYONE, _HERE),),
        otherwise="Sign in to your agency to read its directory.",
    ),
    Right(ability=Ability.ENCOUNTER_READ, does="read notes", grants=_BY_HELPERS, otherwise=_NOT_YOURS),
    Right(ability=Ability.ENCOUNTER_WRITE, does="write a note", grants=_BY_HELPERS, otherwise=_NOT_YOURS),
    Right(
        ability=Ability.FLOOR_LOWER,
        does="lower the answer of a floor row, with a reason",
        grants=_BY_SUPERVISOR,
        otherwise="Only a supervisor of the care team can lower this answer. Ask yours, and say why.",
    ),
    Right(
        ability=Ability.GLASS_BREAK,
        does="open a record in an emergency, with a reason, told to the supervisor",
        grants=((_WORKERS, frozenset({_R.SAME_AGENCY})),),
        otherwise="Only someone who works with clients here, and has no way in already, can do this in an emergency.",
    ),
    Right(
        ability=Ability.GLASS_REVIEW,
        does="review why a record was opened in an emergency",
        grants=_BY_SUPERVISOR,
        otherwise=_ASK_SUPERVISOR,
    ),
    Right(
        ability=Ability.LINK_GIVE,
        does="give a link to someone without an account, renew it or take it back",
        grants=_BY_HANDS,
        otherwise=_NOT_YOURS,
    ),
    Right(ability=Ability.MEASURES_READ, does="read how referrals go", grants=_BY_KEEPERS, otherwise=_ASK_KEEPER),
    Right(ability=Ability.OUTBOX_KEEP, does="look after the outbox", grants=_BY_KEEPERS, otherwise=_ASK_KEEPER),
    Right(ability=Ability.OUTBOX_READ, does="see what one sent", grants=_BY_ANYONE, otherwise="Sign in first."),
    Right(
        ability=Ability.POLICY_CHANGE,
        does="change the agency's overlay of the policy",
        grants=((_SUPERVISORS | _ADMINISTRATORS, _HERE),),
        otherwise="Only a supervisor or an administrator can change the policy. Ask yours, and say why.",
    ),
    Right(
        ability=Ability.POLICY_READ,
        does="read the policy",
        grants=((_EVERYONE, _HERE),),
        otherwise="Sign in to your agency to read its policy.",
    ),
    Right(
        ability=Ability.RECORD_DISCLOSE,
        does="send a client's record to someone outside, with consent or a lawful exception",
        grants=_BY_HANDS,
        otherwise="Only the care team, its supervisor and whoever covers can send this. Ask one of them.",
    ),
    Right(ability=Ability.REFERRAL_WRITE, does="carry a referral on", grants=_BY_HANDS, otherwise=_NOT_YOURS),
    Right(ability=Ability.SCREENING_RECORD, does="record a screening", grants=_BY_HELPERS, otherwise=_NOT_YOURS),
    Right(
        ability=Ability.VERIFY_RUN,
        does="check the whole record for breaches",
        grants=((_SUPERVISORS | _ADMINISTRATORS, _HERE),),
        otherwise="Only a supervisor or an administrator can run this check. Ask yours.",
    ),
)
RIGHTS = {right.ability: right for right in _TABLE}

# These are about the agency, not about a client: denying them gives nobody away.
_OF_THE_AGENCY = frozenset(
    {
        Ability.AGENCY_ADMINISTER,
        Ability.CLIENT_ADD,
        Ability.DIRECTORY_CHANGE,
        Ability.DIRECTORY_CONFIRM,
        Ability.DIRECTORY_READ,
        Ability.GLASS_BREAK,
        Ability.MEASURES_READ,
        Ability.OUTBOX_KEEP,
        Ability.OUTBOX_READ,
        Ability.POLICY_CHANGE,
        Ability.POLICY_READ,
        Ability.VERIFY_RUN,
    }
)
_BECAUSE = {
    Relation.OWN: "You are on the care team.",
    Relation.SUPERVISEE: "You supervise someone on the care team.",
    Relation.COVERING: "You cover for someone on the care team.",
    Relation.BROKE_GLASS: "You opened this record in an emergency.",
    Relation.SAME_AGENCY: "You work at this agency.",
}
_NO_CONSENT = {
    Consent.MISSING: "Nothing leaves without consent. Talk it over with the client and record what they agree to.",
    Consent.EXPIRED: "The consent has expired. Ask the client again before anything is sent.",
    Consent.REVOKED: "The client has withdrawn this consent. Nothing more is sent on it.",
}


def relations(ties: Ties, *, now: datetime) -> frozenset[Relation]:
    """In which relations the person stands to the client at `now`: {SAME_AGENCY} if in no nearer one.

    Nobody opens their own record as a worker. A client who works here is served by the people named on the
    care team and nobody else: no supervisor, cover or broken glass reaches a colleague's record.
    """
    if not ties.same_agency or ties.is_the_client or (ties.client_works_here and not ties.on_care_team):
        return frozenset({Relation.NONE})
    return frozenset(_standing(ties, now)) or frozenset({Relation.SAME_AGENCY})


def _standing(ties: Ties, now: datetime) -> Iterator[Relation]:
    if ties.on_care_team:
        yield Relation.OWN
    if ties.supervises_care_team:
        yield Relation.SUPERVISEE
    if ties.covers_until and now < ties.covers_until:
        yield Relation.COVERING
    if ties.glass_broken_until and now < ties.glass_broken_until:
        yield Relation.BROKE_GLASS


def may(
    person: Person,
    ability: Ability,
    relation: Relation | Set[Relation],
    *,
    consent: Consent | None = None,
    exception: LawfulException | None = None,
) -> Answer:
    """Whether `person` may, standing in `relation` (one or several; for the agency's own things SAME_AGENCY).

    `consent` and `exception` count for RECORD_DISCLOSE only: without GIVEN or an exception the answer is no.
    """
    held = {relation} if isinstance(relation, Relation) else relation
    if not person.active:
        return Answer(allowed=False, reasons=("This account is closed. Ask an administrator.",))
    if not (through := _through(person, RIGHTS[ability], held)):
        return Answer(allowed=False, reasons=(RIGHTS[ability].otherwise,))
    if ability is Ability.RECORD_DISCLOSE and consent is not Consent.GIVEN and exception is None:
        return Answer(allowed=False, reasons=(_NO_CONSENT[consent or Consent.MISSING],))
    return Answer(allowed=True, reasons=(_BECAUSE[through],))


def _through(person: Person, right: Right, held: Set[Relation]) -> Relation | None:
    granted = {relation for roles, those in right.grants if roles & person.roles for relation in those & held}
    return next((relation for relation in Relation if relation in granted), None)


def visible(person: Person, relation: Relation | Set[Relation]) -> bool:
    """Whether this person may know that the client is served here. If not, every answer is: no such page."""
    return may(person, Ability.CLIENT_READ, relation).allowed


def need(
    person: Person,
    ability: Ability,
    relation: Relation | Set[Relation],
    *,
    consent: Consent | None = None,
    exception: LawfulException | None = None,
) -> None:
    """Raise `Refused` unless `may()` allows: NOT_VISIBLE, NOT_ALLOWED, or NEEDS when only the consent is lacking."""
    answer = may(person, ability, relation, consent=consent, exception=exception)
    if answer.allowed:
        return
    raise Refused(_code(person, ability, relation), " ".join(answer.reasons))


def _code(person: Person, ability: Ability, relation: Relation | Set[Relation]) -> Code:
    outside = relation in (Relation.NONE, frozenset({Relation.NONE}))
    if outside or (ability not in _OF_THE_AGENCY and not visible(person, relation)):
        return Code.NOT_VISIBLE
    if ability is Ability.RECORD_DISCLOSE and may(person, ability, relation, consent=Consent.GIVEN).allowed:
        return Code.NEEDS
    return Code.NOT_ALLOWED


def show() -> str:
    """The table as Markdown, for docs/reference/permissions.md."""
    lines = ["# Who may do what", "", "Made from `core/permissions.py`. One grant that fits is enough.", ""]
    lines += ["| ability | may | who | standing | otherwise |", "|---|---|---|---|---|"]
    lines += [_shown(right, *grant) for right in RIGHTS.values() for grant in right.grants]
    lines += ["", "Sending a record asks for more: a consent given for it, or a lawful exception that is recorded."]
    lines += ["Whether a client is visible at all is `client_read`; to everyone else there is no such page.", ""]
    return "\n".join(lines)


def _shown(right: Right, roles: Set[PersonRole], those: Set[Relation]) -> str:
    who = ", ".join(role for role in PersonRole if role in roles)
    standing = ", ".join(relation for relation in Relation if relation in those)
    return f"| `{right.ability}` | {right.does} | {who} | {standing} | {right.otherwise} |"
