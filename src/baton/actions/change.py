"""When is a change whole? One transaction per action, one after the other within an agency, audited, then signed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.db import transaction

from baton.actions import heads
from baton.core.refusals import Refused
from baton.models import Agency, AuditEntry, Link, Person


@dataclass(kw_only=True)
class Change:
    """One action under way: in which agency, by whom, when, and the last audit entry it wrote.

    `by` is None when the program does it, or someone without an account does, through a `link`.
    `even_if_refused`: what is to be written in a change of its own when this one is refused and leaves nothing behind.
    """

    agency: Agency
    by: Person | None
    now: datetime
    link: Link | None = None
    last: AuditEntry | None = None
    even_if_refused: list[Callable[["Change"], object]] = field(default_factory=list)

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
    through = by if isinstance(by, Link) else None
    change = Change(agency=agency, by=None if isinstance(by, Link) else by, link=through, now=now)
    try:
        with transaction.atomic(durable=True):
            change.agency = Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
            yield change
            if change.last:
                head = heads.Head.of(change.agency.slug, change.last)
                transaction.on_commit(partial(heads.append, head), robust=True)
    except Refused:
        if change.even_if_refused:
            with one_change(agency=agency, by=by, now=now) as kept:
                for write in change.even_if_refused:
                    write(kept)
        raise
