"""When is a change whole? One transaction per action, one after the other within an agency, audited, then signed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from baton.actions import heads
from baton.models import Agency, AuditEntry, Link, Person


@dataclass(kw_only=True)
class Change:
    """One action under way: in which agency, by whom, when, and the last audit entry it wrote.

    `by` is None when the program does it, or someone without an account does, through a `link`.
    """

    agency: Agency
    by: Person | None
    now: datetime
    link: Link | None = None
    last: AuditEntry | None = None

    @property
    def person(self) -> Person:
        """Who does this, where only a person can. LookupError when it is the program."""
        if self.by is None:
            raise LookupError("This change is the program's own, and only a person may make it")
        return self.by


@contextmanager
def one_change(*, agency: Agency, by: Person | Link | None, now: datetime) -> Iterator[Change]:
    """A transaction that holds the agency's turn to write, so that checks made inside it stay true until it commits.

    What was audited is signed outside the database once it is committed.
    """
    with transaction.atomic(durable=True):
        locked = Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
        through = by if isinstance(by, Link) else None
        change = Change(agency=locked, by=None if isinstance(by, Link) else by, link=through, now=now)
        yield change
        if change.last:
            head = heads.Head.of(locked.slug, change.last)
            transaction.on_commit(partial(heads.append, head), robust=True)
