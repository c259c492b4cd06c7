"""What do all tests share? The cast, the time, how hard properties are tried, and what is said of what was left out.

BATON_TEST_PROFILE=nightly tries every property twenty times as often, and every page in more ways.
"""

import os
from collections.abc import Iterator
from datetime import datetime

import hypothesis
import pytest
from django.conf import settings
from django.test import TransactionTestCase

import cast as players
import frozen

hypothesis.settings.register_profile("check", deadline=None, max_examples=100)
hypothesis.settings.register_profile("nightly", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("BATON_TEST_PROFILE", "check"))


@pytest.fixture
def cast(db: None) -> players.Cast:
    return players.assemble()


@pytest.fixture
def now() -> datetime:
    return players.NOW


@pytest.fixture(autouse=True)
def _no_signed_heads_of_another_test() -> None:
    """The database is emptied after each test; what was signed of it lies in the home."""
    for path in settings.HOME.glob("heads/*"):
        path.unlink()


@pytest.fixture(scope="session", autouse=True)
def _emptying_after_a_transactional_test_is_no_tampering() -> Iterator[None]:
    empty = TransactionTestCase._fixture_teardown

    def melt_first(case: TransactionTestCase) -> None:
        frozen.melt()
        empty(case)
        frozen.freeze()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", melt_first)
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for all that this machine lacks."""
    reasons = {report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", ())}
    if reasons:
        terminalreporter.write_line(f"Left out: {'; '.join(sorted(reasons))}")
