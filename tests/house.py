"""A Baton of its own, in processes of their own: for tests in which one is killed or several write at once."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

_START = "import django; django.setup(); import inside; inside.main()"


@dataclass(frozen=True, kw_only=True)
class House:
    home: Path
    database: str

    def run(self, command: str) -> dict[str, Any]:
        """Set up an empty Baton with the cast, run a command of `inside`, and return what it printed."""
        here = {
            "BATON_HOME": str(self.home),
            "BATON_DATABASE_URL": self.database,
            "PYTHONPATH": str(Path(__file__).parent),
        }
        settings = {"DJANGO_SETTINGS_MODULE": "baton.settings"}
        ran = subprocess.run(
            [sys.executable, "-c", _START, command],
            env=os.environ | here | settings,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr[-4000:]
        return json.loads(ran.stdout)


def on_sqlite(folder: Path) -> House:
    return House(home=folder, database=f"sqlite:///{folder / 'house.sqlite3'}")


def postgres_server() -> str:
    """The server's address. Without one the test is left out, unless BATON_TEST_REQUIRE asks for it."""
    url = os.environ.get("BATON_TEST_POSTGRES_URL", "")
    if not url and "postgres" in os.environ.get("BATON_TEST_REQUIRE", ""):
        pytest.fail("BATON_TEST_REQUIRE asks for postgres: set BATON_TEST_POSTGRES_URL to a server")
    if not url:
        pytest.skip("no PostgreSQL server: set BATON_TEST_POSTGRES_URL")
    return url


def on_postgres(folder: Path) -> Iterator[House]:
    server = postgres_server()
    name = f"baton_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        yield House(home=folder, database=f"{server.rpartition('/')[0]}/{name}")
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
