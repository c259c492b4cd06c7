"""`baton check` and `baton decide` as a person uses them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from baton.cli import app

run = CliRunner().invoke
NOTE = "He wants to kill himself tonight, he has a plan."


def test_a_note_on_standard_input_is_marked_and_answered():
    result = run(app, ["check"], input=NOTE)
    assert result.exit_code == 0
    assert "Emergency" in result.stdout
    assert "988" in result.stdout
    assert "]1" in result.stdout


def test_json_gives_one_line_a_file(tmp_path):
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(NOTE)
    two.write_text("We played chess.")
    rows = [json.loads(line) for line in run(app, ["check", "--json", str(one), str(two)]).stdout.splitlines()]
    assert [row["disposition"] for row in rows] == ["emergency", "continue"]


def test_a_file_that_is_no_text_is_named_and_the_others_are_answered(tmp_path):
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(b"caf\xe9")
    good.write_text("We played chess.")
    result = run(app, ["check", str(bad), str(good)])
    assert result.exit_code == 1
    assert "UTF-8" in result.stderr
    assert "Carry on" in result.stdout


def test_a_missing_file_is_named_without_a_trace(tmp_path):
    result = run(app, ["check", str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert "No such file" in result.stderr
    assert "Traceback" not in result.stderr


def test_lines_that_cannot_be_read_make_the_exit_status_one():
    result = run(app, ["check", "--jsonl"], input='{"id": 1, "text": "a walk"}\nnot json\n')
    assert result.exit_code == 1
    assert [("error" in json.loads(line)) for line in result.stdout.splitlines()] == [False, True]


def test_decide_takes_signs_by_name():
    result = run(app, ["decide", "psychosis", "--role", "peer", "--json"])
    answer = json.loads(result.stdout)
    assert (answer["disposition"], answer["within"]) == ("refer", "1 business day")


def test_decide_says_which_words_it_knows():
    result = run(app, ["decide", "psycosis"])
    assert result.exit_code == 2
    assert "psychosis" in result.stderr


def test_check_and_decide_import_no_web_framework():
    code = (
        "import sys, baton.cli.check, baton.cli.decide; print([m for m in sys.modules if m.split('.')[0] == 'django'])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def of_the_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    baton = f'{sys.executable} -c "from baton.cli import main; main()" check'
    return subprocess.run(command.format(baton=baton), shell=True, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("{baton} --jsonl nosuch.jsonl", "nosuch.jsonl: No such file"),
        ("{baton} --jsonl .", "Is a directory"),
        ("{baton} <&-", "standard input is closed"),
        ("{baton} --jsonl <&-", "standard input is closed"),
        ("echo hello | {baton} --json > /dev/full", "No space left on device"),
        ("yes '{{}}' | head -n 99999 | {baton} --jsonl | head -n 1", ""),
    ],
)
def test_what_cannot_be_read_or_written_is_a_sentence_and_no_trace(command: str, said: str, tmp_path: Path) -> None:
    ran = of_the_shell(command, tmp_path)
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.returncode == (1 if said else 0)


def test_a_file_whose_name_is_no_text_is_answered(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.txt")
    odd.write_text(NOTE)
    assert json.loads(run(app, ["check", "--json", str(odd)]).stdout)["disposition"] == "emergency"


def test_a_note_commands_no_terminal() -> None:
    shown = run(app, ["check"], input="He has \x1b]0;x\x07 a plan\x1b[2J to kill himself \u202e tonight.\x9b31m").stdout
    assert not set("\x1b\x07\x9b\u202e") & set(shown)
