"""Does the client's own page say what is so, in plain words of their language, and do what they ask?"""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client as Browser
from django.utils import timezone

import passing
from baton.actions import appointments, clients, links, own_page
from baton.core.barriers import Barrier
from baton.core.consents import ConsentStatus
from baton.core.referrals import ReferralStatus
from baton.core.vocabulary import PersonRole
from baton.models import Baton, Client, ClientVerdict, Goal, Link, Referral
from baton.web import own_words
from cast import NOW, Cast
from doorstep import come_in, sent, to

pytestmark = pytest.mark.django_db
PAGE = "/door/you/"


@pytest.fixture
def jun(cast: Cast) -> Browser:
    """Jun's own page, open."""
    return come_in(links.make_for_client(client=cast.jun, by=cast.pia, now=NOW))


@pytest.fixture
def referral(cast: Cast) -> Referral:
    return sent(cast, decided_at=NOW - timedelta(days=2))[0]


def read(browser: Browser) -> str:
    return browser.get(PAGE).content.decode()


def test_the_page_says_what_happens_with_whom_and_whose_turn_it_is(
    cast: Cast, jun: Browser, referral: Referral
) -> None:
    page = read(jun)
    assert "It was sent to First Light. We wait for an answer." in page
    assert "Pia, peer specialist" in page
    thursday = NOW + timedelta(days=2)
    to(referral, "scheduled", appointment_at=thursday)
    assert "Your first visit is Thursday, September 17, 10:40 am." in read(jun)
    assert jun.get(f"{PAGE}referrals/{referral.pk}/visit.ics").status_code == 200
    assert jun.get(f"{PAGE}referrals/{referral.pk}/introduction.ics").status_code == 404


def test_in_spanish_all_of_it_is_spanish_and_stays_so(jun: Browser, referral: Referral) -> None:
    to(referral, "scheduled", appointment_at=NOW + timedelta(days=2))
    jun.post(f"{PAGE}language/", {"language": "es"})
    page = read(jun)
    assert '<html lang="es">' in page
    assert "Su primera visita es el jueves 17 de septiembre, a las 10:40 a. m." in page
    for english in ("Hello", "What is happening", "Nobody called", "Leave fast", "Who got"):
        assert english not in page
    assert jun.post(f"{PAGE}language/", {"language": "xx"}).status_code == 422
    assert Link.objects.everywhere().filter(purpose="client").get().language == "es"


def test_who_got_what_and_why_and_who_looked(cast: Cast, jun: Browser, referral: Referral) -> None:
    clients.open_record(client=cast.jun, by=cast.sue, now=NOW, part="note")
    page = read(jun)
    for words in ("First Light, today", "my name; ", "So that First Light can help", "Draw a comic.", "Jun Park"):
        assert words in page
    assert "Sue, supervisor: a note" in page


def test_sharing_is_stopped_at_once_and_no_reason_is_asked(cast: Cast, jun: Browser, referral: Referral) -> None:
    consent = referral.consents.get()
    assert jun.post(f"{PAGE}consents/{consent.pk}/stop/").url == PAGE
    consent.refresh_from_db()
    referral.refresh_from_db()
    assert (consent.status, consent.ended_how, referral.status) == ("revoked", "own_page", "halted")
    assert "Nothing more goes out" in read(jun)
    assert Link.objects.of(cast.agency).get(purpose="receiver").revoked_because == "revoked"
    assert jun.post(f"{PAGE}consents/{consent.pk}/stop/").status_code == 409


def test_a_consent_is_read_and_signed_with_the_full_name(cast: Cast, jun: Browser) -> None:
    consent = passing.offered(passing.referral(cast))
    wrong = jun.post(f"{PAGE}consents/{consent.pk}/sign/", {f"name-{consent.pk}": "Someone"})
    assert (wrong.status_code, "Something is missing" in wrong.content.decode()) == (422, True)
    jun.post(f"{PAGE}consents/{consent.pk}/sign/", {f"name-{consent.pk}": "Jun Park"})
    consent.refresh_from_db()
    assert (consent.status, consent.signed_with, bool(consent.signed_link)) == ("given", None, True)


def test_the_client_chooses_among_those_who_were_offered(cast: Cast, jun: Browser) -> None:
    referral = passing.referral(cast, status="draft")
    first, second = referral.options.all()
    assert first.name in read(jun)
    chosen = {"option": second.pk, "next": "on", "words": ""}
    assert jun.post(f"{PAGE}referrals/{referral.pk}/choose/", chosen).url == PAGE
    referral.refresh_from_db()
    first.refresh_from_db()
    assert (referral.status, referral.option, first.agreed) == ("talked_over", second, True)
    assert referral.facts.get(fact="talk_over").words == "Chosen on their own page."
    none = jun.post(f"{PAGE}referrals/{referral.pk}/choose/", {"words": "The <first>, please."})
    assert none.status_code == 422
    assert "The &lt;first&gt;, please.</textarea>" in none.content.decode()


def test_the_client_says_no_and_when_to_ask_again(jun: Browser, referral: Referral) -> None:
    assert jun.post(f"{PAGE}referrals/{referral.pk}/refuse/", {"again": "9999"}).status_code == 422
    jun.post(f"{PAGE}referrals/{referral.pk}/refuse/", {"again": "30", "words": "Not yet."})
    referral.refresh_from_db()
    assert (referral.status, referral.facts.get(fact="refuse").words) == ("refused", "Not yet.")


def test_a_time_is_picked_with_one_press(cast: Cast, jun: Browser, referral: Referral) -> None:
    to(referral, "accepted")
    friday = NOW + timedelta(days=3)
    appointments.propose(referral=referral, times=[friday], by=cast.pia, now=NOW)
    assert "Friday, September 18, 10:40 am" in read(jun)
    address = f"{PAGE}referrals/{referral.pk}/pick/"
    assert jun.post(address, {"at": "soon"}).status_code == 422
    assert jun.post(address, {"at": (friday + timedelta(hours=1)).isoformat()}).status_code == 409
    jun.post(address, {"at": friday.isoformat()})
    referral.refresh_from_db()
    assert referral.appointment_at == friday


def test_what_is_in_the_way_and_a_call_that_did_not_come_are_held(cast: Cast, jun: Browser, referral: Referral) -> None:
    to(referral, "accepted")
    jun.post(f"{PAGE}referrals/{referral.pk}/in-the-way/", {"barrier": "ride"})
    assert jun.post(f"{PAGE}referrals/{referral.pk}/in-the-way/", {"barrier": "x"}).status_code == 422
    jun.post(f"{PAGE}call/")
    held = Baton.objects.of(cast.agency).filter(key__startswith="client_").order_by("pk")
    assert [baton.holder for baton in held] == [cast.pia, cast.pia]
    assert held.last().do.startswith("They say that nobody called")


def test_goals_are_added_changed_and_put_aside_in_their_words(cast: Cast, jun: Browser) -> None:
    jun.post(f"{PAGE}goals/", {"goal": "Sleep <through>."})
    assert "“Sleep &lt;through&gt;.”" in read(jun)
    goal = Goal.objects.of(cast.agency).get(given_up_at=None)
    jun.post(f"{PAGE}goals/{goal.pk}/", {f"goal-{goal.pk}": "Sleep."})
    assert "“Sleep.”" in read(jun)
    newer = Goal.objects.of(cast.agency).get(given_up_at=None)
    jun.post(f"{PAGE}goals/{newer.pk}/", {"aside": "1"})
    assert not Goal.objects.of(cast.agency).filter(given_up_at=None).exists()
    assert jun.post(f"{PAGE}goals/", {"goal": " "}).status_code == 422


def test_how_it_was_is_asked_and_answered_once(cast: Cast, jun: Browser, note: Any) -> None:
    met = note("We talked.")
    assert "Last time with Pia" in read(jun)
    said = {"about": met.pk, "respected": "yes", "in_charge": "no"}
    assert jun.post(f"{PAGE}said/", said | {"in_charge": ""}).status_code == 422
    jun.post(f"{PAGE}said/", said)
    verdict = ClientVerdict.objects.of(cast.agency).get()
    assert (verdict.respected, verdict.in_charge, verdict.shared) == ("yes", "no", False)
    assert "Last time with Pia" not in read(jun)
    assert jun.post(f"{PAGE}said/", said).status_code == 409


def test_the_line_to_call_is_that_of_the_country(cast: Cast, jun: Browser) -> None:
    assert 'href="tel:988"' in read(jun)
    cast.agency.country = "GB"
    cast.agency.save(update_fields=["country"])
    page = read(jun)
    assert 'href="tel:116123"' in page
    assert 'href="tel:988"' not in page


def test_a_client_reaches_nothing_of_another(cast: Cast, referral: Referral) -> None:
    marcus = come_in(links.make_for_client(client=cast.marcus, by=cast.pia, now=NOW))
    assert "First Light" not in read(marcus)
    goal, consent = referral.client.goals.get(), referral.consents.get()
    for address in (
        f"referrals/{referral.pk}/choose/",
        f"referrals/{referral.pk}/refuse/",
        f"referrals/{referral.pk}/pick/",
        f"referrals/{referral.pk}/in-the-way/",
        f"goals/{goal.pk}/",
        f"consents/{consent.pk}/sign/",
        f"consents/{consent.pk}/stop/",
    ):
        there = marcus.post(PAGE + address, {"again": "30", "barrier": "ride"})
        nowhere = marcus.post(PAGE + re.sub(r"\d+", "987654", address), {"again": "30", "barrier": "ride"})
        assert there.status_code == nowhere.status_code == 404, address
    assert marcus.get(f"{PAGE}referrals/{referral.pk}/visit.ics").status_code == 404


def test_when_nothing_can_be_saved_the_words_stay(jun: Browser, monkeypatch: Any) -> None:
    def locked(**given: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(own_page, "add_goal", locked)
    answer = jun.post(f"{PAGE}goals/", {"goal": "Sleep through."})
    assert answer.status_code == 503
    assert "Sleep through.</textarea>" in answer.content.decode()


def test_a_name_is_written_as_text(cast: Cast, jun: Browser) -> None:
    Client.objects.of(cast.agency).filter(pk=cast.jun.pk).update(called="<b>Jun</b> {0}")
    assert "Hello &lt;b&gt;Jun&lt;/b&gt; {0}" in read(jun)


# --- The words themselves


def sentences(language: str) -> dict[str, str]:
    return {key: said[language] for key, said in own_words.WORDS.items()}


def test_every_sentence_stands_in_both_languages_with_the_same_gaps() -> None:
    for key, said in own_words.WORDS.items():
        assert set(said) == {"en", "es"}, key
        gaps = [set(re.findall(r"\{(\w+)\}", said[language])) for language in ("en", "es")]
        assert gaps[0] == gaps[1], key


def test_every_status_barrier_and_role_has_its_words() -> None:
    wanted = [f"is_{status}" for status in ReferralStatus] + [f"barrier_{barrier}" for barrier in Barrier]
    wanted += [f"role_{role}" for role in PersonRole] + [f"consent_{status}" for status in ConsentStatus]
    assert set(wanted) <= set(own_words.WORDS)


def syllables(word: str) -> int:
    """Roughly: groups of vowels, without a silent e."""
    groups = len(re.findall(r"[aeiouyáéíóúü]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)


def test_the_english_reads_at_grade_six_or_easier() -> None:
    """Flesch-Kincaid over the whole page; the names that fill its gaps are left out."""
    text = " ".join(re.sub(r"\{\w+\}", "Pia", said) for said in sentences("en").values() if said.endswith((".", "?")))
    words = re.findall(r"[A-Za-z’]+", text)
    ends = len(re.findall(r"[.?!:]+", text))
    grade = 0.39 * len(words) / ends + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    assert grade <= 6


def test_no_sentence_is_long() -> None:
    for language in ("en", "es"):
        for key, said in sentences(language).items():
            longest = max(len(part.split()) for part in re.split(r"[.?!:]", said))
            assert longest <= 16, (language, key)


@pytest.mark.parametrize(
    ("days", "en", "es"),
    [
        (0, "today, 10:40 am", "hoy, a las 10:40 a. m."),
        (1, "tomorrow, 10:40 am", "mañana, a las 10:40 a. m."),
        (2, "Thursday, September 17, 10:40 am", "el jueves 17 de septiembre, a las 10:40 a. m."),
        (20, "October 5, 10:40 am", "el lunes 5 de octubre, a las 10:40 a. m."),
        (200, "April 3, 2027, 10:40 am", "el sábado 3 de abril de 2027, a las 10:40 a. m."),
    ],
)
def test_days_and_hours_are_said_in_both_languages(days: int, en: str, es: str) -> None:
    with timezone.override("America/New_York"):
        moment = NOW + timedelta(days=days)
        assert (own_words.at(moment, NOW, "en"), own_words.at(moment, NOW, "es")) == (en, es)
