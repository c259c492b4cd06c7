"""What does `baton directory` say, and what does it leave behind?"""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baton.cli import app
from baton.models import Agency, Professional, Service
from core.hsds.shelf import HOUSE


@pytest.fixture(autouse=True)
def _the_house_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("baton.cli.directory.prepare", lambda: None)


@pytest.fixture
def agency(db: None) -> Agency:
    return Agency.objects.create(name="Open Door", slug="open-door")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    county = tmp_path / "county"
    county.mkdir()
    for name, text in HOUSE.items():
        (county / f"{name}.csv").write_text(text)
    return county


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["directory", *map(str, words)])


def test_an_import_says_what_came_in_and_again_that_nothing_changed(agency: Agency, folder: Path) -> None:
    first = run("import", folder)
    assert first.exit_code == 0
    assert "services               1 added" in first.stdout
    assert "county: taken." in first.stdout
    again = run("import", folder)
    assert "1 as before" in again.stdout
    assert "county: nothing changed." in again.stdout


def test_a_dry_run_says_so_and_keeps_nothing(agency: Agency, folder: Path) -> None:
    assert "nothing was kept" in run("import", folder, "--dry-run").stdout
    assert not Service.objects.of(agency).exists()


def test_what_could_not_be_taken_is_counted_on_the_screen_and_written_down(
    agency: Agency, folder: Path, tmp_path: Path
) -> None:
    (folder / "eligibility.csv").write_text("id,service_id,eligibility\n,,Adults\n,,=Elders\n,7,All\n")
    (folder / "phones.csv").write_text("id,service_id,number\n1,7,=none\n")
    said = run("import", folder, "--report", tmp_path / "left.csv").stdout
    assert "2  left out: belongs to no entry: none is named; first in eligibility.csv, row 2" in said
    with (tmp_path / "left.csv").open(encoding="utf-8-sig", newline="") as report:
        rows = list(csv.reader(report))
    assert rows[0] == ["file", "row", "column", "cell", "what came of it", "why"]
    assert ["phones.csv", "2", "number", "'=none", "left out", "no phone number"] in rows
    assert [row[1] for row in rows if row[0] == "eligibility.csv"] == ["2", "3"]


def test_the_agency_must_be_named_where_there_are_several(agency: Agency, folder: Path) -> None:
    lakeside = Agency.objects.create(name="Lakeside", slug="lakeside")
    refused = run("import", folder)
    assert refused.exit_code == 1
    assert "--agency: lakeside, open-door" in refused.output
    assert run("import", folder, "--agency", "lakeside").exit_code == 0
    assert Service.objects.of(lakeside).exists()
    assert not Service.objects.of(agency).exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("import", "nowhere"), "nothing to read"),
        (("import", "{folder}", "--map", "nowhere.toml"), "shipped ones are colorado, samhsa"),
        (("export", "{folder}"), "nothing in the directory"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(
    agency: Agency, folder: Path, words: tuple[str, ...], sentence: str
) -> None:
    refused = run(*(word.format(folder=folder) for word in words))
    assert refused.exit_code == 1
    assert sentence in refused.output
    assert "Traceback" not in refused.output


def test_a_folder_without_a_directory_says_why(agency: Agency, tmp_path: Path) -> None:
    (tmp_path / "weather.csv").write_text("day,rain\n1,yes\n")
    assert "no table of HSDS" in run("import", tmp_path).output


def test_an_own_mapping_is_read_from_its_file(agency: Agency, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[professional]\nid = "{no}"\nname = "{who}"\nphone = "{tel}"\n')
    (tmp_path / "people.csv").write_text('no,who,tel\n4,"ANN ORTEGA, LCSW",518-555-0142\n')
    assert run("import", tmp_path / "people.csv", "--map", tmp_path / "mine.toml").exit_code == 0
    ann = Professional.objects.of(agency).get()
    assert (ann.name, ann.credentials, ann.phone) == ("Ann Ortega", "LCSW", "(518) 555-0142")


def test_it_goes_out_as_tables_as_a_list_and_as_files(agency: Agency, folder: Path, tmp_path: Path) -> None:
    run("import", folder)
    assert "rows" in run("export", tmp_path / "out.zip").stdout
    assert run("export", tmp_path / "list.json", "--as", "list").exit_code == 0
    assert run("export", tmp_path / "files", "--as", "files").exit_code == 0
    assert json.loads((tmp_path / "list.json").read_bytes())["total_items"] == 1
    assert sorted(path.name.partition("_")[0] for path in (tmp_path / "files").iterdir()) == ["organization", "service"]
    assert run("import", tmp_path / "out.zip").exit_code == 0
    assert "is there already" in run("export", tmp_path / "list.json", "--as", "list").output
