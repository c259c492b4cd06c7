"""What may be done with the directory? Import it, say that an entry is right, say whether it takes people, trust.

Whoever works with clients may confirm and say what they heard; what is imported is the keeper's: supervisor or
administrator, or whoever has the machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from baton.actions import audit, search
from baton.actions.change import Change, one_change
from baton.actions.intake import KINDS, Intake, Progress, Tally, join_repeats
from baton.actions.standing import need
from baton.core.hsds.faults import Fault
from baton.core.hsds.gathering import Gathered
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused
from baton.models import Agency, Person, Source


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


def _counts(outcome: Outcome) -> dict[str, Any]:
    named = ("added", "changed", "gone", "back")
    counts = {name: sum(getattr(tally, name) for tally in outcome.tallies.values()) for name in named}
    return counts | {"faults": len(outcome.faults), "repeats": sum(outcome.repeats.values())}
