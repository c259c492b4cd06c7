import pytest

from baton.core.policy import TableError, load_policy, read_policy
from baton.core.vocabulary import Disposition, Role, Severity, Sign, When
from small_policy import SMALL, changed, small_policy


def refusal(old: str, new: str) -> TableError:
    with pytest.raises(TableError) as caught:
        changed(old, new)
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "place", "mend"),
    [
        ('headline = "Consult first"', 'headlin = "Consult first"', "TIE", "headline"),
        ('headline = "Consult first"', 'headline = "Consult first"\ncolor = "red"', "TIE", "color"),
        ('signs = ["tie"]', 'signs = ["ties"]', "TIE, fires 1", "ties"),
        ('signs = ["tie"]', 'signs = ["tie"], severities = ["high"]', "TIE, fires 1", "leave"),
        ('signs = ["tie"]', "signs = []", "TIE, fires 1", "signs"),
        ('severities = ["high"]', 'severities = ["grave"]', "PLAN, fires 1", "grave"),
        ('severities = ["high"]', 'severities = ["ungraded"]', "PLAN, fires 1", "low, moderate, high"),
        ('when = ["lifetime"]', 'when = ["once"]', "HISTORY, fires 1", "once"),
        ('roles = ["peer"]', 'roles = ["nurse"]', "THOUGHTS", "nurse"),
        ('disposition = "consult"\nwithin = "7 days"', 'disposition = "maybe"', "HISTORY", "maybe"),
        ('disposition = "refer"\nwithin = "2 business days"', 'disposition = "refer"', "PSYCHOSIS", "within"),
        ('within = "2 business days"', 'within = "2 weeks"', "PSYCHOSIS", "no span of time"),
        ('kind = "beyond_scope"', 'kind = "elsewhere"', "PSYCHOSIS", "elsewhere"),
        ('within = "today"', 'within = "today"\nkind = "beyond_scope"', "THOUGHTS", "kind"),
        ('lacks = "suicide_care"', 'lacks = "surgery"', "UNTRAINED", "surgery"),
        ('has = "suicide_care"', 'has = "suicide_care"\nlacks = "psychosis"', "TRAINED", "lacks"),
        ('obligations = ["notify_supervisor_now"]', 'obligations = ["tell"]', "THOUGHTS", "tell"),
        ('sources = [{ work = "ART4" }]', "", "TIE", "no source, no row"),
        ('sources = [{ work = "ART4" }]', 'sources = [{ work = "ART44" }]', "TIE, sources 1", "ART44"),
        ('sources = [{ work = "ART4" }]', 'sources = [{ work = "ART4", mark = "X" }]', "TIE, sources 1", "mark"),
        ('id = "TIE"', 'id = "GIFT"', "GIFT", "already"),
        ('id = "plan"', 'id = "wish"', "wish", "already"),
        ('key = "settle", ', "", "R0, steps 1", "key"),
        ('do = "Consult", within = "7 days"', 'do = "Consult"', "TIE, steps 1", "within"),
        ('key = "call"', 'key = "stay"', "ATTEMPT", "same key"),
        ("baton = true", 'baton = "yes"', "R0, steps 1", "true or false"),
        ("minor = true", "minor = 1", "MINOR", "true or false"),
        ('say = ["I am staying with you."]', 'say = ["a", "a"]', "ATTEMPT", "twice"),
        ('about = ["suicidal", "psychosis"]', 'about = ["suicidle"]', "plan", "suicidle"),
        (
            'fact = { sign = "psychosis", when = "recent" }',
            'fact = { sign = "psychoses" }',
            "voices, fact",
            "psychoses",
        ),
        ('emergency = ["112"]', "emergency = []", "XX", "number"),
        ("[[country]]", "[[county]]", "county", "[[country]]"),
    ],
)
def test_a_mistake_is_named_with_file_place_and_what_would_mend_it(old: str, new: str, place: str, mend: str):
    error = refusal(old, new)
    assert error.file == "small.toml"
    assert error.place == place
    assert mend in error.mend
    assert str(error) == f"small.toml: {place}: {error.mend}"


def test_a_file_that_is_no_toml_is_refused():
    with pytest.raises(TableError, match=r"broken\.toml"):
        read_policy({"broken.toml": "[[row]\n"})


def test_an_id_may_not_stand_in_two_files():
    with pytest.raises(TableError, match=r"b\.toml: .*already"):
        read_policy({"a.toml": SMALL, "b.toml": SMALL})


def test_what_is_left_out_means_both_roles_now_and_recent_and_every_severity():
    row = next(row for row in small_policy().rows if row.id == "PSYCHOSIS")
    assert row.roles == frozenset(Role)
    assert row.conditions[0].severities == frozenset()
    assert row.conditions[0].when == {When.NOW, When.RECENT, When.UNKNOWN}
    assert row.disposition is Disposition.REFER


def test_a_family_among_what_a_question_is_about_stands_for_its_signs():
    plan = next(inquiry for inquiry in small_policy().inquiries if inquiry.id == "plan")
    assert {Sign.SUICIDAL_THOUGHTS, Sign.ASQ_POSITIVE, Sign.COMMAND_VOICES} <= plan.about
    assert Sign.TIE not in plan.about
    assert plan.fact.severity is Severity.HIGH


def test_the_packaged_policy_is_read_once():
    assert load_policy() is load_policy()
