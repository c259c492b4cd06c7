"""What search stands on: terms of each entry, and their index in the words of the database at hand.

SQLite: an FTS5 table over the columns of baton_searchentry, kept by triggers. A later migration that alters that table
makes it anew there, and has to add the triggers again. PostgreSQL: a generated column with an index.
"""

import django.db.models.deletion
from django.db import migrations, models


def add_index(editor):
    """Make the full-text index."""
    for statement in _POSTGRES if editor.connection.vendor == "postgresql" else _SQLITE:
        editor.execute(statement, params=None)


def drop_index(editor):
    """Take it away."""
    if editor.connection.vendor != "postgresql":
        for verb in ("insert", "delete", "update"):
            editor.execute(f"DROP TRIGGER baton_search_{verb}")
        editor.execute("DROP TABLE baton_search")


_POSTGRES = (
    """ALTER TABLE baton_searchentry ADD COLUMN terms tsvector GENERATED ALWAYS AS (
setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', filed), 'B')
|| setweight(to_tsvector('simple', organization), 'C') || to_tsvector('simple', text)
|| to_tsvector('simple', cells)) STORED""",
    "CREATE INDEX baton_search ON baton_searchentry USING gin (terms)",
)


_SQLITE = (
    """CREATE VIRTUAL TABLE baton_search USING fts5
(name, filed, organization, text, cells, content='baton_searchentry', content_rowid='id', tokenize='ascii')""",
    """CREATE TRIGGER baton_search_insert AFTER INSERT ON baton_searchentry BEGIN
INSERT INTO baton_search (rowid, name, filed, organization, text, cells)
VALUES (new.id, new.name, new.filed, new.organization, new.text, new.cells); END""",
    """CREATE TRIGGER baton_search_delete AFTER DELETE ON baton_searchentry BEGIN
INSERT INTO baton_search (baton_search, rowid, name, filed, organization, text, cells)
VALUES ('delete', old.id, old.name, old.filed, old.organization, old.text, old.cells); END""",
    """CREATE TRIGGER baton_search_update AFTER UPDATE ON baton_searchentry BEGIN
INSERT INTO baton_search (baton_search, rowid, name, filed, organization, text, cells)
VALUES ('delete', old.id, old.name, old.filed, old.organization, old.text, old.cells);
INSERT INTO baton_search (rowid, name, filed, organization, text, cells)
VALUES (new.id, new.name, new.filed, new.organization, new.text, new.cells); END""",
)


class Migration(migrations.Migration):
    dependencies = (("baton", "0008_circle"),)

    operations = [
        migrations.CreateModel(
            name="SearchSize",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entries", models.IntegerField(default=0)),
                ("length", models.FloatField(default=0)),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source_id", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=32)),
                ("name", models.TextField(blank=True)),
                ("filed", models.TextField(blank=True)),
                ("organization", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("cells", models.TextField(blank=True)),
                ("spots", models.TextField(blank=True)),
                ("length", models.FloatField()),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "professional",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="baton.professional",
                    ),
                ),
                (
                    "service",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="baton.service"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("professional__isnull", True), ("service__isnull", False)),
                            models.Q(("professional__isnull", False), ("service__isnull", True)),
                            _connector="OR",
                        ),
                        name="searchentry_of_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.BooleanField()),
                ("term", models.CharField(max_length=100)),
                ("entries", models.IntegerField()),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "word", "term"), name="search_term_once")],
            },
        ),
        migrations.RunPython(lambda apps, editor: add_index(editor), lambda apps, editor: drop_index(editor)),
    ]
