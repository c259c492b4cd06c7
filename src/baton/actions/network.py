"""What does the directory answer, and what is known of one entry besides its columns? Reads only."""

from dataclasses import dataclass
from typing import Any

from baton.core.directory import EntryKind
from baton.core.search.find import Hit, find
from baton.core.search.gathered import place_at
from baton.core.search.places import Place
from baton.models import Agency, DatabaseIndex, Location, Person, Professional, SearchEntry, Service, Trust

SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Found:
    """An entry with why it is an answer, where it is, and which others say the same."""

    entry: Service | Professional
    hit: Hit
    place: Place | None
    towns: tuple[str, ...] = ()

    @property
    def kind(self) -> EntryKind:
        return EntryKind.SERVICE if isinstance(self.entry, Service) else EntryKind.PROFESSIONAL


def search(*, agency: Agency, words: str, need: str = "", here: Place | None = None, most: int = SHOWN) -> list[Found]:
    """The best answers, services that repeat another shown as one."""
    hits = find(DatabaseIndex(agency=agency), words, here, limit=2 * most, need=need)
    rows = SearchEntry.objects.of(agency).filter(pk__in=[hit.row for hit in hits])
    rows = rows.select_related("service__organization", "professional__organization", "professional__location")
    kept = {row.pk: row for row in rows.prefetch_related("service__at_locations__location")}
    found, shown = [], set()
    for hit in hits:
        row = kept[hit.row]
        entry: Any = row.service or row.professional
        first = getattr(entry, "same_as_id", None) or entry.pk
        if (row.service_id is None, first) not in shown:
            shown.add((row.service_id is None, first))
            found.append(_found(entry, hit))
    return found[:most]


def places(entry: Service | Professional) -> list[Location]:
    """Where it is to be found."""
    if isinstance(entry, Service):
        return [link.location for link in sorted(entry.at_locations.all(), key=lambda link: link.pk)]
    return [entry.location] if entry.location else []


def trusted(entry: Service | Professional, person: Person) -> bool:
    """Whether this person keeps a professional among their trusted people."""
    if isinstance(entry, Service):
        return False
    return Trust.objects.of(entry.agency).filter(professional=entry, worker=person).exists()


def _found(entry: Service | Professional, hit: Hit) -> Found:
    where = places(entry)
    return Found(
        entry=entry, hit=hit, place=_first(where), towns=tuple(dict.fromkeys(one.city for one in where if one.city))
    )


def _first(where: list[Location]) -> Place | None:
    return next((place for one in where if (place := place_at(vars(one)))), None)
