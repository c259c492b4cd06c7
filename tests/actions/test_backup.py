"""Can everything be saved while Baton runs, and brought back sound?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from baton.actions import backup
from baton.core.refusals import Refused


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no backup"):
        backup.restore(frm=tmp_path, now=datetime(2026, 9, 15, tzinfo=UTC))


def test_a_backup_overwrites_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there already"):
        backup.save(to=tmp_path)


def test_on_postgresql_it_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections["default"], "vendor", "postgresql")
    with pytest.raises(Refused, match="pg_dump"):
        backup.save(to=tmp_path / "new")
    assert settings.HOME.exists()
