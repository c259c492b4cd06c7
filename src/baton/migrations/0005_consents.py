"""Every element of a consent, its scan, and what of the pass is written once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from baton.migrations._written_once import WrittenOnce


class Migration(migrations.Migration):
    dependencies = [
        ("baton", "0004_the_pass"),
    ]

    operations = [
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="consent",
            name="consent_signed_together",
        ),
        migrations.AddField(
            model_name="consent",
            name="digest",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="consent",
            name="effect",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="consent",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="ended_link",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.link"
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="paragraphs",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="consent",
            name="signed_link",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.link"
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="words",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="link",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.link"
            ),
        ),
        migrations.AlterField(
            model_name="consent",
            name="ended_how",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["en", "es"])), name="consent_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_at__isnull", True), ("signed_link__isnull", True), ("signed_with__isnull", True)),
                    models.Q(
                        ("signed_at__isnull", False),
                        models.Q(
                            models.Q(("signed_link__isnull", True), ("signed_with__isnull", False)),
                            models.Q(("signed_link__isnull", False), ("signed_with__isnull", True)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="consent_signed_by_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "given"), _negated=True), ("signed_at__isnull", False), _connector="OR"
                ),
                name="consent_given_is_signed",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", True),
                        ("ended_by__isnull", True),
                        ("status__in", ("offered", "given")),
                    ),
                    models.Q(
                        models.Q(("status__in", ("offered", "given")), _negated=True), ("ended_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="consent_ended_as_said",
            ),
        ),
        migrations.AddField(
            model_name="scan",
            name="agency",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
        ),
        migrations.AddField(
            model_name="scan",
            name="client",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.client"),
        ),
        migrations.AddField(
            model_name="scan",
            name="consent",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="scan", to="baton.consent"
            ),
        ),
        migrations.RemoveField(
            model_name="consent",
            name="text",
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["application/pdf", "image/png", "image/jpeg"])), name="scan_kind"
            ),
        ),
        WrittenOnce(
            {
                "baton_packet": "FALSE",
                "baton_disclosure": "FALSE",
                "baton_referralfact": "FALSE",
                "baton_scan": "consent_id = NEW.consent_id",
            }
        ),
    ]
