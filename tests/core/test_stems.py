import pytest

from baton.core.stems import stem, stems_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Women's Shelter, 24-hour", ["womens", "shelter", "24", "hour"]),
        ("Niños y Jóvenes", ["ninos", "y", "jovenes"]),
        ("MEALS\\n\\n* ON*WHEELS", ["meals", "n", "n", "on", "wheels"]),
        ("don’t", ["dont"]),
        ("", []),
        ("食べ物", []),
    ],
)
def test_words_are_small_letters_without_accents_and_apostrophes(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_with_different_endings_have_one_stem() -> None:
    assert stem("meals") == stem("meal")
    assert stems_of("counseling counselor") != stems_of("council")
    assert stems_of("evicted eviction") == [stem("evict")] * 2
