"""Commands that need a database, each in a process of its own, as a person starts them."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

FOUND = ["agency", "Harbor House", "ada@harbor.example", "--admin", "Ada Lind", "--password", "walk beside me"]
_OURS = ("BATON_", "DJANGO_")


class Shell:
    """Runs commands of Baton in a home of its own below `folder`, as a person does."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "home"
        self._command = [sys.executable, "-c", "from baton.cli import main; main()"]
        self._environment = {key: value for key, value in os.environ.items() if not key.startswith(_OURS)}
        self._environment |= {"BATON_HOME": str(self.home), "PYTHONUNBUFFERED": "1"}

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        here = {"env": self._environment, "cwd": self.folder}
        return subprocess.run([*self._command, *arguments], **here, capture_output=True, text=True, check=False)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        here = {"env": self._environment, "cwd": self.folder, "text": True}
        return subprocess.Popen([*self._command, *arguments], **here, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """Harbor House, as its founding left it."""
    shell = Shell(tmp_path_factory.mktemp("founded"))
    shell.founding = shell(*FOUND)
    return shell


@pytest.fixture
def baton(founded, tmp_path):
    """A shell at a Harbor House of one's own."""
    shutil.copytree(founded.home, tmp_path / "home")
    return Shell(tmp_path)


def test_an_agency_is_founded_and_every_promise_holds(founded, baton):
    assert "Ada Lind signs in" in founded.founding.stdout
    verified = baton("verify")
    assert verified.returncode == 0
    assert "every promise holds" in verified.stdout


def test_a_weak_password_is_refused_with_a_sentence(tmp_path):
    refused = Shell(tmp_path)(*FOUND[:-1], "short")
    assert refused.returncode == 1
    assert "too short" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_an_audit_entry_that_is_gone_is_found_by_verify(baton):
    (heads,) = (baton.home / "heads").glob("*.jsonl")
    line = heads.read_text().replace('"seq": 1', '"seq": 2')
    heads.write_text(line)
    verified = baton("verify")
    assert verified.returncode == 1
    assert "audit." in verified.stdout


def test_a_backup_is_restored_and_holds_the_same(baton):
    copy = baton.home.parent / "copy"
    assert baton("backup", str(copy)).returncode == 0
    (baton.home / "database" / "baton.sqlite3").unlink()
    assert baton("restore", str(copy)).returncode == 0
    assert "every promise holds" in baton("verify").stdout


def test_a_backup_never_covers_what_is_there(baton):
    refused = baton("backup", str(baton.home))
    assert refused.returncode == 1
    assert refused.stderr.strip() == f"{baton.home} is there already. Name a folder that is not."


def test_one_round_of_work_ends_by_itself(baton):
    assert baton("worker", "--once").returncode == 0


def test_the_demo_never_touches_what_is_not_a_demo(baton):
    refused = baton("demo", "--seed-only")
    assert refused.returncode == 1
    assert "not a demo" in refused.stderr


def test_serve_answers_on_a_port_of_its_own_and_stops_when_told(baton):
    server = baton.start("serve", "--port", "0")
    try:
        url = _announced(server)
        page = _open(url)
        assert "Baton" in page
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


def _announced(server: subprocess.Popen[str]) -> str:
    for line in server.stdout:
        if found := re.search(r"http://localhost:\d+/", line):
            return found[0]
    pytest.fail("serve ended without saying where it is")


def _open(url: str, tries: int = 100) -> str:
    for _ in range(tries):
        try:
            with urllib.request.urlopen(url) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"nobody answered at {url}")


def test_the_home_is_readable_by_its_owner_only(baton):
    keys = Path(baton.home / "keys")
    assert keys.stat().st_mode & 0o077 == 0
    assert all(key.stat().st_mode & 0o077 == 0 for key in keys.iterdir())
