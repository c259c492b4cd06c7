"""A day in a real browser: Pia writes up a walk, is answered while she types, and the baton is held when she saves.

Section by section as the plan tells it, with the real words, the real policy and the real clock.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client as Session
from playwright.sync_api import Browser, Page, expect

from baton.models import AuditEntry, Baton, Decision
from browser import browser_test, chromium, page_of, sign_in
from cast import Cast

pytestmark = browser_test
WALK = (
    "Walked by the canal with Jun, 40 minutes. Says he tapes over the camera because they put ideas in him through it. "
    "Denies wanting to die. His sister tried to kill herself last year."
)


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def stage(transactional_db: None, cast: Cast, settings: Any) -> Cast:
    settings.SECOND_FACTOR_ROLES = frozenset()
    return cast


def opened_by(person: Any, browser: Browser, server: Any) -> Page:
    session = Session()
    session.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    context = browser.new_context(viewport={"width": 390, "height": 844})
    sign_in(context, server, session.cookies["sessionid"].value)
    page = page_of(context)
    page.goto(server.url)
    return page


def test_a_note_becomes_a_held_baton(stage: Cast, browser: Browser, live_server: Any) -> None:
    pia = opened_by(stage.pia, browser, live_server)
    _recognise_and_decide(pia)
    _hold(pia, stage)
    _seen_by_the_supervisor(opened_by(stage.sue, browser, live_server))
    _accounted_for(stage)
    assert pia.complaints == []


def _recognise_and_decide(pia: Page) -> None:
    """The page marks the words as she types, and answers: refer within a business day, tell the supervisor today."""
    pia.get_by_role("link", name="Write", exact=True).click()
    pia.get_by_role("link", name="Jun").click()
    pia.get_by_role("textbox", name="What happened, in your words").fill(WALK)
    verdict = pia.locator("#verdict")
    expect(verdict.get_by_role("heading", level=2)).to_have_text("Refer to an early-psychosis team")
    expect(pia.locator("#marks mark").filter(has_text="put ideas in him")).to_be_visible()
    expect(pia.locator("#heard")).to_contain_text("Suicidal thoughts: they say no")
    expect(pia.locator("#heard li").filter(has_text="kill herself").locator("p").first).to_contain_text("someone else")
    expect(verdict).to_contain_text("When Should a Recovery Peer Specialist Refer")
    expect(verdict).to_contain_text("Better not")
    expect(pia.locator(".takeover")).to_have_count(0)


def _hold(pia: Page, stage: Cast) -> None:
    """Saving opens the concern and its batons: hers for the team, Sue's to know of it."""
    pia.get_by_role("button", name=re.compile("^Save, and open .* batons$")).click()
    expect(pia).to_have_url(re.compile(r"/concerns/\d+/$"))
    held = pia.locator(".batons")
    expect(held.get_by_text("Yours").first).to_be_visible()
    expect(held.get_by_text(re.compile("^Sue"))).to_be_visible()
    concern = stage.jun.concerns.get()
    assert (concern.lead_row, concern.disposition) == ("D13", "refer")
    assert {baton.holder.called for baton in Baton.objects.of(stage.agency).open()} == {"Pia", "Sue"}
    pia.get_by_role("link", name="Today").click()
    expect(pia.get_by_text(re.compile("You hold .* baton"))).to_be_visible()
    expect(pia.get_by_role("link", name="Sue, about Jun")).to_be_visible()


def _seen_by_the_supervisor(sue: Page) -> None:
    """Sue finds it in her hand the same minute, and the reason behind it."""
    expect(sue.get_by_role("heading", name=re.compile("^Hear from Pia what happened"))).to_be_visible()
    sue.get_by_role("link", name=re.compile("Take this step|^Open")).first.click()
    sue.get_by_role("link", name=re.compile("^Jun:")).click()
    expect(sue.get_by_text("put ideas in him").first).to_be_visible()


def _accounted_for(stage: Cast) -> None:
    """Every step is in the audit chain, and none of his words are."""
    entries = AuditEntry.objects.of(stage.agency).filter(client_id=stage.jun.pk)
    verbs = set(entries.values_list("verb", flat=True))
    assert {"encounter.saved", "decision.made", "concern.opened", "baton.opened", "client.opened"} <= verbs
    assert not any("camera" in str(entry.details) for entry in entries)
    assert Decision.objects.of(stage.agency).get().policy_version
