"""Is a consent signed only when whole, and does everything stop the moment it is taken back?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

import passing
from baton.actions import consents, disclosures
from baton.actions.change import one_change
from baton.core.consents import Channel, Language, Signature, Signer, Way
from baton.core.refusals import Code, Refused
from baton.models import AuditEntry, Consent, Link, Notice, Referral, Scan
from cast import NOW, Cast

LATER = NOW + timedelta(hours=1)
PDF = b"%PDF-1.4\n1 0 obj\n%%EOF\n"


@pytest.fixture
def referral(cast: Cast) -> Referral:
    return passing.referral(cast)


def client_link(referral: Referral, /, **other: Any) -> Link:
    usual = {"purpose": "client", "secret_hash": "c" * 64, "code_hash": "d", "made_at": NOW, "made_by": referral.worker}
    about = {"agency": referral.agency, "client": referral.client, "expires_at": NOW + timedelta(days=1)}
    return Link.objects.create(**about | usual | other)


def test_a_consent_is_offered_with_its_text_and_ends_with_the_referral_or_after_180_days(referral: Referral) -> None:
    consent = passing.offered(referral)
    assert (consent.status, consent.expires_at, consent.expires_with) == (
        "offered",
        NOW + timedelta(days=180),
        "referral",
    )
    for told in ("Jun Park", "Open Door", "First Light", "my name", consent.purpose, "March 14, 2027"):
        assert told in consent.text
    assert consent.recipients == [{"name": "First Light", "kind": "service", "key": referral.option.service_id}]


def test_it_may_end_at_the_turn_of_the_year(referral: Referral) -> None:
    """In Albany it is still December when the clocks of the world have turned."""
    consent = passing.offered(referral, expires_at=datetime(2027, 1, 1, 2, tzinfo=UTC))
    assert "December 31, 2026" in consent.text


def test_it_can_end_on_a_day_of_its_own(referral: Referral) -> None:
    consent = passing.offered(referral, expires_at=NOW + timedelta(days=30))
    assert (consent.expires_with, "October 15, 2026" in consent.text) == ("", True)
    with pytest.raises(Refused, match="still to come"):
        passing.offered(referral, expires_at=NOW)


@pytest.mark.parametrize(
    ("lacking", "field"),
    [
        ({"recipients": []}, "recipients"),
        ({"items": ()}, "items"),
        ({"purpose": " "}, "purpose"),
        ({"items": ("name", "notes")}, "items"),
        ({"items": ("name", "psychotherapy_notes")}, "items"),
    ],
)
def test_a_consent_with_a_flaw_is_not_even_offered(referral: Referral, lacking: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        passing.offered(referral, **lacking)
    assert (refused.value.code, refused.value.field) == (Code.NEEDS, field)
    assert not Consent.objects.of(referral.agency).exists()


def test_a_recipient_of_another_referral_cannot_be_named(cast: Cast, referral: Referral) -> None:
    other = passing.referral(cast, cast.lupe)
    with pytest.raises(Refused):
        passing.offered(referral, recipients=[other.option])


def test_it_is_read_in_the_other_language_until_it_is_signed(referral: Referral) -> None:
    consent = passing.offered(referral)
    consents.read_in(consent=consent, language=Language.SPANISH, by=referral.worker, now=LATER)
    consent.refresh_from_db()
    assert "Puedo retirar este permiso" in consent.text
    assert consent.purpose in consent.text
    consents.give(consent=consent, signature=passing.typed(), by=referral.worker, now=LATER)
    with pytest.raises(Refused, match="signed as it stands"):
        consents.read_in(consent=consent, language=Language.ENGLISH, by=referral.worker, now=LATER)


def test_the_client_signs_on_the_workers_device(referral: Referral) -> None:
    consent = passing.given(referral)
    assert (consent.status, consent.signed_at, consent.signed_with) == ("given", NOW, referral.worker)
    assert consent.signature["way"] == "typed"
    told = AuditEntry.objects.of(referral.agency).get(verb="consent.given")
    assert told.details["digest"] == consent.digest
    assert "Jun" not in str(told.details)


def test_the_client_signs_on_their_own_page(referral: Referral) -> None:
    link = client_link(referral)
    consent = consents.give(consent=passing.offered(referral), signature=passing.typed(), by=link, now=LATER)
    assert (consent.status, consent.signed_link, consent.signed_with) == ("given", link, None)


@pytest.mark.parametrize("wrong", ["receiver", "other client", "over"])
def test_a_link_that_is_not_the_clients_own_signs_nothing(cast: Cast, referral: Referral, wrong: str) -> None:
    consent = passing.offered(referral)
    other: dict[str, Any] = {
        "receiver": {"purpose": "receiver", "referral": referral, "option": referral.option},
        "other client": {"client": cast.lupe},
        "over": {"expires_at": NOW},
    }[wrong]
    with pytest.raises(Refused) as refused:
        consents.give(consent=consent, signature=passing.typed(), by=client_link(referral, **other), now=LATER)
    assert refused.value.code is Code.NOT_VISIBLE


def test_it_is_signed_on_paper_and_the_scan_is_kept_as_it_was(referral: Referral) -> None:
    paper = Signature(way=Way.PAPER, name="Jun Park", scan=PDF)
    consent = consents.give(consent=passing.offered(referral), signature=paper, by=referral.worker, now=NOW)
    scan = Scan.objects.of(referral.agency).get()
    assert (bytes(scan.content), scan.kind, scan.digest) == (PDF, "application/pdf", consent.signature["scanned"])
    assert "scan" not in consent.signature
    option = referral.option
    assert consents.standing(consent, option=option, items=["name"], now=LATER) == "given"
    with pytest.raises(DatabaseError), transaction.atomic():
        Scan.objects.of(referral.agency).update(kind="image/png")


@pytest.mark.parametrize(
    "signature",
    [
        passing.typed(""),
        passing.typed("Somebody Else"),
        Signature(way=Way.PAPER, name="Jun Park", scan=b"MZ a program"),
        Signature(way=Way.PAPER, name="Jun Park", scanned="a" * 64),
        Signature(way=Way.DRAWN, name="Jun Park", drawing="M1 1L1 1"),
        Signature(way=Way.TYPED, name="Min Park", signer=Signer.REPRESENTATIVE),
    ],
)
def test_what_is_no_signature_signs_nothing(referral: Referral, signature: Signature) -> None:
    consent = passing.offered(referral)
    with pytest.raises(Refused) as refused:
        consents.give(consent=consent, signature=signature, by=referral.worker, now=NOW)
    assert refused.value.field == "signature"
    consent.refresh_from_db()
    assert (consent.status, consent.signature) == ("offered", {})


def test_a_consent_whose_text_lost_an_element_cannot_be_signed(referral: Referral) -> None:
    consent = passing.offered(referral)
    left = [part for part in consent.paragraphs if part[0] != "revoke"]
    Consent.objects.of(referral.agency).filter(pk=consent.pk).update(paragraphs=left)
    with pytest.raises(Refused) as refused:
        consents.give(consent=consent, signature=passing.typed(), by=referral.worker, now=NOW)
    assert refused.value.field == "elements"


def test_nobody_signs_twice_or_after_its_time(referral: Referral) -> None:
    consent = passing.given(referral)
    with pytest.raises(Refused) as refused:
        consents.give(consent=consent, signature=passing.typed(), by=referral.worker, now=NOW)
    assert refused.value.code is Code.NOT_POSSIBLE
    again, late = passing.offered(referral), NOW + timedelta(days=180)
    with pytest.raises(Refused, match="time is over"):
        consents.give(consent=again, signature=passing.typed(), by=referral.worker, now=late)


def test_who_has_no_part_in_it_can_neither_offer_nor_sign_nor_take_back(cast: Cast, referral: Referral) -> None:
    consent = passing.given(referral)
    for person in (cast.rae, cast.ada, cast.olu, cast.theo):
        for act in (
            lambda by: passing.offered(referral, by=by),
            lambda by: consents.give(consent=consent, signature=passing.typed(), by=by, now=NOW),
            lambda by: consents.revoke(consent=consent, how=Channel.CALL, by=by, now=NOW),
        ):
            with pytest.raises(Refused) as refused:
                act(person)
            assert refused.value.code is Code.NOT_VISIBLE


@pytest.fixture
def sent(referral: Referral) -> Consent:
    """Sent on a consent; the receiver has a link."""
    consent = passing.given(referral)
    with one_change(agency=referral.agency, by=referral.worker, now=NOW) as change:
        disclosures.send(
            change,
            referral=referral,
            option=referral.option,
            consent=consent,
            items=passing.ITEMS,
            transport="link",
            address="intake@first-light.example",
        )
    Referral.objects.of(referral.agency).filter(pk=referral.pk).update(status="sent", sent_at=NOW)
    client_link(referral, purpose="receiver", referral=referral, option=referral.option)
    return consent


def test_a_revoked_consent_stops_the_referral_and_its_links_at_once(
    cast: Cast, referral: Referral, sent: Consent
) -> None:
    consent = consents.revoke(consent=sent, how=Channel.IN_PERSON, by=cast.pia, now=LATER)
    referral.refresh_from_db()
    assert (consent.status, consent.ended_at, consent.ended_by, consent.ended_how) == (
        "revoked",
        LATER,
        cast.pia,
        "in_person",
    )
    assert referral.status == "halted"
    assert not Link.objects.of(cast.agency).live(LATER).exists()
    assert consent.effect == {"halted": [referral.pk], "informed": ["First Light"]}
    assert referral.batons.filter(status="open").count() == 1
    assert Notice.objects.of(cast.agency).filter(to=cast.sue, code="referral.halted").exists()


def test_the_client_takes_it_back_on_their_own_page_and_the_worker_is_told(
    cast: Cast, referral: Referral, sent: Consent
) -> None:
    link = client_link(referral, secret_hash="e" * 64)
    consent = consents.revoke(consent=sent, how=Channel.OWN_PAGE, by=link, now=LATER)
    assert (consent.ended_link, consent.ended_by) == (link, None)
    assert Notice.objects.of(cast.agency).filter(to=cast.pia, code="consent.revoked").exists()


def test_a_second_consent_keeps_what_rests_on_it_going(cast: Cast, referral: Referral, sent: Consent) -> None:
    other = passing.given(referral, items=("name",))
    consents.revoke(consent=other, how=Channel.CALL, by=cast.pia, now=LATER)
    referral.refresh_from_db()
    assert referral.status == "sent"


def test_a_consent_that_was_only_offered_can_be_taken_back_too(referral: Referral) -> None:
    consent = consents.revoke(consent=passing.offered(referral), how=Channel.CALL, by=referral.worker, now=NOW)
    assert (consent.status, consent.signed_at) == ("revoked", None)
    with pytest.raises(Refused):
        consents.give(consent=consent, signature=passing.typed(), by=referral.worker, now=NOW)


def test_rather_not_signing_stops_nothing_that_rests_on_another_consent(referral: Referral, sent: Consent) -> None:
    consents.revoke(consent=passing.offered(referral), how=Channel.IN_PERSON, by=referral.worker, now=LATER)
    referral.refresh_from_db()
    assert referral.status == "sent"


def test_another_consent_that_is_over_holds_nothing_up(cast: Cast, referral: Referral) -> None:
    passing.given(referral, expires_at=NOW + timedelta(minutes=1))
    mine = passing.given(referral)
    Referral.objects.of(cast.agency).filter(pk=referral.pk).update(status="consented")
    consents.revoke(consent=mine, how=Channel.CALL, by=cast.pia, now=LATER)
    referral.refresh_from_db()
    assert referral.status == "halted"


def test_a_language_that_there_are_no_words_in_is_refused(referral: Referral) -> None:
    with pytest.raises(Refused) as refused:
        passing.offered(referral, language="xx")
    assert refused.value.field == "language"


def test_how_it_was_taken_back_is_said(referral: Referral) -> None:
    with pytest.raises(Refused) as refused:
        consents.revoke(consent=passing.given(referral), how="by owl", by=referral.worker, now=NOW)
    assert refused.value.field == "how"


def test_what_is_over_is_marked_as_over_once(referral: Referral) -> None:
    consent = passing.given(referral)
    late = NOW + timedelta(days=180)
    assert consents.end_due(now=late - timedelta(seconds=1)) == 0
    assert [consents.end_due(now=late), consents.end_due(now=late)] == [1, 0]
    consent.refresh_from_db()
    assert (consent.status, consent.ended_at) == ("expired", late)


def test_the_digest_covers_what_was_read_and_how_it_was_signed(referral: Referral) -> None:
    one, other = passing.given(referral), passing.given(referral, purpose="Something else.")
    third = consents.give(
        consent=passing.offered(referral),
        signature=replace(passing.typed(), name="JUN PARK"),
        by=referral.worker,
        now=NOW,
    )
    assert len({one.digest, other.digest, third.digest}) == 3
