"""Does every page open for whom it is for, and is it not there for anyone else?"""

import uuid
from typing import Any

import pytest

from baton.actions import screenings
from baton.models import Baton
from cast import NOW, Cast


@pytest.fixture
def addresses(cast: Cast, note: Any) -> list[str]:
    """Every page about Jun, after a note and a screening of his."""
    encounter = note()
    screening = screenings.record(
        client=cast.jun, instrument="phq9", answers={"1": 1}, at=NOW, key=uuid.uuid4(), by=cast.pia, now=NOW
    )
    concern = encounter.decisions.get().concern
    baton = Baton.objects.of(cast.agency).filter(concern=concern, holder=cast.pia).first()
    return [
        f"/clients/{cast.jun.pk}/",
        f"/clients/{cast.jun.pk}/circle/",
        f"/clients/{cast.jun.pk}/circle/add/",
        f"/clients/{cast.jun.pk}/note/",
        f"/encounters/{encounter.pk}/",
        f"/encounters/{encounter.pk}/now/",
        f"/concerns/{concern.pk}/",
        f"/batons/{baton.pk}/",
        f"/clients/{cast.jun.pk}/screenings/",
        f"/clients/{cast.jun.pk}/screenings/phq9/",
        f"/screenings/{screening.pk}/",
    ]


OPEN_TO_ALL = [
    "/",
    "/emergency/",
    "/write/",
    "/clients/",
    "/clients/add/",
    "/policy/",
    "/glass/",
    "/account/",
    "/outbox/",
]


def test_every_page_opens_for_the_worker(cast: Cast, signed_in: Any, addresses: list[str]) -> None:
    pia = signed_in(cast.pia)
    answers = {address: pia.get(address).status_code for address in [*addresses, *OPEN_TO_ALL]}
    assert set(answers.values()) == {200}, answers


def test_no_page_about_a_client_is_there_for_another_agency(cast: Cast, signed_in: Any, addresses: list[str]) -> None:
    olu = signed_in(cast.olu)
    answers = {address: olu.get(address).status_code for address in addresses}
    assert set(answers.values()) == {404}, answers


def test_no_page_about_a_client_is_there_for_a_colleague_without_a_tie(
    cast: Cast, signed_in: Any, addresses: list[str]
) -> None:
    rae = signed_in(cast.rae)
    assert {rae.get(address).status_code for address in addresses} == {404}


def test_who_is_not_signed_in_is_asked_to(cast: Cast, client: Any, addresses: list[str]) -> None:
    answers = {address: client.get(address).status_code for address in [*addresses, *OPEN_TO_ALL]}
    assert set(answers.values()) == {302}, answers
