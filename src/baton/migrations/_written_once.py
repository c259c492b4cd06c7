"""How does the database itself refuse to change, delete or replace what is written once? An operation of migrations."""

from collections.abc import Mapping
from typing import Any

from django.db.migrations import RunPython

_SQLITE = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"""
_SQLITE_REPLACE = """CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR ({once}))
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"""
_POSTGRES_FUNCTION = """CREATE OR REPLACE FUNCTION baton_written_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"""
_POSTGRES = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION baton_written_once()"""


class WrittenOnce(RunPython):
    """Freezes tables. `tables`: each table, and what besides its id is there once, in SQL (`FALSE`: nothing).

    SQLite's INSERT OR REPLACE deletes by that and asks no trigger of deletion; so it is asked on insertion.
    """

    def __init__(self, tables: Mapping[str, str]) -> None:
        self.tables = tables
        super().__init__(lambda apps, editor: self.freeze(editor), lambda apps, editor: self.melt(editor))

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.tables], {}

    def freeze(self, editor: Any) -> None:
        """Add the triggers, in the words of the database at hand."""
        postgres = editor.connection.vendor == "postgresql"
        if postgres:
            editor.execute(_POSTGRES_FUNCTION, params=None)
        verbs = ("update", "delete", "truncate") if postgres else ("update", "delete")
        for table, once in self.tables.items():
            for verb in verbs:
                editor.execute((_POSTGRES if postgres else _SQLITE).format(table=table, verb=verb))
            if not postgres:
                editor.execute(_SQLITE_REPLACE.format(table=table, once=once))

    def melt(self, editor: Any) -> None:
        """Take the triggers away."""
        postgres = editor.connection.vendor == "postgresql"
        for table in self.tables:
            for verb in ("update", "delete", "truncate", "replace"):
                on = f" ON {table}" if postgres else ""
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")
