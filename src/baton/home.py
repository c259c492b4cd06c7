"""Where does an installation keep what is not in the database? A folder: database file, keys, mail, audit heads.

Keys are made on first use, readable by their owner only. They are neither in the repository nor in the database.
"""

import os
import secrets
import tempfile
from pathlib import Path


def folder(home: Path, name: str) -> Path:
    """A private folder of the home, made when missing."""
    path = home / name
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def key(home: Path, name: str) -> bytes:
    """The 32 secret bytes of that name, made on first use. Two processes that start at once read the same ones."""
    path = folder(home, "keys") / name
    if not path.exists():
        _keep(path, secrets.token_bytes(32))
    return path.read_bytes()


def _keep(path: Path, secret: bytes) -> None:
    handle, mine = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(mine, path)
    except FileExistsError:
        return
    finally:
        Path(mine).unlink()
