"""Which rows fire? Each row fires on one fact alone, so the rows of a situation are the union of those of its facts.

That union, and taking the strongest, is why adding a sign never lowers an answer (`policy.verify` checks it).
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from baton.core.catalog import SIGNS
from baton.core.facts import Answer, Fact, Situation
from baton.core.policy.rows import Condition, Row
from baton.core.policy.standard import Policy
from baton.core.vocabulary import Competence, Disposition, Role, Severity, Sign, When

UNSURE_ROW = "R0"
_LEVELS = {disposition: disposition.rank for disposition in Disposition} | {Disposition.REFER: Disposition.CONSULT.rank}


class Key(NamedTuple):
    """A fact without the words that it rests on: all that the policy looks at."""

    sign: Sign
    severity: Severity
    when: When
    answer: Answer


class Asker(NamedTuple):
    """Who asks, about whom: what a row looks at besides the facts."""

    role: Role
    minor: bool | None
    competences: frozenset[Competence] | None


class Firing(NamedTuple):
    """A row that fires, with the facts that made it."""

    row: Row
    keys: frozenset[Key]


def key_of(fact: Fact) -> Key:
    return Key(fact.sign, fact.severity, fact.when, fact.answer)


def asker_of(situation: Situation) -> Asker:
    """A peer has no clinical competences, whatever the situation says."""
    competences = frozenset[Competence]() if situation.role is Role.PEER else situation.competences
    return Asker(situation.role, situation.minor, competences)


def level(disposition: Disposition) -> int:
    """How strong an answer is when it sets the time: consult and refer run side by side, so they share one level."""
    return _LEVELS[disposition]


def graded(sign: Sign, severity: Severity) -> Severity:
    """The severity as the sign's own steps have it.

    Not graded is read as the lowest step (see `unsure`); a step that the sign lacks as the next graver one.
    """
    steps = SIGNS[sign].severities
    return next((step for step in steps if step >= severity), steps[-1])


def timed(when: When) -> When:
    """An unknown time is read as recent."""
    return When.RECENT if when is When.UNKNOWN else when


def unsure(key: Key) -> bool:
    """R0: the worker is unsure, or a sign that has steps was not graded."""
    ungraded = key.severity is Severity.UNGRADED and Severity.UNGRADED not in SIGNS[key.sign].grades
    return key.answer is Answer.UNSURE or (ungraded and key.answer is Answer.YES)


def present(keys: Iterable[Key]) -> list[Key]:
    """The facts that count (R0: unsure is never read as no), in an order of their own."""
    return sorted(key for key in keys if key.answer is not Answer.NO)


def fired(policy: Policy, asker: Asker, keys: Iterable[Key]) -> tuple[Firing, ...]:
    """The rows that fire on these facts, strongest first: by answer, then by time, then by place in the tables."""
    found: dict[str, tuple[Row, set[Key]]] = {}
    for key in present(keys):
        for row in rows_on(policy, asker, key):
            found.setdefault(row.id, (row, set()))[1].add(key)
    firings = [Firing(row, frozenset(on)) for row, on in found.values()]
    return tuple(sorted(firings, key=lambda firing: policy.position[firing.row.id]))


def applies(row: Row, asker: Asker) -> bool:
    """Whether the row speaks to this worker about this client. Competence that is unknown is taken to be lacking."""
    competences = asker.competences or frozenset()
    return (
        asker.role in row.roles
        and (row.has is None or row.has in competences)
        and (row.lacks is None or row.lacks not in competences)
        and (not row.minor or asker.minor is True)
    )


def ground(conditions: tuple[Condition, ...]) -> frozenset[tuple[Sign, Severity, When]]:
    """Every sign, severity and time that these conditions cover."""
    return frozenset(
        (sign, severity, when)
        for condition in conditions
        for sign in condition.signs
        for severity in condition.severities or SIGNS[sign].severities
        for when in condition.when - {When.UNKNOWN}
    )


@lru_cache(maxsize=65_536)
def rows_on(policy: Policy, asker: Asker, key: Key) -> tuple[Row, ...]:
    """The rows that one fact that counts fires by itself."""
    severity, when = graded(key.sign, key.severity), timed(key.when)
    rows = [
        row
        for row, condition in policy.by_sign[key.sign]
        if when in condition.when and severity in (condition.severities or (severity,)) and applies(row, asker)
    ]
    return (*rows, *(row for row in policy.rows if row.id == UNSURE_ROW and unsure(key)))
