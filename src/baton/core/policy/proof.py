"""Can adding a danger sign ever lower an answer, lengthen its time, or drop a duty or a step? It proves that it cannot.

It exhausts the facts, one and two at a time, by the classes of facts that fire the same rows. Two are enough for every
number: a row fires on one fact alone, so the rows of a set are the union of those of its facts (checked for every
pair); what rows come to is a join: strongest, soonest, union (checked for every pair to be the join of its parts). A
set of facts grows one fact at a time, and each growth joins what that fact brings alone.

Time is compared from consult upward. The time of an explore or continue row says when to look again, and gives way.
"""

from collections.abc import Iterator
from itertools import pairwise, permutations
from typing import NamedTuple

from baton.core.facts import Answer
from baton.core.policy.decide import united_steps
from baton.core.policy.finding import Check, Finding
from baton.core.policy.firing import Asker, Key, fired, level
from baton.core.policy.outcome import Outcome, join, outcome
from baton.core.policy.space import askers, classes
from baton.core.policy.standard import Policy
from baton.core.vocabulary import SIGNS, Disposition, Severity, When
from baton.core.within import Within


class Reply(NamedTuple):
    """What some facts come to: the rows, and all that must never shrink when a fact is added."""

    ids: frozenset[str]
    rows: tuple[str, ...]
    outcome: Outcome
    steps: dict[str, Within]


def lowering(policy: Policy) -> Iterator[Finding]:
    """Every way in which an added, graver or nearer fact makes the answer weaker."""
    seen: set[str] = set()
    for asker in askers(policy):
        for rows, loss in (*_added(policy, asker), *_graver(policy, asker)):
            if loss not in seen:
                seen.add(loss)
                yield Finding(check=Check.LOWERS, rows=rows, sentence=loss)


def _added(policy: Policy, asker: Asker) -> Iterator[tuple[tuple[str, ...], str]]:
    keys = classes(policy, asker).values()
    alone = {key: _reply(policy, asker, key) for key in keys}
    for key, added in permutations(keys, 2):
        before, more, together = alone[key], alone[added], _reply(policy, asker, key, added)
        for loss in _losses(before, together):
            yield together.rows, f"with {', '.join(before.rows)}, adding {', '.join(more.rows)} {loss}"
        if together.ids != before.ids | more.ids or together.outcome != join(before.outcome, more.outcome):
            yield together.rows, f"{key.sign} and {added.sign} together come to something else than both alone"


def _graver(policy: Policy, asker: Asker) -> Iterator[tuple[tuple[str, ...], str]]:
    """The next graver step of a sign, and a nearer time, never get a weaker answer."""
    for sign, entry in SIGNS.items():
        for severity, when, nearer in _steps_up(entry.severities):
            before = _reply(policy, asker, Key(sign, severity, when, Answer.YES)).outcome
            after = _reply(policy, asker, Key(sign, *nearer, Answer.YES)).outcome
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


def _reply(policy: Policy, asker: Asker, *keys: Key) -> Reply:
    rows = [firing.row for firing in fired(policy, asker, keys)]
    steps = {step.key: step.within for step in united_steps(rows)}
    ids = tuple(row.id for row in rows)
    return Reply(frozenset(ids), ids, outcome(rows), steps)
