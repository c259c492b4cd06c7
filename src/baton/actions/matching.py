"""Who could help, out of the whole directory? Entries become candidates, and core.matching orders them. Reads only."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from baton.actions import network
from baton.core.directory import Capacity, EntryKind, Way
from baton.core.matching import Candidate, Matches, Record, Wish, match
from baton.core.needs import needs
from baton.core.search.gathered import place_at
from baton.core.search.places import Place, miles
from baton.models import Agency, Professional, Service, Trust

# How many entries of the directory are weighed for one client.
LOOKED_AT = 60
_LETTERS = re.compile(r"[A-Za-z][A-Za-z.]*")

type Key = tuple[EntryKind, int]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known besides the directory: our own record, and what ties an entry to the client or the worker."""

    records: Mapping[Key, Record] = field(default_factory=dict)
    ties: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    interests: Mapping[Key, str] = field(default_factory=dict)


def who_could_help(
    *, agency: Agency, wish: Wish, now: datetime, here: Place | None = None, known: Known | None = None
) -> Matches:
    """The short list for a wish, near `here`; the id of a candidate is `kind:pk`."""
    words = f"{needs()[wish.need].title} {wish.language}"
    found = network.search(agency=agency, words=words, need=wish.need, here=here, most=LOOKED_AT)
    trusted = _trusted(agency, [one.entry.pk for one in found if one.kind is EntryKind.PROFESSIONAL])
    candidates = [_candidate(one.kind, one.entry, here, known or Known(), trusted) for one in found]
    return match(wish, candidates, now)


def _trusted(agency: Agency, professionals: Collection[int]) -> dict[int, tuple[str, ...]]:
    rows = Trust.objects.of(agency).filter(professional__in=professionals).select_related("worker")
    names: dict[int, tuple[str, ...]] = {}
    for row in rows.order_by("worker__called", "pk"):
        names[row.professional_id] = (*names.get(row.professional_id, ()), row.worker.called)
    return names


def _candidate(
    kind: EntryKind,
    entry: Service | Professional,
    here: Place | None,
    known: Known,
    trusted: Mapping[int, tuple[str, ...]],
) -> Candidate:
    key = (kind, entry.pk)
    places = [place for one in network.places(entry) if (place := place_at(vars(one)))]
    own = _of_professional(entry) if isinstance(entry, Professional) else _of_service(entry)
    return Candidate(
        id=f"{kind}:{entry.pk}",
        name=entry.name,
        needs=frozenset(entry.needs),
        specialties=frozenset(entry.specialties),
        accepting=entry.accepting,
        capacity=Capacity(entry.capacity) if entry.capacity else None,
        waitlist_until=entry.waitlist_until,
        languages=frozenset(entry.languages),
        insurance=frozenset(entry.insurance),
        miles=min((miles(here, place) for place in places), default=None) if here else None,
        confirmed_on=entry.confirmed_at.date() if entry.confirmed_at else None,
        record=known.records.get(key, Record()),
        trusted_by=trusted.get(entry.pk, ()) if kind is EntryKind.PROFESSIONAL else (),
        ties=known.ties.get(key, ()),
        own_interest=known.interests.get(key, ""),
        **own,
    )


def _of_professional(entry: Professional) -> dict[str, Any]:
    return {
        "licences": frozenset(letters(entry.credentials)),
        "licence_valid": True if entry.licence_checked_on else None,
        "licence_checked_on": entry.licence_checked_on,
        "youngest": entry.youngest,
        "oldest": entry.oldest,
        "gender": entry.gender,
        "faith": entry.faith,
        "ways": frozenset(Way(way) for way in entry.ways),
    }


def _of_service(entry: Service) -> dict[str, Any]:
    ages = {"youngest": entry.minimum_age, "oldest": entry.maximum_age}
    return {"person": False} | {name: int(age) for name, age in ages.items() if age is not None}


def letters(credentials: str) -> list[str]:
    """The letters behind a name, without points: "Ph.D., LCSW" is PHD and LCSW. Words are none."""
    known = {licence for need in needs().values() for licence in need.licences}
    found = (word.replace(".", "").upper() for word in _LETTERS.findall(credentials))
    return [word for word in found if word in known]
