import pytest

from baton.core.needs import needs, read_needs
from baton.core.tables import TableError

GOOD = '[[need]]\nid = "food"\ntitle = "Food"\nsynonyms = ["meals"]\n'


def test_every_need_of_the_standard_is_there() -> None:
    asked = """early_psychosis psychosis suicide_care crisis depression anxiety ocd eating_disorder trauma bipolar grief
    substance_assessment withdrawal opioid_treatment substance_outpatient substance_residential recovery_housing
    mutual_aid harm_reduction medication assessment therapy couples_family sexual_concern special_technique spiritual
    neuropsychology forensic child_adolescent elder domestic_violence child_protection shelter housing eviction legal
    food transport employment benefits health_insurance id_papers childcare clothing utilities primary_care dental hiv
    pregnancy disability veterans immigration lgbtq"""
    assert set(asked.split()) <= set(needs())


def test_a_need_that_asks_for_a_license_says_so_and_one_that_does_not_asks_for_none() -> None:
    assert needs()["medication"].regulated
    assert not needs()["food"].regulated


@pytest.mark.parametrize(
    ("text", "place", "mend"),
    [
        ("[[need]]\ntitle = 'Food'\nsynonyms = ['a']", "need 1", 'give "id"'),
        ("[[need]]\nid = 'Food!'\ntitle = 'Food'\nsynonyms = ['a']", "Food!", "small letters"),
        ("[[need]]\nid = 'food'\nsynonyms = ['a']", "food", 'give "title"'),
        ("[[need]]\nid = 'food'\ntitle = 'Food'", "food", 'give "synonyms"'),
        (GOOD + "synonym = ['x']", "food", 'unknown key "synonym"'),
        (GOOD + "broader = 'goods'", "food", "goods, which is no need"),
        (GOOD + "broader = 'food'", "food", "back to itself"),
        (GOOD + GOOD, "food", "its own id"),
        (GOOD + "specialties = ['psychiatry']", "food", "NUCC"),
        (GOOD + "licences = ['M.D.']", "food", "without points"),
        (GOOD + "terms = ['BD-1800']", "food", "begin with 211:"),
        (GOOD + "signs = ['hungry']", "food", "no sign"),
        (GOOD + "signs = ['mania:high']", "food", "mania is never high"),
        (GOOD + "kinds = ['urgent']", "food", "no referralkind"),
        ("[[needs]]\nid = 'food'", "needs", "only [[need]]"),
        ("[[need", "TOML", "mend the file"),
    ],
)
def test_a_bad_table_fails_with_file_need_and_what_would_mend_it(text: str, place: str, mend: str) -> None:
    with pytest.raises(TableError) as error:
        read_needs({"social.toml": text})
    assert (error.value.file, error.value.place) == ("social.toml", place)
    assert mend in error.value.mend
