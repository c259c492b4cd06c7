"""Is every sign called something, and do its steps say what they mean?"""

from baton.core.catalog import SIGNS
from baton.core.vocabulary import Family, Severity, Sign


def test_every_sign_stands_in_the_catalog_and_every_shelf_holds_some():
    assert set(SIGNS) == set(Sign)
    assert {entry.family for entry in SIGNS.values()} == set(Family)


def test_two_signs_are_never_called_the_same():
    assert len({entry.title for entry in SIGNS.values()}) == len(SIGNS)


def test_a_sign_has_steps_in_rising_order_or_none_at_all():
    for entry in SIGNS.values():
        assert list(entry.severities) == sorted(entry.severities)
        assert entry.severities == (Severity.UNGRADED,) or Severity.UNGRADED not in entry.severities


def test_a_sign_without_steps_means_its_title():
    assert SIGNS[Sign.PSYCHOSIS].grades == {Severity.UNGRADED: "Possible psychosis"}


def test_what_may_cost_a_life_is_marked_as_danger():
    mortal = {Sign.SUICIDE_ATTEMPT, Sign.SUICIDAL_THOUGHTS, Sign.OVERDOSE, Sign.WITHDRAWAL, Sign.MEDICAL_RED_FLAG}
    assert all(SIGNS[sign].danger for sign in mortal)
    assert not SIGNS[Sign.TOKEN_GIFT].danger
