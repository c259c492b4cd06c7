"""Is the directory found in, looked at and kept true by those who may?"""

from typing import Any

import pytest

from baton.actions import directory, professionals
from baton.models import Confirmation, Professional, Service, Trust
from cast import NOW, Cast
from towns import town


@pytest.fixture
def osei(cast: Cast) -> Professional:
    directory.import_(agency=cast.agency, source="town", by=cast.ada, now=NOW, gathered=town())
    return professionals.add(name="Amara Osei", role="psychiatrist", by=cast.sue, now=NOW)


def test_words_a_need_and_a_place_find_services_with_reasons_and_a_map(
    cast: Cast, signed_in: Any, osei: Professional
) -> None:
    page = signed_in(cast.pia).get("/network/", {"q": "soup kitchen", "near": "80302"}).content.decode()
    assert "hot meals" in page
    assert "Food: so says its name" in page
    assert 'role="img"' in page
    page = signed_in(cast.pia).get("/network/", {"need": "medication"}).content.decode()
    assert "Amara Osei" in page


def test_nothing_found_and_a_place_not_understood_are_said(cast: Cast, signed_in: Any, osei: Professional) -> None:
    assert "Nothing here answers that" in signed_in(cast.pia).get("/network/", {"q": "xylophone"}).content.decode()
    answer = signed_in(cast.pia).get("/network/", {"q": "food", "near": "Atlantis"})
    assert answer.status_code == 422
    assert "Write a ZIP code" in answer.content.decode()


def test_an_entry_shows_what_it_does_and_is_confirmed_by_who_looked(
    cast: Cast, signed_in: Any, osei: Professional
) -> None:
    service = Service.objects.of(cast.agency).filter(name__startswith="detox").first()
    address = f"/network/service/{service.pk}/"
    assert "Withdrawal management, detox" in signed_in(cast.pia).get(address).content.decode()
    assert signed_in(cast.pia).post(f"{address}confirm/").url == address
    assert Confirmation.objects.of(cast.agency).get(service=service).by == cast.pia


@pytest.mark.parametrize(
    ("said", "capacity", "accepting"),
    [("open", "open", True), ("none", "none", False), ("closed", "", False), ("", "", None)],
)
def test_what_they_said_of_room_is_kept(
    cast: Cast, signed_in: Any, osei: Professional, said: str, capacity: str, accepting: bool | None
) -> None:
    signed_in(cast.pia).post(f"/network/professional/{osei.pk}/capacity/", {"capacity": said})
    osei.refresh_from_db()
    assert (osei.capacity, osei.accepting) == (capacity, accepting)


def test_a_day_to_wait_until_without_a_list_comes_back_with_a_sentence(
    cast: Cast, signed_in: Any, osei: Professional
) -> None:
    typed = {"capacity": "open", "until": "2030-01-01"}
    answer = signed_in(cast.pia).post(f"/network/professional/{osei.pk}/capacity/", typed)
    assert answer.status_code == 422
    assert "goes with a waitlist" in answer.content.decode()


def test_a_worker_keeps_their_own_trusted_people(cast: Cast, signed_in: Any, osei: Professional) -> None:
    browser = signed_in(cast.pia)
    browser.post(f"/network/professional/{osei.pk}/trust/")
    assert Trust.objects.of(cast.agency).get().worker == cast.pia
    assert "Stop keeping them" in browser.get(f"/network/professional/{osei.pk}/").content.decode()
    browser.post(f"/network/professional/{osei.pk}/trust/", {"stop": "1"})
    assert not Trust.objects.of(cast.agency).exists()


def test_another_agency_finds_and_sees_none_of_it(cast: Cast, signed_in: Any, osei: Professional) -> None:
    assert "Amara Osei" not in signed_in(cast.olu).get("/network/", {"q": "psychiatrist"}).content.decode()
    assert signed_in(cast.olu).get(f"/network/professional/{osei.pk}/").status_code == 404
