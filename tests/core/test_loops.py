from pathlib import Path

from baton.core.loops import LOOPS, show


def test_every_loop_is_named_once() -> None:
    nouns = [table.noun for table in LOOPS]
    assert nouns == sorted(set(nouns))


def test_every_move_has_an_audit_type_of_its_own_that_starts_with_its_noun() -> None:
    types = [move.audit for table in LOOPS for move in table.moves]
    assert len(types) == len(set(types))
    assert all(move.audit.startswith(f"{table.noun}.") for table in LOOPS for move in table.moves)


def test_every_need_asks_in_a_sentence() -> None:
    asked = [need.ask for table in LOOPS for move in table.moves for need in move.needs]
    assert asked
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in asked)


def test_the_reference_page_is_fresh() -> None:
    page = Path(__file__).parents[2] / "docs/reference/moves.md"
    assert page.read_text(encoding="utf-8") == show()
