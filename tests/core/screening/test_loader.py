from importlib.resources import files

import pytest

from baton.core.screening import instruments
from baton.core.screening.loader import load
from baton.core.tables import TableError

PHQ9 = (files("baton.core.screening") / "tables" / "phq9.toml").read_text(encoding="utf-8")
SHIPPED = {"phq9", "gad7", "pcptsd5", "asq"}
WITHOUT_TEXT = {"auditc", "barc10", "ciwaar", "cssrs", "dast10", "k6", "pq16", "pqb", "who5"}


def test_every_instrument_of_the_standard_is_there() -> None:
    assert set(instruments()) == SHIPPED | WITHOUT_TEXT


def test_words_ship_only_where_they_may() -> None:
    assert {each.id for each in instruments().values() if each.ships_text} == SHIPPED
    for name in WITHOUT_TEXT:
        assert not any(item.text for item in instruments()[name].items)
        assert not instruments()[name].intro
        assert "not shown here" in instruments()[name].credit


def test_every_instrument_credits_its_authors_and_names_its_source_and_publisher() -> None:
    assert all(each.credit and each.source and each.publisher for each in instruments().values())


@pytest.mark.parametrize(
    ("name", "items", "lowest", "highest"),
    [
        ("asq", 5, 0, 5),
        ("auditc", 3, 0, 12),
        ("barc10", 10, 10, 60),
        ("ciwaar", 10, 0, 67),
        ("cssrs", 7, 0, 7),
        ("dast10", 10, 0, 10),
        ("gad7", 8, 0, 21),
        ("k6", 6, 0, 24),
        ("pcptsd5", 6, 0, 5),
        ("phq9", 10, 0, 27),
        ("pq16", 32, 0, 16),
        ("pqb", 42, 0, 21),
        ("who5", 5, 0, 100),
    ],
)
def test_an_instrument_has_its_published_items_and_range(name: str, items: int, lowest: int, highest: int) -> None:
    instrument = instruments()[name]
    assert (len(instrument.items), instrument.lowest, instrument.highest) == (items, lowest, highest)


def test_phq_9_items_and_options_carry_their_loinc_codes() -> None:
    phq9 = instruments()["phq9"]
    assert (phq9.panel_loinc, phq9.total_loinc, phq9.by_number["9"].loinc) == ("44249-1", "44261-6", "44260-8")
    assert [(option.code, option.value) for option in phq9.by_number["1"].options] == [
        ("LA6568-5", 0),
        ("LA6569-3", 1),
        ("LA6570-1", 2),
        ("LA6571-9", 3),
    ]


def test_ciwa_ar_is_for_clinicians_and_trend_measures_are_marked() -> None:
    assert {each.id for each in instruments().values() if each.clinicians_only} == {"ciwaar"}
    assert {each.id for each in instruments().values() if each.trend} == {"barc10", "k6", "who5"}


@pytest.mark.parametrize(
    ("old", "new", "place", "mend"),
    [
        ('id = "phq9"', 'id = "phq9"\ncolour = "red"', "top", "unknown colour"),
        ('title = "Patient Health Questionnaire, depression"\n', "", "top", "title missing"),
        ('number = "9"', 'number = "8"', "item 8", "stands twice"),
        ('number = "9"', "number = 9", "item 9", "number is to be str, not 9"),
        ('loinc = "44260-8"', 'loinc = "44260-9"', "codes", "44260-9 is no LOINC code: its check digit is wrong"),
        ('loinc = "44260-8"', 'loinc = "44260"', "codes", "44260 is no LOINC code"),
        ('answers = "difficult"', 'answers = "hard"', "item 10", "no answers called hard"),
        ('item = "9"', 'item = "12"', "item 12", "is named but not there"),
        ('sign = "phq9_item9"', 'sign = "sadness"', "flag on item 9", '"sadness" is no sign'),
        ('severity = "high"', 'severity = "low"\nsigns = "x"', "cut at 20", "unknown signs"),
        ('severity = "high"', 'severity = "ungraded"', "cut at 20", "depression is never ungraded"),
        ('unanswered = "unsure"', 'unanswered = "no"', "flag on item 9", "unanswered is yes or unsure"),
        ("start = 20", "start = 28", "bands", "no total can be 28"),
        ("start = 0", "start = 1", "bands", "the first band starts at the lowest total, 0"),
        ("at_least = 20", 'at_least = "20"', "cut at 20", "at_least is to be int"),
        ('code = "LA6568-5"', 'code = "6568-5"', "answers.often", "6568-5 is no LOINC answer code"),
        ('scoring = "sum"', 'scoring = "mean"', "scoring", '"mean" is no scoring'),
        ('scoring = "sum"', 'scoring = "sum"\ntrend = true', "top", "a trend measure gives no facts"),
        ('text = "Poor appetite or overeating"\n', "", "items", "either every item has its text or none"),
        ('unanswered = "unsure"', 'unanswered = "unsure"\nband = "grave"', "flags", "no band called grave"),
        ("[answers]", "[answers", "TOML", "Expected"),
    ],
)
def test_a_table_with_a_mistake_is_refused_with_file_and_place(old: str, new: str, place: str, mend: str) -> None:
    assert old in PHQ9
    with pytest.raises(TableError) as caught:
        load("phq9.toml", PHQ9.replace(old, new, 1))
    assert (caught.value.file, caught.value.place) == ("phq9.toml", place)
    assert mend in caught.value.mend
