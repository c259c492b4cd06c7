"""Is the clock to be believed? A clock that leaps against the machine's own count of seconds is let settle first.

Lateness that is told cannot be untold, so it waits until the clock has gone on evenly for a while. A machine that was
asleep, and one that is set right, look the same; both are believed after that while.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from baton.cli.house import right_now

_LEAP = timedelta(minutes=2)
SETTLES = 600.0  # seconds of even going after which a clock that leapt is believed


class Clock:
    """Tells the time, and whether it is to be believed."""

    def __init__(self, wall: Callable[[], datetime] = right_now, count: Callable[[], float] = time.monotonic) -> None:
        self._wall, self._count = wall, count
        self._last = (wall(), count())
        self._leapt: float | None = None

    def read(self) -> tuple[datetime, bool]:
        """The time by the clock, and whether it has gone on evenly since it was first read, or for long enough."""
        now, count = self._wall(), self._count()
        then, counted = self._last
        if abs(now - then - timedelta(seconds=count - counted)) > _LEAP:
            self._leapt = count
        self._last = (now, count)
        if self._leapt is not None and count - self._leapt >= SETTLES:
            self._leapt = None
        return now, self._leapt is None
