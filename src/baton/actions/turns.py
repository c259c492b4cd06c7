"""Which of several processes does a work that only one may do at a time? Who has the turn, until it ends or dies.

It rests on no clock: on PostgreSQL it is an advisory lock of the session, beside SQLite a lock on a file of the home.
"""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from baton.home import folder

_BATON = 0x6261746F  # sets our advisory locks apart from those of others in the same database


@contextmanager
def only_one(work: str) -> Iterator[bool]:
    """Whether this process has the turn; False at once while another has it."""
    with _asked_of_postgres(work) if connection.vendor == "postgresql" else _asked_of_a_file(work) as mine:
        yield mine


@contextmanager
def _asked_of_postgres(work: str) -> Iterator[bool]:
    key = [_BATON, zlib.crc32(work.encode()) - 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        (mine,) = cursor.fetchone()
    try:
        yield bool(mine)
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)


@contextmanager
def _asked_of_a_file(work: str) -> Iterator[bool]:
    with (folder(settings.HOME, "turns") / work).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
