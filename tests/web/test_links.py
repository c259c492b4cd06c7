"""Can who works with a client give a link, see each try at it, and end it?"""

import re
from typing import Any

import pytest
from django.test import Client as Browser

from baton.actions import own_page
from baton.models import AuditEntry, Link, Word
from cast import NOW, Cast
from doorstep import come_in, sent

pytestmark = pytest.mark.django_db


def test_link_and_code_are_shown_once_and_open_the_page(cast: Cast, signed_in: Any) -> None:
    pia = signed_in(cast.pia)
    page = pia.post(f"/clients/{cast.jun.pk}/links/give/", {"language": "es"}).content.decode()
    address, code = re.search(r"http\S+/door/#[\w-]{22}", page)[0], re.search(r"\b\d{3} \d{3}\b", page)[0]
    browser = Browser()
    assert browser.post("/door/", {"link": address, "code": code}).url == "/door/you/"
    assert "Hola, Jun" in browser.get("/door/you/").content.decode()
    again = pia.get(f"/clients/{cast.jun.pk}/links/").content.decode()
    assert address.partition("#")[2] not in again
    assert code not in again


def test_each_try_is_shown_to_who_gave_the_link(cast: Cast, signed_in: Any) -> None:
    made = sent(cast)[1]
    Browser().post("/door/", {"link": made.secret, "code": "0"})
    come_in(made)
    page = signed_in(cast.pia).get(f"/clients/{cast.jun.pk}/links/").content.decode()
    assert page.count("Did not open") == 1
    assert page.count("Opened with link and code") == 1
    assert "First Light" in page
    assert AuditEntry.objects.of(cast.agency).filter(verb="client.opened", details__part="links").exists()


def test_a_link_is_renewed_and_taken_back(cast: Cast, signed_in: Any) -> None:
    pia, made = signed_in(cast.pia), sent(cast)[1]
    assert "shown once" in pia.post(f"/links/{made.link.pk}/renew/").content.decode()
    newer = Link.objects.of(cast.agency).get(revoked_at=None)
    assert newer != made.link
    assert pia.post(f"/links/{newer.pk}/take-back/").url == f"/clients/{cast.jun.pk}/links/"
    assert not Link.objects.of(cast.agency).filter(revoked_at=None).exists()
    assert pia.post(f"/links/{newer.pk}/take-back/").status_code == 409


def test_what_the_client_lets_them_see_stands_here_and_nothing_else(cast: Cast, signed_in: Any, note: Any) -> None:
    pia = signed_in(cast.pia)
    pia.post(f"/clients/{cast.jun.pk}/links/give/", {"language": "en"})
    link = Link.objects.of(cast.agency).get()
    said = {"link": link, "respected": Word.YES, "in_charge": Word.PARTLY, "now": NOW}
    own_page.say_how_it_was(encounter=note("One."), shared=False, **said)
    assert "Treated with respect" not in pia.get(f"/clients/{cast.jun.pk}/links/").content.decode()
    own_page.say_how_it_was(encounter=note("Two."), shared=True, **said)
    assert pia.get(f"/clients/{cast.jun.pk}/links/").content.decode().count("Treated with respect: yes") == 1


def test_a_language_that_there_are_no_words_in_is_refused_beside_the_field(cast: Cast, signed_in: Any) -> None:
    assert signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/links/give/", {"language": "xx"}).status_code == 422
    assert not Link.objects.of(cast.agency).exists()
