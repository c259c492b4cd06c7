"""The rest of the plan's walk, in a real browser with five people: from the held baton to the question answered.

Pia carries Jun over, Rae receives without an account, Jun steers from his own page, Sue sees that it is held, and Olu,
a stranger, sees nothing. The roads beside it: a receiver who declines, a visit that is missed, a consent withdrawn.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client as Session
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

import walk
from baton.actions import professionals
from baton.actions.verify import verify
from baton.models import Concern, Disclosure, Person, Referral
from browser import browser_test, chromium, page_of, sign_in, violations
from cast import NOW, Cast

pytestmark = browser_test
PHONE = {"width": 390, "height": 844}
QUESTION = "Is this early psychosis, and how can I help between visits?"


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def stage(transactional_db: None, cast: Cast, settings: Any) -> Cast:
    settings.SECOND_FACTOR_ROLES = frozenset()
    walk.concern(cast, cast.jun)
    for name in ("Rae Lindqvist", "Dr. Osei"):
        email = f"{name.split()[-1].lower()}@clinic.example"
        own = {"needs": ["early_psychosis"], "credentials": "MD", "specialties": ["2084P0800X"], "email": email}
        professionals.add(name=name, by=cast.sue, now=NOW, **own)
    return cast


def staff(person: Person, browser: Browser, server: Any) -> Page:
    session = Session()
    session.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    context = browser.new_context(viewport=PHONE)
    sign_in(context, server, session.cookies["sessionid"].value)
    page = page_of(context)
    page.goto(server.url)
    return page


def visitor(browser: Browser, given: tuple[str, str]) -> Page:
    """Someone without an account, with a link and the code that came another way."""
    link, code = given
    page = page_of(browser.new_context(viewport=PHONE))
    page.goto(link)
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Open").click()
    page.wait_for_url("**/door/*/")
    return page


def given_on(page: Page) -> tuple[str, str]:
    return page.locator("dd.code").inner_text(), page.locator("dd b.num").inner_text()


def local(moment: datetime) -> str:
    return moment.astimezone(ZoneInfo("America/New_York")).strftime("%Y-%m-%dT%H:%M")


def test_a_referral_is_carried_over(stage: Cast, browser: Browser, live_server: Any) -> None:
    pia = staff(stage.pia, browser, live_server)
    _talked_over(pia, stage, live_server)
    first = visitor(browser, _sent(pia))
    _declined(first)
    rae = visitor(browser, _sent_to_the_next(pia))
    _accepted(rae)
    jun = visitor(browser, _own_page(pia, stage, live_server))
    _seen_by_the_client(jun)
    _missed_and_found_again(pia, rae)
    _answered_and_closed(pia, rae)
    _seen_by_the_supervisor(staff(stage.sue, browser, live_server), live_server)
    _unseen_by_a_stranger(staff(stage.olu, browser, live_server), live_server)
    assert [one for page in (pia, rae, jun) for one in page.complaints] == []
    assert [breach for breach in map(str, verify()) if "audit.unsigned" not in breach] == []


def test_a_consent_withdrawn_stops_it_at_once(stage: Cast, browser: Browser, live_server: Any) -> None:
    pia = staff(stage.pia, browser, live_server)
    _talked_over(pia, stage, live_server)
    rae = visitor(browser, _sent(pia))
    rae.get_by_role("button", name="I accept").click()
    jun = visitor(browser, _own_page(pia, stage, live_server))
    jun.get_by_role("button", name=re.compile("^Stop sharing")).first.click()
    rae.reload()
    expect(rae.locator("main")).not_to_contain_text(QUESTION)
    pia.goto(f"{live_server.url}/referrals/{Referral.objects.everywhere().get().pk}/")
    expect(pia.locator("main")).to_contain_text("Sharing has stopped")


def _talked_over(pia: Page, stage: Cast, server: Any) -> None:
    """Choose side by side, talk it over, agree on what is shared, and sign."""
    pia.goto(f"{server.url}/concerns/{Concern.objects.everywhere().get().pk}/")
    pia.get_by_role("link", name="Bring in the right person").click()
    pia.get_by_label("What is needed").select_option("early_psychosis")
    pia.get_by_label("What do you ask of them?").fill(QUESTION)
    pia.get_by_role("button", name="See who could help").click()
    expect(pia.get_by_role("heading", name="Dr. Osei")).to_be_visible()
    assert violations(pia) == []
    pia.get_by_role("button", name=re.compile("^Talk these over")).click()
    talk = pia.locator("#talk_over")
    talk.get_by_label("What they said, in their words").fill("The doctor sounds right.")
    talk.get_by_role("radio", name="Dr. Osei").check()
    talk.get_by_role("checkbox", name="Rae Lindqvist").check()
    assert violations(pia) == []
    talk.get_by_role("button", name="We talked it over").click()
    pia.get_by_role("link", name="Agree on what is shared").click()
    pia.get_by_role("button", name="Read it together").click()
    pia.get_by_text("Type your name", exact=True).click()
    pia.locator("#typed-name").fill(pia.locator("#typed-name").evaluate("() => 'Jun'"))
    pia.locator("form:has(#typed-name)").get_by_role("button").last.click()


def _sent(pia: Page) -> tuple[str, str]:
    """Look at what they will see, then send it: link and code are shown once."""
    pia.goto(re.sub(r"/consents/.*", "/referrals/", pia.url) + f"{Referral.objects.everywhere().get().pk}/")
    pia.get_by_role("link", name=re.compile("^Look at what they will see")).click()
    expect(pia.locator("main")).to_contain_text(QUESTION)
    pia.get_by_role("button", name="Send it").click()
    return given_on(pia)


def _declined(receiver: Page) -> None:
    expect(receiver.locator("main")).not_to_contain_text("Jun")
    receiver.get_by_text("I cannot take this").click()
    receiver.get_by_role("radio").first.check()
    receiver.get_by_role("button", name="Send this answer").click()


def _sent_to_the_next(pia: Page) -> tuple[str, str]:
    """The next choice is one step away, and agreed to already: nothing is typed again."""
    referral = Referral.objects.everywhere().get()
    assert referral.status == "declined"
    pia.goto(re.sub(r"(https?://[^/]+)/.*", rf"\1/referrals/{referral.pk}/", pia.url))
    pia.locator("#choose_next").get_by_role("radio", name="Rae Lindqvist").check()
    pia.locator("#choose_next").get_by_role("button").click()
    pia.get_by_role("button", name=re.compile("^They agreed to this already")).click()
    pia.get_by_role("button", name="Send it").click()
    return given_on(pia)


def _accepted(rae: Page) -> None:
    expect(rae.locator("main")).not_to_contain_text(QUESTION)
    rae.get_by_role("button", name="I accept").click()
    expect(rae.locator("main")).to_contain_text(QUESTION)
    expect(rae.locator("main")).to_contain_text("42 CFR part 2 prohibits unauthorized use or disclosure")
    assert violations(rae) == []
    rae.locator("input[name=appointment_at]").fill(local(timezone.now() + timedelta(days=1)))
    rae.get_by_role("button", name="Set this visit").click()


def _own_page(pia: Page, stage: Cast, server: Any) -> tuple[str, str]:
    pia.goto(f"{server.url}/clients/{stage.jun.pk}/links/")
    pia.get_by_role("button", name=re.compile("Make|Give")).first.click()
    return given_on(pia)


def _seen_by_the_client(jun: Page) -> None:
    expect(jun.locator("main")).to_contain_text("Rae Lindqvist")
    expect(jun.locator("main")).to_contain_text("988")
    assert violations(jun) == []


def _missed_and_found_again(pia: Page, rae: Page) -> None:
    """The visit is over and he did not come: it is in Pia's hand within the hour, and she finds a new time."""
    Referral.objects.everywhere().update(appointment_at=timezone.now() - timedelta(minutes=30))
    rae.reload()
    rae.get_by_role("button", name="They did not come").click()
    referral = Referral.objects.everywhere().get()
    pia.goto(re.sub(r"(https?://[^/]+)/.*", rf"\1/referrals/{referral.pk}/", pia.url))
    expect(pia.locator("#now")).to_contain_text("They did not come")
    schedule = pia.locator("#schedule")
    schedule.get_by_label("Day and time of the visit").fill(local(timezone.now() + timedelta(days=2)))
    schedule.get_by_role("button").click()
    expect(pia.locator(".legs")).to_contain_text("First visit missed")


def _answered_and_closed(pia: Page, rae: Page) -> None:
    now = timezone.now()
    Referral.objects.everywhere().update(decided_at=now - timedelta(days=2), appointment_at=now - timedelta(minutes=5))
    rae.reload()
    rae.get_by_role("button", name="They came").click()
    rae.get_by_label("Your answer to the question").fill("Yes, a first episode. Calm evenings help.")
    rae.get_by_role("button", name=re.compile("^Send the answer")).click()
    pia.reload()
    closing = pia.locator("#close")
    closing.get_by_role("radio", name="Yes").check()
    closing.get_by_label("In the client’s words").fill("They are quieter.")
    closing.get_by_label("How you see it").fill("It holds.")
    closing.get_by_role("button", name="Close").click()
    expect(pia.locator("main")).to_contain_text("Calm evenings help.")
    assert Referral.objects.everywhere().get().status == "closed"
    assert Disclosure.objects.everywhere().filter(refused=False).count() == 2


def _seen_by_the_supervisor(sue: Page, server: Any) -> None:
    sue.goto(f"{server.url}/referrals/{Referral.objects.everywhere().get().pk}/")
    expect(sue.locator(".legs")).to_contain_text("Closed, looking back together")


def _unseen_by_a_stranger(olu: Page, server: Any) -> None:
    for address in ("referrals", "concerns", "consents", "packets"):
        answer = olu.goto(f"{server.url}/{address}/1/")
        assert answer is not None
        assert answer.status == 404
        assert "Jun" not in olu.content()
