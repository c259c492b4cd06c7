"""What does `baton directory search` print? Over a folder of files, line by line, and what it refuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from baton.cli import app

SERVICES = "id,organization_id,name,description\n1,9,Community table,Free groceries\n2,9,Kite,EMDR for teens\n"
ORGANIZATIONS = "id,name,description\n9,Well House,Help\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "services.csv").write_text(SERVICES, encoding="utf-8")
    (tmp_path / "organizations.csv").write_text(ORGANIZATIONS, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str, typed: str = "") -> tuple[int, str]:
    ran = CliRunner().invoke(app, ["directory", "search", "--data", str(folder), *words], input=typed)
    return ran.exit_code, ran.output


def test_a_query_is_answered_with_names_and_reasons(folder: Path) -> None:
    code, said = run(folder, "food", "pantry")
    assert code == 0
    assert "Community table  [1]" in said
    assert "Food: so says what it does" in said


def test_lines_are_answered_in_order_and_a_bad_one_is_told_by_its_number(folder: Path) -> None:
    lines = (
        '{"id": "a", "query": "groceries"}',
        "not json",
        '{"query": "trauma", "limit": 0}',
        '{"id": 4, "query": "trauma"}',
    )
    typed = "".join(f"{line}\n" for line in lines)
    code, said = run(folder, "--jsonl", typed=typed)
    first, second, third, fourth = map(json.loads, said.splitlines())
    assert code == 1
    assert (first["id"], [hit["service_id"] for hit in first["hits"]]) == ("a", ["1"])
    assert set(first["hits"][0]) == {"service_id", "score", "reasons"}
    assert (second["line"], third) == (2, {"line": 3, "error": '"limit" is a number from 1 to 1000'})
    assert fourth["hits"][0]["service_id"] == "2"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('{"id": 1}', '"query" is missing'),
        ('{"query": 3}', '"query" is missing'),
        ('{"query": "x", "near": 80205}', '"near" is not a text'),
        ('{"query": "x", "near": "Atlantis"}', "write a ZIP code"),
        ('{"query": "x", "limit": true}', '"limit" is a number'),
        ("[1]", "write an object"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_is_wrong(folder: Path, line: str, error: str) -> None:
    code, said = run(folder, "--jsonl", typed=line + "\n")
    assert code == 1
    assert error in json.loads(said)["error"]


def test_what_cannot_be_searched_is_refused_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    assert run(folder)[1].startswith("Say what is sought")
    assert run(tmp_path / "nowhere", "food")[1].startswith("There is nothing to read")
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / "empty", "food")[1].startswith("There is no service")
    assert run(folder, "food", "--near", "Atlantis")[1].startswith("write a ZIP code")


def test_nothing_found_is_said(folder: Path) -> None:
    assert "Nothing in this directory answers" in run(folder, "xylophone")[1]
