"""Are short notes, as workers and clients write them, answered as the standard of practice asks? See vignettes_*.toml.

A vignette names the role, the note, the answer expected (`disposition`, or `at_least` and `at_most`), the rows that
must be among those that fire (D11 stands for D11-t and D11a too), and what must not be heard for the client.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from baton.core.facts import Answer, Situation, from_cues
from baton.core.reading import Reading, read
from baton.core.vocabulary import Disposition, Role, Sign

HERE = Path(__file__).parent
KEYS = {"id", "role", "text", "disposition", "at_least", "at_most", "rows", "absent_signs", "cues"}
VIGNETTES: list[dict[str, Any]] = [
    vignette
    for path in sorted(HERE.glob("vignettes_*.toml"))
    for vignette in tomllib.loads(path.read_text(encoding="utf-8"))["vignette"]
]


def stands_for(row: str, wanted: str) -> bool:
    """Whether this row is the wanted one, or one of its forms: D11-t and D11a stand for D11, D110 does not."""
    return re.fullmatch(rf"{re.escape(wanted)}(?!\d).*", row) is not None


def counted(reading: Reading) -> set[Sign]:
    return {fact.sign for fact in from_cues(reading.cues) if fact.answer is not Answer.NO}


def fits(cue: Any, wanted: dict[str, str]) -> bool:
    return all(str(getattr(cue, name)) == value for name, value in wanted.items())


def wrongs(vignette: dict[str, Any]) -> list[str]:
    """What the answer to this note lacks or has too much, in words; nothing when it is as expected."""
    reading = read(vignette["text"], Situation(role=Role(vignette["role"])))
    answer, rows = reading.decision.disposition, reading.decision.rows
    least = vignette.get("disposition", vignette.get("at_least", Disposition.CONTINUE))
    most = vignette.get("disposition", vignette.get("at_most", Disposition.EMERGENCY))
    found = [f"too weak: {answer}, not {least}"] if answer < least else []
    found += [f"too strong: {answer}, not {most}"] if answer > most else []
    wanted = vignette.get("rows", ())
    found += [f"{row} is silent" for row in wanted if not any(stands_for(each, row) for each in rows)]
    found += [f"{sign} is heard" for sign in vignette.get("absent_signs", ()) if Sign(sign) in counted(reading)]
    found += [f"no cue {cue}" for cue in vignette.get("cues", ()) if not any(fits(each, cue) for each in reading.cues)]
    return found


@pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda vignette: vignette["id"])
def test_a_note_is_answered_as_the_practice_asks(vignette: dict[str, Any]) -> None:
    assert wrongs(vignette) == []


def test_every_vignette_has_its_own_id_and_says_what_it_expects() -> None:
    ids = [vignette["id"] for vignette in VIGNETTES]
    assert len(ids) == len(set(ids))
    assert all(set(vignette) <= KEYS for vignette in VIGNETTES)
    assert all({"disposition", "at_least", "at_most"} & set(vignette) for vignette in VIGNETTES)
