"""What do a few words find, and why? Over a directory that is small enough to know by heart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.search.entry import Entry
from baton.core.search.find import Hit, find
from baton.core.search.index import MemoryIndex
from baton.core.search.places import place_of

DENVER, BOULDER = place_of("80205"), place_of("80302")
ENTRIES = (
    Entry(id="pantry", name="Community table", text="Free groceries on Tuesdays.", places=(DENVER,)),
    Entry(id="kitchen", name="Soup kitchen", text="Hot lunch for all.", places=(BOULDER,)),
    Entry(id="detox", name="Arapahoe House", text="Medical withdrawal management around the clock."),
    Entry(id="methadone", name="Behavioral clinic", filed=("261QM2800X",), text="Outpatient care."),
    Entry(id="court", name="Housing court desk", text="A lawyer for tenants whose landlord wants them out."),
    Entry(id="emdr", name="Kite", organization="Kite family center", text="EMDR with boys and girls."),
    Entry(id="adult", name="Harbor", text="Trauma therapy for adults."),
    Entry(id="shelter", name="Night shelter", text="A bed for the night, and a hot lunch.", places=(DENVER,)),
    Entry(id="dental", name="Tooth wagon", filed=("Dental Care",), text="Comes to you."),
)
INDEX = MemoryIndex(ENTRIES)


def ids(query: str, near: str = "", **other: object) -> list[str]:
    return [hit.id for hit in find(INDEX, query, place_of(near) if near else None, **other)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("food pantry", "kitchen"),
        ("groceries", "pantry"),
        ("detox", "detox"),
        ("where can I dry out? drying out", "detox"),
        ("suboxone", "methadone"),
        ("eviction help", "court"),
        ("trauma therapist who takes children", "emdr"),
        ("dentist", "dental"),
        ("Kite family", "emdr"),
    ],
)
def test_the_right_entry_comes_first_though_it_uses_other_words(query: str, first: str) -> None:
    assert first in ids(query)[:2]


def test_what_answers_all_that_was_asked_comes_before_what_answers_a_part() -> None:
    assert ids("trauma children")[:2] == ["emdr", "adult"]


@pytest.mark.parametrize(
    ("query", "right"), [("shelterr", "shelter"), ("grocereis", "groceries"), ("lanldord", "landlord")]
)
def test_a_slip_of_spelling_is_put_right_and_said(query: str, right: str) -> None:
    assert f"Read “{query}” as “{right}”" in find(INDEX, query)[0].reasons


def test_a_word_that_is_like_none_finds_nothing() -> None:
    assert ids("xylophonist") == []


@pytest.mark.parametrize("query", ["", "   ", "🙂", "''", '") OR ("', "a" * 10_000])
def test_a_query_that_says_nothing_finds_nothing_and_harms_nothing(query: str) -> None:
    assert ids(query) == []


def test_of_a_very_long_query_the_first_words_are_read() -> None:
    assert ids("groceries " + "xylophone " * 5000) == ids("groceries xylophone")


def test_words_that_tell_nothing_are_left_out_unless_there_are_no_others() -> None:
    assert ids("I need help with groceries please") == ids("groceries")


def test_the_nearer_comes_first_and_its_distance_is_said() -> None:
    assert ids("hot lunch", "80205")[:2] == ["shelter", "kitchen"]
    assert ids("hot lunch", "Boulder, CO")[:2] == ["kitchen", "shelter"]
    assert "About 25 miles away" in find(INDEX, "hot lunch", DENVER)[1].reasons


def test_what_has_no_place_is_not_left_out() -> None:
    assert ids("detox", "80205") == ["detox"]


def test_with_a_need_only_what_meets_it_is_found() -> None:
    assert set(ids("lunch", need="shelter")) == {"shelter"}
    assert ids("", need="housing") == ["shelter"]


def test_a_reason_says_which_need_is_met_and_where_it_says_so() -> None:
    (hit, *_) = find(INDEX, "dentist")
    assert "Dental care: so says its name" in hit.reasons


def test_no_more_than_asked_for_are_given() -> None:
    assert len(ids("lunch therapy housing dental", limit=2)) == 2


@given(st.permutations(ENTRIES), st.sampled_from(["food", "hot lunch", "trauma children", "housing"]))
def test_the_answer_does_not_hang_on_the_order_of_entries(entries: list[Entry], query: str) -> None:
    def answer(index: MemoryIndex) -> list[tuple[str, float]]:
        return [(hit.id, hit.score) for hit in find(index, query)]

    assert answer(MemoryIndex(entries)) == answer(INDEX)


def test_an_empty_directory_answers_nothing() -> None:
    assert find(MemoryIndex(()), "food") == ()


def test_hits_are_ordered_by_their_score() -> None:
    hits: tuple[Hit, ...] = find(INDEX, "hot lunch housing trauma")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
