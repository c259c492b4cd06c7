"""Where does everyone stand in a client's circle? Rings by closeness, drawn so that no two names lie on each other.

The closer, the more the client leans on them. Where names would not fit, numbers stand in their place, and the list
beside the drawing carries the same numbers.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class SupporterKind(StrEnum):
    """Who it is, as the client sees it."""

    FAMILY = "family"
    FRIEND = "friend"
    PEER = "peer"
    PROFESSIONAL = "professional"
    GROUP = "group"
    AGENCY = "agency"


class Closeness(StrEnum):
    """How much the client leans on them, nearest first. ASKED: it is not yet known whether they will."""

    CLOSE = "close"
    IN_TOUCH = "in_touch"
    ASKED = "asked"


class Knows(StrEnum):
    """What the client lets them know."""

    NOTHING = "nothing"
    COMES_HERE = "comes_here"
    THEIR_PART = "their_part"


@dataclass(frozen=True, kw_only=True)
class Someone:
    """One of the circle, as they are to be drawn. `number` is their place in the list."""

    number: int
    called: str
    note: str = ""
    kind: SupporterKind
    closeness: Closeness


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The paper, in its own units: how large, how far the rings, how large a name may be and its letters are."""

    width: int
    height: int
    rings: tuple[int, int, int]
    dot: int
    letters: int
    letter_width: float
    line: int
    notes: bool

    @property
    def own(self) -> int:
        """How far the client's own dot reaches."""
        return self.rings[0] * 2 // 5


WIDE = Sheet(width=720, height=640, rings=(110, 200, 285), dot=12, letters=20, letter_width=7.6, line=16, notes=True)
NARROW = Sheet(width=350, height=390, rings=(68, 116, 158), dot=9, letters=11, letter_width=7.6, line=15, notes=False)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Someone in their place: the middle of the dot, and the lines under it."""

    someone: Someone
    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The finished drawing. `named` says whether names stand in it, or numbers."""

    sheet: Sheet
    spots: tuple[Spot, ...]
    named: bool

    @property
    def middle(self) -> tuple[float, float]:
        return self.sheet.width / 2, self.sheet.height / 2

    @property
    def box(self) -> int:
        """The side of a square that is as wide as a dot."""
        return 2 * self.sheet.dot

    @property
    def below(self) -> int:
        """How far under the middle of a dot the first line stands, and the second."""
        return self.sheet.dot + self.sheet.line - 2

    @property
    def further(self) -> int:
        return self.below + self.sheet.line


type _Box = tuple[float, float, float, float]
_TURNS = 24  # ways in which a ring is turned, to find one in which its names do not meet others


def draw(people: Sequence[Someone], sheet: Sheet) -> Drawing:
    """The circle on a sheet. The same people give the same drawing."""
    named = _placed(people, sheet, named=True)
    if _fits(named, sheet):
        return Drawing(sheet=sheet, spots=named, named=True)
    return Drawing(sheet=sheet, spots=_placed(people, sheet, named=False), named=False)


def _placed(people: Sequence[Someone], sheet: Sheet, *, named: bool) -> tuple[Spot, ...]:
    placed: tuple[Spot, ...] = ()
    for closeness, radius in zip(Closeness, sheet.rings, strict=True):
        ring = [_labelled(one, sheet, named=named) for one in people if one.closeness is closeness]
        ways = [(*placed, *_turned(ring, radius, turn / _TURNS, sheet)) for turn in range(_TURNS if ring else 1)]
        meetings = [_meetings(spots, sheet) for spots in ways]
        apart = [spots for spots, count in zip(ways, meetings, strict=True) if count == min(meetings)]
        placed = min(apart, key=lambda spots: _crossings(spots, sheet))
    return placed


def _labelled(one: Someone, sheet: Sheet, *, named: bool) -> Spot:
    lines = [one.called, *([one.note] if sheet.notes and one.note else [])]
    return Spot(someone=one, x=0, y=0, lines=tuple(_short(line, sheet.letters) for line in lines) if named else ())


def _short(words: str, letters: int) -> str:
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def _turned(ring: Sequence[Spot], radius: float, turn: float, sheet: Sheet) -> tuple[Spot, ...]:
    step = 2 * math.pi / max(len(ring), 1)
    angles = [step * (place + turn) - math.pi / 2 for place in range(len(ring))]
    middle_x, middle_y = sheet.width / 2, sheet.height / 2
    return tuple(
        replace(spot, x=round(middle_x + radius * math.cos(angle), 1), y=round(middle_y + radius * math.sin(angle), 1))
        for spot, angle in zip(ring, angles, strict=True)
    )


def _fits(spots: Sequence[Spot], sheet: Sheet) -> bool:
    boxes = [box for spot in spots for box in boxes_of(spot, sheet)]
    inside = all(x1 >= 0 and y1 >= 0 and x2 <= sheet.width and y2 <= sheet.height for x1, y1, x2, y2 in boxes)
    return inside and not _meetings(spots, sheet)


def _meetings(spots: Sequence[Spot], sheet: Sheet) -> int:
    """How many pairs of people, or of one and the middle, lie on each other."""
    x, y, own = sheet.width / 2, sheet.height / 2, sheet.own
    boxes = [((x - own, y - own, x + own, y + own),), *(tuple(boxes_of(spot, sheet)) for spot in spots)]
    pairs = ((left, right) for place, left in enumerate(boxes) for right in boxes[:place])
    return sum(any(_meet(a, b) for a in left for b in right) for left, right in pairs)


def _crossings(spots: Sequence[Spot], sheet: Sheet) -> int:
    """How often a line from the middle runs through somebody else's dot."""
    middle = (sheet.width / 2, sheet.height / 2)
    dots = [next(boxes_of(spot, sheet)) for spot in spots]
    ends = [(spot.x, spot.y) for spot in spots]
    others = ((end, dot) for at, end in enumerate(ends) for other, dot in enumerate(dots) if at != other)
    return sum(_runs_through(middle, end, dot) for end, dot in others)


def _runs_through(start: tuple[float, float], end: tuple[float, float], box: _Box) -> bool:
    """Whether the line meets the box: along both axes it is inside for a stretch, and the stretches overlap."""
    first, last = 0.0, 1.0
    for frm, to, low, high in ((start[0], end[0], box[0], box[2]), (start[1], end[1], box[1], box[3])):
        if to == frm:
            if not low < frm < high:
                return False
            continue
        one, other = sorted(((low - frm) / (to - frm), (high - frm) / (to - frm)))
        first, last = max(first, one), min(last, other)
    return first < last


def boxes_of(spot: Spot, sheet: Sheet) -> Iterator[_Box]:
    """What a spot takes up: its dot, and its lines below."""
    yield spot.x - sheet.dot, spot.y - sheet.dot, spot.x + sheet.dot, spot.y + sheet.dot
    if spot.lines:
        half = max(len(line) for line in spot.lines) * sheet.letter_width / 2
        top = spot.y + sheet.dot
        yield spot.x - half, top, spot.x + half, top + sheet.line * len(spot.lines) + 4


def _meet(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
