from pathlib import Path

from baton.core.screening.page import show


def test_the_reference_page_is_fresh() -> None:
    page = Path(__file__).parents[3] / "docs/reference/screening.md"
    assert page.read_text(encoding="utf-8") == show()


def test_the_page_shows_what_counts_whatever_the_total() -> None:
    assert "- Item 9 at 1 or more (PHQ-9 item 9 answered above zero): " in show()
    assert "- Total of 15 or more and item 8 at 2 or more: Anxiety, high" in show()
    assert "Shows a trend, triages nothing." in show()
