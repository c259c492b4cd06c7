"""What is written once: the database itself refuses to change, delete or replace it.

Audit entries, decisions and the policies they were made by; notes and screenings, which all of these rest on.
"""

from django.db import migrations

# Each table, and what besides its id is there once: SQLite's INSERT OR REPLACE deletes by it and asks no trigger.
FROZEN = {
    "baton_auditentry": "agency_id = NEW.agency_id AND seq = NEW.seq",
    "baton_decision": "replaces_id = NEW.replaces_id",
    "baton_policyversion": "agency_id = NEW.agency_id AND version = NEW.version",
    "baton_encounter": "worker_id = NEW.worker_id AND key = NEW.key",
    "baton_screening": "administered_by_id = NEW.administered_by_id AND key = NEW.key",
}

_SQLITE = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"""
_SQLITE_REPLACE = """CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR ({once}))
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END"""
_POSTGRES_FUNCTION = """CREATE OR REPLACE FUNCTION baton_written_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"""
_POSTGRES = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION baton_written_once()"""


def freeze(editor):
    """Add the triggers, in the words of the database at hand."""
    postgres = editor.connection.vendor == "postgresql"
    if postgres:
        editor.execute(_POSTGRES_FUNCTION, params=None)
    verbs = ("update", "delete", "truncate") if postgres else ("update", "delete")
    for table, once in FROZEN.items():
        for verb in verbs:
            editor.execute((_POSTGRES if postgres else _SQLITE).format(table=table, verb=verb))
        if not postgres:
            editor.execute(_SQLITE_REPLACE.format(table=table, once=once))


def melt(editor):
    """Take the triggers away."""
    postgres = editor.connection.vendor == "postgresql"
    for table in FROZEN:
        for verb in ("update", "delete", "truncate", "replace"):
            on = f" ON {table}" if postgres else ""
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")


class Migration(migrations.Migration):
    dependencies = (("baton", "0001_the_tables"),)
    operations = (migrations.RunPython(lambda apps, editor: freeze(editor), lambda apps, editor: melt(editor)),)
