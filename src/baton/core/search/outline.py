"""Where on a picture do places lie? A flat map of the few that are shown, north up, in a box of 100 by 60."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from baton.core.search.places import Place

WIDTH, HEIGHT, EDGE = 100.0, 60.0, 6.0


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A place on the picture; `number` is that of its line in the list."""

    number: int
    x: float
    y: float


def dots(places: Sequence[tuple[int, Place]]) -> tuple[Dot, ...]:
    """The dots of numbered places, as far apart as the box allows, and in the right proportion to each other."""
    if not places:
        return ()
    middle = math.radians(sum(place.latitude for _, place in places) / len(places))
    flat = [(number, place.longitude * math.cos(middle), -place.latitude) for number, place in places]
    left, top = min(x for _, x, _ in flat), min(y for *_, y in flat)
    across, down = max(x for _, x, _ in flat) - left, max(y for *_, y in flat) - top
    scale = min((WIDTH - 2 * EDGE) / (across or 1e-9), (HEIGHT - 2 * EDGE) / (down or 1e-9))
    pad_x, pad_y = (WIDTH - across * scale) / 2, (HEIGHT - down * scale) / 2
    if scale > 1e6:  # all in one spot
        scale, pad_x, pad_y = 0.0, WIDTH / 2, HEIGHT / 2
    return tuple(
        Dot(number=number, x=round(pad_x + (x - left) * scale, 1), y=round(pad_y + (y - top) * scale, 1))
        for number, x, y in flat
    )
