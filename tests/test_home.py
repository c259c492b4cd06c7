"""Are keys made once, private, and the same for everyone who asks at once?"""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from baton.home import folder, key


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = key(tmp_path, "audit")
    assert (len(first), key(tmp_path, "audit")) == (32, first)
    assert stat.S_IMODE((tmp_path / "keys" / "audit").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_keys_of_two_names_differ(tmp_path: Path) -> None:
    assert key(tmp_path, "audit") != key(tmp_path, "session")


def test_all_who_ask_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: key(tmp_path, "audit"), range(8)))
    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["audit"]


def test_a_folder_is_private(tmp_path: Path) -> None:
    assert stat.S_IMODE(folder(tmp_path / "home", "heads").stat().st_mode) == 0o700
