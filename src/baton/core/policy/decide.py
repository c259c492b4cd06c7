"""What now? Facts in, decision out: the rows that fire are united, the strongest of them leads and sets the time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from baton.core.facts import Fact, Situation
from baton.core.policy.fingerprint import version
from baton.core.policy.firing import Asker, Firing, Key, asker_of, fired, key_of
from baton.core.policy.loader import load_policy
from baton.core.policy.outcome import outcome
from baton.core.policy.questions import open_age, open_competences, open_questions
from baton.core.policy.rows import Decision, Reason, Row, Step
from baton.core.policy.standard import Policy
from baton.core.vocabulary import Sign

CARRY_ON = "Nothing here asks for more than your support"


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Grounds:
    """A decision before the words that it rests on, with the facts behind each of its reasons.

    The same facts give the same object: what is made of it may be kept by it.
    """

    decision: Decision
    behind: tuple[frozenset[Key], ...]

    def evidence(self, facts: Sequence[Fact]) -> tuple[tuple[str, ...], ...]:
        """The words of these facts behind each reason."""
        quotes = sorted((key_of(fact), quote) for fact in facts for quote in fact.evidence)
        return tuple(tuple(dict.fromkeys(quote for key, quote in quotes if key in keys)) for keys in self.behind)


def decide(situation: Situation, policy: Policy | None = None) -> Decision:
    """The decision for this situation by this policy (left out: the packaged one).

    Deterministic, whatever the order of the facts. No fact that counts: continue, with no rows.
    """
    found = grounds(situation, policy or load_policy())
    if not any(fact.evidence for fact in situation.facts):
        return found.decision
    evidence = found.evidence(situation.facts)
    return replace(found.decision, reasons=tuple(map(_resting, found.decision.reasons, evidence)))


def grounds(situation: Situation, policy: Policy) -> Grounds:
    """What `decide` goes by: all of the decision but the words of this one note."""
    return _grounds(policy, asker_of(situation), frozenset(map(key_of, situation.facts)), situation.mentioned)


@lru_cache(maxsize=65_536)
def _grounds(policy: Policy, asker: Asker, keys: frozenset[Key], mentioned: frozenset[Sign]) -> Grounds:
    firings = fired(policy, asker, keys)
    rows = [firing.row for firing in firings]
    now = outcome(rows)
    decision = Decision(
        disposition=now.disposition,
        within=now.within,
        headline=rows[0].headline if rows else CARRY_ON,
        rows=tuple(row.id for row in rows),
        obligations=tuple(sorted(now.obligations)),
        referral_kinds=_united((row.kind,) if row.kind else () for row in rows),
        steps=united_steps(rows),
        say=_united(row.say for row in rows),
        avoid=_united(row.avoid for row in rows),
        questions=open_questions(policy, asker, keys, mentioned, now),
        reasons=tuple(_reason(firing) for firing in firings),
        policy_version=version(policy),
        open_competences=open_competences(policy, asker, keys),
        open_age=open_age(policy, asker, keys),
    )
    return Grounds(decision=decision, behind=tuple(firing.keys for firing in firings))


def united_steps(rows: Iterable[Row]) -> tuple[Step, ...]:
    """The steps of these rows, strongest row first. Steps of one key are one: first words, shortest time."""
    steps: dict[str, Step] = {}
    for step in (step for row in rows for step in row.steps):
        steps[step.key] = _merged(steps[step.key], step) if step.key in steps else step
    return tuple(steps.values())


def _merged(first: Step, later: Step) -> Step:
    sooner = min(first.within, later.within, key=lambda span: span.minutes)
    return replace(first, within=sooner, baton=first.baton or later.baton)


def _united[T](parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """Every item once, in the order of first sight."""
    return tuple(dict.fromkeys(item for part in parts for item in part))


def _reason(firing: Firing) -> Reason:
    row = firing.row
    return Reason(row=row.id, sentence=row.sentence, evidence=(), sources=row.sources)


def _resting(reason: Reason, evidence: tuple[str, ...]) -> Reason:
    return replace(reason, evidence=evidence)
