"""How long does it take, when some still wait? Kaplan-Meier curves; and how far a share may be off, by Wilson.

Kaplan and Meier 1958, with Greenwood's variance and a log-log interval; Wilson 1927. All intervals are of 95 percent.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_Z = 1.959964
_SAME = 1e-9


@dataclass(frozen=True, kw_only=True)
class Span:
    """How many days until it happened; or, if it has not `happened`, for how many days it has not."""

    days: float
    happened: bool


@dataclass(frozen=True, kw_only=True)
class Point:
    """By this day the share has it behind them; `low` to `high` is where the true share probably lies."""

    days: float
    share: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Curve:
    """The share by days, rising at each point. `waiting`: days at which a look at one that still waits ends."""

    cases: int
    happened: int
    points: tuple[Point, ...]
    waiting: tuple[float, ...]

    def by(self, days: float) -> Point:
        """The curve on that day; nobody before the first point."""
        nobody = Point(days=days, share=0.0, low=0.0, high=0.0)
        return max((point for point in self.points if point.days <= days), key=lambda point: point.days, default=nobody)

    def until(self, share: float) -> float | None:
        """After how many days that share has it behind them; None while it is not reached."""
        return next((point.days for point in self.points if point.share >= share - _SAME), None)


def curve(spans: Iterable[Span]) -> Curve:
    """The curve of these cases. Who ends at the same day as one that happens is still counted as waiting then."""
    all_of_them = sorted(spans, key=lambda span: span.days)
    days = sorted({span.days for span in all_of_them if span.happened})
    still, variance, points = 1.0, 0.0, []
    for day in days:
        risk = sum(span.days >= day for span in all_of_them)
        ended = sum(span.happened and span.days == day for span in all_of_them)
        still *= 1 - ended / risk
        variance += ended / (risk * (risk - ended)) if risk > ended else math.inf
        low, high = _around(still, variance)
        points.append(Point(days=day, share=1 - still, low=low, high=high))
    happened = sum(span.happened for span in all_of_them)
    waiting = tuple(span.days for span in all_of_them if not span.happened)
    return Curve(cases=len(all_of_them), happened=happened, points=tuple(points), waiting=waiting)


def _around(still: float, variance: float) -> tuple[float, float]:
    """The interval of 1 - `still`. Once nobody waits any more the variance says nothing: from none to all."""
    if math.isinf(variance):
        return 0.0, 1.0
    width = _Z * math.sqrt(variance) / math.log(still)
    return 1 - still ** math.exp(width), 1 - still ** math.exp(-width)


@dataclass(frozen=True, kw_only=True)
class Rate:
    """`part` of `whole`. Without a whole there is no share."""

    part: int
    whole: int

    @property
    def share(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def low(self) -> float:
        return self._wilson(-1)

    @property
    def high(self) -> float:
        return self._wilson(1)

    def _wilson(self, side: int) -> float:
        if not self.whole:
            return 0.0 if side < 0 else 1.0
        share, many = self.part / self.whole, self.whole
        middle = share + _Z**2 / (2 * many)
        width = _Z * math.sqrt(share * (1 - share) / many + _Z**2 / (4 * many**2))
        return min(max((middle + side * width) / (1 + _Z**2 / many), 0.0), 1.0)
