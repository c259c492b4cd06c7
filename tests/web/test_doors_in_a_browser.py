"""Do doors and the pages behind them hold in a real browser: the script of the door, axe, no script, leaving fast?"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from baton.actions import appointments, links
from baton.models import Baton, LinkOpening, Referral
from browser import browser_test, chromium, page_of, sign_in, violations
from cast import NOW, Cast
from doorstep import sent, to
from passing import offered
from passing import referral as offered_referral

pytestmark = browser_test
# Each width and each scheme once.
WAYS = [(320, "light"), (1280, "dark")]

type Opens = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def stage(transactional_db: None, cast: Cast) -> Cast:
    return cast


@pytest.fixture
def opens(stage: Cast, live_server: Any, browser: Browser) -> Iterator[Opens]:
    """Opens an address of the live server, as someone without an account."""
    contexts = []

    def open_at(address: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})
        contexts.append(context)
        page = page_of(context)
        page.goto(live_server.url + address)
        return page

    yield open_at
    for context in contexts:
        context.close()


def come_in(page: Page, made: links.Made) -> Page:
    page.get_by_label("Code", exact=True).fill(made.code)
    page.get_by_role("button", name="Open").click()
    page.wait_for_url("**/door/*/")
    return page


def client_of(cast: Cast, **more: Any) -> links.Made:
    return links.make_for_client(client=cast.jun, by=cast.pia, now=NOW, **more)


def busy(cast: Cast) -> tuple[Referral, links.Made]:
    """A referral with everything on its pages: times, an introduction, a consent that waits."""
    referral, made = sent(cast, "accepted", decided_at=NOW - timedelta(days=2))
    appointments.propose(referral=referral, times=[NOW + timedelta(days=2)], by=cast.pia, now=NOW)
    appointments.meet(referral=referral, at=NOW + timedelta(days=1), where="By telephone", by=cast.pia, now=NOW)
    offered(offered_referral(cast, status="draft"))
    return referral, made


def test_the_script_takes_the_secret_out_of_the_address_and_a_typed_code_opens(opens: Opens, stage: Cast) -> None:
    made = sent(stage)[1]
    page = opens(made.path)
    expect(page.get_by_label("Code", exact=True)).to_be_focused()
    assert made.secret not in page.url
    assert made.secret not in page.evaluate("history.state + document.title")
    expect(page.get_by_label("Your link, or its last part")).to_be_hidden()
    come_in(page, made)
    expect(page.get_by_role("heading", level=1)).to_have_text("Open Door asks for your help")
    page.get_by_role("button", name="I accept").click()
    expect(page.get_by_text("Jun Park", exact=True)).to_be_visible()
    assert page.complaints == []


def test_opening_the_link_alone_is_no_try(opens: Opens, stage: Cast) -> None:
    made = sent(stage)[1]
    page = opens(made.path)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text("Type the six digits")).to_be_visible()
    assert not LinkOpening.objects.of(stage.agency).exists()


def test_without_script_the_link_is_pasted_and_every_form_works(opens: Opens, stage: Cast) -> None:
    referral, made = busy(stage)[0], client_of(stage)
    page = opens(made.path, java_script_enabled=False)
    page.get_by_label("Your link, or its last part").fill(page.url)
    come_in(page, made)
    page.get_by_role("button", name="Nobody called me").click()
    expect(page.get_by_text("Pia has to call you today.").first).to_be_visible()
    assert Baton.objects.of(stage.agency).filter(key="client_not_called").exists()
    page.get_by_role("button", name="Thursday, September 17, 10:40 am").click()
    expect(page.get_by_text("Your visit is set.")).to_be_visible()
    referral.refresh_from_db()
    assert referral.status == "scheduled"
    page.get_by_role("button", name="Español").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hola, Jun")


@pytest.mark.parametrize(("width", "scheme"), WAYS)
def test_axe_finds_nothing_behind_the_doors_and_nothing_is_cut_off(
    opens: Opens, stage: Cast, width: int, scheme: str, note: Any
) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    referral, receiver = busy(stage)
    note("We talked.")
    own, spanish = client_of(stage), None
    found: dict[str, Any] = {}

    def look(name: str, page: Page) -> None:
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        blocked = [said for said in page.complaints if "status of 4" not in said]
        if problems := [*violations(page), *([f"{wide} px too wide"] if wide > 0 else []), *blocked]:
            found[name] = problems

    look("door", opens("/door/", **options))
    look("shut", opens("/door/you/", **options))
    look("packet", come_in(opens(receiver.path, **options), receiver))
    to(referral, "sent")
    look("preview", come_in(opens(receiver.path, **options), receiver))
    to(referral, "accepted")
    look("own page", come_in(opens(own.path, **options), own))
    spanish = client_of(stage, language="es")
    look("own page in Spanish", come_in(opens(spanish.path, **options), spanish))
    assert found == {}


@pytest.mark.parametrize(("width", "scheme"), WAYS)
def test_axe_finds_nothing_on_the_pages_of_links(
    opens: Opens, stage: Cast, width: int, scheme: str, signed_in: Any, live_server: Any
) -> None:
    sent(stage)
    page = opens("/door/", color_scheme=scheme, viewport={"width": width, "height": 800})
    sign_in(page.context, live_server, signed_in(stage.pia).cookies["sessionid"].value)
    page.goto(f"{live_server.url}/clients/{stage.jun.pk}/links/")
    assert violations(page) == []
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_text("/door/#")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.complaints == []


def test_leaving_fast_ends_the_sitting_and_back_does_not_lead_to_it(opens: Opens, stage: Cast) -> None:
    made = client_of(stage)
    page = opens(made.path)
    page.context.route("https://www.weather.gov/**", lambda route: route.fulfill(body="<h1>Sunny</h1>"))
    come_in(page, made)
    page.get_by_role("link", name="Leave fast").click()
    expect(page.get_by_role("heading")).to_have_text("Sunny")
    page.go_back()
    assert "Hello" not in page.content()
    assert LinkOpening.objects.of(stage.agency).get().ends_at == NOW
