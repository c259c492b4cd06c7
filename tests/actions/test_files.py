"""Which files lie at a path, and which are not to be trusted?"""

import gzip
import zipfile
from pathlib import Path

import pytest

from baton.actions import files
from baton.core.refusals import Refused

TABLE = b"id,name\n1,Meals\n"


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_folder_gives_its_tables_by_name_plain_or_gzip(tmp_path: Path) -> None:
    (tmp_path / "services.csv.gz").write_bytes(gzip.compress(TABLE))
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "phones.csv").write_bytes(TABLE)
    (tmp_path / "README.md").write_text("read me")
    (tmp_path / "datapackage.json").write_text("{}")
    assert list(files.at(tmp_path)) == [("csv/phones.csv", TABLE), ("services.csv", TABLE)]


def test_a_zip_and_a_single_file_are_read_alike(tmp_path: Path) -> None:
    assert list(files.at(zipped(tmp_path / "all.zip", **{"dir/services.csv": TABLE}))) == [("dir/services.csv", TABLE)]
    (tmp_path / "services.csv").write_bytes(TABLE)
    assert list(files.at(tmp_path / "services.csv")) == [("services.csv", TABLE)]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_bytes(TABLE)
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "services.csv").symlink_to(tmp_path / "secret.csv")
    assert list(files.at(tmp_path / "inside")) == []


@pytest.mark.parametrize("name", ["../services.csv", "/etc/services.csv", "..\\services.csv", "C:/services.csv"])
def test_a_zip_with_a_path_that_leads_out_of_it_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="leads out"):
        list(files.at(zipped(tmp_path / "all.zip", **{name: TABLE})))


def test_what_unpacks_to_far_more_than_it_should_is_refused(tmp_path: Path) -> None:
    bomb = bytes(40 * 1024**2)
    with pytest.raises(Refused, match="far more"):
        list(files.at(zipped(tmp_path / "all.zip", **{"services.csv": bomb})))
    (tmp_path / "services.csv.gz").write_bytes(gzip.compress(bomb))
    with pytest.raises(Refused, match="far more"):
        list(files.at(tmp_path / "services.csv.gz"))


def test_what_is_cut_off_is_refused_as_a_whole(tmp_path: Path) -> None:
    packed = gzip.compress(TABLE * 1000)
    (tmp_path / "services.csv.gz").write_bytes(packed[:-20])
    with pytest.raises(Refused, match="cut off"):
        list(files.at(tmp_path / "services.csv.gz"))
    whole = zipped(tmp_path / "all.zip", **{"services.csv": TABLE * 1000}).read_bytes()
    (tmp_path / "half.zip").write_bytes(whole.replace(whole[60:70], b"0123456789"))
    with pytest.raises(Refused, match=r"broken|cut off"):
        list(files.at(tmp_path / "half.zip"))


def test_nothing_at_the_path_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing to read"):
        list(files.at(tmp_path / "nowhere"))
