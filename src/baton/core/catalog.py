"""What is each sign called, on which shelf does it stand, and what does each step of its severity mean?"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from baton.core.vocabulary import Family, Severity, Sign


@dataclass(frozen=True, kw_only=True)
class SignEntry:
    """What one sign is called, where it stands, and what each step of severity means.

    `grades` maps each severity the sign may have to its meaning in plain words. `danger` marks the signs that
    raise an answer to refer or more and that only a person may set aside.
    """

    sign: Sign
    family: Family
    title: str
    grades: Mapping[Severity, str]
    danger: bool = False

    @property
    def severities(self) -> tuple[Severity, ...]:
        return tuple(self.grades)

    @classmethod
    def of(cls, sign: Sign, family: Family, title: str, *, danger: bool = False, **grades: str) -> Self:
        steps = {Severity(name): meaning for name, meaning in grades.items()} or {Severity.UNGRADED: title}
        return cls(sign=sign, family=family, title=title, grades=MappingProxyType(steps), danger=danger)


_ENTRIES = (
    SignEntry.of(Sign.SUICIDE_ATTEMPT, Family.SUICIDAL, "Suicide attempt", danger=True),
    SignEntry.of(Sign.SUICIDE_PREPARATION, Family.SUICIDAL, "Preparing for suicide", danger=True),
    SignEntry.of(
        Sign.SUICIDAL_THOUGHTS,
        Family.SUICIDAL,
        "Suicidal thoughts",
        danger=True,
        low="a wish to be dead, or thoughts without a method",
        moderate="thoughts with a method, no intent",
        high="thoughts with intent or a plan",
    ),
    SignEntry.of(Sign.PHQ9_ITEM9, Family.SUICIDAL, "PHQ-9 item 9 answered above zero", danger=True),
    SignEntry.of(Sign.ASQ_POSITIVE, Family.SUICIDAL, "ASQ positive", danger=True),
    SignEntry.of(Sign.ASQ_ACUTE, Family.SUICIDAL, "ASQ positive, thoughts right now", danger=True),
    SignEntry.of(
        Sign.SELF_INJURY,
        Family.SELF_INJURY,
        "Self-injury",
        danger=True,
        moderate="hurting oneself without wanting to die",
        high="a fresh wound that needs care now",
    ),
    SignEntry.of(Sign.COMMAND_VOICES, Family.PSYCHOSIS, "Voices that give orders", danger=True),
    SignEntry.of(Sign.PSYCHOSIS, Family.PSYCHOSIS, "Possible psychosis", danger=True),
    SignEntry.of(
        Sign.UNUSUAL_EXPERIENCE, Family.PSYCHOSIS, "An unusual experience that comforts, or that others share"
    ),
    SignEntry.of(
        Sign.ANXIETY,
        Family.ANXIETY,
        "Anxiety",
        danger=True,
        low="everyday worry, or plainly tied to a cause that passes",
        moderate="lasting, and in the way of daily life",
        high="extreme: cannot leave home or work, panic daily",
    ),
    SignEntry.of(
        Sign.DEPRESSION,
        Family.DEPRESSION,
        "Depression",
        danger=True,
        low="low mood that passes",
        moderate="lasting low mood, in the way of daily life",
        high="severe: not eating, not out of bed",
    ),
    SignEntry.of(Sign.CANNOT_CARE_FOR_SELF, Family.DEPRESSION, "Cannot care for self", danger=True),
    SignEntry.of(Sign.MANIA, Family.MANIA, "Possible mania", danger=True),
    SignEntry.of(Sign.OVERDOSE, Family.OVERDOSE, "Overdose", danger=True),
    SignEntry.of(
        Sign.WITHDRAWAL,
        Family.WITHDRAWAL,
        "Withdrawal",
        danger=True,
        moderate="mild to moderate, or wants to stop after daily heavy use",
        high="seizure, confusion, new hallucinations, severe shakes; or past seizure or DTs and stopping now",
    ),
    SignEntry.of(Sign.RETURN_TO_USE, Family.SUBSTANCE, "Return to use"),
    SignEntry.of(
        Sign.SUBSTANCE_USE,
        Family.SUBSTANCE,
        "Alcohol or drug use",
        low="a positive short screen, nothing else",
        moderate="harms or a wish for help",
        high="heavy, on most days, or a high score of a screening",
    ),
    SignEntry.of(
        Sign.VIOLENCE,
        Family.VIOLENCE,
        "Violence",
        danger=True,
        low="vague anger, nobody named, no intent",
        high="a serious threat to a person who can be identified, or with means or a plan",
    ),
    SignEntry.of(
        Sign.CHILD_ABUSE,
        Family.ABUSE,
        "Child abuse or neglect",
        danger=True,
        moderate="suspected or told",
        high="a child in danger now",
    ),
    SignEntry.of(
        Sign.ADULT_ABUSE,
        Family.ABUSE,
        "Abuse of an elder or dependent adult",
        danger=True,
        moderate="suspected or told",
        high="in danger now",
    ),
    SignEntry.of(
        Sign.PARTNER_VIOLENCE,
        Family.ABUSE,
        "Violence by a partner",
        danger=True,
        moderate="told of, not in danger this minute",
        high="in danger now",
    ),
    SignEntry.of(
        Sign.PERSON_AT_RISK,
        Family.SUICIDAL,
        "Someone else at risk",
        moderate="another person may be at risk",
        high="another person is in danger now",
    ),
    SignEntry.of(Sign.MEDICAL_RED_FLAG, Family.MEDICAL, "Medical emergency sign", danger=True),
    SignEntry.of(
        Sign.MEDICATION_QUESTION,
        Family.SCOPE,
        "Medicine question",
        moderate="a question, side effects, or a wish to stop",
        high="a severe reaction",
    ),
    SignEntry.of(Sign.DIAGNOSIS_QUESTION, Family.SCOPE, "Asks for a diagnosis"),
    SignEntry.of(Sign.THERAPY_REQUEST, Family.SCOPE, "Asks a peer for therapy"),
    SignEntry.of(
        Sign.OUTSIDE_COMPETENCE,
        Family.NEED,
        "A need outside this therapist's competence",
        moderate="no danger",
        high="with risk",
    ),
    SignEntry.of(
        Sign.SEXUAL_CONCERN,
        Family.NEED,
        "A sexual concern",
        moderate="no pain, no bleeding",
        high="with pain or bleeding",
    ),
    SignEntry.of(Sign.SECOND_OPINION, Family.NEED, "A second opinion is wanted"),
    SignEntry.of(Sign.SPECIALISED_SKILL, Family.NEED, "A specialised skill would help"),
    SignEntry.of(Sign.SPIRITUAL_GUIDANCE, Family.NEED, "Seeks spiritual guidance"),
    SignEntry.of(
        Sign.SOCIAL_NEED,
        Family.NEED,
        "Food, housing, transport or the like",
        moderate="a need that can wait two days",
        high="no shelter or food tonight, or eviction now",
    ),
    SignEntry.of(Sign.PLANNED_ABSENCE, Family.CARE, "Worker will be away"),
    SignEntry.of(Sign.SUDDEN_ABSENCE, Family.CARE, "Worker suddenly unavailable"),
    SignEntry.of(Sign.STUCK_FORMULATION, Family.CARE, "The case is stuck"),
    SignEntry.of(Sign.VALUES_CONFLICT, Family.CARE, "Wish to refer because of own values"),
    SignEntry.of(Sign.DECLINED_REFERRAL, Family.CARE, "Client declines a referral"),
    SignEntry.of(
        Sign.MISSED_APPOINTMENT,
        Family.CARE,
        "Missed a first appointment",
        moderate="no high risk known",
        high="suicide risk was high",
    ),
    SignEntry.of(Sign.HOSPITAL_DISCHARGE, Family.SUICIDAL, "Discharged from hospital after suicidality", danger=True),
    SignEntry.of(Sign.CONSENT_WITHDRAWN, Family.CARE, "Withdraws consent to share"),
    SignEntry.of(Sign.TIE, Family.BOUNDARY, "Another relationship with the client"),
    SignEntry.of(Sign.BARRED_TIE, Family.BOUNDARY, "A relationship that bars this work"),
    SignEntry.of(Sign.MONEY_TIE, Family.BOUNDARY, "Loan, business, job, barter or housing with the client"),
    SignEntry.of(Sign.SIGNIFICANT_GIFT, Family.BOUNDARY, "A gift of value, or cash"),
    SignEntry.of(Sign.TOKEN_GIFT, Family.BOUNDARY, "A token gift"),
    SignEntry.of(Sign.CONTACT_REQUEST, Family.BOUNDARY, "Friend request or private channel"),
    SignEntry.of(Sign.CHANCE_MEETING, Family.BOUNDARY, "A chance meeting"),
    SignEntry.of(
        Sign.SELF_DISCLOSURE,
        Family.BOUNDARY,
        "Worker's own story",
        low="brief, for the client, focus came back",
        moderate="more than the client needed, or strong feelings",
        high="roles reversed: the client comforts the worker",
    ),
    SignEntry.of(Sign.WORKER_STATE, Family.BOUNDARY, "Worker's own health or recovery is shaky"),
    SignEntry.of(Sign.PERSONAL_ADVICE, Family.EVERYDAY, "Asks for advice about personal matters"),
    SignEntry.of(Sign.OTHER_PREFERENCE, Family.EVERYDAY, "Prefers another way of support"),
    SignEntry.of(
        Sign.NO_PROGRESS,
        Family.EVERYDAY,
        "No progress",
        low="not looked at together yet",
        moderate="unchanged at a second review, or care that harms",
    ),
)

SIGNS: Mapping[Sign, SignEntry] = MappingProxyType({entry.sign: entry for entry in _ENTRIES})
