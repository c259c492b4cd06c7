"""Audit entries, decisions and policy versions are written once: the database itself refuses to change or delete them."""

from django.db import migrations

FROZEN = ("baton_auditentry", "baton_decision", "baton_policyversion")

_SQLITE = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
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
    for table in FROZEN:
        for verb in verbs:
            editor.execute((_POSTGRES if postgres else _SQLITE).format(table=table, verb=verb))


def melt(editor):
    """Take the triggers away."""
    postgres = editor.connection.vendor == "postgresql"
    for table in FROZEN:
        for verb in ("update", "delete", "truncate"):
            on = f" ON {table}" if postgres else ""
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")


class Migration(migrations.Migration):
    dependencies = (("baton", "0001_the_tables"),)
    operations = (migrations.RunPython(lambda apps, editor: freeze(editor), lambda apps, editor: melt(editor)),)
