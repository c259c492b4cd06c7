"""What may be done with the directory? Import it, say that an entry is right, say whether it takes people.

Whoever works with clients may confirm and say what they heard; what is imported is the keeper's: supervisor or
administrator, or whoever has the machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from baton.actions import audit, notices, search
from baton.actions.change import Change, one_change
from baton.actions.intake import KINDS, Intake, Progress, Tally, join_repeats
from baton.actions.standing import need
from baton.core import permissions
from baton.core.directory import Capacity, EntryKind
from baton.core.hsds.faults import Fault
from baton.core.hsds.gathering import Gathered
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused
from baton.models import Agency, Confirmation, Notice, Person, Professional, Service, Source


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an import came to. `repeats`: how many services repeat another, by the reason."""

    source: str
    tallies: Mapping[str, Tally]
    repeats: Mapping[str, int]
    faults: tuple[Fault, ...]
    dry: bool

    @property
    def nothing_changed(self) -> bool:
        """Whether the directory is as it was before."""
        return all(tally.nothing for tally in self.tallies.values())


class _Undone(Exception):
    """Carries what a dry run came to out of the transaction that it leaves undone."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def import_(
    *,
    agency: Agency,
    source: str,
    gathered: Gathered,
    by: Person | None,
    now: datetime,
    dry_run: bool = False,
    told: Progress = lambda *_: None,
) -> Outcome:
    """Take what was read into the directory of the agency, as a whole or not at all.

    `source` names where it is from: what an earlier import of the same source brought is compared with it. `by` is None
    for whoever has the machine. A dry run does all of it and keeps nothing.
    """
    if by:
        need(by, Ability.DIRECTORY_CHANGE, now=now)
    if not any(gathered.entries.values()):
        why = gathered.faults[0].why if gathered.faults else "no file of a directory is there"
        raise Refused(Code.INVALID, f"There is no service, organization or professional in it: {why}.")
    try:
        with one_change(agency=agency, by=by, now=now) as change:
            outcome = _take(change, source, gathered, dry_run, told)
            if dry_run:
                raise _Undone(outcome)
    except _Undone as undone:
        return undone.outcome
    return outcome


def _take(change: Change, source: str, gathered: Gathered, dry: bool, told: Progress) -> Outcome:
    when = {"imported_at": change.now, "imported_by": change.by}
    row, _ = Source.objects.of(change.agency).get_or_create(agency=change.agency, name=source, defaults=when)
    intake = Intake(change, source, gathered)
    tallies = {kind: intake.take(kind, told) for kind in KINDS}
    intake.take_references()
    told("repeats", 0, 0)
    joined = join_repeats(change)
    search.refresh(change, told)
    outcome = Outcome(source=source, tallies=tallies, repeats=joined, faults=tuple(gathered.faults), dry=dry)
    row.imported_at, row.imported_by, row.counts = change.now, change.by, _counts(outcome)
    row.save(update_fields=["imported_at", "imported_by", "counts"])
    audit.record(change, "directory.imported", row, **_counts(outcome))
    return outcome


def confirm(*, entry: Service | Professional, by: Person, now: datetime) -> None:
    """Someone looked, by phone or page, and the entry is right as it stands."""
    _need_here(entry, by, now)
    with one_change(agency=by.agency, by=by, now=now) as change:
        _confirm(change, entry)
        audit.record(change, "entry.confirmed", entry)


def say_capacity(
    *,
    entry: Service | Professional,
    capacity: Capacity | None,
    by: Person,
    now: datetime,
    accepting: bool | None = None,
    waitlist_until: date | None = None,
) -> None:
    """Say whether someone new is taken; None means that nobody knows. Who was told so has looked: it confirms, too."""
    _need_here(entry, by, now)
    if waitlist_until and (capacity is not Capacity.WAITLIST or waitlist_until < now.date()):
        raise Refused(Code.INVALID, "A day until which to wait goes with a waitlist, and lies ahead.", field="until")
    with one_change(agency=by.agency, by=by, now=now) as change:
        entry.capacity, entry.accepting = str(capacity or ""), accepting
        entry.waitlist_until = waitlist_until
        entry.save(update_fields=["capacity", "accepting", "waitlist_until"])
        _confirm(change, entry)
        audit.record(change, "entry.capacity_said", entry, capacity=entry.capacity, accepting=accepting)


def _need_here(entry: Service | Professional, by: Person, now: datetime) -> None:
    need(by, Ability.DIRECTORY_CONFIRM, now=now)
    if entry.agency_id != by.agency_id:
        raise Refused(Code.NOT_VISIBLE, "There is no such entry here.")
    if entry.gone_at:
        raise Refused(Code.NOT_POSSIBLE, "Its source no longer has this entry, so it is offered to nobody.")


def _confirm(change: Change, entry: Service | Professional) -> None:
    kind = "service" if isinstance(entry, Service) else "professional"
    Confirmation.objects.create(agency=change.agency, at=change.now, by=change.person, **{kind: entry})
    entry.as_of = entry.confirmed_at = change.now
    entry.confirmed_by = change.person
    entry.save(update_fields=["as_of", "confirmed_at", "confirmed_by"])


@dataclass(frozen=True, kw_only=True)
class Stale:
    """What the keeper is to confirm, longest unconfirmed first: slice it. Services that repeat another are left out."""

    professionals: QuerySet[Professional]
    services: QuerySet[Service]

    def count_to(self, limit: int) -> int:
        """How many, counted no further than `limit`."""
        return min(limit, sum(rows.order_by()[:limit].count() for rows in (self.professionals, self.services)))


def stale(agency: Agency, now: datetime) -> Stale:
    """Entries that nobody has known to be right for longer than their kind stays fresh (`core.directory.FRESH_FOR`)."""
    return Stale(
        professionals=Professional.objects.of(agency).stale(EntryKind.PROFESSIONAL, now),
        services=Service.objects.of(agency).filter(same_as__isnull=True).stale(EntryKind.SERVICE, now),
    )


def remind(*, now: datetime) -> int:
    """Tell the keepers, once a week, that entries are to be confirmed. Returns how many were told."""
    return sum(_remind(agency, now) for agency in Agency.objects.all())


def _remind(agency: Agency, now: datetime) -> int:
    year, week, _ = now.isocalendar()
    keys = {f"stale:{year}-{week}:{person.pk}": person for person in _keepers(agency)}
    told = set(Notice.objects.of(agency).filter(dedupe__in=keys).values_list("dedupe", flat=True))
    if keys.keys() <= told or not stale(agency, now).count_to(1):
        return 0
    with one_change(agency=agency, by=None, now=now) as change:
        for dedupe in keys.keys() - told:
            notices.tell(change, keys[dedupe], "directory.stale", dedupe)
    return len(keys.keys() - told)


def _keepers(agency: Agency) -> list[Person]:
    granted = permissions.RIGHTS[Ability.DIRECTORY_CHANGE].grants
    roles = {role for who, _ in granted for role in who}
    return list(Person.objects.of(agency).active().filter(role__in=roles))


def _counts(outcome: Outcome) -> dict[str, Any]:
    named = ("added", "changed", "gone", "back")
    counts = {name: sum(getattr(tally, name) for tally in outcome.tallies.values()) for name in named}
    return counts | {"faults": len(outcome.faults), "repeats": sum(outcome.repeats.values())}
