"""How do the objects of a directory become rows? In bulk, kind after kind, and only those that say something new.

What workers said of an entry (whether it takes people, who confirmed it) is never overwritten by an import.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from baton.actions.bulk import Bulk
from baton.actions.change import Change
from baton.core.hsds.columns import cut, digest, split
from baton.core.hsds.gathering import Fields, Gathered
from baton.core.hsds.repeats import Told, repeats
from baton.core.needs import needs_of
from baton.models import Location, Organization, Professional, Reference, Service, ServiceAtLocation

BATCH: Final = 2000
KINDS: Final[Mapping[str, Any]] = {
    "organization": Organization,
    "location": Location,
    "service": Service,
    "service_at_location": ServiceAtLocation,
    "professional": Professional,
}
_KNOWN_BY: Final = ("agency", "source", "source_id")
_LINKS: Final = ("organization", "location", "service")
# What people of the agency say of an entry; and what the program works out of all entries together.
_KEPT: Final = (
    *("accepting", "capacity", "waitlist_until", "confirmed_at", "confirmed_by", "person", "licence_checked_on"),
    *("same_as", "same_because"),
)

type Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many entries of a kind are new, say something else, say the same, are gone, or are back."""

    added: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    back: int = 0

    @property
    def nothing(self) -> bool:
        """Whether the directory is as it was."""
        return not (self.added or self.changed or self.gone or self.back)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """An entry that an earlier import brought."""

    pk: int
    digest: str
    gone: bool


class Intake:
    """One import under way: where it writes, and which row each object has become."""

    def __init__(self, change: Change, source: str, gathered: Gathered) -> None:
        self.change, self.source, self.gathered = change, source, gathered
        self.rows: dict[str, dict[str, int]] = {}

    def take(self, kind: str, told: Progress) -> Tally:
        """Write the entries of one kind."""
        model, given, known = KINDS[kind], self.gathered.entries[kind], self._known(KINDS[kind])
        fresh = {key: digest(fields) for key, fields in given.items()}
        new = [key for key in given if key not in known or known[key].digest != fresh[key]]
        bulk = Bulk(model, _KNOWN_BY, _KEPT)
        for start in range(0, len(new), BATCH):
            keys = new[start : start + BATCH]
            bulk.write(self.row(kind, key, given[key], fresh[key]) for key in keys)
            told(kind, start + len(keys), len(new))
        now = self._known(model) if new else known
        self.rows[kind] = {key: one.pk for key, one in now.items()}
        added = sum(key not in known for key in new)
        return Tally(
            added=added,
            changed=len(new) - added,
            same=len(given) - len(new),
            gone=self._gone(kind, model, known),
            back=self._back(model, [one.pk for key, one in known.items() if one.gone and key in given]),
        )

    def _known(self, model: Any) -> dict[str, _Known]:
        rows = model.objects.of(self.change.agency).filter(source=self.source)
        found = rows.values_list("source_id", "pk", "digest", "gone_at").iterator(chunk_size=10_000)
        return {key: _Known(pk=pk, digest=said, gone=gone is not None) for key, pk, said, gone in found}

    def _gone(self, kind: str, model: Any, known: dict[str, _Known]) -> int:
        """Mark what the source no longer has; a kind of which it sent no file is left alone."""
        if kind not in self.gathered.seen:
            return 0
        given = self.gathered.entries[kind]
        gone = [one.pk for key, one in known.items() if not one.gone and key not in given]
        self._mark(model, gone, self.change.now)
        return len(gone)

    def _back(self, model: Any, back: list[int]) -> int:
        self._mark(model, back, None)
        return len(back)

    def _mark(self, model: Any, pks: list[int], gone_at: datetime | None) -> None:
        for start in range(0, len(pks), BATCH):
            model.objects.of(self.change.agency).filter(pk__in=pks[start : start + BATCH]).update(gone_at=gone_at)

    def row(self, kind: str, key: str, fields: Fields, said: str) -> Fields:
        columns, more = _person(fields) if kind == "professional" else split(kind, fields, self.gathered.country)
        for link in _LINKS:
            if given := fields.get(f"{link}_id"):
                columns[f"{link}_id"] = self.rows[link].get(given)
                if columns[f"{link}_id"] is None:
                    more[f"{link}_id"] = given
        if kind in ("service", "professional"):
            columns["needs"] = list(_needs(columns))
        if kind != "service_at_location":
            columns["as_of"] = _as_of(fields, self.change.now)
        own = {"agency_id": self.change.agency.pk, "source": self.source, "source_id": key}
        return {**columns, **own, "digest": said, "more": more}

    def take_references(self) -> None:
        """Write what belongs to no entry, as it came."""
        for kind, several in self.gathered.alone.items():
            own = {"agency_id": self.change.agency.pk, "source": self.source, "kind": kind}
            Bulk(Reference, (*_KNOWN_BY, "kind")).write(
                {**own, "source_id": key, "digest": digest(fields), "more": _without_id(fields)}
                for key, fields in several.items()
            )


def _person(fields: Fields) -> tuple[Fields, Fields]:
    """The columns of a professional, each as long as it may be."""
    longest = {field.name: field.max_length or 0 for field in Professional._meta.concrete_fields}
    said = {name: value for name, value in fields.items() if name in longest and name != "id"}
    return {name: cut(value, longest[name]) if isinstance(value, str) else value for name, value in said.items()}, {}


def _without_id(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if name != "id"}


def _needs(columns: Fields) -> tuple[str, ...]:
    """The needs that an entry meets, by what it says of itself and by what it is filed under."""
    said = ("name", "alternate_name", "description", "role", "credentials")
    text = "\n".join(columns[name] for name in said if columns.get(name))
    return needs_of(text, (*columns.get("terms", ()), *columns.get("specialties", ())))


def _as_of(fields: Fields, now: datetime) -> datetime:
    """When the source last looked, where it says so."""
    try:
        return min(now, datetime.fromisoformat(str(fields.get("assured_date", ""))[:10]).replace(tzinfo=UTC))
    except ValueError:
        return now


def join_repeats(change: Change) -> dict[str, int]:
    """Join the services that repeat another, over all sources of the agency. How many, by the reason."""
    rows = Service.objects.of(change.agency).living().order_by("pk")
    names = ("pk", "organization_id", "name", "text_key", "phone")
    found = {one: (first, why) for one, first, why in repeats(_told(rows.values_list(*names).iterator()))}
    joined = Service.objects.of(change.agency).filter(same_as__isnull=False)
    known = {pk: (first, why) for pk, first, why in joined.values_list("pk", "same_as_id", "same_because").iterator()}
    _write_joins(change, {pk: found.get(pk, (None, "")) for pk in known.keys() | found.keys()}, known)
    counts: dict[str, int] = {}
    for _, why in found.values():
        counts[why] = counts.get(why, 0) + 1
    return counts


def _told(rows: Any) -> Iterator[Told]:
    for pk, organization, name, text_key, phone in rows:
        yield Told(id=pk, organization=organization, name=name, text_key=text_key, phone=phone)


def _write_joins(change: Change, now: dict[int, tuple[int | None, str]], known: dict[int, tuple[int, str]]) -> None:
    changed: dict[tuple[int | None, str], list[int]] = {}
    for pk, join in now.items():
        if known.get(pk, (None, "")) != join:
            changed.setdefault(join, []).append(pk)
    for (first, why), pks in changed.items():
        for start in range(0, len(pks), BATCH):
            rows = Service.objects.of(change.agency).filter(pk__in=pks[start : start + BATCH])
            rows.update(same_as_id=first, same_because=why)
