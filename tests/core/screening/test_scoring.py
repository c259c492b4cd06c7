"""Expected bands and facts are taken from the publications, not from the tables under test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.facts import Answer, Fact
from baton.core.screening import Result, Sex, instruments, score
from baton.core.screening.instrument import Instrument
from baton.core.vocabulary import Severity, Sign, When

INSTRUMENTS = instruments()


def scored(name: str, answers: dict[str, int | None], sex: Sex | None = None) -> Result:
    return score(INSTRUMENTS[name], answers, sex=sex)


def adding_up(name: str, total: int, **more: int) -> dict[str, int | None]:
    """Answers that come to `total`, every scored item answered, those in `more` as said there."""
    instrument = INSTRUMENTS[name]
    answers: dict[str, int | None] = dict(more)
    items = [item for item in instrument.items if item.scored and not item.scale and item.number not in more]
    left = total - sum(instrument.by_number[number].weight(value) for number, value in more.items())
    left -= sum(min(item.weight(option.value) for option in item.options) for item in items)
    for item in items:
        lowest = min(item.weight(option.value) for option in item.options)
        option = max(
            (o for o in item.options if item.weight(o.value) - lowest <= left), key=lambda o: item.weight(o.value)
        )
        answers[item.number] = option.value
        left -= item.weight(option.value) - lowest
    assert left == 0
    return answers


def said(result: Result) -> set[tuple[Sign, Severity, When, Answer]]:
    return {(fact.sign, fact.severity, fact.when, fact.answer) for fact in result.facts}


def the(result: Result, sign: Sign) -> Fact:
    return next(fact for fact in result.facts if fact.sign is sign)


YES, UNSURE = Answer.YES, Answer.UNSURE
LOW, MODERATE, HIGH, UNGRADED = Severity.LOW, Severity.MODERATE, Severity.HIGH, Severity.UNGRADED
RECENT, LIFETIME, NOW = When.RECENT, When.LIFETIME, When.NOW


@pytest.mark.parametrize(
    ("name", "total", "band", "grade"),
    [
        ("phq9", 0, "minimal", None),
        ("phq9", 4, "minimal", None),
        ("phq9", 5, "mild", None),
        ("phq9", 9, "mild", None),
        ("phq9", 10, "moderate", (Sign.DEPRESSION, MODERATE)),
        ("phq9", 14, "moderate", (Sign.DEPRESSION, MODERATE)),
        ("phq9", 15, "moderately severe", (Sign.DEPRESSION, MODERATE)),
        ("phq9", 19, "moderately severe", (Sign.DEPRESSION, MODERATE)),
        ("phq9", 20, "severe", (Sign.DEPRESSION, HIGH)),
        ("phq9", 24, "severe", (Sign.DEPRESSION, HIGH)),
        ("gad7", 4, "minimal", None),
        ("gad7", 5, "mild", None),
        ("gad7", 9, "mild", None),
        ("gad7", 10, "moderate", (Sign.ANXIETY, MODERATE)),
        ("gad7", 14, "moderate", (Sign.ANXIETY, MODERATE)),
        ("dast10", 0, "none", None),
        ("dast10", 1, "low", (Sign.SUBSTANCE_USE, LOW)),
        ("dast10", 2, "low", (Sign.SUBSTANCE_USE, LOW)),
        ("dast10", 3, "moderate", (Sign.SUBSTANCE_USE, MODERATE)),
        ("dast10", 5, "moderate", (Sign.SUBSTANCE_USE, MODERATE)),
        ("dast10", 6, "substantial", (Sign.SUBSTANCE_USE, HIGH)),
        ("dast10", 8, "substantial", (Sign.SUBSTANCE_USE, HIGH)),
        ("dast10", 9, "severe", (Sign.SUBSTANCE_USE, HIGH)),
        ("dast10", 10, "severe", (Sign.SUBSTANCE_USE, HIGH)),
        ("auditc", 7, "positive", (Sign.SUBSTANCE_USE, LOW)),
        ("auditc", 8, "high", (Sign.SUBSTANCE_USE, HIGH)),
        ("auditc", 12, "high", (Sign.SUBSTANCE_USE, HIGH)),
        ("pq16", 5, "negative", None),
        ("pq16", 6, "positive", (Sign.PSYCHOSIS, UNGRADED)),
        ("pqb", 2, "negative", None),
        ("pqb", 3, "positive", (Sign.PSYCHOSIS, UNGRADED)),
        ("k6", 4, "low", None),
        ("k6", 5, "moderate", None),
        ("k6", 12, "moderate", None),
        ("k6", 13, "serious", None),
        ("k6", 24, "serious", None),
        ("barc10", 10, "growing", None),
        ("barc10", 46, "growing", None),
        ("barc10", 47, "strong", None),
        ("barc10", 60, "strong", None),
    ],
)
def test_a_total_falls_in_its_published_band_and_says_what_the_practice_says(
    name: str, total: int, band: str, grade: tuple[Sign, Severity] | None
) -> None:
    more = {"9": 0} if name == "phq9" else {}
    answers = adding_up(name, total, **more)
    answers |= {f"{number}d": 1 for number, value in answers.items() if value and name in ("pq16", "pqb")}
    result = scored(name, answers)
    assert (result.total, result.band and result.band.name, result.missing) == (total, band, ())
    assert {(sign, severity) for sign, severity, *_ in said(result)} == ({grade} if grade else set())


@pytest.mark.parametrize(("raw", "band"), [(7, "very low"), (8, "low"), (12, "low"), (13, "fair"), (25, "fair")])
def test_who_5_is_the_sum_times_four(raw: int, band: str) -> None:
    answers = {str(number): min(5, max(0, raw - 5 * (number - 1))) for number in range(1, 6)}
    result = scored("who5", dict(answers))
    assert (result.total, result.band and result.band.name) == (4 * raw, band)


def test_a_who_5_answer_of_zero_is_worth_a_talk_and_no_more() -> None:
    result = scored("who5", {"1": 0, "2": 1, "3": 5, "4": None, "5": 2})
    assert ([flag.item for flag in result.red_flags], result.facts) == (["1"], ())


@pytest.mark.parametrize(
    ("name", "sex", "total", "positive"),
    [
        ("auditc", Sex.FEMALE, 2, False),
        ("auditc", Sex.FEMALE, 3, True),
        ("auditc", Sex.MALE, 3, False),
        ("auditc", Sex.MALE, 4, True),
        ("auditc", None, 2, False),
        ("auditc", None, 3, True),
        ("pcptsd5", Sex.FEMALE, 2, False),
        ("pcptsd5", Sex.FEMALE, 3, True),
        ("pcptsd5", Sex.MALE, 3, False),
        ("pcptsd5", Sex.MALE, 4, True),
        ("pcptsd5", None, 3, True),
    ],
)
def test_where_the_cut_off_differs_by_sex_an_unknown_one_takes_the_more_sensitive(
    name: str, sex: Sex | None, total: int, positive: bool
) -> None:
    gate = {"0": 1} if name == "pcptsd5" else {}
    result = scored(name, adding_up(name, total) | gate, sex)
    assert result.band is not None
    assert (result.band.name == "positive", bool(result.facts)) == (positive, positive)


# GAD-7: the total supports extreme anxiety, daily life in ruins makes it so.
@pytest.mark.parametrize(
    ("difficulty", "expected"),
    [
        (0, {(Sign.ANXIETY, MODERATE, RECENT, YES)}),
        (1, {(Sign.ANXIETY, MODERATE, RECENT, YES)}),
        (2, {(Sign.ANXIETY, HIGH, RECENT, YES)}),
        (3, {(Sign.ANXIETY, HIGH, RECENT, YES)}),
        (None, {(Sign.ANXIETY, MODERATE, RECENT, YES), (Sign.ANXIETY, HIGH, RECENT, UNSURE)}),
    ],
)
def test_a_high_gad_7_is_extreme_with_daily_life_lost_and_open_when_that_was_not_asked(
    difficulty: int | None, expected: set[tuple[Sign, Severity, When, Answer]]
) -> None:
    assert said(scored("gad7", adding_up("gad7", 15) | {"8": difficulty})) == expected
    assert said(scored("gad7", adding_up("gad7", 14) | {"8": 3})) == {(Sign.ANXIETY, MODERATE, RECENT, YES)}


@pytest.mark.parametrize(
    ("value", "words"), [(1, "several days"), (2, "more than half the days"), (3, "nearly every day")]
)
def test_phq_9_item_9_counts_whatever_the_total(value: int, words: str) -> None:
    result = scored("phq9", adding_up("phq9", value, **{"9": value}))
    fact = the(result, Sign.PHQ9_ITEM9)
    assert (fact.answer, fact.evidence) == (YES, (f"PHQ-9 item 9: {words}",))
    assert [(flag.item, flag.answered) for flag in result.red_flags] == [("9", True)]


def test_phq_9_item_9_not_answered_is_unsure_and_never_no() -> None:
    result = scored("phq9", {str(number): 0 for number in range(1, 9)})
    fact = the(result, Sign.PHQ9_ITEM9)
    assert (fact.answer, fact.evidence) == (UNSURE, ("PHQ-9 item 9: not answered",))
    assert (result.total, result.band, result.missing) == (None, None, ("9",))


def test_phq_9_item_9_not_at_all_gives_no_fact() -> None:
    assert scored("phq9", adding_up("phq9", 0)).facts == ()


def test_the_phq_9_function_item_adds_nothing_and_may_be_left_out() -> None:
    answers = adding_up("phq9", 7, **{"9": 0})
    assert scored("phq9", answers | {"10": 3}).total == scored("phq9", answers).total == 7


def test_a_missing_answer_is_not_prorated_but_hides_nothing_that_was_reached() -> None:
    answers = adding_up("phq9", 21, **{"9": 0}) | {"8": None}
    result = scored("phq9", answers)
    assert (result.total, result.band, result.at_least, result.missing) == (None, None, 21, ("8",))
    assert the(result, Sign.DEPRESSION).severity is HIGH
    assert the(result, Sign.DEPRESSION).evidence == ("PHQ-9 total: 21 of 27",)


def asq(*yes: str, refused: tuple[str, ...] = ()) -> Result:
    return scored("asq", {n: None if n in refused else int(n in yes) for n in ("1", "2", "3", "4")})


def test_asq_with_every_answer_no_is_negative() -> None:
    result = asq()
    assert (result.facts, result.missing, result.band and result.band.name) == ((), (), "negative")


@pytest.mark.parametrize("item", ["1", "2", "3", "4"])
def test_any_yes_makes_asq_positive_and_not_acute_when_item_5_is_no(item: str) -> None:
    answers = {n: int(n == item) for n in ("1", "2", "3", "4")}
    result = scored("asq", answers | {"5": 0})
    assert said(result) == {(Sign.ASQ_POSITIVE, UNGRADED, RECENT, YES)}
    assert result.band is not None
    assert result.band.name == "positive"


def test_asq_item_5_yes_is_acute() -> None:
    result = scored("asq", {"1": 1, "2": 0, "3": 0, "4": 0, "5": 1})
    assert (Sign.ASQ_ACUTE, UNGRADED, NOW, YES) in said(result)
    assert result.band is not None
    assert result.band.name == "acute"


@pytest.mark.parametrize("item", ["1", "2", "3", "4"])
def test_a_refused_asq_question_is_positive(item: str) -> None:
    assert (Sign.ASQ_POSITIVE, UNGRADED, RECENT, YES) in said(asq(refused=(item,)))


def test_asq_item_5_left_open_after_a_yes_is_unsure_and_asked_of_nobody_else() -> None:
    assert (Sign.ASQ_ACUTE, UNGRADED, NOW, UNSURE) in said(asq("2"))
    assert asq("2").missing == ("5",)
    assert asq().missing == ()


ALL_NO = {"1": 0, "2": 0, "6": 0}
THOUGHTS = Sign.SUICIDAL_THOUGHTS


@pytest.mark.parametrize(
    ("answers", "band", "expected"),
    [
        ({}, "none", set()),
        ({"1": 1}, "low", {(THOUGHTS, LOW, RECENT, YES)}),
        ({"2": 1, "3": 0, "4": 0, "5": 0}, "low", {(THOUGHTS, LOW, RECENT, YES)}),
        ({"2": 1, "3": 1, "4": 0, "5": 0}, "moderate", {(THOUGHTS, MODERATE, RECENT, YES)}),
        ({"2": 1, "3": 0, "4": 1, "5": 0}, "high", {(THOUGHTS, HIGH, RECENT, YES)}),
        ({"2": 1, "3": 0, "4": 0, "5": 1}, "high", {(THOUGHTS, HIGH, RECENT, YES)}),
        ({"6": 1, "6r": 0}, "moderate", {(Sign.SUICIDE_ATTEMPT, UNGRADED, LIFETIME, YES)}),
        ({"6": 1, "6r": 1}, "high", {(Sign.SUICIDE_ATTEMPT, UNGRADED, RECENT, YES)}),
    ],
)
def test_the_c_ssrs_screener_triages_as_published(
    answers: dict[str, int | None], band: str, expected: set[tuple[Sign, Severity, When, Answer]]
) -> None:
    result = scored("cssrs", ALL_NO | answers)
    assert result.band is not None
    assert (result.band.name, said(result), result.total) == (band, expected, None)


def test_a_c_ssrs_question_left_open_is_unsure() -> None:
    result = scored("cssrs", ALL_NO | {"2": 1, "3": 1, "4": None, "5": 0})
    assert said(result) == {(THOUGHTS, MODERATE, RECENT, YES), (THOUGHTS, HIGH, RECENT, UNSURE)}
    assert result.missing == ("4",)
    recency = scored("cssrs", ALL_NO | {"6": 1})
    assert (Sign.SUICIDE_ATTEMPT, UNGRADED, RECENT, UNSURE) in said(recency)


def test_c_ssrs_answers_that_the_form_would_skip_still_count() -> None:
    assert (THOUGHTS, HIGH, RECENT, YES) in said(scored("cssrs", ALL_NO | {"4": 1}))


def test_all_evidence_of_a_sign_stays_with_its_gravest_fact() -> None:
    result = scored("cssrs", ALL_NO | {"1": 1, "2": 1, "3": 1, "4": 0, "5": 0})
    assert the(result, THOUGHTS).evidence == (
        "C-SSRS Screener item 1: yes",
        "C-SSRS Screener item 2: yes",
        "C-SSRS Screener item 3: yes",
    )


def test_dast_10_counts_a_no_on_item_3() -> None:
    assert scored("dast10", {str(n): int(n == 3) for n in range(1, 11)}).total == 0
    assert scored("dast10", {str(n): 0 for n in range(1, 11)}).total == 1


@pytest.mark.parametrize(("name", "item", "value"), [("dast10", "9", 1), ("dast10", "10", 1), ("auditc", "3", 4)])
def test_answers_that_hint_at_withdrawal_ask_on(name: str, item: str, value: int) -> None:
    assert item in {flag.item for flag in scored(name, {item: value}).red_flags}


def test_pc_ptsd_5_stops_at_the_gate() -> None:
    result = scored("pcptsd5", {"0": 0})
    assert (result.total, result.missing, result.facts) == (0, (), ())
    assert scored("pcptsd5", {"0": 1, "1": 1}).missing == ("2", "3", "4", "5")


def test_distress_over_unusual_experiences_is_a_score_of_its_own() -> None:
    answers: dict[str, int | None] = {str(n): int(n <= 6) for n in range(1, 17)} | {f"{n}d": 2 for n in range(1, 6)}
    result = scored("pq16", answers)
    assert (result.at_least, dict(result.subscores), result.missing) == (6, {"distress": 10}, ("6d",))
    assert [flag.item for flag in scored("pq16", {"3": 1, "3d": 3}).red_flags] == ["3d"]


@pytest.mark.parametrize(
    ("total", "band", "grade"),
    [(9, "mild", None), (10, "moderate", MODERATE), (18, "moderate", MODERATE), (19, "severe", HIGH)],
)
def test_ciwa_ar_follows_the_asam_bands(total: int, band: str, grade: Severity | None) -> None:
    calm = {"6": 0, "7": 0, "8": 0, "10": 0}
    result = scored("ciwaar", adding_up("ciwaar", total, **calm))
    assert result.band is not None
    assert (result.band.name, [fact.severity for fact in result.facts]) == (band, [grade] if grade else [])


@pytest.mark.parametrize(("item", "value"), [("6", 4), ("7", 4), ("8", 4), ("10", 2)])
def test_hallucinations_and_confusion_in_withdrawal_are_grave_whatever_the_total(item: str, value: int) -> None:
    assert (Sign.WITHDRAWAL, HIGH, NOW, YES) in said(scored("ciwaar", {item: value}))
    assert scored("ciwaar", {item: value - 1}).facts == ()


@pytest.mark.parametrize(
    ("name", "answers", "sentence"),
    [
        ("phq9", {"11": 1}, "The PHQ-9 has no item 11"),
        ("phq9", {"9": 4}, "PHQ-9 item 9 cannot be 4: it is one of 0, 1, 2, 3"),
        ("phq9", {"9": -1}, "PHQ-9 item 9 cannot be -1"),
        ("barc10", {"1": 0}, "BARC-10 item 1 cannot be 0"),
        ("asq", {"1": 2}, "ASQ item 1 cannot be 2: it is one of 0, 1"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused_in_a_sentence(
    name: str, answers: dict[str, int | None], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        scored(name, answers)


def answer_sheets(instrument: Instrument, *, whole: bool = False) -> st.SearchStrategy[dict[str, int | None]]:
    def values(options: list[int]) -> st.SearchStrategy[int | None]:
        return st.sampled_from(options) if whole else st.sampled_from([None, *options])

    return st.fixed_dictionaries({item.number: values([o.value for o in item.options]) for item in instrument.items})


ANY = st.sampled_from(sorted(INSTRUMENTS))


@given(data=st.data(), name=ANY)
def test_a_total_is_within_bounds_and_there_exactly_when_nothing_is_missing(data: st.DataObject, name: str) -> None:
    instrument = INSTRUMENTS[name]
    result = score(instrument, data.draw(answer_sheets(instrument)))
    if result.total is not None:
        assert instrument.lowest <= result.total <= instrument.highest
        assert result.band is not None
        assert not result.missing
    assert result.at_least <= instrument.highest


@given(data=st.data(), name=ANY)
def test_no_score_ever_gives_a_fact_that_says_no(data: st.DataObject, name: str) -> None:
    instrument = INSTRUMENTS[name]
    result = score(instrument, data.draw(answer_sheets(instrument)))
    assert all(fact.answer is not Answer.NO and fact.evidence for fact in result.facts)
    assert not (instrument.trend and result.facts)


@given(data=st.data(), name=st.sampled_from(["phq9", "gad7", "auditc", "ciwaar"]))
def test_a_graver_answer_never_gives_a_milder_fact(data: st.DataObject, name: str) -> None:
    instrument = INSTRUMENTS[name]
    answers = data.draw(answer_sheets(instrument, whole=True))
    item = data.draw(st.sampled_from([item for item in instrument.items if item.scored]))
    graver = answers | {item.number: max(option.value for option in item.options)}
    before, after = score(instrument, answers), score(instrument, graver)
    worst = {fact.sign: fact.severity for fact in after.facts}
    assert all(fact.severity <= worst[fact.sign] for fact in before.facts)


def test_no_answer_at_all_leaves_every_safety_question_open() -> None:
    assert {fact.sign for fact in scored("phq9", {}).facts} == {Sign.PHQ9_ITEM9}
    assert {fact.sign for fact in scored("asq", {}).facts} == {Sign.ASQ_POSITIVE}
    assert {fact.sign for fact in scored("cssrs", {}).facts} == {THOUGHTS, Sign.SUICIDE_ATTEMPT}
