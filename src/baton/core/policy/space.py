"""Which situations can there be? The fact space that `policy.verify` exhausts, one of each kind that acts alike."""

from collections.abc import Iterator
from itertools import chain, combinations, product

from baton.core.facts import Answer
from baton.core.policy.firing import Asker, Key, applies, fired
from baton.core.policy.standard import Policy
from baton.core.vocabulary import Competence, Role, Severity, Sign, When

_COUNTING = (Answer.YES, Answer.UNSURE)


def every_asker() -> Iterator[Asker]:
    """Each role, competence (known or not) and age (known or not); a peer has no competences."""
    known = (frozenset(some) for size in range(len(Competence) + 1) for some in combinations(Competence, size))
    for competences, minor in product(chain([None], known), (None, False, True)):
        yield Asker(Role.THERAPIST, minor, competences)
    for minor in (None, False, True):
        yield Asker(Role.PEER, minor, frozenset())


def askers(policy: Policy) -> tuple[Asker, ...]:
    """One asker, the least competent, for all of one role whom the same rows of this policy speak to."""
    alike: dict[tuple[Role, tuple[str, ...]], Asker] = {}
    for asker in every_asker():
        alike.setdefault((asker.role, tuple(row.id for row in policy.rows if applies(row, asker))), asker)
    return tuple(alike.values())


def every_key() -> Iterator[Key]:
    """Every fact that counts: each sign, severity, time, and yes or unsure; those that make no sense too."""
    return (Key(*parts) for parts in product(Sign, Severity, When, _COUNTING))


def classes(policy: Policy, asker: Asker) -> dict[frozenset[str], Key]:
    """The sets of rows that single facts fire for this asker, each with one fact that fires exactly these."""
    return {frozenset(firing.row.id for firing in fired(policy, asker, [key])): key for key in every_key()}
