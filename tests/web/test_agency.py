"""Is the agency set up by those who may, and is what is refused kept as it was typed?"""

from typing import Any

import pytest

from baton.models import Agency, ClosedDay
from cast import Cast

HOURS = {"country": "us", "subdivision": "ca", "time_zone": "America/Los_Angeles", "opens": "08:00", "closes": "16:30"}
STRICTER = '[[row]]\nid = "D13"\nwithin = "today"\n'


def test_the_page_shows_people_hours_and_closed_days(cast: Cast, signed_in: Any) -> None:
    ClosedDay.objects.create(agency=cast.agency, on="2026-10-12", name="Retreat")
    page = signed_in(cast.ada).get("/agency/").content.decode()
    assert "Pia Novak" in page
    assert "no supervisor named yet" in page  # Rae
    assert "Retreat" in page
    assert "Olu" not in page


def test_hours_are_kept(cast: Cast, signed_in: Any) -> None:
    assert signed_in(cast.ada).post("/agency/hours/", HOURS).url == "/agency/"
    kept = Agency.objects.get(pk=cast.agency.pk)
    assert (kept.subdivision, kept.time_zone, kept.opens.hour) == ("CA", "America/Los_Angeles", 8)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"time_zone": "Albany"}, "is no time zone"),
        ({"time_zone": "../etc"}, "is no time zone"),
        ({"country": "ZZ"}, "No public holidays are known"),
        ({"closes": "07:00"}, "It closes after it opens"),
    ],
)
def test_hours_that_make_no_sense_come_back_with_the_reason(
    cast: Cast, signed_in: Any, wrong: dict[str, str], said: str
) -> None:
    answer = signed_in(cast.ada).post("/agency/hours/", HOURS | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "08:00" in answer.content.decode()


def test_a_day_is_closed_once(cast: Cast, signed_in: Any) -> None:
    ada, said = signed_in(cast.ada), {"on": "2026-10-12", "name": "Retreat"}
    assert ada.post("/agency/closed/", said).url == "/agency/"
    again = ada.post("/agency/closed/", said)
    assert again.status_code == 409
    assert "closed on that day already" in again.content.decode()
    assert ada.get("/agency/closed/").status_code == 405


def test_an_overlay_is_put_in_force(cast: Cast, signed_in: Any) -> None:
    sue = signed_in(cast.sue)
    assert sue.post("/policy/change/", {"overlay": STRICTER}).url == "/policy/"
    assert "With changes of our own." in sue.get("/policy/").content.decode()
    assert "within = &quot;today&quot;" in sue.get("/policy/change/").content.decode()


def test_an_overlay_that_loosens_a_floor_comes_back_as_it_was_typed(cast: Cast, signed_in: Any) -> None:
    typed = '[[row]]\nid = "D02"\ndisposition = "explore"\n'
    answer = signed_in(cast.ada).post("/policy/change/", {"overlay": typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "D02" in page[page.index("wrong") :]
    assert "disposition = &quot;explore&quot;" in page
    assert Agency.objects.get(pk=cast.agency.pk).overlay == ""


@pytest.mark.parametrize("address", ["/agency/", "/agency/hours/", "/policy/change/", "/people/add/"])
def test_a_worker_is_told_whom_to_ask(cast: Cast, signed_in: Any, address: str) -> None:
    answer = signed_in(cast.pia).get(address)
    assert answer.status_code == 403
    assert "Ask yours" in answer.content.decode()


@pytest.mark.parametrize("address", ["/agency/hours/", "/agency/closed/", "/policy/change/"])
def test_a_worker_changes_nothing(cast: Cast, signed_in: Any, address: str) -> None:
    answer = signed_in(cast.pia).post(address, HOURS | {"overlay": STRICTER, "on": "2026-10-12", "name": "Retreat"})
    assert answer.status_code == 403
    assert Agency.objects.get(pk=cast.agency.pk) == cast.agency
    assert not ClosedDay.objects.of(cast.agency).exists()
