"""Does the door stay shut to everybody but who has link and code, and what does a receiver see behind it?"""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.utils import timezone

from baton.actions import appointments, consents, links
from baton.models import AuditEntry, Link, LinkOpening, Notice, Referral
from baton.web.urls import urlpatterns
from cast import NOW, Cast
from doorstep import come_in, receiver_link, sent, to

pytestmark = pytest.mark.django_db
_OF_THE_MOMENT = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
IDENTITY = ("Jun", "Park", "Draw a comic", "I draw", "psychosis, and what")


@pytest.fixture
def made(cast: Cast) -> links.Made:
    return sent(cast, decided_at=NOW - timedelta(days=2))[1]


def referral_of(made: links.Made) -> Referral:
    made.link.referral.refresh_from_db()
    return made.link.referral


def body(answer: Any) -> str:
    return _OF_THE_MOMENT.sub("", answer.content.decode())


def rows() -> tuple[Any, ...]:
    """All that a door could change."""
    counted = [model.objects.everywhere().count() for model in (LinkOpening, AuditEntry, Notice)]
    live = list(Link.objects.everywhere().values_list("opened_at", "wrong_codes", "revoked_at"))
    return (*counted, live, list(Referral.objects.everywhere().values_list("status", flat=True)))


def wrong(code: str) -> str:
    return f"{(int(code.replace(' ', '')) + 1) % 1_000_000:06d}"


def at(moment: Any) -> str:
    return timezone.localtime(moment, timezone.get_default_timezone()).strftime("%Y-%m-%dT%H:%M")


# --- The door itself


def test_the_door_is_the_same_for_everybody_and_says_nothing(made: links.Made, signed_in: Any, cast: Cast) -> None:
    pages = {body(browser.get("/door/")) for browser in (Browser(), signed_in(cast.pia), come_in(made))}
    assert len(pages) == 1


def test_what_a_mail_scanner_does_changes_nothing(made: links.Made) -> None:
    before, scanner = rows(), Browser()
    for address in (made.path, "/door/", "/door/referral/", "/door/referral/visit.ics", "/door/you/"):
        scanner.get(address)
        scanner.head(address)
    for address in ("/door/", "/door/leave/", "/door/referral/accept/", "/door/referral/decline/"):
        scanner.post(address, {"link": made.secret, "why": "other"})
        scanner.post(address, {"link": made.secret, "code": ""})
        scanner.post(address, {})
    assert rows() == before
    assert not scanner.cookies["door"].value  # leaving clears what is not there


def test_a_wrong_link_and_a_wrong_code_get_the_same_answer(made: links.Made) -> None:
    other = Browser().post("/door/", {"link": "A" * 22, "code": made.code})
    code = Browser().post("/door/", {"link": made.secret, "code": wrong(made.code)})
    alike = [body(answer).replace("A" * 22, "L").replace(made.secret, "L") for answer in (other, code)]
    alike[1] = alike[1].replace(wrong(made.code), made.code)
    assert (other.status_code, alike[0]) == (code.status_code, alike[1]) == (422, alike[0])
    assert dict(other.items()) | {"Content-Length": ""} == dict(code.items()) | {"Content-Length": ""}
    assert not other.cookies.get("door")


def test_what_was_typed_is_kept_when_it_did_not_fit(made: links.Made) -> None:
    page = Browser().post("/door/", {"link": made.secret, "code": "12"}).content.decode()
    assert f'value="{made.secret}"' in page
    assert "do not fit" in page


def test_too_many_failures_are_told_to_wait(made: links.Made) -> None:
    for guess in range(20):
        Browser().post("/door/", {"link": f"{guess:022d}", "code": "000000"})
    answer = Browser().post("/door/", {"link": made.secret, "code": made.code})
    assert (answer.status_code, "Wait 15 minutes" in answer.content.decode()) == (429, True)


def test_behind_a_server_in_front_failures_count_by_whom_it_names(made: links.Made, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for guess in range(20):
        given = {"link": f"{guess:022d}", "code": "000000"}
        Browser().post("/door/", given, headers={"x-forwarded-for": f"203.0.113.{guess}, 192.0.2.9"})
    given = {"link": made.secret, "code": made.code}
    assert Browser().post("/door/", given, headers={"x-forwarded-for": "192.0.2.9"}).status_code == 429
    assert Browser().post("/door/", given, headers={"x-forwarded-for": "192.0.2.10"}).status_code == 302


@pytest.mark.parametrize("typed", ["{secret}", "https://open.example/door/#{secret}", " #{secret} "])
def test_the_link_is_taken_however_it_is_pasted(made: links.Made, typed: str) -> None:
    answer = Browser().post("/door/", {"link": typed.format(secret=made.secret), "code": made.code})
    assert answer.url == "/door/referral/"


def test_the_ticket_opens_the_door_alone_and_no_script_reads_it(made: links.Made) -> None:
    ticket = come_in(made).cookies["door"]
    assert (ticket["path"], ticket["httponly"], ticket["samesite"]) == ("/door/", True, "Strict")
    assert ticket["max-age"] == 3600
    assert Browser(headers={"cookie": f"door={ticket.value}"}).get("/").status_code == 302


def test_pages_behind_the_door_are_kept_nowhere(made: links.Made) -> None:
    inside = come_in(made)
    for answer in (Browser().get("/door/"), inside.get("/door/referral/"), Browser().get("/door/referral/")):
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["X-Robots-Tag"].startswith("noindex")
        assert answer["Referrer-Policy"] == "same-origin"
        assert "default-src 'none'" in answer["Content-Security-Policy"]


def door_addresses() -> list[str]:
    routes = [str(pattern.pattern) for pattern in urlpatterns if str(pattern.pattern).startswith("door/")]
    return ["/" + route.replace("<int:pk>", "1").replace("<slug:kind>", "visit") for route in routes]


def test_a_stranger_sees_and_changes_nothing_at_any_address_behind_the_door(made: links.Made) -> None:
    before, stranger = rows(), Browser()
    stranger.cookies["door"] = "guessed"
    for address in door_addresses():
        for answer in (stranger.get(address), stranger.post(address, {"words": "Some words.", "why": "other"})):
            assert answer.status_code in (200, 302, 403, 405, 422), address
            assert not [word for word in IDENTITY if word in answer.content.decode()], address
    assert rows() == before


def test_a_ticket_of_one_link_opens_no_other(cast: Cast, made: links.Made) -> None:
    marcus = links.make_for_client(client=cast.marcus, by=cast.pia, now=NOW)
    assert come_in(marcus).get("/door/referral/").status_code == 403
    assert come_in(made).get("/door/you/").status_code == 403


def test_who_leaves_is_out(made: links.Made) -> None:
    browser = come_in(made)
    ticket = browser.cookies["door"].value
    assert browser.post("/door/leave/").url == "/door/"
    assert browser.cookies["door"].value == ""
    browser.cookies["door"] = ticket
    assert browser.get("/door/referral/").status_code == 403


@pytest.mark.parametrize("how", ["expired", "taken back", "renewed"])
def test_a_dead_link_ends_a_sitting_at_its_next_request(
    cast: Cast, made: links.Made, how: str, monkeypatch: Any
) -> None:
    browser = come_in(made)
    if how == "expired":
        Link.objects.everywhere().update(expires_at=NOW)
    elif how == "renewed":
        links.renew(link=made.link, by=cast.pia, now=NOW)
    else:
        links.take_back(link=made.link, by=cast.pia, now=NOW)
    assert browser.get("/door/referral/").status_code == 410
    assert browser.post("/door/referral/accept/").status_code == 410
    assert referral_of(made).status == "received"


def test_words_typed_when_the_time_ran_out_are_shown_again(made: links.Made, monkeypatch: Any) -> None:
    browser = come_in(made)
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(hours=2))
    answer = browser.post("/door/referral/note/", {"words": "We met twice, and it helps."})
    assert answer.status_code == 403
    assert "We met twice, and it helps." in answer.content.decode()


# --- What a receiver sees


def test_before_they_accept_no_page_says_who_it_is(cast: Cast, made: links.Made) -> None:
    page = come_in(made).get("/door/referral/").content.decode()
    assert referral_of(made).status == "received"
    assert "Open Door" in page
    assert "Early psychosis" in page
    assert not [word for word in IDENTITY if word in page]


def test_once_accepted_the_packet_is_shown_with_its_notices_and_each_look_is_written_down(
    cast: Cast, made: links.Made
) -> None:
    browser = come_in(made)
    assert browser.post("/door/referral/accept/").status_code == 302
    page = browser.get("/door/referral/").content.decode()
    for words in ("Jun Park", "Draw a comic.", "I am Jun. I draw.", "42 CFR part 2 prohibits unauthorized", "2.64"):
        assert words in page
    shown = AuditEntry.objects.of(cast.agency).filter(verb="packet.shown")
    assert [(entry.actor_id, entry.details["link"]) for entry in shown] == [(0, made.link.pk)]


def test_a_no_says_why_and_closes_the_link(cast: Cast, made: links.Made) -> None:
    browser = come_in(made)
    assert browser.post("/door/referral/decline/", {"words": "Try Ben."}).status_code == 422
    answer = browser.post("/door/referral/decline/", {"why": "full", "words": "Ben has room."})
    assert "Thank you" in answer.content.decode()
    assert referral_of(made).status == "declined"
    assert referral_of(made).facts.get(fact="decline").words == "No room at the moment. Ben has room."
    assert browser.get("/door/referral/").status_code == 410


def test_of_two_who_answer_at_once_the_second_reads_what_happened(made: links.Made) -> None:
    first, second = come_in(made), come_in(made)
    first.post("/door/referral/accept/")
    late = second.post("/door/referral/accept/")
    assert (late.status_code, "accepted already" in late.content.decode()) == (409, True)
    assert referral_of(made).facts.filter(fact="accept").count() == 1
    first.post("/door/referral/decline/", {"why": "full"})
    assert second.post("/door/referral/accept/").status_code == 410


def test_who_accepts_after_it_was_called_off_reads_that_it_was(made: links.Made) -> None:
    browser = come_in(made)
    to(referral_of(made), "cancel_asked")
    late = browser.post("/door/referral/accept/")
    assert (late.status_code, "called off" in late.content.decode()) == (409, True)
    assert not [word for word in IDENTITY if word in late.content.decode()]
    assert "I know it is called off" in browser.get("/door/referral/").content.decode()
    browser.post("/door/referral/off/")
    assert referral_of(made).status == "cancelled"


def test_a_consent_withdrawn_while_the_packet_is_open_shows_it_no_more(cast: Cast, made: links.Made) -> None:
    browser = come_in(made)
    browser.post("/door/referral/accept/")
    consent = referral_of(made).consents.get()
    consents.revoke(consent=consent, how="call", by=cast.pia, now=NOW)
    answer = browser.get("/door/referral/")
    assert answer.status_code == 410
    assert not [word for word in IDENTITY if word in answer.content.decode()]


def test_a_consent_that_ran_out_hides_the_packet_and_lets_the_answer_through(made: links.Made) -> None:
    browser = come_in(made)
    browser.post("/door/referral/accept/")
    to(referral_of(made), "attended", attended_at=NOW)
    referral_of(made).consents.update(expires_at=NOW)
    page = browser.get("/door/referral/").content.decode()
    assert "the consent for it has ended" in page
    assert "Jun Park" not in page
    browser.post("/door/referral/answer/", {"answer": "It is panic."})
    assert referral_of(made).answer == "It is panic."


def test_the_road_from_yes_to_the_answer(cast: Cast, made: links.Made) -> None:
    browser, thursday = come_in(made), NOW + timedelta(days=2)
    browser.post("/door/referral/accept/")
    browser.post("/door/referral/times/", {"first": at(thursday), "second": at(thursday + timedelta(hours=2))})
    with timezone.override("America/New_York"):
        assert len(appointments.proposed(referral_of(made), now=NOW)) == 2
    browser.post("/door/referral/visit/", {"appointment_at": at(thursday)})
    assert referral_of(made).status == "scheduled"
    ics = browser.get("/door/referral/visit.ics")
    assert (ics["Content-Type"], b"BEGIN:VEVENT" in ics.content) == ("text/calendar; charset=utf-8", True)
    browser.post("/door/referral/note/", {"words": "She called to say she will come."})
    browser.post("/door/referral/meet/", {"at": at(thursday), "where": "By telephone"})
    assert browser.get("/door/referral/introduction.ics").status_code == 200
    to(referral_of(made), "scheduled", appointment_at=NOW - timedelta(minutes=5))
    assert "They came" in browser.get("/door/referral/").content.decode()
    browser.post("/door/referral/missed/")
    assert referral_of(made).status == "missed"
    browser.post("/door/referral/attended/", {"attended_at": "2026-09-15T10:30"})
    assert referral_of(made).status == "attended"
    browser.post("/door/referral/answer/", {"answer": "Early psychosis is unlikely."})
    assert referral_of(made).status == "reported"
    assert "Early psychosis is unlikely." in browser.get("/door/referral/").content.decode()


def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_stays(made: links.Made) -> None:
    browser = come_in(made)
    browser.post("/door/referral/accept/")
    for address, given, said in (
        ("visit", {"appointment_at": "2026-09-01T10:00"}, "still to come"),
        ("visit", {"appointment_at": "soon"}, "Enter a valid date"),
        ("times", {"second": "2026-09-20T10:00"}, "at least one time"),
        ("note", {"words": " "}, "Write the note"),
        ("meet", {"where": "Room 4"}, "Give day and time"),
    ):
        answer = browser.post(f"/door/referral/{address}/", given)
        assert answer.status_code == 422, address
        assert said in answer.content.decode(), address
        assert all(value.strip() in answer.content.decode() for value in given.values()), address
    assert browser.post("/door/referral/answer/", {"answer": "Too soon."}).status_code == 409


def test_no_name_stands_in_an_address_a_title_a_header_or_a_log(cast: Cast, made: links.Made, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    browser = come_in(made)
    answers = [browser.post("/door/referral/accept/"), browser.get("/door/referral/")]
    answers += [browser.get("/door/referral/visit.ics"), browser.post("/door/referral/note/", {"words": ""})]
    for answer in answers:
        title = re.findall(r"<title>.*?</title>", answer.content.decode())
        told = f"{title}{dict(answer.items())}{answer.cookies}{answer.request['PATH_INFO']}"
        assert not [word for word in (*IDENTITY, made.secret, made.code) if word in told]
    assert not [word for word in (*IDENTITY, made.secret, made.code) if word in caplog.text]


def test_a_link_that_was_sent_anew_leads_to_the_same_referral(cast: Cast, made: links.Made) -> None:
    newer = receiver_link(referral_of(made))
    assert come_in(newer).get("/door/referral/").status_code == 200
    answer = Browser().post("/door/", {"link": made.secret, "code": made.code})
    assert (answer.status_code, "newer link" in answer.content.decode()) == (409, True)
