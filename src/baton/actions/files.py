"""Which files lie at a path? A folder, a zip or one file, plain or gzip; nothing is unpacked to disk.

What could fill the memory or lead out of the folder is refused before it is read.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final

from baton.core.refusals import Code, Refused

READ: Final = (".csv", ".tsv", ".json", ".js")
LARGEST: Final = 2 * 1024**3  # bytes of one file, unpacked
_TIGHTEST: Final = 200  # times that a packed file may grow; text packs about tenfold
_SURELY_FINE: Final = 16 * 1024**2
_CHUNK: Final = 1024**2


def at(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file that may hold a directory, in the order of their names.

    Raises Refused when there is nothing at the path, or what is there is not to be trusted.
    """
    if path.is_dir():
        root = path.resolve()
        inside = (found for found in sorted(path.rglob("*")) if found.is_file() and _within(found, root))
        for found in inside:
            if _named(found.name):
                yield _plain(str(found.relative_to(path))), _content(found)
    elif not path.is_file():
        raise Refused(Code.INVALID, f"There is nothing to read at {path}.", field="path")
    elif zipfile.is_zipfile(path):
        yield from _zipped(path)
    else:
        yield _plain(path.name), _content(path)


def _within(found: Path, root: Path) -> bool:
    return found.resolve().is_relative_to(root)


def _named(name: str) -> bool:
    return _plain(name).lower().endswith(READ) and not PurePosixPath(name).name.startswith((".", "datapackage"))


def _plain(name: str) -> str:
    seen = "".join(sign if sign.isprintable() else "?" for sign in name)
    return seen.removesuffix(".gz").removesuffix(".GZ")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as packed:
            return _read(packed, path.name, path.stat().st_size)
    except OSError as error:
        raise Refused(Code.INVALID, f"{path.name} cannot be read: {error.strerror or 'it is cut off'}.") from None


def _zipped(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            for member in sorted(archive.infolist(), key=lambda one: one.filename):
                parts = PurePosixPath(member.filename.replace("\\", "/"))
                if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
                    raise Refused(Code.INVALID, f"{path.name} holds a path that leads out of it. It was not read.")
                if not member.is_dir() and _named(member.filename):
                    with archive.open(member) as packed:
                        yield _plain(member.filename), _read(packed, member.filename, member.compress_size)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error) as broken:
        raise Refused(Code.INVALID, f"{path.name} is broken or locked: it cannot be unpacked.") from broken


def _read(packed: IO[bytes], name: str, size: int) -> bytes:
    """The content, unpacked; refused once it grows beyond what a directory can be."""
    source = gzip.GzipFile(fileobj=packed) if name.lower().endswith(".gz") else packed
    content = io.BytesIO()
    try:
        while chunk := source.read(_CHUNK):
            content.write(chunk)
            grown = content.tell()
            if grown > LARGEST or grown > max(_SURELY_FINE, size * _TIGHTEST):
                raise Refused(Code.INVALID, f"{name} unpacks to far more than it should. It was not read.")
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise Refused(Code.INVALID, f"{name} is cut off or broken: nothing was taken. Get the file again.") from None
    return content.getvalue()
