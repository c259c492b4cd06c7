"""Does the background work go on, whatever fails in one of its rounds?"""

import threading

import pytest

from baton.cli import worker


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), ValueError("a row of a client's")])
def test_no_fault_ends_the_rounds(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    stop, rounds = threading.Event(), []

    def fails() -> None:
        rounds.append(1)
        if len(rounds) > 1:
            stop.set()
        raise fault

    monkeypatch.setattr(worker, "EVERY", 0)
    monkeypatch.setattr(worker, "work_round", fails)
    worker.work(stop)
    assert len(rounds) == 2


def test_lateness_is_told_although_nothing_can_be_signed(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []

    def full(agencies: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(worker.overdue, "climb", lambda **_: told.append(1))
    monkeypatch.setattr(worker.heads, "catch_up", full)
    with pytest.raises(OSError, match="No space"):
        worker.work_round()
    assert told == [1]
