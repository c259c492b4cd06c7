"""Is every look at a client's record written down, also where a form was refused and its page comes back?"""

import uuid
from typing import Any

import pytest

from baton.actions import lowerings, screenings
from baton.models import AuditEntry, Baton
from cast import NOW, Cast
from standin import PLAN


@pytest.fixture
def rows(cast: Cast, note: Any) -> dict[str, int]:
    encounter = note(PLAN)
    filled = {"instrument": "phq9", "answers": {"1": 1}, "at": NOW, "key": uuid.uuid4()}
    screening = screenings.record(client=cast.jun, **filled, by=cast.pia, now=NOW)
    sign = encounter.signs.get()
    lowering = lowerings.set_aside(sign=sign, reason="A garden.", by=cast.pia, now=NOW)
    concern = encounter.decisions.get().concern
    baton = Baton.objects.of(cast.agency).filter(concern=concern, holder=cast.pia).first()
    named = {"client": cast.jun, "note": encounter, "screening": screening, "sign": sign, "lowering": lowering}
    return {name: row.pk for name, row in named.items()} | {"concern": concern.pk, "baton": baton.pk}


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("/clients/{client}/", "page"),
        ("/clients/{client}/change/", "page"),
        ("/encounters/{note}/", "note"),
        ("/encounters/{note}/now/", "answer"),
        ("/concerns/{concern}/", "concern"),
        ("/batons/{baton}/", "baton"),
        ("/screenings/{screening}/", "screening"),
        ("/clients/{client}/audit/", "audit.read"),
    ],
)
def test_a_look_is_written_down(cast: Cast, signed_in: Any, rows: dict[str, int], address: str, seen: str) -> None:
    assert signed_in(cast.sue).get(address.format(**rows)).status_code == 200
    assert looks(cast) == [seen]


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("/clients/{client}/change/", "page"),
        ("/clients/{client}/goals/", "page"),
        ("/signs/{sign}/aside/", "note"),
        ("/concerns/{concern}/close/", "concern"),
        ("/concerns/{concern}/reopen/", "concern"),
        ("/lowerings/{lowering}/answer/", "concern"),
        ("/batons/{baton}/done/", "baton"),
        ("/batons/{baton}/pass/", "baton"),
        ("/batons/{baton}/set-down/", "baton"),
    ],
)
def test_a_page_that_comes_back_is_a_look_too(
    cast: Cast, signed_in: Any, rows: dict[str, int], address: str, seen: str
) -> None:
    assert signed_in(cast.sue).post(address.format(**rows), {"called": "", "nothing": "1"}).status_code == 422
    assert looks(cast) == [seen]


def test_a_sign_of_a_screening_is_not_set_aside_on_the_page_of_a_note(cast: Cast, signed_in: Any) -> None:
    filled = {"instrument": "phq9", "answers": {"9": 3}, "at": NOW, "key": uuid.uuid4()}
    sign = screenings.record(client=cast.jun, **filled, by=cast.pia, now=NOW).signs.first()
    assert signed_in(cast.pia).post(f"/signs/{sign.pk}/aside/", {"reason": ""}).status_code == 404


def looks(cast: Cast) -> list[str]:
    entries = AuditEntry.objects.of(cast.agency).filter(client_id=cast.jun.pk, actor_id=cast.sue.pk)
    return [entry.details.get("part", entry.verb) for entry in entries]
