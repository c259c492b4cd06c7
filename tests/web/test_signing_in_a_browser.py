"""Does one sign on a phone with a finger, with a keyboard, and without script?"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import passing
from baton.models import Consent
from browser import browser_test, chromium, page_of, sign_in, violations
from cast import Cast

pytestmark = browser_test
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def consent(transactional_db: None, cast: Cast) -> Consent:
    return passing.offered(passing.referral(cast))


@pytest.fixture
def opens(consent: Consent, cast: Cast, live_server: Any, browser: Browser, signed_in: Any) -> Iterator[Any]:
    contexts = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**PHONE, **options)
        contexts.append(context)
        sign_in(context, live_server, signed_in(cast.pia).cookies["sessionid"].value)
        page = page_of(context)
        page.goto(f"{live_server.url}/consents/{consent.pk}/")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_a_finger_signs_on_the_pad(opens: Any, consent: Consent) -> None:
    page = opens(has_touch=True)
    page.get_by_text("Sign with a finger or a pen").click()
    pad = page.locator("canvas.pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 60)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(box["x"] + 20 + 20 * step, box["y"] + 60 + (30 if step % 2 else -30))
    page.mouse.up()
    form = page.locator("form", has=pad)
    form.get_by_label("Your name in full").fill("Jun Park")
    assert violations(page) == []
    form.get_by_role("button", name="Yes, share this").click()
    expect(page.get_by_text("Signed. Look at what they will see")).to_be_visible()
    expect(page.locator("svg.drawn path")).to_have_count(1)
    assert page.complaints == []
    consent.refresh_from_db()
    assert consent.signature["way"] == "drawn"


def test_cleared_is_empty_again(opens: Any, consent: Consent) -> None:
    page = opens()
    page.get_by_text("Sign with a finger or a pen").click()
    pad = page.locator("canvas.pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 90, steps=10)
    page.mouse.up()
    assert page.locator("form", has=pad).locator("input[name=drawing]").input_value().startswith("M")
    page.get_by_role("button", name="Clear").click()
    assert page.locator("form", has=pad).locator("input[name=drawing]").input_value() == ""


def test_without_script_there_is_no_pad_and_typing_signs(opens: Any, consent: Consent) -> None:
    page = opens(java_script_enabled=False)
    expect(page.locator("canvas.pad")).to_be_hidden()
    page.get_by_role("button", name="Español").click()
    expect(page.get_by_text("Puedo retirar este permiso")).to_be_visible()
    page.get_by_text("Escribir su nombre").click()
    form = page.locator("form", has=page.locator("#typed-name"))
    form.get_by_label("Su nombre completo").fill("Jun Park")
    form.get_by_role("button", name="Sí, compartan esto").click()
    expect(page.get_by_text("Signed. Look at what they will see")).to_be_visible()
    consent.refresh_from_db()
    assert (consent.status, consent.language) == ("given", "es")
