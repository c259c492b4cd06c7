"""Situations in words, for tests of the packaged policy: "therapist+suicide_care minor: tie; anxiety high lifetime".

A therapist's competences follow a plus sign, "minor" says that the client is under 18, "not" before a sign answers no.
Severity and time may be left out: the sign then has no steps, the time is recent.
"""

from baton.core.facts import Answer, Fact, Situation
from baton.core.policy import Decision, decide
from baton.core.policy.rows import Holder
from baton.core.vocabulary import Competence, Role, Severity, Sign, When


def situation(text: str) -> Situation:
    """ "therapist+suicide_care minor: tie; anxiety high lifetime" as a situation."""
    who, facts = text.split(": ")
    names, *minor = who.split()
    role, *competences = names.split("+")
    known = frozenset(map(Competence, competences)) if competences else None
    heard = tuple(fact(each) for each in facts.split("; "))
    return Situation(role=Role(role), facts=heard, minor=bool(minor) or None, competences=known)


def fact(text: str) -> Fact:
    """ "not suicidal_thoughts high lifetime" as a fact."""
    words = text.removeprefix("not ").split()
    severity = next((Severity(word) for word in words if word in set(Severity)), Severity.UNGRADED)
    when = next((When(word) for word in words if word in set(When)), When.RECENT)
    answer = Answer.NO if text.startswith("not ") else Answer.YES
    return Fact(sign=Sign(words[0]), severity=severity, when=when, answer=answer)


def decided(text: str) -> Decision:
    return decide(situation(text))


def held(decision: Decision) -> dict[str, tuple[Holder, str]]:
    return {step.key: (step.by, str(step.within)) for step in decision.steps if step.baton}
