"""What happened at Open Door these last three weeks? The demo's people, notes and steps. All of it is invented."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final


@dataclass(frozen=True, kw_only=True)
class Worker:
    """An account of the demo; `above` and `backup` are supervisors, by key."""

    key: str
    name: str
    role: str
    above: str = ""
    backup: str = ""
    phone: str = ""
    competences: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Served:
    """A client of the demo, with their worker, by key, what they say they want, and who is in their circle."""

    called: str
    worker: str
    pronouns: str
    birth_year: int
    words: str
    goal: str
    contact: Sequence[str] = ()
    likes: str = ""
    circle: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, kw_only=True)
class Note:
    """A contact: days ago (0: today) and the local time; for today, minutes ago instead of a time."""

    day: int
    time: str
    worker: str
    client: str
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A screening filled in together; `answers` are the option values in the order of the items."""

    day: int
    time: str
    worker: str
    client: str
    instrument: str
    answers: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class Done:
    """A step taken: the oldest open baton of this client whose key is `step`.

    `then` is the step that comes next, due `then_within`; `closing` ends the concern as well.
    """

    day: int
    time: str
    client: str
    step: str
    outcome: str
    then: str = ""
    then_within: str = ""
    closing: str = ""


_TABLES: Final = tomllib.loads((resources.files("baton.cli") / "story.toml").read_text(encoding="utf-8"))

AGENCY: Final[str] = _TABLES["agency"]
PASSWORD: Final[str] = _TABLES["password"]
WORKERS: Final = tuple(Worker(**row) for row in _TABLES["worker"])
CLIENTS: Final = tuple(Served(**row) for row in _TABLES["client"])
NOTES: Final = tuple(Note(**row) for row in _TABLES["note"])
FILLED: Final = tuple(Filled(**row) for row in _TABLES["filled"])
STEPS: Final = tuple(Done(**row) for row in _TABLES["done"])
