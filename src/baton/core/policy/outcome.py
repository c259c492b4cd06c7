"""What of an answer can danger change? The disposition, its time, the duties; and how two answers join."""

from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

from baton.core.policy.firing import level
from baton.core.policy.rows import Row
from baton.core.vocabulary import Disposition, Obligation
from baton.core.within import Within


class Outcome(NamedTuple):
    """The part of a decision that a further sign may raise and never lower."""

    disposition: Disposition = Disposition.CONTINUE
    within: Within | None = None
    obligations: frozenset[Obligation] = frozenset()


def outcome(rows: Iterable[Row]) -> Outcome:
    """What these rows come to together; of no rows, to carry on."""
    return reduce(join, (Outcome(row.disposition, row.within, row.obligations) for row in rows), Outcome())


def join(one: Outcome, other: Outcome) -> Outcome:
    """The stronger answer; its time, or the shorter one where both stand on one level; all duties."""
    strongest = max(one, other, key=lambda each: each.disposition.rank)
    top = max(level(one.disposition), level(other.disposition))
    spans = [each.within for each in (one, other) if each.within and level(each.disposition) == top]
    within = min(spans, key=lambda span: (span.minutes, str(span)), default=None)
    return Outcome(strongest.disposition, within, one.obligations | other.obligations)


def urgency(each: Outcome) -> tuple[int, float]:
    """Sorts outcomes: the stronger and sooner one is the greater."""
    return (each.disposition.rank, -each.within.minutes if each.within else float("-inf"))
