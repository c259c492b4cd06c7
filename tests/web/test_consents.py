"""Can a consent be read, signed and taken back on a phone, in two languages, and is what leaves seen first?"""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

import passing
from baton.actions import disclosures, glass
from baton.actions.change import one_change
from baton.core.consents import Signature, Way, items
from baton.models import AuditEntry, Client, Consent, Disclosure, Notice, Packet, Referral
from cast import NOW, Cast

PATH = "M10 100L40 60L70 140L100 60L130 140L160 60L190 140L220 60L250 100"


@pytest.fixture
def referral(cast: Cast) -> Referral:
    return passing.referral(cast)


@pytest.fixture
def pia(cast: Cast, signed_in: Any) -> Any:
    return signed_in(cast.pia)


def filled(referral: Referral, **other: Any) -> dict[str, Any]:
    usual = {
        "client_name": "Jun Park",
        "language": "es",
        "recipients": [referral.option.pk],
        "purpose": "Para que First Light ayude con las voces.",
        "until": "referral",
        "share-name": "on",
        "share-introduction": "on",
        "words-introduction": "Soy Jun. Dibujo.",
    }
    return usual | other


def sent(referral: Referral, transport: str = "link", address: str = "") -> Packet:
    consent = passing.given(referral)
    with one_change(agency=referral.agency, by=referral.worker, now=NOW) as change:
        told = {"referral": referral, "option": referral.option, "consent": consent, "items": passing.ITEMS}
        return disclosures.send(change, **told, transport=transport, address=address)


def test_a_consent_is_offered_read_in_spanish_and_signed_by_typing(referral: Referral, pia: Any) -> None:
    answer = pia.post(f"/referrals/{referral.pk}/consent/", filled(referral), follow=True)
    page = answer.content.decode()
    consent = Consent.objects.of(referral.agency).get()
    for words in ("Puedo retirar este permiso", "Soy Jun. Dibujo.", "Escribir su nombre", 'lang="es"', "First Light"):
        assert words in page
    signed = {"way": "typed", "name": "Jun Park"}
    assert "Signed" in pia.post(f"/consents/{consent.pk}/sign/", signed, follow=True).content.decode()
    consent.refresh_from_db()
    referral.refresh_from_db()
    assert (consent.status, consent.expires_with, referral.status) == ("given", "referral", "consented")


def test_the_other_language_is_one_button_away(referral: Referral, pia: Any) -> None:
    consent = passing.offered(referral)
    assert "Español" in pia.get(f"/consents/{consent.pk}/").content.decode()
    page = pia.post(f"/consents/{consent.pk}/language/", follow=True).content.decode()
    assert "Cuándo termina" in page
    assert "English" in page


@pytest.mark.parametrize(
    ("lacking", "says"),
    [
        ({"client_name": ""}, "name in full"),
        ({"recipients": []}, "Tick who may get it"),
        ({"recipients": [999_999]}, "Select a valid choice"),
        ({"purpose": ""}, "Say why it is shared"),
        ({"share-name": "", "share-introduction": ""}, "at least one thing"),
        ({"words-introduction": " "}, "word for word, or take the tick away"),
        ({"until": "day"}, "Give the day on which it ends"),
        ({"until": "day", "expires_on": "2026-01-01"}, "still to come"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    referral: Referral, pia: Any, lacking: dict[str, Any], says: str
) -> None:
    answer = pia.post(f"/referrals/{referral.pk}/consent/", filled(referral, **lacking))
    page = answer.content.decode()
    assert (answer.status_code, says in page) == (422, True)
    assert "purpose" in lacking or "Para que First Light ayude" in page
    assert not Consent.objects.of(referral.agency).exists()


def test_a_drawing_is_kept_as_a_path_and_shown_again(referral: Referral, pia: Any) -> None:
    consent = passing.offered(referral)
    pia.post(f"/consents/{consent.pk}/sign/", {"way": "drawn", "name": "Jun Park", "drawing": PATH})
    assert f'<path d="{PATH}"/>' in pia.get(f"/consents/{consent.pk}/").content.decode()


@pytest.mark.parametrize("drawing", ["", '"><script>alert(1)</script>', "M0 0", PATH * 4000])
def test_what_is_no_drawing_signs_nothing_and_breaks_nothing(referral: Referral, pia: Any, drawing: str) -> None:
    consent = passing.offered(referral)
    answer = pia.post(f"/consents/{consent.pk}/sign/", {"way": "drawn", "name": "Jun Park", "drawing": drawing})
    consent.refresh_from_db()
    assert (answer.status_code, consent.status) == (422, "offered")
    assert b"<script>alert" not in answer.content


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("scan.pdf", b"%PDF-1.4\nx\n%%EOF\n", "given"),
        ("scan.pdf", b"MZ this is a program", "offered"),
        ("scan.pdf", b"", "offered"),
        ("scan.pdf", b"%PDF-1.4\n" + b"0" * (5 * 1024 * 1024) + b"%%EOF", "offered"),
    ],
)
def test_a_scan_is_taken_by_its_content_and_given_back_as_a_file(
    referral: Referral, pia: Any, name: str, content: bytes, status: str
) -> None:
    consent = passing.offered(referral)
    paper = {"way": "paper", "name": "Jun Park", "scan": SimpleUploadedFile(name, content)}
    pia.post(f"/consents/{consent.pk}/sign/", paper)
    consent.refresh_from_db()
    assert consent.status == status
    answer = pia.get(f"/consents/{consent.pk}/scan/")
    if status == "offered":
        assert answer.status_code == 404
    else:
        assert answer.content == content
        assert answer["Content-Disposition"] == f'attachment; filename="consent-{consent.pk}.pdf"'
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_wrong_with_a_signature_is_said_in_the_language_of_the_consent(referral: Referral, pia: Any) -> None:
    consent = passing.offered(referral, language="es")
    answer = pia.post(f"/consents/{consent.pk}/sign/", {"way": "typed", "name": "Otra Persona"})
    assert "Escriba el nombre completo, como está arriba." in answer.content.decode()
    assert "Otra Persona" in answer.content.decode()


def test_a_strange_way_of_signing_is_refused(referral: Referral, pia: Any) -> None:
    consent = passing.offered(referral)
    assert pia.post(f"/consents/{consent.pk}/sign/", {"way": "by owl", "name": "Jun Park"}).status_code == 422


def test_it_is_taken_back_without_a_reason(referral: Referral, pia: Any) -> None:
    consent = passing.given(referral)
    assert pia.post(f"/consents/{consent.pk}/revoke/", {}).status_code == 422
    page = pia.post(f"/consents/{consent.pk}/revoke/", {"how": "call"}, follow=True).content.decode()
    assert "Stopped. Nothing more leaves" in page
    assert "Taken back" in page
    consent.refresh_from_db()
    assert consent.status == "revoked"


def test_who_comes_second_is_told_and_nothing_is_lost(referral: Referral, pia: Any) -> None:
    consent = passing.given(referral)
    assert pia.post(f"/consents/{consent.pk}/sign/", {"way": "typed", "name": "Jun Park"}).status_code == 409


def test_who_may_share_is_shown_the_way_to_it_and_who_may_not_is_not(
    cast: Cast, referral: Referral, signed_in: Any
) -> None:
    consent = passing.given(referral)
    pages = {f"/consents/{consent.pk}/": "See what they will see"}
    pages |= {f"/clients/{cast.jun.pk}/disclosures/": "told without consent"}
    pages |= {f"/clients/{cast.jun.pk}/without-consent/": "Write it down"}
    glass.break_in(client=cast.jun, reason="A fire.", by=cast.rae, now=NOW)
    for address, words in pages.items():
        assert words in signed_in(cast.pia).get(address).content.decode()
        assert words not in signed_in(cast.rae).get(address).content.decode()


def test_the_preview_is_what_is_sent(referral: Referral, pia: Any) -> None:
    consent = passing.given(referral)
    shown = pia.get(f"/consents/{consent.pk}/packet/").content.decode()
    packet = sent(referral)
    for part in (packet.digest, "I am Jun. I draw.", "Draw a comic.", packet.content["notice"]["short"]):
        assert part in shown
    kept = pia.get(f"/packets/{packet.pk}/").content.decode()
    assert body(shown) == body(kept)


def body(page: str) -> str:
    """The packet itself, out of a page that shows it."""
    after = page.partition('id="packet-title"')[2]
    return after.partition('<section class="card held"')[0].partition('<p class="source"')[0].strip()


def test_the_preview_says_what_is_missing_and_what_speaks_of_drinking(referral: Referral, pia: Any) -> None:
    bare = passing.given(referral, items=("name", "what_helps"))
    assert pia.get(f"/consents/{bare.pk}/packet/").status_code == 422
    told = passing.given(referral, words={"introduction": "I drank vodka every day until June."})
    assert "alcohol or drugs" in pia.get(f"/consents/{told.pk}/packet/").content.decode()


def read(answer: Any) -> tuple[PdfReader, str]:
    pdf = PdfReader(io.BytesIO(answer.content))
    return pdf, " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_the_letter_says_what_the_packet_says_with_a_fax_cover(referral: Referral, pia: Any) -> None:
    Referral.objects.of(referral.agency).filter(pk=referral.pk).update(
        question="¿Oye voces? #x $y$ *z* <b> señal, Łódź"
    )
    referral.refresh_from_db()
    packet = sent(referral, "fax", "+1 555 0199")
    answer = pia.get(f"/referrals/{referral.pk}/letter.pdf")
    _, text = read(answer)
    assert answer["Content-Type"] == "application/pdf"
    for said in ("Fax cover", "First Light", "Harbor Street Clinic", "+1 555 0199", "Open Door", "Pia Novak"):
        assert said in text
    for item in packet.content["items"]:
        assert item["heading"] in text
        assert all(" ".join(line.split()) in text for line in item["lines"])
    assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in text
    assert "(see 42 CFR 2.31)." in text
    assert packet.digest in text


def test_the_letter_has_title_language_and_tags_for_a_screen_reader(referral: Referral, pia: Any) -> None:
    sent(referral)
    pdf, _ = read(pia.get(f"/referrals/{referral.pk}/letter.pdf"))
    root = pdf.trailer["/Root"]
    assert pdf.metadata is not None
    assert (pdf.metadata.title, root["/Lang"]) == (f"Referral {referral.pk}", "en")
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root


def test_the_letter_is_made_of_the_frozen_packet_alone(referral: Referral, pia: Any) -> None:
    sent(referral)
    Client.objects.of(referral.agency).filter(pk=referral.client_id).update(called="Somebody Else")
    referral.client.goals.update(words="Something new.")
    _, text = read(pia.get(f"/referrals/{referral.pk}/letter.pdf"))
    assert "Draw a comic." in text
    assert "new" not in text


def test_a_sign_that_no_font_has_still_gives_a_letter(referral: Referral, pia: Any) -> None:
    Referral.objects.of(referral.agency).filter(pk=referral.pk).update(question="你好 \U00013000")
    referral.refresh_from_db()
    sent(referral)
    assert pia.get(f"/referrals/{referral.pk}/letter.pdf").content.startswith(b"%PDF")


def test_there_is_no_letter_before_something_was_sent(referral: Referral, pia: Any) -> None:
    assert pia.get(f"/referrals/{referral.pk}/letter.pdf").status_code == 404


def test_the_log_shows_what_was_shared_and_what_was_refused(referral: Referral, pia: Any) -> None:
    sent(referral)
    row = Disclosure.objects.of(referral.agency).get()
    same = {field.name: getattr(row, field.name) for field in row._meta.fields if field.name not in ("id", "recipient")}
    Disclosure.objects.create(**same | {"refused": True, "reason": "Nothing leaves.", "packet": None}, recipient="=1+1")
    page = pia.get(f"/clients/{referral.client_id}/disclosures/").content.decode()
    for words in ("First Light", "=1+1: refused", "Nothing leaves.", items()["goals"].heading, "notice 2.32-2024"):
        assert words in page
    lines = list(
        csv.DictReader(io.StringIO(pia.get(f"/clients/{referral.client_id}/disclosures.csv").content.decode()))
    )
    assert [line["refused"] for line in lines] == ["refused", "made"]
    assert lines[0]["recipient"] == "'=1+1"
    assert lines[1]["items"] == "name; question; goals; introduction"


FACTS = {"affiliation": "County Hospital", "discloser": "Pia", "nature": "Overdose", "no_consent": "He was out cold"}
TOLD = {"recipient": "Kay Bell, paramedic", "at": "2026-09-15T10:00", **FACTS}


def test_a_medical_emergency_is_written_down_with_what_the_rule_asks_for(cast: Cast, pia: Any) -> None:
    address = f"/clients/{cast.jun.pk}/without-consent/medical_emergency/"
    assert pia.get(address).status_code == 200
    for lacking in FACTS:
        answer = pia.post(address, TOLD | {lacking: ""})
        assert (answer.status_code, b"Kay Bell, paramedic" in answer.content) == (422, True)
    page = pia.post(address, TOLD, follow=True).content.decode()
    assert "A medical emergency (42 CFR 2.51)" in page
    assert "County Hospital" in page
    assert Notice.objects.of(cast.agency).filter(to=cast.sue, code="disclosure.without_consent").exists()


def test_a_warning_is_routed_to_the_supervisor_and_the_page_says_why(cast: Cast, pia: Any) -> None:
    page = pia.get(f"/clients/{cast.jun.pk}/without-consent/").content.decode()
    assert "has no exception for a warning" in page
    assert "Sue Alvarez" in page
    pia.post(f"/clients/{cast.jun.pk}/warning/")
    assert Notice.objects.of(cast.agency).get(code="warning.asked").to == cast.sue


def addresses(referral: Referral, packet: Packet) -> list[str]:
    client, consent = referral.client_id, packet.consent_id
    pages = [
        f"/clients/{client}/{part}" for part in ("consents/", "disclosures/", "disclosures.csv", "without-consent/")
    ]
    pages += [f"/consents/{consent}/", f"/consents/{consent}/packet/", f"/packets/{packet.pk}/"]
    return [*pages, f"/referrals/{referral.pk}/consent/", f"/referrals/{referral.pk}/letter.pdf"]


def test_no_page_of_these_is_there_for_who_has_no_part_in_it(cast: Cast, signed_in: Any, referral: Referral) -> None:
    packet = sent(referral)
    for person, status in ((cast.pia, 200), (cast.rae, 404), (cast.olu, 404), (cast.ada, 404)):
        browser = signed_in(person)
        assert {address: browser.get(address).status_code for address in addresses(referral, packet)} == dict.fromkeys(
            addresses(referral, packet), status
        )


def test_every_look_at_these_pages_is_written_down(cast: Cast, signed_in: Any, referral: Referral) -> None:
    packet, sue = sent(referral), signed_in(cast.sue)
    for address in addresses(referral, packet):
        before = AuditEntry.objects.of(cast.agency).count()
        assert sue.get(address).status_code == 200
        assert AuditEntry.objects.of(cast.agency).count() == before + 1, address


def test_no_word_of_a_client_reaches_the_audit_or_the_log(
    cast: Cast, referral: Referral, pia: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    canary = "zanzicanary"
    more = {"client_name": canary, "purpose": canary, "words-introduction": canary}
    pia.post(f"/referrals/{referral.pk}/consent/", filled(referral, **more))
    consent = Consent.objects.of(cast.agency).get()
    pia.post(f"/consents/{consent.pk}/sign/", {"way": "typed", "name": f"not {canary}"})
    pia.post(f"/consents/{consent.pk}/sign/", {"way": "typed", "name": canary})
    with one_change(agency=cast.agency, by=cast.pia, now=NOW) as change:
        consent.refresh_from_db()
        told = {"referral": referral, "option": referral.option, "consent": consent, "items": ["introduction"]}
        disclosures.send(change, **told, transport="link", address=canary)
    pia.get(f"/referrals/{referral.pk}/letter.pdf")
    pia.post(
        f"/clients/{cast.jun.pk}/without-consent/medical_emergency/", TOLD | {"nature": canary, "recipient": canary}
    )
    pia.post(f"/consents/{consent.pk}/revoke/", {"how": "call"})
    assert Disclosure.objects.of(cast.agency).count() == 2
    assert canary not in str(list(AuditEntry.objects.of(cast.agency).values()))
    assert canary not in str(list(Notice.objects.of(cast.agency).values()))
    assert canary not in caplog.text


def test_a_signature_of_a_representative_says_why_they_may(referral: Referral, pia: Any) -> None:
    consent = passing.offered(referral)
    signed = {"way": "typed", "name": "Min Park", "signer": "representative", "authority": "His mother"}
    pia.post(f"/consents/{consent.pk}/sign/", signed)
    consent.refresh_from_db()
    assert consent.terms.signature == Signature(
        way=Way.TYPED, name="Min Park", signer=consent.terms.signature.signer, authority="His mother"
    )
    assert "His mother" in pia.get(f"/consents/{consent.pk}/").content.decode()
