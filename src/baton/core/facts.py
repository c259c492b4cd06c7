"""What is known when a decision is made? Facts, each a sign with an answer, and the situation they stand in."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from baton.core.catalog import SIGNS
from baton.core.signs.cue import Cue
from baton.core.vocabulary import Competence, Family, Role, Severity, Sign, Status, Subject, When


class Answer(StrEnum):
    """Whether the sign is there. UNSURE is never read as NO (R0). A fact that nobody gave is unknown."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One sign, with its answer, how grave, when; `evidence` holds the words or the answer that it rests on."""

    sign: Sign
    severity: Severity = Severity.UNGRADED
    when: When = When.UNKNOWN
    answer: Answer = Answer.YES
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """All that a decision depends on. `minor` None: age unknown. `competences` None: unknown; a peer has none.

    `mentioned` are signs that words spoke of without saying that they are there ("if she ever ..."): they raise
    questions, never an answer.
    """

    role: Role
    facts: tuple[Fact, ...] = ()
    minor: bool | None = None
    competences: frozenset[Competence] | None = None
    mentioned: frozenset[Sign] = frozenset()


# Abuse is reported whoever it is done to; the victim in the words is seldom the client.
_WHOEVER = {Sign.CHILD_ABUSE, Sign.ADULT_ABUSE}
# Danger told of another person that makes that person someone at risk (D56).
_AT_RISK = {
    Family.SUICIDAL,
    Family.SELF_INJURY,
    Family.OVERDOSE,
    Family.VIOLENCE,
    Family.WITHDRAWAL,
    Family.MEDICAL,
}
_IN_DANGER_NOW = {Sign.OVERDOSE, Sign.MEDICAL_RED_FLAG}


def from_cues(cues: Iterable[Cue]) -> tuple[Fact, ...]:
    """The facts that cues give before a person has looked: what stands counts, what is denied answers no.

    A conditional cue or a figure of speech gives no fact; the first gives a question instead (see
    `mentioned_in`). Another person's danger becomes PERSON_AT_RISK, the worker's own WORKER_STATE.
    """
    facts = (_fact(cue) for cue in cues)
    return tuple(fact for fact in facts if fact)


def mentioned_in(cues: Iterable[Cue]) -> frozenset[Sign]:
    """The signs that conditional words of the client speak of, for `Situation.mentioned`."""
    return frozenset(cue.sign for cue in cues if cue.status is Status.CONDITIONAL and cue.subject is not Subject.OTHER)


def _fact(cue: Cue) -> Fact | None:
    if cue.status in (Status.CONDITIONAL, Status.FIGURE):
        return None
    if cue.subject is Subject.CLIENT or cue.sign in _WHOEVER:
        answer = Answer.NO if cue.status is Status.DENIED else Answer.YES
        return Fact(sign=cue.sign, severity=cue.severity, when=cue.when, answer=answer, evidence=(cue.quote,))
    if cue.status is not Status.PRESENT or not SIGNS[cue.sign].danger:
        return None
    if cue.subject is Subject.WORKER:
        return Fact(sign=Sign.WORKER_STATE, when=cue.when, evidence=(cue.quote,))
    if SIGNS[cue.sign].family not in _AT_RISK:
        return None
    return Fact(sign=Sign.PERSON_AT_RISK, severity=_risk(cue), when=cue.when, evidence=(cue.quote,))


def _risk(cue: Cue) -> Severity:
    grave = cue.severity is Severity.HIGH or cue.sign is Sign.SUICIDE_ATTEMPT
    undated = cue.sign in _IN_DANGER_NOW and cue.when is When.UNKNOWN
    now = cue.when is When.NOW and (grave or cue.sign in _IN_DANGER_NOW)
    return Severity.HIGH if now or undated else Severity.MODERATE
