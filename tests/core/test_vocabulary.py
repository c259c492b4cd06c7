"""Which word is the stronger one?"""

from baton.core.vocabulary import Disposition, Severity, When


def test_the_stronger_answer_is_the_greater_one():
    weakest_first = ["continue", "explore", "consult", "refer", "same_day", "emergency"]
    assert sorted(map(Disposition, sorted(weakest_first))) == weakest_first
    assert max(Disposition.REFER, Disposition.SAME_DAY) is Disposition.SAME_DAY


def test_severities_and_times_are_in_order_too():
    assert Severity.UNGRADED < Severity.LOW < Severity.MODERATE < Severity.HIGH
    assert When.LIFETIME < When.UNKNOWN < When.RECENT < When.NOW


def test_an_order_takes_the_bare_word_as_well():
    assert Disposition.EMERGENCY >= "refer"
    assert Disposition.EXPLORE <= "explore"
    assert not Disposition.EXPLORE > "consult"
