"""What stands behind the door of search in the database: terms of each entry, and in how many each term stands.

SQLite finds entries by FTS5, PostgreSQL by its full text; both over the same terms, which core.search made.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models.functions import Length

from baton.core.search.entry import FIELDS, Kept
from baton.core.search.index import Ideas
from baton.core.search.ranking import Collection
from baton.core.search.spelling import SLIPS, alike
from baton.models.agencies import Agency
from baton.models.constraints import exactly_one
from baton.models.directory import Service
from baton.models.professionals import Professional
from baton.models.scope import Scoped


class SearchEntry(models.Model):
    """The terms of a service or professional. `digest` tells whether what they were made from has changed."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    service = models.OneToOneField(Service, on_delete=models.CASCADE, null=True, related_name="+")
    professional = models.OneToOneField(Professional, on_delete=models.CASCADE, null=True, related_name="+")
    source_id = models.CharField(max_length=200)
    digest = models.CharField(max_length=32)
    name = models.TextField(blank=True)
    filed = models.TextField(blank=True)
    organization = models.TextField(blank=True)
    text = models.TextField(blank=True)
    cells = models.TextField(blank=True)
    spots = models.TextField(blank=True)
    length = models.FloatField()

    objects = Scoped["SearchEntry"].as_manager()

    class Meta:
        constraints = (exactly_one("of_one", "service", "professional"),)

    def __str__(self) -> str:
        return self.source_id


class SearchTerm(models.Model):
    """In how many entries a term stands; or a word as it is written, by which a misspelled one is put right."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    word = models.BooleanField()
    term = models.CharField(max_length=100)
    entries = models.IntegerField()

    objects = Scoped["SearchTerm"].as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("agency", "word", "term"), name="search_term_once"),)

    def __str__(self) -> str:
        return self.term


class SearchSize(models.Model):
    """How many entries an agency has, and how long they are together."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="+")
    entries = models.IntegerField(default=0)
    length = models.FloatField(default=0)

    objects = Scoped["SearchSize"].as_manager()

    def __str__(self) -> str:
        return f"{self.entries} entries"


# In the order of `rank` FTS5 sorts by itself, so that only the rows that are taken are read.
_SQLITE = """SELECT e.id, e.source_id, e.name, e.filed, e.organization, e.text, e.spots, e.length
FROM baton_search JOIN baton_searchentry e ON e.id = baton_search.rowid
WHERE baton_search MATCH %(sought)s AND baton_search.rank MATCH %(bm25)s AND e.agency_id = %(agency)s
ORDER BY baton_search.rank LIMIT %(most)s"""
# PostgreSQL has four classes, from D, the last field, to A, the first.
_POSTGRES = """SELECT e.id, e.source_id, e.name, e.filed, e.organization, e.text, e.spots, e.length
FROM baton_searchentry e, to_tsquery('simple', %(sought)s) sought
WHERE e.terms @@ sought AND e.agency_id = %(agency)s
ORDER BY ts_rank(ARRAY[%(text)s, %(organization)s, %(filed)s, %(name)s]::float4[], e.terms, sought, 1) DESC, e.id
LIMIT %(most)s"""
_SPREAD_SQLITE = """SELECT s.entries, s.length, t.term, t.entries FROM baton_searchsize s
LEFT JOIN baton_searchterm t ON t.agency_id = s.agency_id AND t.word = 0
AND t.term IN (SELECT value FROM json_each(%(terms)s)) WHERE s.agency_id = %(agency)s"""
_SPREAD_POSTGRES = """SELECT s.entries, s.length, t.term, t.entries FROM baton_searchsize s
LEFT JOIN baton_searchterm t ON t.agency_id = s.agency_id AND NOT t.word
AND t.term = ANY(%(terms)s) WHERE s.agency_id = %(agency)s"""
_LARGEST = max(FIELDS.values())


@dataclass(frozen=True, kw_only=True)
class DatabaseIndex:
    """The entries of one agency, as `core.search.Index` asks for them."""

    agency: Agency

    def collection(self, terms: Iterable[str]) -> Collection:
        postgres = connection.vendor == "postgresql"
        asked = list(terms) if postgres else json.dumps(list(terms))
        with connection.cursor() as cursor:
            cursor.execute(_SPREAD_POSTGRES if postgres else _SPREAD_SQLITE, {"agency": self.agency.pk, "terms": asked})
            rows = cursor.fetchall()
        size, length = rows[0][:2] if rows else (0, 0.0)
        spread = {term: entries for _, _, term, entries in rows if term}
        return Collection(size=size, length=length / max(size, 1), spread=spread)

    def holding(self, ideas: Ideas, most: int) -> Iterable[Kept]:
        postgres = connection.vendor == "postgresql"
        either, both, quote = (" | ", " & ", "'") if postgres else (" OR ", " AND ", '"')
        sought = both.join(f"({either.join(f'{quote}{term}{quote}' for term in sorted(idea))})" for idea in ideas)
        weights = {name: weight / _LARGEST for name, weight in FIELDS.items()}
        bm25 = f"bm25({', '.join(map(str, FIELDS.values()))}, 0.0)"
        given = {"bm25": bm25, "sought": sought, "agency": self.agency.pk, "most": most, **weights}
        with connection.cursor() as cursor:
            cursor.execute(_POSTGRES if postgres else _SQLITE, given)
            return [_kept(row) for row in cursor.fetchall()]

    def holds(self, word: str) -> bool:
        return self._words().filter(term=word).exists()

    def like(self, word: str) -> Mapping[str, int]:
        first, last = models.Q(term__startswith=word[0]), models.Q(term__endswith=word[-1])
        found = self._words().filter(first | last, size__range=(len(word) - SLIPS, len(word) + SLIPS))
        return {term: often for term, often in found.values_list("term", "entries") if alike(word, term)}

    def _words(self) -> models.QuerySet[SearchTerm]:
        return SearchTerm.objects.of(self.agency).filter(word=True).annotate(size=Length("term"))


def _kept(row: tuple[Any, ...]) -> Kept:
    number, source_id, *fields, spots, length = row
    return Kept(id=source_id, fields=tuple(fields), length=length, spots=spots, row=number)
