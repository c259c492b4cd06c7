"""Would the same facts get the same answer today? Situations to JSON's types and back, and decisions made again."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from baton.core.facts import Answer, Fact, Situation
from baton.core.policy.decide import decide
from baton.core.policy.rows import Decision
from baton.core.policy.standard import Policy
from baton.core.vocabulary import Competence, Role, Severity, Sign, When

_KEYS = {"role", "signs", "minor", "competent_in", "mentioned"}
_SIGN_KEYS = {"sign", "severity", "when", "answer", "evidence"}
_BOOLEANS = {True: "yes", False: "no"}


def freeze(situation: Situation) -> dict[str, Any]:
    """The situation in JSON's own types, the same for every order of its facts. `thaw` gives it back."""
    competences = situation.competences
    return {
        "role": str(situation.role),
        "signs": [_frozen(fact) for fact in sorted(situation.facts, key=_order)],
        "minor": situation.minor,
        "competent_in": None if competences is None else sorted(map(str, competences)),
        "mentioned": sorted(map(str, situation.mentioned)),
    }


def thaw(frozen: object, role: Role | None = None) -> Situation:
    """The situation that `freeze` wrote down, or that a person or program wrote in that shape.

    Lenient in this only: every key but "role" may be left out, and "role" too when `role` is given; a sign may be its
    bare name; "answer" may be true or false. Anything else that is not in the shape: ValueError with a sentence.
    """
    facts = _mapping(frozen, "facts", _KEYS)
    signs = facts.get("signs", [])
    if not isinstance(signs, list):
        raise ValueError('"signs" is a list of signs')
    return Situation(
        role=_word(Role, facts.get("role", role), "role"),
        facts=tuple(map(_thawed, signs)),
        minor=_minor(facts.get("minor")),
        competences=None if facts.get("competent_in") is None else _words(Competence, facts, "competent_in"),
        mentioned=_words(Sign, facts, "mentioned"),
    )


def recompute(frozen: object, policy: Policy | None = None) -> Decision:
    """The decision on frozen facts by this policy; with the policy of their time, the decision of their time."""
    return decide(thaw(frozen), policy)


def _frozen(fact: Fact) -> dict[str, Any]:
    return {
        "sign": str(fact.sign),
        "severity": str(fact.severity),
        "when": str(fact.when),
        "answer": str(fact.answer),
        "evidence": list(fact.evidence),
    }


def _order(fact: Fact) -> tuple[str, str, str, str, tuple[str, ...]]:
    return (fact.sign.value, fact.severity.value, fact.when.value, fact.answer.value, fact.evidence)


def _thawed(sign: object) -> Fact:
    fields = _mapping({"sign": sign} if isinstance(sign, str) else sign, "a sign", _SIGN_KEYS)
    answer = fields.get("answer", Answer.YES)
    evidence = fields.get("evidence", [])
    if not isinstance(evidence, list) or not all(isinstance(quote, str) for quote in evidence):
        raise ValueError('"evidence" is a list of texts')
    return Fact(
        sign=_word(Sign, fields.get("sign"), "sign"),
        severity=_word(Severity, fields.get("severity", Severity.UNGRADED), "severity"),
        when=_word(When, fields.get("when", When.UNKNOWN), "when"),
        answer=_word(Answer, _BOOLEANS[answer] if isinstance(answer, bool) else answer, "answer"),
        evidence=tuple(evidence),
    )


def _mapping(value: object, name: str, keys: set[str]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{name}: write an object with {', '.join(sorted(keys))}")
    if unknown := sorted(str(key) for key in value if key not in keys):
        raise ValueError(f'{name}: "{unknown[0]}" is unknown; the keys are {", ".join(sorted(keys))}')
    return value


def _word[W: StrEnum](words: type[W], value: object, key: str) -> W:
    try:
        return words(str(value) if isinstance(value, str) else "")
    except ValueError:
        raise ValueError(f'"{key}" is {_shown(value)}; write one of {", ".join(words)}') from None


def _words[W: StrEnum](words: type[W], fields: Mapping[str, Any], key: str) -> frozenset[W]:
    values = fields.get(key, [])
    if not isinstance(values, list):
        raise ValueError(f'"{key}" is a list of words')
    return frozenset(_word(words, value, key) for value in values)


def _minor(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise ValueError('"minor" is true, false or null (not known)')


def _shown(value: object) -> str:
    return "missing" if value is None else f"{str(value)[:40]!r}"
