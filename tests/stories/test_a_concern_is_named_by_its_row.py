"""With the packaged tables: what a note opens is named by the row that led, and only a supervisor lowers a floor."""

import uuid

import pytest

from baton.actions import encounters
from baton.actions.signs import Amended
from baton.core.policy import load_policy
from baton.models import Client, Concern, ConfirmedSign, Encounter, Kind, Lowering, Person
from cast import NOW, Cast

pytestmark = pytest.mark.django_db(transaction=True)


def save(client: Client, by: Person, text: str, **more: object) -> Encounter:
    key = uuid.uuid4()
    return encounters.save(client=client, text=text, kind=Kind.WALK, happened_at=NOW, key=key, by=by, now=NOW, **more)


@pytest.mark.parametrize(
    "text",
    [
        "He hears voices that comment on what he does.",
        "He drank on Saturday after sixty days.",
        "She has nowhere to sleep tonight.",
        "She says she wants to die.",
    ],
)
def test_a_concern_carries_the_title_of_the_row_that_led(cast: Cast, text: str):
    save(cast.marcus, cast.pia, text)
    concern = Concern.objects.of(cast.agency).get()
    row = load_policy().by_id[concern.lead_row]
    assert (concern.title, concern.disposition) == (row.title, row.disposition)


def test_to_set_aside_a_wish_to_die_waits_for_the_supervisor(cast: Cast):
    text = "She says she wants to die."
    (cue,) = encounters.preview(client=cast.marcus, text=text, by=cast.pia, now=NOW).cues
    word = Amended(sign=cue.sign, start=cue.start, end=cue.end, reason="She said it about the movie.")
    save(cast.marcus, cast.pia, text, amended=[word])
    assert Lowering.objects.of(cast.agency).get().status == "asked"
    assert not ConfirmedSign.objects.of(cast.agency).filter(set_aside_at__isnull=False).exists()
    assert Concern.objects.of(cast.agency).get().batons.filter(status="open").count() >= 2
