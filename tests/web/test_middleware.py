"""Does every page keep the clock, the second factor and the content policy?"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as product
from django.core.cache import cache
from django.test import Client as Browser

from cast import Cast


@pytest.fixture
def caches_emptied() -> Iterator[None]:
    """What one test counts of failed sign-ins is not the next one's."""
    cache.clear()
    yield
    cache.clear()


def test_a_supervisor_without_a_second_factor_is_led_to_it(cast: Cast, signed_in: Any, settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"supervisor"})
    sue = signed_in(cast.sue)
    assert sue.get("/").url == "/accounts/2fa/"
    assert sue.get("/accounts/2fa/").status_code == 200
    assert sue.get("/emergency/").status_code == 200
    assert sue.get("/door/").status_code == 200
    assert signed_in(cast.pia).get("/").status_code == 200


def test_the_content_policy_allows_nothing_inline(cast: Cast, signed_in: Any) -> None:
    policy = signed_in(cast.pia).get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_pages_carry_no_inline_style_or_script(cast: Cast, signed_in: Any, note: Any) -> None:
    encounter = note()
    pia = signed_in(cast.pia)
    for address in ("/", f"/encounters/{encounter.pk}/", f"/clients/{cast.jun.pk}/note/", "/policy/", "/account/"):
        page = pia.get(address).content.decode()
        assert " style=" not in page
        assert " onclick=" not in page
        assert "<script>" not in page


def test_times_are_those_of_the_agency(cast: Cast, signed_in: Any) -> None:
    assert "Tuesday, September 15, 10:40 am" in signed_in(cast.pia).get("/").content.decode()


def test_pages_are_not_kept_by_caches_on_the_way(cast: Cast, signed_in: Any) -> None:
    assert "no-store" in signed_in(cast.pia).get(f"/clients/{cast.jun.pk}/").get("Cache-Control", "")


def test_the_policy_page_narrows_and_prints_its_version(cast: Cast, signed_in: Any) -> None:
    pia = signed_in(cast.pia)
    page = pia.get("/policy/").content.decode()
    assert 'id="D13"' in page
    assert "Signed off" in page
    assert "high: thoughts with intent or a plan" in page
    assert "; now or just happened, or in the last three months" in page
    narrowed = pia.get("/policy/", {"answer": "emergency"}).content.decode()
    assert ('id="D02"' in narrowed, 'id="D13"' in narrowed) == (True, False)


def test_sign_in_pages_open_without_an_account(client: Any, db: None) -> None:
    for address in ("/accounts/login/", "/accounts/password/reset/"):
        assert client.get(address).status_code == 200
    assert product.LOGIN_URL == "account_login"


def test_a_fault_of_the_program_is_a_page_and_no_trace(cast: Cast, signed_in: Any, monkeypatch: Any) -> None:
    def broken(*args: Any, **more: Any) -> None:
        raise RuntimeError("the words of a client")

    monkeypatch.setattr("baton.web.today.above", broken)
    pia = signed_in(cast.pia)
    pia.raise_request_exception = False
    answer = pia.get("/")
    assert answer.status_code == 500
    assert "Nothing was half saved." in answer.content.decode()
    assert "words of a client" not in answer.content.decode()


def test_a_body_too_large_to_read_is_a_page(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/", {"text": "x" * 13_000_000})
    assert answer.status_code == 400
    assert "That could not be read" in answer.content.decode()


def test_a_form_that_is_too_old_says_what_to_do(cast: Cast) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(cast.pia, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = browser.post("/clients/add/", {"called": "Noor"})
    assert answer.status_code == 403
    assert "A note you were writing is kept on this device." in answer.content.decode()


def test_nobody_opens_an_account_or_changes_its_address_alone(cast: Cast, signed_in: Any) -> None:
    pia = signed_in(cast.pia)
    for address in ("/accounts/signup/", "/accounts/email/"):
        assert pia.get(address).status_code == 404
        assert pia.post(address, {"email": "other@open-door.example", "action_add": ""}).status_code == 404
        assert Browser().post(address, {"email": cast.pia.email}).url.startswith("/accounts/login/")


def test_pages_that_refuse_and_those_of_the_sign_in_library_keep_the_content_policy_too(
    cast: Cast, signed_in: Any
) -> None:
    pia, stranger = signed_in(cast.pia), Browser()
    answers = [
        pia.get("/clients/987654/"),
        pia.get(f"/clients/{cast.jun.pk}/note/check/"),
        pia.post(f"/clients/{cast.jun.pk}/team/", {}),
        stranger.get("/", headers={"host": "evil.example"}),
        *(stranger.get(f"/accounts/{page}/") for page in ("login", "password/reset", "inactive")),
        *(pia.get(f"/accounts/{page}/") for page in ("logout", "2fa", "2fa/webauthn", "password/change")),
    ]
    for answer in answers:
        assert "default-src 'none'" in answer["Content-Security-Policy"], answer
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*(src=|json))", answer.content.decode()), answer


def test_signing_in_leads_nowhere_outside(cast: Cast) -> None:
    cast.pia.set_password("walk beside me now")
    cast.pia.save(update_fields=["password"])
    given = {"login": cast.pia.email, "password": "walk beside me now", "next": "https://evil.example/"}
    assert Browser().post("/accounts/login/?next=https://evil.example/", given).url == "/"


def test_guessing_one_password_ends_soon(cast: Cast, caches_emptied: None) -> None:
    page = ""
    for guess in range(7):
        given = {"login": cast.theo.email, "password": f"a wrong one {guess}"}
        page = Browser().post("/accounts/login/", given).content.decode()
    assert "Too many failed login attempts" in page
