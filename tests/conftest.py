"""What do all tests share? The cast, the time, and a way to empty tables that the database freezes."""

import importlib
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import connection
from django.test import TransactionTestCase

import cast as players

_frozen_rows = importlib.import_module("baton.migrations.0002_frozen_rows")


@pytest.fixture
def cast(db: None) -> players.Cast:
    return players.assemble()


@pytest.fixture
def now() -> datetime:
    return players.NOW


@pytest.fixture(scope="session", autouse=True)
def _emptying_after_a_transactional_test_is_no_tampering() -> Iterator[None]:
    empty = TransactionTestCase._fixture_teardown

    def melt_first(case: TransactionTestCase) -> None:
        with connection.schema_editor() as editor:
            _frozen_rows.melt(editor)
        empty(case)
        with connection.schema_editor() as editor:
            _frozen_rows.freeze(editor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", melt_first)
        yield
