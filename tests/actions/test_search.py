"""What does search know after the directory has changed? On both databases the same as in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from baton.actions import directory, professionals, search
from baton.core.search.find import find
from baton.core.search.gathered import entries_of
from baton.core.search.index import MemoryIndex
from baton.core.search.places import place_of
from baton.models import DatabaseIndex, SearchEntry, SearchSize, SearchTerm, Service
from cast import NOW, Cast
from core.hsds.shelf import HOUSE, gather
from house import House, on_postgres, on_sqlite
from towns import QUERIES, town

BEDS = "8,1,Night shelter,A bed for the night.,Free\n"


def take(cast: Cast, services: str) -> None:
    gathered = gather(**(HOUSE | {"services": services}))
    directory.import_(agency=cast.agency, source="county", by=cast.ada, now=NOW, gathered=gathered)


def found(cast: Cast, words: str) -> list[str]:
    return [hit.id for hit in find(DatabaseIndex(agency=cast.agency), words)]


def terms(cast: Cast) -> dict[str, int]:
    rows = SearchTerm.objects.of(cast.agency).filter(word=False, entries__gt=0)
    return dict(rows.values_list("term", "entries"))


def test_what_is_imported_is_found(cast: Cast) -> None:
    take(cast, HOUSE["services"])
    assert found(cast, "soup kitchen") == ["7"]
    assert found(cast, "dentist") == []


def test_what_is_gone_is_not_found_any_more_and_what_changed_is_found_anew(cast: Cast) -> None:
    take(cast, HOUSE["services"] + BEDS)
    assert found(cast, "somewhere to sleep") == ["8"]
    take(cast, HOUSE["services"].replace("meals", "socks"))
    assert found(cast, "somewhere to sleep") == []
    assert found(cast, "socks") == ["7"]


def test_counts_are_the_same_whichever_way_the_directory_came_to_be(cast: Cast) -> None:
    take(cast, HOUSE["services"])
    once, size = terms(cast), SearchSize.objects.of(cast.agency).get().entries
    take(cast, HOUSE["services"] + BEDS)
    take(cast, HOUSE["services"].replace("meals", "socks"))
    take(cast, HOUSE["services"])
    assert (terms(cast), SearchSize.objects.of(cast.agency).get().entries) == (once, size)


def test_what_says_the_same_is_not_taken_in_again(cast: Cast) -> None:
    take(cast, HOUSE["services"])
    rows = list(SearchEntry.objects.of(cast.agency).values_list("pk", flat=True))
    take(cast, HOUSE["services"])
    assert list(SearchEntry.objects.of(cast.agency).values_list("pk", flat=True)) == rows


def test_a_professional_who_is_written_down_or_changed_here_is_found_at_once(cast: Cast) -> None:
    someone = professionals.add(name="Amara Osei", role="psychiatrist", by=cast.sue, now=NOW)
    assert found(cast, "medication") == [someone.source_id]
    professionals.change(professional=someone, role="dentist", by=cast.sue, now=NOW)
    assert (found(cast, "medication"), found(cast, "toothache")) == ([], [someone.source_id])


def test_another_agency_finds_nothing_of_it(cast: Cast) -> None:
    take(cast, HOUSE["services"])
    assert find(DatabaseIndex(agency=cast.olu.agency), "meals") == ()
    assert find(DatabaseIndex(agency=cast.olu.agency), "mealss") == ()


def test_a_directory_that_was_there_before_search_is_taken_in_once(cast: Cast) -> None:
    take(cast, HOUSE["services"])
    SearchEntry.objects.of(cast.agency).delete()
    SearchTerm.objects.of(cast.agency).delete()
    SearchSize.objects.of(cast.agency).delete()
    search.catch_up(agency=cast.agency, now=NOW)
    assert found(cast, "meals") == ["7"]


def test_a_deleted_service_leaves_no_trace_in_the_index(cast: Cast) -> None:
    take(cast, HOUSE["services"] + BEDS)
    Service.objects.of(cast.agency).filter(source_id="8").delete()
    assert found(cast, "night") == []


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    if request.param == "sqlite":
        yield on_sqlite(tmp_path)
    else:
        yield from on_postgres(tmp_path)


def test_each_database_answers_as_memory_does(house: House) -> None:
    index = MemoryIndex(entries_of(town()))
    said = {query: [[hit.id, hit.score] for hit in find(index, query, place_of(near))] for query, near in QUERIES}
    assert any(said.values())
    assert house.run("searched") == said
