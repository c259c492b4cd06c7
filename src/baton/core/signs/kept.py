"""What did the packaged tables say when they were last read? Keeps it beside them, as Python does bytecode.

The kept form lies in tables/__pycache__ and counts only while no table and no module of this package has changed.
A folder that cannot be written to costs time at the start, nothing else.
"""

from collections.abc import Callable
from contextlib import suppress
from os import getpid
from pathlib import Path
from typing import Any

import orjson

from baton.core.signs.patterns import TABLES

_KEPT = TABLES / "__pycache__"


def kept(name: str, read: Callable[[], Any]) -> Any:
    """What `read` returns, a value that JSON can hold, from the kept form if that is still true."""
    file = _KEPT / f"{name}.json"
    state = _state()
    with suppress(OSError, TypeError, ValueError):
        was, value = orjson.loads(file.read_bytes())
        if was == state:
            return value
    value = read()
    with suppress(OSError):
        _KEPT.mkdir(exist_ok=True)
        fresh = file.with_suffix(f".{getpid()}")
        fresh.write_bytes(orjson.dumps((state, value)))
        fresh.replace(file)
    return value


def _state() -> list[list[str | int]]:
    """Name, time and size of everything that what was read depends on."""
    files = sorted([*TABLES.glob("*.txt"), *Path(__file__).parent.glob("*.py")])
    return [[file.name, (seen := file.stat()).st_mtime_ns, seen.st_size] for file in files]
