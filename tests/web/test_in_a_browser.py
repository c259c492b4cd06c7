"""Do the pages hold in a real browser: axe, content policy, drafts, marks while typing, and without script?"""

import os
import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import passing
from baton.actions import circle, disclosures, screenings
from baton.actions.change import one_change
from baton.core.circle import Closeness, SupporterKind
from baton.models import Client, Encounter
from browser import browser_test, chromium, page_of, sign_in, violations
from cast import NOW, Cast
from standin import PLAN, VOICES

pytestmark = browser_test
# Each width and each scheme once; at night every pair of them.
WAYS = [(320, "light"), (1280, "dark")]
if os.environ.get("BATON_TEST_PROFILE") == "nightly":
    WAYS += [(320, "dark"), (1280, "light")]

type Opens = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def stage(transactional_db: None, cast: Cast) -> Cast:
    return cast


@pytest.fixture
def opens(stage: Cast, live_server: Any, browser: Browser, signed_in: Any) -> Iterator[Opens]:
    """Opens a page of the live server as a person; None: nobody is signed in."""
    contexts = []

    def open_as(person: Any, address: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})
        contexts.append(context)
        if person:
            sign_in(context, live_server, signed_in(person).cookies["sessionid"].value)
        page = page_of(context)
        page.goto(live_server.url + address)
        return page

    yield open_as
    for context in contexts:
        context.close()


def addresses(cast: Cast, note: Any) -> dict[Any, list[str]]:
    """Every page there is, by who opens it."""
    heard, plan = note(VOICES), note(PLAN, client=cast.marcus)
    answers = {str(number): 2 for number in range(1, 10)}
    given = {"instrument": "phq9", "answers": answers, "at": NOW, "key": uuid.uuid4(), "by": cast.pia, "now": NOW}
    screening = screenings.record(client=cast.jun, **given)
    concern = heard.decisions.get().concern
    jun, baton = cast.jun.pk, concern.batons.first()
    pages = ["/", "/emergency/", "/write/", "/clients/", "/clients/?q=nobody", "/clients/add/", f"/clients/{jun}/"]
    pages += [f"/clients/{jun}/change/"]
    pages += [f"/clients/{jun}/note/", f"/encounters/{heard.pk}/", f"/encounters/{plan.pk}/now/", "/policy/", "/glass/"]
    pages += [f"/concerns/{concern.pk}/", f"/batons/{baton.pk}/", f"/screenings/{screening.pk}/", "/account/"]
    pages += [f"/clients/{jun}/screenings/", f"/clients/{jun}/screenings/phq9/", "/clients/99999/", "/accounts/2fa/"]
    rosa = {"called": "Rosa, her sister", "kind": SupporterKind.FAMILY, "closeness": Closeness.CLOSE}
    drawn = circle.join(client=cast.jun, by=cast.pia, now=NOW, does="calls on Sundays", **rosa)
    pages += [
        f"/clients/{jun}/circle/",
        f"/clients/{jun}/circle/add/",
        f"/circle/{drawn.pk}/",
        "/outbox/",
        "/batons/",
        "/batons/others/",
        "/accounts/logout/",
        "/accounts/password/change/",
        f"/clients/{jun}/audit/",
    ]
    supervisor = [
        "/",
        "/outbox/",
        "/measures/",
        "/policy/change/",
        f"/clients/{jun}/",
        f"/clients/{jun}/audit/",
        f"/concerns/{concern.pk}/",
        f"/batons/{baton.pk}/",
    ]
    administrator = [
        "/",
        "/agency/",
        "/outbox/?status=waiting",
        "/agency/hours/",
        "/people/add/",
        f"/people/{cast.rae.pk}/",
    ]
    return {
        cast.pia: pages,
        cast.sue: supervisor,
        cast.ada: administrator,
        None: ["/accounts/login/", "/accounts/password/reset/"],
    }


def consent_pages(cast: Cast) -> list[str]:
    """Consents offered and given, what leaves on them, what was told without."""
    referral = passing.referral(cast, cast.lupe)
    given, spanish = passing.given(referral), passing.offered(referral, language="es")
    offered, bare = passing.offered(referral), passing.given(referral, items=("name", "what_helps"))
    with one_change(agency=cast.agency, by=cast.pia, now=NOW) as change:
        told = {"option": referral.option, "items": passing.ITEMS, "transport": "link", "address": ""}
        packet = disclosures.send(change, referral=referral, consent=given, **told)
    about = f"/clients/{referral.client_id}"
    pages = [f"{about}/consents/", f"{about}/disclosures/", f"{about}/without-consent/"]
    pages += [f"{about}/without-consent/{basis}/" for basis in ("medical_emergency", "court_order")]
    pages += [f"/referrals/{referral.pk}/consent/", f"/packets/{packet.pk}/", f"/consents/{given.pk}/packet/"]
    return [*pages, *(f"/consents/{one.pk}/" for one in (given, spanish, offered)), f"/consents/{bare.pk}/packet/"]


@pytest.mark.parametrize(("width", "scheme"), WAYS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    opens: Opens, stage: Cast, note: Any, scheme: str, width: int, live_server: Any
) -> None:
    found: dict[str, Any] = {}
    for person, those in addresses(stage, note).items():
        page = opens(person, those[0], color_scheme=scheme, viewport={"width": width, "height": 800})
        for address in those:
            page.goto(live_server.url + address)
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if problems := [*violations(page), *([f"{wide} px too wide"] if wide > 0 else [])]:
                found[address] = problems
        blocked = [said for said in page.complaints if "status of 4" not in said]
        if blocked:
            found[f"complaints of {person}"] = blocked
    assert found == {}


def test_a_long_name_and_a_long_note_break_no_page(opens: Opens, stage: Cast, note: Any, live_server: Any) -> None:
    called = "\u0645\u0631\u064a\u0645 \N{BUTTERFLY} " + "Extraordinarily" * 4
    Client.objects.of(stage.agency).filter(pk=stage.jun.pk).update(called=called, contact=["x" * 90], words="w" * 200)
    saved = note("We walked along the river and talked. " * 450 + "w" * 300 + VOICES)
    concern = saved.decisions.get().concern_id
    page = opens(stage.pia, "/", viewport={"width": 320, "height": 800})
    pages = ["/", "/clients/", f"/clients/{stage.jun.pk}/", f"/encounters/{saved.pk}/", f"/concerns/{concern}/"]
    for address in [*pages, f"/clients/{stage.jun.pk}/note/", "/write/", "/batons/"]:
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


@pytest.mark.parametrize("text", [VOICES, PLAN])
def test_axe_finds_nothing_on_a_note_that_was_answered(opens: Opens, stage: Cast, text: str) -> None:
    for scheme in ("light", "dark"):
        page = opens(stage.pia, f"/clients/{stage.jun.pk}/note/", color_scheme=scheme)
        page.locator("#id_text").press_sequentially(text[:5])
        page.locator("#id_text").fill(text)
        expect(page.locator("#marks mark").first).to_be_visible()
        assert violations(page) == []
        assert page.complaints == []


def test_words_are_marked_and_answered_while_one_types(opens: Opens, stage: Cast) -> None:
    page = opens(stage.pia, f"/clients/{stage.jun.pk}/note/")
    page.locator("#id_text").fill(VOICES)
    expect(page.locator("#verdict-title")).to_have_text("Voices now")
    expect(page.locator("#marks mark")).to_have_count(2)
    expect(page.locator("#save-button")).to_have_text("Save, and open two batons")
    page.locator("#id_text").press("Home")
    page.locator("#id_text").press_sequentially("On Monday. ")
    expect(page.locator("#marks mark").first).to_have_text("puts ideas in him")
    assert page.complaints == []


def test_a_question_or_an_added_sign_changes_the_answer_at_once(opens: Opens, stage: Cast) -> None:
    page = opens(stage.pia, f"/clients/{stage.jun.pk}/note/")
    page.locator("#id_text").fill("A quiet hour.")
    page.locator("select[name=added]").select_option("psychosis:ungraded")
    expect(page.locator("#verdict-title")).to_have_text("Voices now")
    page.get_by_role("checkbox", name="Possible psychosis").uncheck()
    expect(page.locator("#verdict-title")).not_to_have_text("Voices now")


def test_an_emergency_takes_the_screen_and_one_tap_saves(opens: Opens, stage: Cast) -> None:
    page = opens(stage.pia, f"/clients/{stage.jun.pk}/note/")
    page.locator("#id_text").fill(PLAN)
    expect(page.locator(".takeover")).to_be_in_viewport()
    assert page.locator("#id_text").input_value() == PLAN
    page.get_by_role("button", name="Save, and tell them now").click()
    expect(page).to_have_url(re.compile("/now/$"))
    expect(page.get_by_text("Sue is told")).to_be_visible()
    assert Encounter.objects.of(stage.agency).get().text == PLAN


def test_a_draft_outlives_the_page_and_is_gone_once_saved(opens: Opens, stage: Cast) -> None:
    page = opens(stage.pia, f"/clients/{stage.jun.pk}/note/")
    page.locator("#id_text").fill(VOICES)
    expect(page.locator("#verdict-title")).to_have_text("Voices now")
    page.reload()
    expect(page.locator("#id_text")).to_have_value(VOICES)
    expect(page.locator("#kept")).to_have_text("Your draft is back.")
    page.get_by_role("button", name="Save, and open two batons").click()
    page.wait_for_url("**/concerns/**")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_lost_connection_loses_no_word(opens: Opens, stage: Cast) -> None:
    page = opens(stage.pia, f"/clients/{stage.jun.pk}/note/")
    page.context.set_offline(True)
    page.locator("#id_text").fill(VOICES)
    expect(page.locator("#kept")).to_contain_text("No connection.")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#id_text")).to_have_value(VOICES)
    expect(page.locator("#verdict-title")).to_have_text("Voices now")


def test_signing_out_leaves_no_draft_behind(opens: Opens, stage: Cast, live_server: Any) -> None:
    page = opens(stage.pia, f"/clients/{stage.jun.pk}/note/")
    page.locator("#id_text").fill(VOICES)
    expect(page.locator("#kept")).to_contain_text("Kept on this device")
    page.goto(live_server.url + "/account/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_everything_works_without_script(opens: Opens, stage: Cast) -> None:
    page = opens(stage.pia, f"/clients/{stage.jun.pk}/note/", java_script_enabled=False)
    page.locator("#id_text").fill(VOICES)
    page.get_by_role("button", name="Check what it asks for").click()
    expect(page.locator("#verdict-title")).to_have_text("Voices now")
    expect(page.locator("#id_text")).to_have_value(VOICES)
    expect(page.locator("#marks")).to_contain_text("puts ideas in him")
    page.get_by_role("button", name="Save, and open two batons").click()
    page.get_by_role("link", name=re.compile("Open.*Refer to an early-psychosis team")).click()
    page.get_by_label("What was done").fill("They met the team.")
    page.get_by_role("button", name="It is done").click()
    expect(page.get_by_text("They met the team.")).to_be_visible()


def test_the_page_is_used_with_keys_alone(opens: Opens, stage: Cast) -> None:
    page = opens(stage.pia, f"/clients/{stage.jun.pk}/note/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#id_text")).to_be_focused()
