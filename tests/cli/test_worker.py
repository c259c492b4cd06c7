"""Does the background work go on, whatever fails in one of its rounds, and whatever the clock does?"""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError

from baton.cli import worker
from baton.cli.clock import SETTLES, Clock
from cast import NOW


class Watch:
    """A clock on the wall, and the machine's own count; the test moves both."""

    def __init__(self) -> None:
        self.wall, self.count = NOW, 0.0
        self.clock = Clock(wall=lambda: self.wall, count=lambda: self.count)

    def goes_on(self, seconds: float) -> None:
        self.wall, self.count = self.wall + timedelta(seconds=seconds), self.count + seconds

    def leaps(self, by: timedelta) -> None:
        self.wall += by

    def read(self) -> tuple[datetime, bool]:
        return self.clock.read()


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[datetime]]:
    """Which parts of a round were done, and when by their clock."""
    done: dict[str, list[datetime]] = {"climb": [], "deliver": [], "sign": []}
    monkeypatch.setattr(worker.overdue, "climb", lambda *, now: done["climb"].append(now))
    monkeypatch.setattr(worker.delivery, "deliver", lambda *, now: done["deliver"].append(now))
    monkeypatch.setattr(worker.heads, "catch_up", lambda agencies: done["sign"].append(NOW))
    return done


@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left on device"), ValueError("a row of a client's"), OperationalError("gone")]
)
@pytest.mark.parametrize("part", [("overdue", "climb"), ("delivery", "deliver"), ("heads", "catch_up")])
def test_a_part_that_fails_holds_up_no_other_and_ends_no_rounds(
    fault: Exception, part: tuple[str, str], parts: dict[str, list[datetime]], monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    stop, failed = threading.Event(), []

    def fails(*_: object, **__: object) -> None:
        failed.append(1)
        if len(failed) == 2:
            stop.set()
        raise fault

    monkeypatch.setattr(worker, "EVERY", 0)
    monkeypatch.setattr(getattr(worker, part[0]), part[1], fails)
    worker.work(stop)
    assert sorted(len(times) for times in parts.values()) == [0, 2, 2]


def test_an_even_clock_is_believed() -> None:
    watch = Watch()
    for _ in range(100):
        watch.goes_on(15)
        assert watch.read() == (watch.wall, True)


@pytest.mark.parametrize("leap", [timedelta(days=1), -timedelta(days=1), timedelta(minutes=3)])
def test_a_clock_that_leapt_is_believed_once_it_has_gone_on_evenly(leap: timedelta) -> None:
    watch = Watch()
    watch.leaps(leap)
    assert not watch.read()[1]
    watch.goes_on(SETTLES - 1)
    assert not watch.read()[1]
    watch.goes_on(1)
    assert watch.read()[1]


def test_a_clock_that_leaps_and_comes_back_tells_nothing_in_between(parts: dict[str, list[datetime]], db: None) -> None:
    watch = Watch()
    worker.work_round(watch.clock)
    watch.leaps(timedelta(days=1))
    worker.work_round(watch.clock)
    watch.leaps(-timedelta(days=1))
    worker.work_round(watch.clock)
    assert parts["climb"] == [NOW]
    assert len(parts["deliver"]) == 3
    watch.goes_on(SETTLES)
    worker.work_round(watch.clock)
    assert parts["climb"][1:] == [watch.wall]
