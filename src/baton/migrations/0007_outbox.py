"""The outbox: messages with every attempt to hand them over, and how each person wants to be told."""

import datetime as dt
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_WAITING = ("status", "waiting")


class Migration(migrations.Migration):
    dependencies = [("baton", "0006_doors")]

    operations = [
        migrations.RemoveIndex(model_name="notice", name="notice_unsent"),
        migrations.RemoveField(model_name="notice", name="sent_at"),
        migrations.AddField(model_name="person", name="by_mail", field=models.BooleanField(default=True)),
        migrations.AddField(model_name="person", name="language", field=models.CharField(default="en", max_length=5)),
        migrations.AddField(model_name="person", name="quiet_from", field=models.TimeField(default=dt.time(21, 0))),
        migrations.AddField(model_name="person", name="quiet_until", field=models.TimeField(default=dt.time(7, 0))),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["en", "es"])), name="person_language"
            ),
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(blank=True, max_length=254)),
                ("way", models.CharField(default="email", max_length=10)),
                ("code", models.CharField(max_length=60)),
                ("language", models.CharField(default="en", max_length=5)),
                ("link", models.CharField(max_length=200)),
                ("sealed", models.TextField(blank=True)),
                ("uid", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("dedupe", models.CharField(max_length=120, unique=True)),
                ("at_once", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
                ("status", models.CharField(default="waiting", max_length=10)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("tried_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=10)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="baton.client",
                    ),
                ),
                (
                    "notice",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="message",
                        to="baton.notice",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "indexes": [
                    models.Index(condition=models.Q(_WAITING), fields=["id"], name="message_waiting"),
                    models.Index(fields=["agency", "-id"], name="message_by_agency"),
                    models.Index(fields=["written_by", "-id"], name="message_by_writer"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["waiting", "sent", "failed", "withdrawn"])),
                        name="message_status",
                    ),
                    models.CheckConstraint(condition=models.Q(("way__in", ["email", "phone"])), name="message_way"),
                    models.CheckConstraint(condition=models.Q(("language__in", ["en", "es"])), name="message_language"),
                    models.CheckConstraint(
                        condition=models.Q(("address", ""), ("notice__isnull", False), ("way", "email"))
                        | models.Q(("notice__isnull", True), ~models.Q(("address", ""))),
                        name="message_inside_or_outside",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_at__isnull", True), _WAITING)
                        | models.Q(~models.Q(_WAITING), ("ended_at__isnull", False)),
                        name="message_ended_as_said",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=10)),
                ("answer", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "message",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tries",
                        to="baton.message",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "indexes": [models.Index(fields=["message", "-id"], name="attempt_by_message")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("outcome", ""))
                        | models.Q(("ended_at__isnull", False), ("outcome__in", ["sent", "away", "later", "refused"])),
                        name="attempt_ended_as_said",
                    )
                ],
            },
        ),
    ]
