"""Does nothing leave but what the client agreed to, to whom, and now; and is every try written down?"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

import passing
from baton.actions import consents, disclosures
from baton.actions.change import one_change
from baton.actions.verify import verify
from baton.core.consents import Channel, LegalBasis, digest
from baton.core.refusals import Code, Refused
from baton.models import AuditEntry, Consent, Disclosure, Link, Notice, Packet, Person, Referral
from cast import NOW, Cast, assemble

LATER = NOW + timedelta(hours=1)
ITEMS = passing.ITEMS


@pytest.fixture
def referral(cast: Cast) -> Referral:
    return passing.referral(cast)


@pytest.fixture
def consent(referral: Referral) -> Consent:
    return passing.given(referral)


def send(
    referral: Referral, consent: Consent | None, *, by: Person | None = None, now: Any = LATER, **other: Any
) -> Packet:
    usual = {"option": referral.option, "items": ITEMS, "transport": "link", "address": "intake@first-light.example"}
    with one_change(agency=referral.agency, by=by or referral.worker, now=now) as change:
        return disclosures.send(change, referral=referral, consent=consent, **usual | other)


def log(referral: Referral) -> list[Disclosure]:
    return list(Disclosure.objects.of(referral.agency).order_by("pk"))


def test_what_is_sent_is_what_was_shown_before_frozen_with_its_hash(referral: Referral, consent: Consent) -> None:
    shown = disclosures.packet_for(referral, referral.option, consent, ITEMS)
    packet = send(referral, consent, seen=digest(shown))
    packet.refresh_from_db()
    assert (packet.content, packet.digest) == (shown, digest(shown))
    assert [item["key"] for item in packet.content["items"]] == ["name", "question", "introduction", "goals"]


def test_a_disclosure_is_logged_with_all_that_the_rule_asks_for(referral: Referral, consent: Consent) -> None:
    packet = send(referral, consent, items=("name", "goals"))
    (row,) = log(referral)
    assert (row.by, row.client, row.at, row.basis) == (referral.worker, referral.client, LATER, "consent")
    assert (row.recipient, row.address, row.transport) == ("First Light", "intake@first-light.example", "link")
    assert (row.consent, row.packet, row.items, row.purpose) == (consent, packet, ["name", "goals"], consent.purpose)
    assert (row.notice, row.refused) == ("2.32-2024", False)
    assert row.details["scope_sent"] is True
    assert row.details["left_out"] == ["question", "introduction"]
    assert row.details["minimum_necessary"]


def test_both_statements_of_the_notice_go_along_in_the_wording_in_force(referral: Referral, consent: Consent) -> None:
    notice = send(referral, consent).content["notice"]
    assert notice["short"] == "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
    assert notice["long"].startswith("This record which has been disclosed to you is protected by Federal")
    assert notice["long"].endswith("use or redisclose the record (see 42 CFR 2.31).")


def test_the_receiver_does_not_learn_who_else_was_named(referral: Referral) -> None:
    consent = passing.given(referral, recipients=list(referral.options.all()))
    assert "Ito" in consent.text
    assert "Ito" not in str(send(referral, consent).content)


@pytest.mark.parametrize(
    "lacking", ["none", "offered", "expired", "revoked", "other_items", "other_option", "deficient"]
)
def test_without_a_consent_that_covers_it_nothing_leaves_and_the_try_is_kept(
    cast: Cast, referral: Referral, lacking: str
) -> None:
    consent, other = unfit(lacking, referral)
    with pytest.raises(Refused) as refused:
        send(referral, consent, **other)
    assert refused.value.code is Code.NEEDS
    (row,) = log(referral)
    assert (row.refused, row.by, row.reason) == (True, cast.pia, refused.value.sentence)
    assert not Packet.objects.of(cast.agency).exists()
    assert AuditEntry.objects.of(cast.agency).filter(verb="disclosure.refused").count() == 1


def tell_and_send(cast: Cast, referral: Referral) -> None:
    """A change that does more than sending."""
    told = {"option": referral.option, "items": ITEMS, "transport": "link", "address": ""}
    with one_change(agency=cast.agency, by=cast.pia, now=LATER) as change:
        Notice.objects.create(agency=cast.agency, to=cast.sue, code="x", dedupe="x", created_at=NOW)
        disclosures.send(change, referral=referral, consent=None, **told)


def test_the_try_is_kept_when_all_else_of_the_change_is_undone(transactional_db: None) -> None:
    cast = assemble()
    referral = passing.referral(cast)
    with pytest.raises(Refused):
        tell_and_send(cast, referral)
    assert [row.refused for row in log(referral)] == [True]
    assert not Notice.objects.of(cast.agency).exists()
    assert [breach for breach in verify() if breach.code.startswith("audit")] == []


def unfit(lacking: str, referral: Referral) -> tuple[Consent | None, dict[str, Any]]:
    if lacking in ("none", "offered"):
        return (None if lacking == "none" else passing.offered(referral)), {}
    consent = passing.given(referral)
    if lacking == "revoked":
        consents.revoke(consent=consent, how=Channel.CALL, by=referral.worker, now=NOW)
    if lacking == "deficient":
        Consent.objects.of(referral.agency).filter(pk=consent.pk).update(paragraphs=consent.paragraphs[:-1])
    other = {
        "expired": {"now": NOW + timedelta(days=181)},
        "other_items": {"items": ("name", "contact")},
        "other_option": {"option": referral.options.last()},
    }
    return consent, other.get(lacking, {})


def test_the_consent_of_another_client_covers_nothing(cast: Cast, referral: Referral) -> None:
    other = passing.referral(cast, cast.lupe)
    theirs = passing.given(other, client_name="Jun Park")
    Consent.objects.of(cast.agency).filter(pk=theirs.pk).update(
        referral=None, recipients=passing.given(referral).recipients
    )
    with pytest.raises(Refused):
        send(referral, theirs)


def test_a_consent_ends_with_its_referral_and_does_not_come_back_when_it_is_opened_again(
    cast: Cast, referral: Referral, consent: Consent
) -> None:
    about = {"agency": cast.agency, "client": cast.jun, "referral": referral, "at": NOW, "said_at": NOW}
    referral.facts.create(**about, fact="end", by=cast.pia)
    with pytest.raises(Refused, match="expired"):
        send(referral, consent)


def test_who_has_no_part_in_it_cannot_send_and_is_written_down(
    cast: Cast, referral: Referral, consent: Consent
) -> None:
    for person, code in ((cast.rae, Code.NOT_VISIBLE), (cast.olu, Code.NOT_VISIBLE), (cast.ada, Code.NOT_VISIBLE)):
        with pytest.raises(Refused) as refused:
            send(referral, consent, by=person)
        assert refused.value.code is code
    assert [row.by for row in log(referral) if row.refused] == [cast.rae, cast.olu, cast.ada]


def test_a_packet_that_changed_since_it_was_looked_at_is_not_sent(referral: Referral, consent: Consent) -> None:
    shown = disclosures.packet_for(referral, referral.option, consent, ITEMS)
    referral.client.goals.update(words="Something that nobody has read.")
    with pytest.raises(Refused) as refused:
        send(referral, consent, seen=digest(shown))
    assert refused.value.code is Code.STALE
    assert log(referral)[0].refused


def test_an_item_with_nothing_in_it_is_not_sent(referral: Referral) -> None:
    consent = passing.given(referral, items=("name", "what_helps"))
    with pytest.raises(Refused, match="What helps"):
        send(referral, consent, items=("what_helps",))


def test_words_of_drinking_under_another_item_are_pointed_out(referral: Referral) -> None:
    told = {"introduction": "I am Jun. I drank vodka every day until June."}
    consent = passing.given(referral, words=told)
    content = disclosures.packet_for(referral, referral.option, consent, ITEMS)
    assert disclosures.speaks_of_substances(content) == ("Who they are, in their own words",)


def test_what_was_sent_and_what_was_logged_cannot_be_changed(referral: Referral, consent: Consent) -> None:
    packet = send(referral, consent)
    for rows in (Packet.objects.of(referral.agency).filter(pk=packet.pk), Disclosure.objects.of(referral.agency)):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Packet.objects.of(referral.agency).filter(pk=packet.pk).update(digest="0" * 64)
    with pytest.raises(DatabaseError), transaction.atomic():
        Disclosure.objects.of(referral.agency).update(refused=True)


@pytest.fixture
def link(referral: Referral) -> Link:
    about = {"agency": referral.agency, "client": referral.client, "referral": referral, "option": referral.option}
    more = {
        "purpose": "receiver",
        "secret_hash": "a" * 64,
        "code_hash": "b",
        "made_at": NOW,
        "made_by": referral.worker,
    }
    return Link.objects.create(**about, **more, expires_at=NOW + timedelta(days=30))


def open_packet(packet: Packet, link: Link) -> Packet:
    with one_change(agency=packet.agency, by=link, now=LATER) as change:
        return disclosures.shown(change, packet, link)


def test_each_showing_asks_again_whether_the_consent_stands(referral: Referral, consent: Consent, link: Link) -> None:
    packet = send(referral, consent)
    assert open_packet(packet, link) == packet
    consents.revoke(consent=consent, how=Channel.WRITING, by=referral.worker, now=LATER)
    with pytest.raises(Refused, match="shared no more"):
        open_packet(packet, link)
    last = log(referral)[-1]
    assert (last.refused, last.link, last.packet) == (True, link, packet)


FACTS = {
    LegalBasis.MEDICAL_EMERGENCY: ("affiliation", "discloser", "nature", "no_consent"),
    LegalBasis.CHILD_ABUSE_REPORT: ("office", "law", "reported"),
    LegalBasis.CRIME_ON_PREMISES: ("office", "circumstances", "limited"),
    LegalBasis.COURT_ORDER: ("court", "docket", "ordered_on", "scope", "counsel"),
}


@pytest.mark.parametrize("basis", FACTS, ids=str)
def test_an_exception_is_written_down_with_the_facts_of_its_rule_and_the_supervisor_is_told(
    cast: Cast, basis: LegalBasis
) -> None:
    told = {"client": cast.jun, "basis": basis, "recipient": "Kay Bell", "at": NOW, "by": cast.pia, "now": LATER}
    facts = dict.fromkeys(FACTS[basis], "Said in short.")
    for lacking in FACTS[basis]:
        with pytest.raises(Refused) as refused:
            disclosures.without_consent(**told, facts=facts | {lacking: " "})
        assert refused.value.field == lacking
    row = disclosures.without_consent(**told, facts=facts)
    assert (row.basis, row.at, row.by, row.recipient, row.refused) == (basis, NOW, cast.pia, "Kay Bell", False)
    assert set(FACTS[basis]) <= set(row.details["facts"])
    assert Notice.objects.of(cast.agency).filter(to=cast.sue, code="disclosure.without_consent").count() == 1


def test_consent_is_no_exception(cast: Cast) -> None:
    told = {"client": cast.jun, "recipient": "Kay", "at": NOW, "facts": {}, "by": cast.pia, "now": LATER}
    with pytest.raises(Refused):
        disclosures.without_consent(basis=LegalBasis.CONSENT, **told)


def test_a_warning_goes_to_the_supervisor_and_tells_nobody_outside(cast: Cast) -> None:
    disclosures.ask_about_warning(client=cast.jun, by=cast.pia, now=NOW)
    assert Notice.objects.of(cast.agency).get(code="warning.asked").to == cast.sue
    assert not Disclosure.objects.of(cast.agency).exists()


def test_the_accounting_goes_back_three_years_or_six(cast: Cast, referral: Referral, consent: Consent) -> None:
    send(referral, consent)
    ask = {"client": cast.jun, "by": cast.pia}
    assert len(disclosures.accounting(**ask, years=3, now=NOW + timedelta(days=3 * 365))) == 1
    assert disclosures.accounting(**ask, years=3, now=NOW + timedelta(days=3 * 366)) == []
    assert len(disclosures.accounting(**ask, years=6, now=NOW + timedelta(days=3 * 366))) == 1


_WHENS = st.sampled_from([timedelta(0), timedelta(days=179), timedelta(days=180), timedelta(days=400)])


class NoDisclosureWithoutConsent(TestCase):
    """Whatever is tried in whatever order: what was sent had a consent that covered it at that moment."""

    @settings(max_examples=25)
    @tried(
        sign=st.booleans(),
        revoke=st.booleans(),
        named=st.sets(st.sampled_from(["name", "goals", "question", "introduction"]), min_size=1),
        asked=st.sets(st.sampled_from(["name", "goals", "question", "introduction", "contact"])),
        to_second=st.booleans(),
        after=_WHENS,
    )
    def test_it(self, sign: bool, revoke: bool, named: set[str], asked: set[str], to_second: bool, after: Any) -> None:
        cast = assemble()
        row = passing.referral(cast)
        make = passing.given if sign else passing.offered
        consent = make(row, items=sorted(named))
        if revoke:
            consents.revoke(consent=consent, how=Channel.CALL, by=cast.pia, now=NOW)
        option = row.options.last() if to_second else row.option
        covered = sign and not revoke and asked and asked <= named and not to_second and after < timedelta(days=180)
        try:
            send(row, consent, items=sorted(asked), option=option, now=NOW + after)
        except Refused:
            assert not covered
        else:
            assert covered
        (logged,) = log(row)
        assert logged.refused is not bool(covered)
        assert Packet.objects.of(cast.agency).count() == int(bool(covered))
