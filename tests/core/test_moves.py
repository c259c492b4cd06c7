from enum import StrEnum

import pytest

from baton.core.moves import Move, Need, Table, show
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused


class Lamp(StrEnum):
    OFF = "off"
    ON = "on"
    BROKEN = "broken"


def a_move(name: str, frm: Lamp, to: Lamp, *needs: Need) -> Move[Lamp]:
    return Move(
        name=name,
        button=name.capitalize(),
        frm=(frm,),
        to=to,
        ability=Ability.CLIENT_CHANGE,
        needs=needs,
        audit=f"lamp.{name}",
    )


LIGHT = a_move("light", Lamp.OFF, Lamp.ON, Need(name="match", ask="Bring a match."))
DROP = a_move("drop", Lamp.ON, Lamp.BROKEN)
TITLES = {Lamp.OFF: "off", Lamp.ON: "on", Lamp.BROKEN: "broken"}


def a_table(*moves: Move[Lamp], titles: dict[Lamp, str] = TITLES) -> Table[Lamp]:
    return Table(noun="lamp", start=Lamp.OFF, ends=frozenset({Lamp.BROKEN}), moves=moves, titles=titles)


def refusal(name: str, status: Lamp, *given: str) -> Refused:
    with pytest.raises(Refused) as caught:
        a_table(LIGHT, DROP).check(name, status=status, given=given)
    return caught.value


def test_a_move_with_all_it_needs_is_given() -> None:
    assert a_table(LIGHT, DROP).check("light", status=Lamp.OFF, given={"match"}) is LIGHT


def test_a_missing_need_is_asked_for_by_field() -> None:
    refused = refusal("light", Lamp.OFF)
    assert (refused.code, refused.sentence, refused.field) == (Code.NEEDS, "Bring a match.", "match")


def test_a_move_from_the_wrong_status_says_what_can_be_done_instead() -> None:
    refused = refusal("light", Lamp.ON, "match")
    assert refused.code is Code.NOT_POSSIBLE
    assert refused.sentence == 'This lamp is on. What you can do now: "Drop".'


def test_at_the_end_nothing_more_can_be_done() -> None:
    assert refusal("light", Lamp.BROKEN).sentence == "This lamp is broken. Nothing more can be done with it."


def test_open_moves_are_those_that_lead_on() -> None:
    table = a_table(LIGHT, DROP)
    assert [table.open_moves(status) for status in Lamp] == [(LIGHT,), (DROP,), ()]


@pytest.mark.parametrize(
    ("moves", "flaw"),
    [
        ((LIGHT,), "no move leads to broken; no move leads out of on"),
        ((LIGHT, DROP, a_move("drop", Lamp.ON, Lamp.OFF)), "two moves are called drop"),
        ((DROP,), "no move leads to broken; no move leads to on; no move leads out of off"),
    ],
)
def test_a_table_with_gaps_does_not_load(moves: tuple[Move[Lamp], ...], flaw: str) -> None:
    with pytest.raises(ValueError, match=flaw):
        a_table(*moves)


def test_every_status_needs_a_title() -> None:
    with pytest.raises(ValueError, match="broken has no title"):
        a_table(LIGHT, DROP, titles={Lamp.OFF: "off", Lamp.ON: "on"})


def test_a_table_shows_its_diagram_and_its_rows() -> None:
    shown = show(a_table(LIGHT, DROP))
    assert "    off --> on: light\n" in shown
    assert "    broken --> [*]\n" in shown
    assert "| Light | off | on | `client_change` | match |" in shown
