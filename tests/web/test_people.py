"""Do people come, get their place and go by an administrator, and nobody with a baton in hand?"""

import re
from typing import Any

from django.core import mail

from baton.models import Person
from cast import Cast

NEW = {"name": "Noa Levi", "called": "Noa", "email": "Noa@open-door.example", "phone": "", "role": "therapist"}


def test_someone_is_added_and_asks_for_a_password(cast: Cast, signed_in: Any, client: Any) -> None:
    answer = signed_in(cast.ada).post("/people/add/", NEW | {"supervisor": cast.sue.pk, "competences": ["psychosis"]})
    noa = Person.objects.get(email="noa@open-door.example")
    assert answer.url == "/agency/"
    assert (noa.agency, noa.supervisor, noa.competences) == (cast.agency, cast.sue, ["psychosis"])
    sent = client.post("/accounts/password/reset/", {"email": "noa@open-door.example"}, follow=True)
    assert "Look into your mail" in sent.content.decode()
    link = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body)[0]
    page = client.get(link, follow=True)
    assert "Choose a password" in page.content.decode()
    words = {"password1": "a lamp in every window", "password2": "a lamp in every window"}
    done = client.post(page.redirect_chain[-1][0], words, follow=True)
    assert "Your password is set" in done.content.decode()
    assert Person.objects.get(called="Noa").check_password("a lamp in every window")
    assert "This link is used up" in client.get(link, follow=True).content.decode()


def test_an_address_that_is_taken_comes_back(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.ada).post("/people/add/", NEW | {"email": cast.pia.email})
    assert answer.status_code == 422
    assert "Someone signs in with this address already." in answer.content.decode()
    assert 'value="Noa Levi"' in answer.content.decode()


def test_a_supervisor_of_another_agency_is_not_offered(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.ada).post("/people/add/", NEW | {"supervisor": cast.olu.pk})
    assert answer.status_code == 422
    assert not Person.objects.filter(called="Noa").exists()


def test_a_person_is_placed(cast: Cast, signed_in: Any) -> None:
    where = f"/people/{cast.rae.pk}/place/"
    signed_in(cast.ada).post(where, {"supervisor": cast.sue.pk, "backup": cast.cy.pk})
    rae = Person.objects.get(pk=cast.rae.pk)
    assert (rae.supervisor, rae.backup) == (cast.sue, cast.cy)
    assert signed_in(cast.ada).post(where, {"supervisor": cast.pia.pk}).status_code == 422


def test_who_holds_a_baton_gets_no_role_without_clients(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    answer = signed_in(cast.ada).post(f"/people/{cast.pia.pk}/role/", {"role": "administrator"})
    assert answer.status_code == 409
    assert "Pia still holds steps" in answer.content.decode()
    signed_in(cast.ada).post(f"/people/{cast.rae.pk}/role/", {"role": "peer"})
    assert Person.objects.get(pk=cast.rae.pk).role == "peer"


def test_an_account_is_closed_and_opened_again(cast: Cast, signed_in: Any, note: Any) -> None:
    ada, note = signed_in(cast.ada), note()
    assert ada.post(f"/people/{cast.pia.pk}/close/").status_code == 409
    ada.post(f"/people/{cast.rae.pk}/close/")
    assert "account closed" in ada.get(f"/people/{cast.rae.pk}/").content.decode()
    ada.post(f"/people/{cast.rae.pk}/open/")
    assert Person.objects.get(pk=cast.rae.pk).is_active


def test_a_person_of_another_agency_is_not_there(cast: Cast, signed_in: Any) -> None:
    ada = signed_in(cast.ada)
    assert ada.get(f"/people/{cast.olu.pk}/").status_code == 404
    assert {ada.post(f"/people/{cast.olu.pk}/{what}/").status_code for what in _CHANGES} == {404}


def test_only_an_administrator_changes_people(cast: Cast, signed_in: Any) -> None:
    sue = signed_in(cast.sue)
    assert sue.get(f"/people/{cast.rae.pk}/").status_code == 403
    assert {sue.post(f"/people/{cast.rae.pk}/{what}/").status_code for what in _CHANGES} == {403}
    assert {signed_in(cast.ada).get(f"/people/{cast.rae.pk}/{what}/").status_code for what in _CHANGES} == {405}


_CHANGES = ("place", "role", "close", "open")
