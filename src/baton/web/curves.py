"""Where do the lines of a picture run? Curves of shares by days, and bars, in the units of an SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baton.core.measures import Stage
from baton.core.survival import Curve

DAYS = 42
_KINDS = ("", "b", "c")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The paper of a picture of curves, and every how many days it has a mark."""

    width: int
    height: int
    left: int
    foot: int = 36
    top: int = 14
    right: int = 12
    every: int

    def x(self, days: float) -> float:
        return round(self.left + (self.width - self.left - self.right) * min(days, DAYS) / DAYS, 1)

    def y(self, share: float) -> float:
        return round(self.height - self.foot - (self.height - self.foot - self.top) * share, 1)


WIDE = Frame(width=880, height=360, left=52, every=7)
NARROW = Frame(width=350, height=280, left=44, every=14)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One curve: its name, what half of them took, its kind of line, its path, and that of its interval."""

    name: str
    half: str
    kind: str
    path: str
    between: str
    ticks: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """All that a template draws: marks up the side and along the foot, and the lines."""

    frame: Frame
    shares: tuple[tuple[str, float], ...]
    days: tuple[tuple[str, float], ...]
    lines: tuple[Line, ...]
    foot: float
    end: float


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One stage: where it stands and how long it is, of `full`."""

    stage: Stage
    y: int
    length: int
    rest: str


def picture(curves: Mapping[str, Curve], frame: Frame) -> Picture:
    """The curves of some groups, the first with its interval."""
    marks = range(0, DAYS + 1, frame.every)
    return Picture(
        frame=frame,
        shares=tuple((f"{percent}%", frame.y(percent / 100)) for percent in (0, 25, 50, 75, 100)),
        days=tuple((f"day {day}" if not day else str(day), frame.x(day)) for day in marks),
        lines=tuple(_line(name, one, kind, frame) for kind, (name, one) in zip(_KINDS, curves.items(), strict=False)),
        foot=frame.y(0),
        end=frame.x(DAYS),
    )


def half_of(curve: Curve) -> str:
    """ "half by day 3", or that it is not reached."""
    days = curve.until(0.5)
    return f"half by day {_whole(days)}" if days is not None else "half not reached yet"


def _line(name: str, curve: Curve, kind: str, frame: Frame) -> Line:
    shown = [point for point in curve.points if point.days <= DAYS]
    path = _stairs([(point.days, point.share) for point in shown], frame)
    upper = _stairs([(point.days, point.high) for point in shown], frame)
    lower = [(point.days, point.low) for point in shown]
    ticks = "".join(
        f"M{frame.x(day)} {round(frame.y(curve.by(day).share) - 5, 1)}v10" for day in curve.waiting if day <= DAYS
    )
    between = f"{upper}{_back(lower, frame)}Z" if shown and not kind else ""
    return Line(name=name, half=half_of(curve), kind=kind, path=path, between=between, ticks=ticks)


def _stairs(points: Sequence[tuple[float, float]], frame: Frame) -> str:
    steps = "".join(f"H{frame.x(days)}V{frame.y(share)}" for days, share in points)
    return f"M{frame.x(0)} {frame.y(0)}{steps}H{frame.x(DAYS)}"


def _back(points: Sequence[tuple[float, float]], frame: Frame) -> str:
    """The same way from the end to the start, along the lower edge."""
    shares = [0.0, *(share for _, share in points)]
    steps = [f"V{frame.y(after)}H{frame.x(days)}" for (days, _), after in zip(points, shares[1:], strict=True)]
    return "".join(reversed(steps)) + f"V{frame.y(0)}H{frame.x(0)}"


def bars(stages: Sequence[Stage], *, full: int, step: int) -> list[Bar]:
    """Each stage as a bar, in proportion to the first."""
    most = max(stages[0].reached, 1)
    return [
        Bar(stage=stage, y=step * place, length=round(full * stage.reached / most), rest=rest_of(stage))
        for place, stage in enumerate(stages)
    ]


def rest_of(stage: Stage) -> str:
    """Where those are who came so far and no further."""
    parts = [(stage.open_here, "still here"), (stage.ended_here, "ended here")]
    return ", ".join(f"{number} {words}" for number, words in parts if number)


def _whole(days: float) -> int:
    """The day on which it was reached, counted from 0; part of a day counts as that day."""
    return -int(-days // 1)
