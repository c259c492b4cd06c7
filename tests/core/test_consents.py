"""Is a consent that lacks anything no consent, in either language, and does it cover only what it names?"""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.consents import (
    MOVES,
    ConsentStatus,
    Language,
    LegalBasis,
    Paragraph,
    Recipient,
    ScanKind,
    Signature,
    Signer,
    Terms,
    Way,
    canonical,
    deficiencies,
    digest,
    flaws,
    items,
    never,
    notice,
    page_words,
    promise,
    scan_kind,
    short_forms,
    standing,
    unfit,
    write,
)
from baton.core.consents.words import elements, table
from baton.core.permissions import Consent
from baton.core.tables import TableError
from cast import NOW

FIRST_LIGHT = Recipient(name="First Light", kind="service", key=7)
ITO = Recipient(name="Dr. Ito", kind="professional", key=7)
TYPED = Signature(way=Way.TYPED, name="Jun Park")
# Practice D1, by hand: what each number of 42 CFR 2.31(a) is called here.
D1 = {
    "client": "2.31(a)(1)",
    "discloser": "2.31(a)(2)",
    "items": "2.31(a)(3)",
    "recipients": "2.31(a)(4)",
    "purpose": "2.31(a)(5)",
    "revoke": "2.31(a)(6)",
    "expires": "2.31(a)(7)",
    "passed_on": "2.31(a)(10)(i)",
    "saying_no": "2.31(a)(10)(ii)",
}


def terms(language: Language = Language.ENGLISH, **other: Any) -> Terms:
    """A whole consent, signed."""
    shared = ("name", "introduction")
    written = write(
        language=language,
        client="Jun Park",
        discloser="Open Door",
        recipients=[FIRST_LIGHT.name],
        shared=[items()[key].title[language] for key in shared],
        purpose="So that they can help.",
        expires=datetime(2027, 3, 14, tzinfo=UTC).date(),
        with_referral=True,
    )
    usual = {
        "client": "Jun Park",
        "discloser": "Open Door",
        "recipients": (FIRST_LIGHT,),
        "items": shared,
        "words": {"introduction": "I am Jun."},
        "purpose": "So that they can help.",
        "language": language,
        "expires_at": datetime(2027, 3, 14, 12, tzinfo=UTC),
        "paragraphs": tuple(Paragraph(element=e, title=t, words=w) for e, t, w in written),
        "signature": TYPED,
        "signed_at": NOW,
    }
    return Terms(**usual | other)


def stands(whole: Terms, **other: Any) -> Consent:
    usual = {"status": ConsentStatus.GIVEN, "recipient": FIRST_LIGHT, "items": ("name",), "now": NOW}
    return standing(whole, **usual | other)


@pytest.mark.parametrize("language", Language)
def test_both_languages_carry_every_element_of_the_rule(language: Language) -> None:
    whole = terms(language)
    assert deficiencies(whole) == ()
    assert {paragraph.element for paragraph in whole.paragraphs} >= set(D1)
    assert all(D1[key] in element.source for key, element in elements().items() if key in D1)
    assert all(paragraph.title and paragraph.words for paragraph in whole.paragraphs)
    assert promise(language).promise


@pytest.mark.parametrize("language", Language)
def test_the_languages_put_the_same_things_into_the_same_places(language: Language) -> None:
    for element in elements().values():
        texts = [element.words[language], element.with_referral.get(language, "{expires}")]
        expected = [element.words[Language.ENGLISH], element.with_referral.get(Language.ENGLISH, "{expires}")]
        assert [sorted(set(re.findall(r"{\w+}", text))) for text in texts] == [
            sorted(set(re.findall(r"{\w+}", text))) for text in expected
        ], element.key
    assert len(table("elements")["months"][language]) == 12


def test_the_spanish_is_not_the_english() -> None:
    english, spanish = terms(Language.ENGLISH), terms(Language.SPANISH)
    pairs = zip(english.paragraphs, spanish.paragraphs, strict=True)
    assert all(one.title != other.title for one, other in pairs)
    assert [item.key for item in items().values() if item.title[Language.ENGLISH] == item.title[Language.SPANISH]] == []
    assert "14 de marzo de 2027" in next(p.words for p in spanish.paragraphs if p.element == "expires")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("element", [*D1, "copy"])
def test_a_consent_without_one_of_its_paragraphs_has_that_flaw_and_covers_nothing(
    language: Language, element: str
) -> None:
    whole = terms(language)
    for words in (None, " "):
        left = [p for p in whole.paragraphs if p.element != element]
        put = () if words is None else (Paragraph(element=element, title="x", words=words),)
        lacking = replace(whole, paragraphs=(*left, *put))
        assert [flaw.element for flaw in flaws(lacking)] == [element]
        assert stands(lacking) is Consent.MISSING


@pytest.mark.parametrize(
    ("fact", "empty", "element"),
    [
        ("client", "", "client"),
        ("discloser", " ", "discloser"),
        ("items", (), "items"),
        ("recipients", (), "recipients"),
        ("purpose", "", "purpose"),
        ("expires_at", None, "expires"),
    ],
)
def test_a_consent_without_one_of_its_facts_says_which(fact: str, empty: Any, element: str) -> None:
    lacking = replace(terms(), **{fact: empty})
    found = [flaw.element for flaw in flaws(lacking)]
    assert element in found
    assert all(flaw.sentence.endswith(".") for flaw in flaws(lacking))
    assert stands(lacking) is not Consent.GIVEN


def test_a_fact_that_is_not_in_the_text_that_was_read_is_missing() -> None:
    more = replace(terms(), recipients=(FIRST_LIGHT, ITO))
    assert [flaw.element for flaw in flaws(more)] == ["recipients"]
    assert stands(more, recipient=ITO) is Consent.MISSING


@pytest.mark.parametrize(("lacking", "element"), [("signature", "signature"), ("signed_at", "signed_at")])
def test_signature_and_date_are_elements_too(lacking: str, element: str) -> None:
    unsigned = replace(terms(), **{lacking: None})
    assert flaws(unsigned) == ()
    assert [flaw.element for flaw in deficiencies(unsigned)] == [element]
    assert stands(unsigned) is Consent.MISSING


@pytest.mark.parametrize("key", ["sud_counseling_notes", "psychotherapy_notes", "legal_proceedings"])
def test_counseling_notes_and_court_use_are_never_joined_with_anything(key: str) -> None:
    assert key in never()
    joined = replace(terms(), items=("name", key))
    assert any(flaw.sentence == never()[key].because for flaw in flaws(joined))
    assert stands(joined, items=(key,)) is Consent.MISSING


def test_an_item_with_words_of_its_own_needs_them() -> None:
    assert "in my own words" in flaws(replace(terms(), words={}))[0].sentence


def test_an_item_that_nobody_knows_is_a_flaw() -> None:
    assert flaws(replace(terms(), items=("name", "introduction", "shoe_size")))


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        ({}, "given"),
        ({"items": ("name", "introduction")}, "given"),
        ({"items": ()}, "missing"),
        ({"items": ("name", "contact")}, "missing"),
        ({"recipient": ITO}, "missing"),
        ({"recipient": Recipient(name="First Light", kind="service", key=8)}, "missing"),
        ({"status": ConsentStatus.OFFERED}, "missing"),
        ({"status": ConsentStatus.REVOKED}, "revoked"),
        ({"status": ConsentStatus.EXPIRED}, "expired"),
        ({"status": ConsentStatus.CLOSED}, "expired"),
        ({"ended": True}, "expired"),
        ({"now": datetime(2027, 3, 14, 12, tzinfo=UTC)}, "expired"),
        ({"now": datetime(2027, 3, 14, 11, 59, tzinfo=UTC)}, "given"),
    ],
)
def test_a_consent_covers_what_it_names_for_whom_it_names_while_it_lasts(other: dict[str, Any], answer: str) -> None:
    assert stands(terms(), **other) == answer


@given(
    status=st.sampled_from(ConsentStatus),
    after=st.timedeltas(timedelta(-400), timedelta(400)),
    asked=st.sets(st.sampled_from([*items(), *never()])),
    named=st.sets(st.sampled_from([*items()])),
    ended=st.booleans(),
    recipient=st.sampled_from([FIRST_LIGHT, ITO]),
    without=st.sampled_from([None, *elements()]),
    signed=st.booleans(),
)
def test_nothing_is_covered_by_less_than_a_whole_consent(
    status: ConsentStatus,
    after: timedelta,
    asked: set[str],
    named: set[str],
    ended: bool,
    recipient: Recipient,
    without: str | None,
    signed: bool,
) -> None:
    shared = tuple(key for key in items() if key in named)
    titles = "; ".join(items()[key].title[Language.ENGLISH] for key in shared)
    kept = [p for p in terms().paragraphs if p.element not in (without, "items")]
    said = () if without == "items" else (Paragraph(element="items", title="What", words=titles),)
    some = terms(
        items=shared,
        words=dict.fromkeys(shared, "Words."),
        paragraphs=(*kept, *said),
        signature=TYPED if signed else None,
    )
    over = NOW + after >= (some.expires_at or NOW)
    covered = stands(some, status=status, items=asked, now=NOW + after, ended=ended, recipient=recipient)
    whole = without is None and signed and named and asked and asked <= named
    right = status is ConsentStatus.GIVEN and not over and not ended and recipient is FIRST_LIGHT
    assert (covered is Consent.GIVEN) is bool(whole and right)


PATH = "M10 100L40 60L70 140L100 60L130 140L160 60L190 140L220 60L250 100"


@pytest.mark.parametrize(
    ("signature", "says"),
    [
        (TYPED, ""),
        (replace(TYPED, name="  jun   PARK "), ""),
        (replace(TYPED, name="Juan"), "in full"),
        (replace(TYPED, name=" "), "name of who signs"),
        (replace(TYPED, name="Min Park", signer=Signer.REPRESENTATIVE), "why they may sign"),
        (replace(TYPED, name="Min Park", signer=Signer.REPRESENTATIVE, authority="His mother"), ""),
        (replace(TYPED, way=Way.DRAWN, drawing=PATH), ""),
        (replace(TYPED, way=Way.DRAWN, drawing=""), "Sign on the pad"),
        (replace(TYPED, way=Way.DRAWN, drawing='M1 1L2 2"/><script>'), "Sign on the pad"),
        (replace(TYPED, way=Way.DRAWN, drawing="M1 1L2 2"), "too small"),
        (replace(TYPED, way=Way.DRAWN, drawing=PATH + "L999 999"), "too small"),
        (replace(TYPED, way=Way.DRAWN, drawing=PATH * 400), "too long"),
        (replace(TYPED, way=Way.PAPER), "Add a scan"),
        (replace(TYPED, way=Way.PAPER, scan=b"<html>"), "no PDF"),
        (replace(TYPED, way=Way.PAPER, scan=b"%PDF-1.7\n" + b"0" * 5 * 1024 * 1024 + b"%%EOF"), "too large"),
        (replace(TYPED, way=Way.PAPER, scan=b"%PDF-1.7\n%%EOF\n"), ""),
        (replace(TYPED, way=Way.PAPER, scanned="a" * 64), ""),
    ],
)
def test_what_is_a_signature_and_what_is_none(signature: Signature, says: str) -> None:
    said = unfit(signature, "Jun Park")
    assert says in said
    assert bool(says) is bool(said)


@pytest.mark.parametrize("language", Language)
def test_the_page_has_all_its_words_in_both_languages(language: Language) -> None:
    words = page_words(language)
    assert set(words) == set(page_words(Language.ENGLISH))
    assert all(words.values())
    assert unfit(replace(TYPED, name=""), "Jun Park", language) == words["gives_name"]


def test_an_accent_left_out_is_the_same_name() -> None:
    assert unfit(replace(TYPED, name="Jose Nunez"), "José Núñez") == ""


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4\nx\n%%EOF", ScanKind.PDF),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"0" * 30 + b"\x00\x00\x00\x00IEND\xaeB`\x82", ScanKind.PNG),
        (b"\xff\xd8\xff\xe0" + b"0" * 50 + b"\xff\xd9", ScanKind.JPEG),
        (b"%PDF-1.4 cut off", None),
        (b"\x89PNG\r\n\x1a\n cut off", None),
        (b"MZ\x90\x00", None),
        (b"GIF89a", None),
        (b"", None),
    ],
)
def test_a_scan_is_known_by_its_content(content: bytes, kind: ScanKind | None) -> None:
    assert scan_kind(content) is kind


def test_the_superseded_wording_of_the_notice_is_not_used() -> None:
    assert "unauthorized use or disclosure" in notice().short
    assert "prohibits unauthorized disclosure" not in notice().long + notice().short
    assert all(number in notice().long for number in ("2.12(c)(5)", "2.64 or 2.65", "2.31", "(i)", "(ii)", "(iii)"))


def test_every_exception_has_a_short_form_and_consent_has_none() -> None:
    assert set(short_forms()) == set(LegalBasis) - {LegalBasis.CONSENT}
    asked = {fact.key for fact in short_forms()[LegalBasis.MEDICAL_EMERGENCY].facts}
    assert asked >= {"affiliation", "discloser", "nature"}  # 2.51: with recipient and time, which all of them ask for


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text())))
def test_one_content_has_one_digest_whatever_the_order(content: dict[str, Any]) -> None:
    backwards = dict(reversed(content.items()))
    assert digest(content) == digest(backwards)
    assert digest(content) != digest(content | {"one more": 1}) or "one more" in content
    assert "\n" not in canonical({"a": "b"})


def test_a_table_without_one_of_the_languages_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"key": "name", "heading": "Name", "from": "record", "en": {"title": "a", "explain": "b"}}
    monkeypatch.setattr("baton.core.consents.words.table", lambda _: {"item": [entry]})
    items.cache_clear()
    with pytest.raises(TableError, match="in es"):
        items()
    monkeypatch.undo()
    items.cache_clear()


def test_what_is_over_stays_over() -> None:
    for status in (ConsentStatus.REVOKED, ConsentStatus.EXPIRED, ConsentStatus.CLOSED):
        assert MOVES.open_moves(status) == ()
