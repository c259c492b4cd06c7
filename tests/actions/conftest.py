"""What do tests of actions share? The small policy, the small ear, and a note saved in one line."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import standin
from baton.actions import encounters
from baton.models import Encounter, Kind
from cast import NOW, Cast

type Note = Callable[..., Encounter]


@pytest.fixture(autouse=True)
def _small_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    standin.stand_in(monkeypatch)


@pytest.fixture
def note(cast: Cast) -> Note:
    """Saves a note of Pia's about Marcus, unless told otherwise."""

    def save(text: str, **other: Any) -> Encounter:
        usual = {"client": cast.marcus, "by": cast.pia, "kind": Kind.WALK, "happened_at": NOW, "now": NOW}
        return partial(encounters.save, text=text, key=uuid.uuid4(), **usual)(**other)

    return save
