"""Which words does the house use, and which values may each take? One name per thing; see docs/glossary.md.

Orders matter where a class says so: a later member is the stronger one, and `max()` picks it.
"""

from collections.abc import Mapping
from enum import StrEnum


class Ordered(StrEnum):
    """A StrEnum whose members are ordered by where they stand in the class, weakest first."""

    @property
    def rank(self) -> int:
        return _RANKS[type(self)][self]

    def __lt__(self, other: str) -> bool:
        return self.rank < type(self)(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= type(self)(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > type(self)(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= type(self)(other).rank


class Role(StrEnum):
    """Whose scope of practice a decision is made for."""

    PEER = "peer"
    THERAPIST = "therapist"


class PersonRole(StrEnum):
    """What a person with an account is here. One person may be several; whose scope counts is `Role`."""

    PEER = "peer"
    THERAPIST = "therapist"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Severity(Ordered):
    """How grave a sign is, on the instrument's or the table's own steps. UNGRADED: the sign has no steps."""

    UNGRADED = "ungraded"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Status(StrEnum):
    """What the words around a cue make of it."""

    PRESENT = "present"
    DENIED = "denied"
    PAST = "past"
    CONDITIONAL = "conditional"
    FIGURE = "figure"


class Subject(StrEnum):
    """Of whom the words speak."""

    CLIENT = "client"
    OTHER = "other"
    WORKER = "worker"


class When(Ordered):
    """When the sign was there. RECENT: within three months (C-SSRS). UNKNOWN is read as RECENT by the policy."""

    LIFETIME = "lifetime"
    UNKNOWN = "unknown"
    RECENT = "recent"
    NOW = "now"


class Disposition(Ordered):
    """The answer, weakest first. CONSULT and REFER run side by side; the stronger one sets the time."""

    CONTINUE = "continue"
    EXPLORE = "explore"
    CONSULT = "consult"
    REFER = "refer"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"


_RANKS: Mapping[type[Ordered], Mapping[str, int]] = {
    order: {member: rank for rank, member in enumerate(order)} for order in (Severity, When, Disposition)
}


class Obligation(StrEnum):
    """Duties that run beside a disposition."""

    DUTY_TO_PROTECT = "duty_to_protect"
    HARD_STOP_REASSIGN = "hard_stop_reassign"
    MANDATED_REPORT = "mandated_report"
    MEANS_SAFETY = "means_safety"
    NALOXONE = "naloxone"
    NOTIFY_SUPERVISOR_NOW = "notify_supervisor_now"
    PART2 = "part2"


class ReferralKind(StrEnum):
    """Why a second professional is asked in."""

    BEYOND_SCOPE = "beyond_scope"
    SECOND_OPINION = "second_opinion"
    SPECIALISED_SKILL = "specialised_skill"
    COVERAGE = "coverage"
    PERSPECTIVE = "perspective"


class Competence(StrEnum):
    """Areas in which a therapist may be competent and a row asks for it (D06, D14)."""

    SUICIDE_CARE = "suicide_care"
    PSYCHOSIS = "psychosis"


class Family(StrEnum):
    """What a sign is about: the shelf it stands on."""

    SUICIDAL = "suicidal"
    SELF_INJURY = "self_injury"
    PSYCHOSIS = "psychosis"
    ANXIETY = "anxiety"
    DEPRESSION = "depression"
    MANIA = "mania"
    SUBSTANCE = "substance"
    WITHDRAWAL = "withdrawal"
    OVERDOSE = "overdose"
    VIOLENCE = "violence"
    ABUSE = "abuse"
    MEDICAL = "medical"
    SCOPE = "scope"
    NEED = "need"
    CARE = "care"
    BOUNDARY = "boundary"
    EVERYDAY = "everyday"


class Sign(StrEnum):
    """What a worker may hear, see or be told that the standard of practice answers (rows D01 to D62)."""

    SUICIDE_ATTEMPT = "suicide_attempt"
    SUICIDE_PREPARATION = "suicide_preparation"
    SUICIDAL_THOUGHTS = "suicidal_thoughts"
    PHQ9_ITEM9 = "phq9_item9"
    ASQ_POSITIVE = "asq_positive"
    ASQ_ACUTE = "asq_acute"
    SELF_INJURY = "self_injury"
    COMMAND_VOICES = "command_voices"
    PSYCHOSIS = "psychosis"
    UNUSUAL_EXPERIENCE = "unusual_experience"
    ANXIETY = "anxiety"
    DEPRESSION = "depression"
    CANNOT_CARE_FOR_SELF = "cannot_care_for_self"
    MANIA = "mania"
    OVERDOSE = "overdose"
    WITHDRAWAL = "withdrawal"
    RETURN_TO_USE = "return_to_use"
    SUBSTANCE_USE = "substance_use"
    VIOLENCE = "violence"
    CHILD_ABUSE = "child_abuse"
    ADULT_ABUSE = "adult_abuse"
    PARTNER_VIOLENCE = "partner_violence"
    PERSON_AT_RISK = "person_at_risk"
    MEDICAL_RED_FLAG = "medical_red_flag"
    MEDICATION_QUESTION = "medication_question"
    DIAGNOSIS_QUESTION = "diagnosis_question"
    THERAPY_REQUEST = "therapy_request"
    OUTSIDE_COMPETENCE = "outside_competence"
    SEXUAL_CONCERN = "sexual_concern"
    SECOND_OPINION = "second_opinion"
    SPECIALISED_SKILL = "specialised_skill"
    SPIRITUAL_GUIDANCE = "spiritual_guidance"
    SOCIAL_NEED = "social_need"
    PLANNED_ABSENCE = "planned_absence"
    SUDDEN_ABSENCE = "sudden_absence"
    STUCK_FORMULATION = "stuck_formulation"
    VALUES_CONFLICT = "values_conflict"
    DECLINED_REFERRAL = "declined_referral"
    MISSED_APPOINTMENT = "missed_appointment"
    HOSPITAL_DISCHARGE = "hospital_discharge"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    TIE = "tie"
    BARRED_TIE = "barred_tie"
    MONEY_TIE = "money_tie"
    SIGNIFICANT_GIFT = "significant_gift"
    TOKEN_GIFT = "token_gift"
    CONTACT_REQUEST = "contact_request"
    CHANCE_MEETING = "chance_meeting"
    SELF_DISCLOSURE = "self_disclosure"
    WORKER_STATE = "worker_state"
    PERSONAL_ADVICE = "personal_advice"
    OTHER_PREFERENCE = "other_preference"
    NO_PROGRESS = "no_progress"
