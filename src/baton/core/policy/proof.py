"""Can adding a danger sign ever lower an answer, lengthen its time, or drop a duty or a step? It proves that it cannot.

It exhausts the facts, one and two at a time, by the classes of facts that fire the same rows. Two are enough for every
number: a row fires on one fact alone, so the rows of a set are the union of those of its facts (checked for every
pair); what rows come to is a join: strongest, soonest, union (checked for every pair to be the join of its parts). A
set of facts grows one fact at a time, and each growth joins what that fact brings alone.

Time is compared from consult upward. The time of an explore or continue row says when to look again, and gives way.
"""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from baton.core.catalog import SIGNS
from baton.core.facts import Answer
from baton.core.policy.decide import united_steps
from baton.core.policy.finding import Check, Finding
from baton.core.policy.firing import Asker, Key, fired, level
from baton.core.policy.outcome import Outcome, join, outcome
from baton.core.policy.rows import Row
from baton.core.policy.space import askers, classes
from baton.core.policy.standard import Policy
from baton.core.vocabulary import Disposition, Severity, When
from baton.core.within import Within


class Reply(NamedTuple):
    """What some rows come to: all that must never shrink when a fact is added."""

    rows: tuple[str, ...]
    outcome: Outcome
    steps: dict[str, Within]


def lowering(policy: Policy) -> Iterator[Finding]:
    """Every way in which an added, graver or nearer fact makes the answer weaker."""
    seen: set[str] = set()
    pairs: set[frozenset[frozenset[str]]] = set()
    for asker in askers(policy):
        for rows, loss in (*_added(policy, asker, pairs), *_graver(policy, asker)):
            if loss not in seen:
                seen.add(loss)
                yield Finding(check=Check.LOWERS, rows=rows, sentence=loss)


def _added(policy: Policy, asker: Asker, seen: set[frozenset[frozenset[str]]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Losses by adding one fact to another. What rows come to is compared once for all workers (`seen`)."""
    alone = {ids: (key, _reply(_fire(policy, asker, key))) for ids, key in classes(policy, asker).items()}
    for (ids, (key, one)), (others, (added, other)) in combinations(alone.items(), 2):
        rows = _fire(policy, asker, key, added)
        if {row.id for row in rows} != ids | others:
            yield (), f"{key.sign} and {added.sign} together fire other rows than both alone"
        if (pair := frozenset({ids, others})) not in seen:
            seen.add(pair)
            yield from _pair(one, other, _reply(rows))


def _pair(one: Reply, other: Reply, together: Reply) -> Iterator[tuple[tuple[str, ...], str]]:
    for before, added in ((one, other), (other, one)):
        for loss in _losses(before, together):
            yield together.rows, f"with {', '.join(before.rows)}, adding {', '.join(added.rows)} {loss}"
    if together.outcome != join(one.outcome, other.outcome):
        yield together.rows, f"{', '.join(together.rows)} come to something else than the join of their parts"


def _graver(policy: Policy, asker: Asker) -> Iterator[tuple[tuple[str, ...], str]]:
    """The next graver step of a sign, and a nearer time, never get a weaker answer."""
    for sign, entry in SIGNS.items():
        for severity, when, nearer in _steps_up(entry.severities):
            before = outcome(_fire(policy, asker, Key(sign, severity, when, Answer.YES)))
            after = outcome(_fire(policy, asker, Key(sign, *nearer, Answer.YES)))
            if (loss := _weaker(before, after)) is not None:
                name = f"{sign} {nearer[0]}, {nearer[1]}, after {severity}, {when},"
                yield (), f"{name} {loss} for a {asker.role}"


def _steps_up(severities: tuple[Severity, ...]) -> Iterator[tuple[Severity, When, tuple[Severity, When]]]:
    times = (When.LIFETIME, When.RECENT, When.NOW)
    for when in times:
        yield from ((low, when, (high, when)) for low, high in pairwise(severities))
    for severity in severities:
        yield from ((severity, far, (severity, near)) for far, near in pairwise(times))


def _losses(before: Reply, after: Reply) -> Iterator[str]:
    if (loss := _weaker(before.outcome, after.outcome)) is not None:
        yield loss
    for duty in before.outcome.obligations - after.outcome.obligations:
        yield f"drops the duty {duty}"
    for key, within in before.steps.items():
        if key not in after.steps or within < after.steps[key]:
            yield f'drops or delays the step "{key}"'


def _weaker(before: Outcome, after: Outcome) -> str | None:
    if after.disposition < before.disposition:
        return f"lowers {before.disposition} to {after.disposition}"
    if level(before.disposition) < level(Disposition.CONSULT) or before.within is None:
        return None
    if after.within is None or before.within < after.within:
        return f"lengthens the time from {before.within} to {after.within}"
    return None


def _fire(policy: Policy, asker: Asker, *keys: Key) -> list[Row]:
    return [firing.row for firing in fired(policy, asker, keys)]


def _reply(rows: list[Row]) -> Reply:
    steps = {step.key: step.within for step in united_steps(rows)}
    return Reply(tuple(row.id for row in rows), outcome(rows), steps)
