"""What do tests of pages share? The small policy and the small ear, the cast's own hour, and who is signed in."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.utils import timezone

import standin
from baton.actions import encounters
from baton.models import Encounter, Kind
from cast import NOW, Cast
from standin import VOICES

type As = Callable[[Any], Browser]
type Note = Callable[..., Encounter]


@pytest.fixture(autouse=True)
def _small_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    standin.stand_in(monkeypatch)
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture(autouse=True)
def _no_second_factor_asked(settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()


@pytest.fixture
def signed_in(cast: Cast) -> As:
    """A browser in which this person is signed in."""

    def sign_in(person: Any) -> Browser:
        browser = Browser()
        browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return browser

    return sign_in


@pytest.fixture
def note(cast: Cast) -> Note:
    """Saves a note of Pia's about Jun, unless told otherwise."""

    def save(text: str = VOICES, **other: Any) -> Encounter:
        usual = {"client": cast.jun, "by": cast.pia, "kind": Kind.WALK, "happened_at": NOW, "now": NOW}
        return encounters.save(text=text, key=uuid.uuid4(), **(usual | other))

    return save
