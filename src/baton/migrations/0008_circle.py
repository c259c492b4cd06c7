"""The circle: who is there for a client, as the client sees it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [("baton", "0007_outbox")]

    operations = [
        migrations.CreateModel(
            name="Supporter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("called", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=20)),
                ("does", models.CharField(blank=True, max_length=300)),
                ("closeness", models.CharField(default="in_touch", max_length=10)),
                ("knows", models.CharField(default="nothing", max_length=20)),
                ("in_crisis", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(on_delete=_PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("agency", models.ForeignKey(on_delete=_PROTECT, related_name="+", to="baton.agency")),
                ("client", models.ForeignKey(on_delete=_PROTECT, related_name="circle", to="baton.client")),
                (
                    "left_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=_PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=_PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["family", "friend", "peer", "professional", "group", "agency"])
                        ),
                        name="supporter_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closeness__in", ["close", "in_touch", "asked"])),
                        name="supporter_closeness",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("knows__in", ["nothing", "comes_here", "their_part"])),
                        name="supporter_knows",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_at__isnull", False), ("left_by__isnull", False))
                        | models.Q(("left_at__isnull", True), ("left_by__isnull", True)),
                        name="supporter_left_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("called", ""), _negated=True), name="supporter_is_called_something"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("left_at__isnull", True), ("person__isnull", False)),
                        fields=("client", "person"),
                        name="supporter_of_the_team_once",
                    ),
                ],
            },
        ),
    ]
