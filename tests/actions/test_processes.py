"""Do the promises hold when a process is killed, and when several write at the same moment?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from house import House, on_postgres, on_sqlite
from smtp import mailbox


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    if request.param == "postgres":
        yield from on_postgres(tmp_path)
    else:
        yield on_sqlite(tmp_path)


def test_a_save_that_is_killed_at_any_write_leaves_all_of_it_or_nothing(house: House) -> None:
    result = house.run("killed")
    # Every row, and the policy that is kept beside them; the two signs are one write.
    assert result["kills"] == sum(result["whole"])
    assert result["half"] == []
    encounters, signs, decisions, concerns, batons, notices, messages, entries = result["whole"]
    assert (encounters, signs, decisions, concerns, batons, notices, messages) == (1, 2, 1, 1, 3, 1, 1)
    assert entries == encounters + decisions + concerns + batons
    assert result["killed_before_signing"]
    assert result["found"] == ["audit.unsigned"]
    assert result["signed"] == {"open-door": entries}
    assert result["left"] == []


def test_of_several_at_once_one_is_first_and_nothing_is_doubled(house: House) -> None:
    result = house.run("race")
    assert result["notes"] == 1
    assert result["jun"] == [4, 1, 3]
    assert result["done"] == [0, 2, 2, 2]
    assert result["passed"] == [0, 2, 2, 2]
    assert result["told_once"]
    assert result["climbs"]
    assert result["left"] == []


def test_several_that_send_at_once_send_each_once_and_one_that_is_killed_loses_none(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mailbox() as box:
        monkeypatch.setenv("BATON_SMTP_URL", f"smtp://127.0.0.1:{box.port}")
        result = house.run("mailed")
    assert result["kills"] == [True, True]
    assert result["rows"] == [["sent", 1]] * 20 + [["sent", 3]]
    assert box.to[:20] == [f"rhea{number}@clinic.example" for number in range(20)]
    # Killed before it was handed over: nothing arrived. Killed after: it came again, and says that it is the same.
    assert [letter["Message-ID"] for letter in box.letters[20:]] == [f"<{result['ids'][20]}@localhost>"] * 2
    assert (result["later"], result["left"]) == (1, [])


def test_whatever_is_sent_while_a_consent_is_taken_back_was_sent_before(house: House) -> None:
    result = house.run("shared")
    for told in result["rounds"]:
        over = told.index("consent.revoked")
        assert set(told[:over]) <= {"disclosure.made"}
        assert set(told[over + 1 :]) <= {"disclosure.refused"}
        assert told.count("disclosure.made") + told.count("disclosure.refused") == 2


def test_of_several_at_one_door_each_guess_counts_and_one_answer_is_taken(house: House) -> None:
    result = house.run("doors")
    assert result["guesses"] == [2] * 8
    assert (result["wrong_codes"], result["dead"], result["tries"]) == (5, "wrong_codes", 8)
    assert (result["came"], result["openings"]) == ([0] * 4, 4)
    assert result["took"] == [0, 2, 2, 2]
    assert result["left"] == []


def test_what_is_saved_while_baton_runs_comes_back_sound(tmp_path: Path) -> None:
    result = on_sqlite(tmp_path).run("saved_and_restored")
    assert (result["went_on"], result["came_back"]) == (2, 1)
    assert result["left"] == []
    assert "heads" in result["aside"]


def test_what_is_committed_is_on_the_disk(house: House) -> None:
    says = house.run("durable")
    sqlite = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20_000}
    assert says in (sqlite, {"synchronous_commit": "on"})


def test_a_full_disk_keeps_no_half_note(tmp_path: Path) -> None:
    result = on_sqlite(tmp_path).run("full")
    assert result == {"unchanged": True, "notes": 1, "left": []}
