"""How is everything saved, and brought back? Database and audit heads together, while Baton runs.

The keys are not in a backup: kept beside what they sign they would prove nothing. Copy BATON_HOME/keys elsewhere once.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from baton.actions import heads
from baton.core.refusals import Code, Refused
from baton.home import folder

_DATABASE, _HEADS = "baton.sqlite3", "heads"
_POSTGRES = (
    "This Baton runs on PostgreSQL. Save it with: pg_dump --format=custom --file=baton.dump DATABASE, and copy the "
    "folder heads of BATON_HOME right after. Bring it back with: pg_restore --clean --if-exists --single-transaction "
    "--dbname=DATABASE baton.dump, put the heads back, and run: baton verify."
)


def save(*, to: Path) -> Path:
    """Write a backup into the new folder `to`, as of one moment, while others go on working. Refused on PostgreSQL."""
    _need_sqlite()
    if to.exists():
        raise Refused(Code.INVALID, f"{to} is there already. Name a folder that is not.", field="to")
    part = to.with_name(f".{to.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    connection.ensure_connection()
    with closing(sqlite3.connect(part / _DATABASE)) as target:
        connection.connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        _need_sound(target)
        _copy_heads(target, folder(part, _HEADS))
    return part.rename(to)


def restore(*, frm: Path, now: datetime) -> Path:
    """Put a backup in the place of the database and its heads. What was there is moved to the folder that is returned.

    Stop the server first, and run `verify` after.
    """
    _need_sqlite()
    if not (frm / _DATABASE).is_file() or not (frm / _HEADS).is_dir():
        raise Refused(Code.INVALID, f"{frm} is no backup of Baton. Name the folder that a backup made.", field="frm")
    with closing(sqlite3.connect(frm / _DATABASE)) as source:
        _need_sound(source)
    connection.close()
    aside = folder(settings.HOME, f"before-restore-{now:%Y%m%dT%H%M%S}")
    _move_aside(aside)
    shutil.copytree(frm / _HEADS, settings.HOME / _HEADS)
    shutil.copy2(frm / _DATABASE, _place())
    return aside


def _copy_heads(database: sqlite3.Connection, to: Path) -> None:
    """The heads up to where this copy of the database ends: others may have gone on writing since."""
    ends = database.execute(
        "SELECT slug, max(seq) FROM baton_agency JOIN baton_auditentry ON agency_id = baton_agency.id GROUP BY slug"
    )
    for slug, seq in ends:
        heads.copy(slug, to / f"{slug}.jsonl", up_to=seq)


def _move_aside(aside: Path) -> None:
    place = _place()
    for file in place.parent.glob(f"{place.name}*"):
        file.rename(aside / file.name)
    folder(settings.HOME, _HEADS).rename(aside / _HEADS)


def _place() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _need_sqlite() -> None:
    if connection.vendor != "sqlite":
        raise Refused(Code.NOT_POSSIBLE, _POSTGRES)


def _need_sound(database: sqlite3.Connection) -> None:
    (answer,) = database.execute("PRAGMA integrity_check").fetchone()
    if answer != "ok":
        raise Refused(Code.INVALID, "This database file is damaged. Use another backup.")
