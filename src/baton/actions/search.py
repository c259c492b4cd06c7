"""How does search come to know what the directory says? Entry by entry, and only where it says something new."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet

from baton.actions.change import Change, one_change
from baton.core.search.entry import Entry, Kept, cells_of
from baton.core.search.gathered import entry_of
from baton.core.search.index import spoken
from baton.models import Agency, Professional, SearchEntry, SearchSize, SearchTerm, Service

BATCH: Final = 1000
_FIELDS: Final = ("name", "filed", "organization", "text")

type Told = Callable[[str, int, int], None]


def refresh(change: Change, told: Told = lambda *_: None) -> int:
    """Take in every service and professional that says something new, and forget those that are gone.

    How many were taken in or forgotten. It is part of the change that made them so.
    """
    services = Service.objects.of(change.agency).living().select_related("organization")
    people = Professional.objects.of(change.agency).living().select_related("organization", "location")
    work = _Work(change=change)
    work.take("service", services.prefetch_related("at_locations__location"), told)
    work.take("professional", people, told)
    work.finish()
    return work.changed


def take_in(change: Change, professional: Professional) -> None:
    """Take in one professional who was written down or changed here."""
    work = _Work(change=change)
    work.take_one("professional", professional)
    work.finish()


def catch_up(*, agency: Agency, now: datetime) -> None:
    """Take in a directory that was there before search was."""
    if not SearchSize.objects.of(agency).exists():
        with one_change(agency=agency, by=None, now=now) as change:
            refresh(change)


@dataclass(kw_only=True)
class _Work:
    """One refresh under way: what it has counted so far, to be added when it is through."""

    change: Change
    changed: int = 0
    terms: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    size: int = 0
    length: float = 0.0

    def take(self, kind: str, rows: QuerySet[Any], told: Told) -> None:
        """Bring the entries of one kind up to date."""
        mine = SearchEntry.objects.of(self.change.agency).filter(**{f"{kind}__isnull": False})
        known = {pk: (row, said) for pk, row, said in mine.values_list(f"{kind}_id", "pk", "digest").iterator()}
        for start, batch in enumerate(_batches(rows.order_by("pk").iterator(chunk_size=BATCH))):
            entries = {row.pk: _entry(row) for row in batch}
            self._write(kind, entries, {pk: known.pop(pk) for pk in entries if pk in known})
            told("search", start * BATCH + len(batch), 0)
        self._forget([row for row, _ in known.values()])

    def take_one(self, kind: str, row: Any) -> None:
        """Bring the entry of one row up to date."""
        mine = SearchEntry.objects.of(self.change.agency).filter(**{f"{kind}_id": row.pk})
        known = mine.values_list("pk", "digest").first()
        self._write(kind, {row.pk: _entry(row)}, {row.pk: known} if known else {})

    def _write(self, kind: str, entries: Mapping[int, Entry], known: Mapping[int, tuple[int, str]]) -> None:
        said = {pk: _digest(entry) for pk, entry in entries.items()}
        new = {pk: entry for pk, entry in entries.items() if pk not in known or known[pk][1] != said[pk]}
        self._forget([known[pk][0] for pk in new if pk in known])
        made = []
        for pk, entry in new.items():
            kept = Kept.of(entry)
            self._count(kept.terms, kept.length, 1)
            self.words.update(spoken(entry))
            columns = dict(zip(_FIELDS, kept.fields, strict=True)) | {
                "cells": cells_of(entry.places),
                "spots": kept.spots,
            }
            link = {f"{kind}_id": pk, "agency": self.change.agency, "source_id": entry.id, "digest": said[pk]}
            made.append(SearchEntry(length=kept.length, **link, **columns))
        SearchEntry.objects.bulk_create(made)
        self.changed += len(made)

    def _forget(self, rows: list[int]) -> None:
        for start in range(0, len(rows), BATCH):
            old = SearchEntry.objects.of(self.change.agency).filter(pk__in=rows[start : start + BATCH])
            for *fields, length in old.values_list(*_FIELDS, "length"):
                self._count(frozenset(" ".join(fields).split()), length, -1)
                self.changed += 1
            old.delete()

    def _count(self, terms: Iterable[str], length: float, by: int) -> None:
        for term in terms:
            self.terms[term] += by
        self.size += by
        self.length += by * length

    def finish(self) -> None:
        """Write what was counted. A word stays when its last entry goes: it only ever puts a spelling right."""
        agency = self.change.agency
        for word, counted in ((False, self.terms), (True, self.words)):
            _add(agency, {term: by for term, by in counted.items() if by}, word=word)
        size, _ = SearchSize.objects.of(agency).get_or_create(agency=agency)
        size.entries, size.length = size.entries + self.size, size.length + self.length
        size.save(update_fields=["entries", "length"])


def _add(agency: Agency, counted: Mapping[str, int], *, word: bool) -> None:
    """Add to in how many entries each term stands."""
    rows = SearchTerm.objects.of(agency).filter(word=word)
    for batch in _batches(iter(sorted(counted.items()))):
        before = dict(rows.filter(term__in=[term for term, _ in batch]).values_list("term", "entries"))
        made = [SearchTerm(agency=agency, word=word, term=term, entries=before.get(term, 0) + by) for term, by in batch]
        SearchTerm.objects.bulk_create(
            made, update_conflicts=True, unique_fields=["agency", "word", "term"], update_fields=["entries"]
        )


def _entry(row: Any) -> Entry:
    locations = [link.location for link in row.at_locations.all()] if isinstance(row, Service) else [row.location]
    organization = row.organization.name if row.organization else ""
    return entry_of(row.source_id, vars(row), organization, [vars(each) for each in locations if each])


def _digest(entry: Entry) -> str:
    return hashlib.blake2b(repr(entry).encode(), digest_size=16).hexdigest()


def _batches[T](rows: Iterator[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
