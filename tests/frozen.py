"""What is written once, melted and frozen again: for tests that have to undo it."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from baton.migrations._written_once import WrittenOnce


def operations() -> list[WrittenOnce]:
    """Every operation of the migrations that freezes tables."""
    migrations = MigrationLoader(None).disk_migrations.values()
    return [one for migration in migrations for one in migration.operations if isinstance(one, WrittenOnce)]


def melt() -> None:
    with connection.schema_editor() as editor:
        for operation in operations():
            operation.melt(editor)


def freeze() -> None:
    with connection.schema_editor() as editor:
        for operation in operations():
            operation.freeze(editor)
