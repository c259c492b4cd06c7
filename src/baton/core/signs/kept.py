"""What did the packaged tables say when they were last read? Keeps it beside them, as Python does bytecode.

The kept form lies in tables/__pycache__ and counts only while no table and no module of this package has changed, and
no byte of it. A folder that cannot be written to costs time at the start, nothing else.
"""

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from baton.core.signs.patterns import TABLES

_KEPT = TABLES / "__pycache__"
_DIGEST = 16  # bytes


def kept(name: str, read: Callable[[], Any]) -> Any:
    """What `read` returns, a value made of Python's plain types, from the kept form if that is still true."""
    file = _KEPT / f"{name}.{sys.implementation.cache_tag}"
    with suppress(OSError):
        found = file.read_bytes()
        if found[:_DIGEST] == _digest(found[_DIGEST:]):
            return marshal.loads(found[_DIGEST:])  # noqa: S302 - as trusted as bytecode, and whole: the digest says so
    value = read()
    with suppress(OSError):
        _KEPT.mkdir(exist_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}")
        written = marshal.dumps(value)
        fresh.write_bytes(_digest(written) + written)
        fresh.replace(file)
    return value


def _digest(written: bytes) -> bytes:
    """Of what is kept, and of name, time and size of everything that it was read from."""
    folders = (TABLES, Path(__file__).parent)
    files = sorted((file.name, file.stat()) for folder in folders for file in os.scandir(folder) if file.is_file())
    state = [(name, seen.st_mtime_ns, seen.st_size) for name, seen in files]
    return blake2b(written, digest_size=_DIGEST, key=blake2b(repr(state).encode()).digest()).digest()
