"""How would we know that the audit was rewritten? Its heads are signed with a key outside the database, and kept there.

After each commit the last entry's number and hash are signed (Ed25519) and appended to heads/<agency>.jsonl in the
home. Who can write to the database alone can then neither change, drop, reorder nor rebuild what a head covers. Who
holds the home as well can: copy the heads elsewhere to guard against that.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from baton.home import folder, key
from baton.models import Agency, AuditEntry

_LONGEST_LINE = 4096


@dataclass(frozen=True, kw_only=True)
class Head:
    """The audit of an agency, by its slug, ended at `at` with entry `seq`, whose hash was `hash`."""

    agency: str
    seq: int
    hash: str
    at: str

    @classmethod
    def of(cls, agency: str, entry: AuditEntry) -> Self:
        return cls(agency=agency, seq=entry.seq, hash=entry.hash, at=entry.at.isoformat())

    def message(self) -> bytes:
        """The bytes that are signed."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()


class BadHeadError(ValueError):
    """A line of a head file is not one that this installation signed."""


def append(head: Head) -> None:
    """Sign the head and write it down, unless a later one stands there already."""
    with _path(head.agency).open("ab+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if head.seq > _last_seq(file):
            file.write(_line(head))
            file.flush()
            os.fsync(file.fileno())


def read(agency: str) -> Iterator[Head]:
    """The heads of an agency, oldest first. BadHeadError at the first line whose signature is not ours.

    A last line without an end was cut short by a crash: it signs nothing, and `append` takes it off.
    """
    path = _path(agency)
    if path.exists():
        with path.open("rb") as file:
            yield from (_checked(line, agency) for line in file if line.endswith(b"\n"))


def copy(agency: str, to: Path, *, up_to: int) -> None:
    """Write the heads of an agency to the file `to`, as they were when entry `up_to` was the last one."""
    lines = _path(agency).read_bytes().splitlines(keepends=True) if _path(agency).exists() else []
    to.write_bytes(b"".join(line for line in lines if line.endswith(b"\n") and json.loads(line)["seq"] <= up_to))


def known() -> list[str]:
    """The slugs of all agencies that have heads."""
    return sorted(path.stem for path in folder(settings.HOME, "heads").glob("*.jsonl"))


def catch_up(agencies: Iterable[Agency]) -> dict[str, int]:
    """Sign what was committed but not signed, as after a crash: slug -> how many entries that covers.

    Where the last head does not fit the audit, or a head was forged, nothing is signed: `verify` names the breach.
    """
    return {agency.slug: count for agency in agencies if (count := _catch_up(agency))}


def _catch_up(agency: Agency) -> int:
    entries = AuditEntry.objects.of(agency)
    last = entries.order_by("-seq").first()
    try:
        signed = max(read(agency.slug), key=lambda head: head.seq, default=None)
    except BadHeadError:
        return 0
    if last is None or (signed and not entries.filter(seq=signed.seq, hash=signed.hash).exists()):
        return 0
    append(Head.of(agency.slug, last))
    return last.seq - (signed.seq if signed else 0)


def _path(agency: str) -> Path:
    return folder(settings.HOME, "heads") / f"{agency}.jsonl"


def _signer() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key(settings.HOME, "audit"))


def _line(head: Head) -> bytes:
    signature = _signer().sign(head.message()).hex()
    return json.dumps({**asdict(head), "signature": signature}, sort_keys=True).encode() + b"\n"


def _checked(line: bytes, agency: str) -> Head:
    try:
        fields = json.loads(line)
        signature = bytes.fromhex(fields.pop("signature"))
        head = Head(**fields)
        _signer().public_key().verify(signature, head.message())
    except (ValueError, KeyError, TypeError, AttributeError, InvalidSignature) as error:
        raise BadHeadError("A line of the head file was not signed here") from error
    if head.agency != agency:
        raise BadHeadError("A line of the head file was signed for another agency")
    return head


def _last_seq(file: IO[bytes]) -> int:
    """The number in the last whole line; a line that a crash cut short is taken off first."""
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - _LONGEST_LINE))
    tail = file.read()
    if tail and not tail.endswith(b"\n"):
        tail = tail[: tail.rfind(b"\n") + 1]
        file.truncate(max(0, end - _LONGEST_LINE) + len(tail))
    lines = tail.splitlines()
    return int(json.loads(lines[-1])["seq"]) if lines else 0
