"""How do tests drive a browser? Debian's Chromium, offline but for the server under test, and axe from its package."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
needed = "browser" in os.environ.get("BATON_TEST_REQUIRE", "")
browser_test = [
    pytest.mark.browser,
    pytest.mark.skipif(not (needed or CHROMIUM.exists()), reason="no Chromium at /usr/bin/chromium"),
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with a fresh profile. Playwright runs a loop of its own, in which Django's ORM is used all the same."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


def page_of(context: BrowserContext) -> Page:
    """A page that remembers what the browser complained of: blocked by policy, errors of scripts."""
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def sign_in(context: BrowserContext, server: Any, session: str) -> None:
    """Gives the browser a session that the test has made."""
    context.add_cookies([{"name": "sessionid", "value": session, "url": server.url}])


def violations(page: Page) -> list[str]:
    """What axe finds, one line each. Its script is run by the driver, so the page's own policy stays as strict."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['target']}" for one in found for node in one["nodes"]]
