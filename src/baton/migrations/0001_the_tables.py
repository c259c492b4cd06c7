"""The first tables: agencies, people, clients, encounters, decisions, concerns, batons, audit.

Each is made with its constraints and indexes at once: added one by one, every one would copy its table anew.
"""

import datetime as dt

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("slug", models.SlugField(unique=True)),
                ("country", models.CharField(default="US", max_length=2)),
                ("subdivision", models.CharField(blank=True, max_length=10)),
                ("time_zone", models.CharField(default="America/New_York", max_length=64)),
                ("opens", models.TimeField(default=dt.time(9, 0))),
                ("closes", models.TimeField(default=dt.time(17, 0))),
                ("overlay", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("opens__lt", models.F("closes"))), name="agency_opens_before_closes"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("called", models.CharField(max_length=100)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("peer", "peer"),
                            ("therapist", "therapist"),
                            ("supervisor", "supervisor"),
                            ("administrator", "administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("competences", models.JSONField(blank=True, default=list)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField(blank=True, null=True)),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="backs_up",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervisees",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="people", to="baton.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["peer", "therapist", "supervisor", "administrator"])),
                        name="person_role",
                    ),
                    models.UniqueConstraint(django.db.models.functions.text.Lower("email"), name="person_email_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("supervisor__isnull", True),
                            models.Q(("supervisor", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="person_not_own_supervisor",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agency_id", models.BigIntegerField()),
                ("seq", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("actor_id", models.BigIntegerField(default=0)),
                ("verb", models.CharField(max_length=60)),
                ("object_type", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("client_id", models.BigIntegerField(blank=True, null=True)),
                ("details", models.JSONField(default=dict)),
                ("prev", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("agency_id", "seq"),
                "indexes": [models.Index(fields=["agency_id", "client_id", "-seq"], name="auditentry_by_client")],
                "constraints": [models.UniqueConstraint(fields=("agency_id", "seq"), name="auditentry_one_line")],
            },
        ),
        migrations.CreateModel(
            name="Client",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("called", models.CharField(max_length=100)),
                ("pronouns", models.CharField(blank=True, max_length=40)),
                ("birth_on", models.DateField(blank=True, null=True)),
                ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
                ("likes", models.TextField(blank=True)),
                ("contact", models.JSONField(blank=True, default=list)),
                ("since", models.DateField()),
                ("added_at", models.DateTimeField()),
                (
                    "account",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="served_as",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="clients", to="baton.agency"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "called"], name="client_by_name")],
            },
        ),
        migrations.CreateModel(
            name="ClosedDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("name", models.CharField(max_length=100)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closed_days", to="baton.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "on"), name="closed_day_once")],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("lead_row", models.CharField(max_length=20)),
                ("disposition", models.CharField(max_length=20)),
                ("status", models.CharField(default="open", max_length=10)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                ("times_reopened", models.PositiveSmallIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="concerns", to="baton.client"
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-opened_at", "-id"),
                "indexes": [models.Index(fields=["client", "status"], name="concern_by_client")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "closed"])), name="concern_status"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disposition__in", ["continue", "explore", "consult", "refer", "same_day", "emergency"])
                        ),
                        name="concern_disposition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True), ("closed_by__isnull", True), ("status__in", ("open",))
                            ),
                            models.Q(
                                models.Q(("status__in", ("open",)), _negated=True),
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="concern_closed_as_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "open"), models.Q(("outcome", ""), _negated=True), _connector="OR"
                        ),
                        name="concern_closed_with_outcome",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")), fields=("client", "lead_row"), name="concern_open_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Baton",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                ("do", models.TextField()),
                ("hand", models.CharField(default="worker", max_length=20)),
                ("due_at", models.DateTimeField()),
                ("status", models.CharField(default="open", max_length=10)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("climbed", models.PositiveSmallIntegerField(default=0)),
                ("climbs_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batons",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "passed_from",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passed_to",
                        to="baton.baton",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batons",
                        to="baton.client",
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="batons", to="baton.concern"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["holder", "status", "due_at", "id"], name="baton_by_holder"),
                    models.Index(fields=["client", "status", "due_at"], name="baton_by_client"),
                    models.Index(
                        condition=models.Q(("climbs_at__isnull", False), ("status", "open")),
                        fields=["climbs_at"],
                        name="baton_climbs_next",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "done", "passed", "set_down"])), name="baton_status"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hand__in", ["worker", "supervisor"])), name="baton_hand"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True), ("closed_by__isnull", True), ("status__in", ("open",))
                            ),
                            models.Q(
                                models.Q(("status__in", ("open",)), _negated=True),
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="baton_closed_as_said",
                    ),
                    models.CheckConstraint(condition=models.Q(("climbed__lte", 3)), name="baton_climbs_three_steps"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "set_down"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="baton_set_down_with_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")), fields=("concern", "key"), name="baton_open_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Encounter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("visit", "visit"),
                            ("walk", "walk"),
                            ("call", "call"),
                            ("text", "text"),
                            ("video", "video"),
                            ("group", "group"),
                            ("home", "home"),
                            ("other", "other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                ("key", models.UUIDField()),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="encounters", to="baton.client"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["client", "-happened_at"], name="encounter_by_client")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["visit", "walk", "call", "text", "video", "group", "home", "other"])
                        ),
                        name="encounter_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("saved_at__isnull", True), ("saved_at__gte", models.F("happened_at")), _connector="OR"
                        ),
                        name="encounter_happened_at_before_saved_at",
                    ),
                    models.UniqueConstraint(fields=("worker", "key"), name="encounter_saved_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("instrument", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=40)),
                ("language", models.CharField(default="en", max_length=10)),
                ("answers", models.JSONField()),
                ("total", models.IntegerField(blank=True, null=True)),
                ("band", models.CharField(blank=True, max_length=60)),
                ("at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                ("key", models.UUIDField()),
                (
                    "administered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="screenings", to="baton.client"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["client", "-at"], name="screening_by_client")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("saved_at__isnull", True), ("saved_at__gte", models.F("at")), _connector="OR"
                        ),
                        name="screening_at_before_saved_at",
                    ),
                    models.UniqueConstraint(fields=("administered_by", "key"), name="screening_saved_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=20)),
                ("facts", models.JSONField()),
                ("answer", models.JSONField()),
                ("policy_version", models.CharField(max_length=80)),
                ("disposition", models.CharField(max_length=20)),
                ("within", models.CharField(blank=True, max_length=40)),
                ("decided_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="baton.client"
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="baton.concern",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="baton.decision",
                    ),
                ),
                (
                    "encounter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="baton.encounter",
                    ),
                ),
                (
                    "screening",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="baton.screening",
                    ),
                ),
            ],
            options={
                "ordering": ("-decided_at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["peer", "therapist"])), name="decision_role"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disposition__in", ["continue", "explore", "consult", "refer", "same_day", "emergency"])
                        ),
                        name="decision_disposition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("encounter__isnull", False), ("screening__isnull", True)),
                            models.Q(("encounter__isnull", True), ("screening__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_decided_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConfirmedSign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sign", models.CharField(max_length=40)),
                ("severity", models.CharField(max_length=20)),
                ("when", models.CharField(max_length=20)),
                ("status", models.CharField(max_length=20)),
                ("subject", models.CharField(max_length=20)),
                ("answer", models.CharField(max_length=20)),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                ("origin", models.CharField(max_length=20)),
                ("evidence", models.JSONField(blank=True, default=list)),
                ("set_aside_at", models.DateTimeField(blank=True, null=True)),
                ("set_aside_reason", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signs", to="baton.client"
                    ),
                ),
                (
                    "set_aside_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "encounter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signs",
                        to="baton.encounter",
                    ),
                ),
                (
                    "screening",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signs",
                        to="baton.screening",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sign__in",
                                [
                                    "suicide_attempt",
                                    "suicide_preparation",
                                    "suicidal_thoughts",
                                    "phq9_item9",
                                    "asq_positive",
                                    "asq_acute",
                                    "self_injury",
                                    "command_voices",
                                    "psychosis",
                                    "unusual_experience",
                                    "anxiety",
                                    "depression",
                                    "cannot_care_for_self",
                                    "mania",
                                    "overdose",
                                    "withdrawal",
                                    "return_to_use",
                                    "substance_use",
                                    "violence",
                                    "child_abuse",
                                    "adult_abuse",
                                    "partner_violence",
                                    "person_at_risk",
                                    "medical_red_flag",
                                    "medication_question",
                                    "diagnosis_question",
                                    "therapy_request",
                                    "outside_competence",
                                    "sexual_concern",
                                    "second_opinion",
                                    "specialised_skill",
                                    "spiritual_guidance",
                                    "social_need",
                                    "planned_absence",
                                    "sudden_absence",
                                    "stuck_formulation",
                                    "values_conflict",
                                    "declined_referral",
                                    "missed_appointment",
                                    "hospital_discharge",
                                    "consent_withdrawn",
                                    "tie",
                                    "barred_tie",
                                    "money_tie",
                                    "significant_gift",
                                    "token_gift",
                                    "contact_request",
                                    "chance_meeting",
                                    "self_disclosure",
                                    "worker_state",
                                    "personal_advice",
                                    "other_preference",
                                    "no_progress",
                                ],
                            )
                        ),
                        name="confirmedsign_sign",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("severity__in", ["ungraded", "low", "moderate", "high"])),
                        name="confirmedsign_severity",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("when__in", ["lifetime", "unknown", "recent", "now"])),
                        name="confirmedsign_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["present", "denied", "past", "conditional", "figure"])),
                        name="confirmedsign_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__in", ["client", "other", "worker"])), name="confirmedsign_subject"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["yes", "no", "unsure"])), name="confirmedsign_answer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["words", "worker", "screening"])),
                        name="confirmedsign_origin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("encounter__isnull", False), ("screening__isnull", True)),
                            models.Q(("encounter__isnull", True), ("screening__isnull", False)),
                            _connector="OR",
                        ),
                        name="confirmedsign_heard_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", False), ("start__isnull", False)),
                            models.Q(("end__isnull", True), ("start__isnull", True)),
                            _connector="OR",
                        ),
                        name="confirmedsign_place_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_aside_at__isnull", False), ("set_aside_by__isnull", False)),
                            models.Q(("set_aside_at__isnull", True), ("set_aside_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="confirmedsign_set_aside_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("set_aside_at__isnull", True),
                            models.Q(("set_aside_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="confirmedsign_set_aside_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GlassBreak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="glass_breaks", to="baton.client"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="glass_breaks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seen_by",
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
                "indexes": [models.Index(fields=["person", "client", "until"], name="glassbreak_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("at")), _connector="OR"),
                        name="glassbreak_at_before_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seen_at__isnull", False), ("seen_by__isnull", False)),
                            models.Q(("seen_at__isnull", True), ("seen_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="glassbreak_seen_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="glassbreak_has_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("said_on", models.DateField()),
                ("given_up_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="baton.client"
                    ),
                ),
            ],
            options={
                "ordering": ("-said_on", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Lowering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("status", models.CharField(default="asked", max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "baton",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lowering", to="baton.baton"
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lowerings", to="baton.client"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lowerings", to="baton.decision"
                    ),
                ),
                (
                    "sign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lowerings", to="baton.confirmedsign"
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at", "-id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["asked", "granted", "refused"])), name="lowering_status"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="lowering_answered_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="lowering_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("status", "asked")),
                            models.Q(models.Q(("status", "asked"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="lowering_answered_as_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by__isnull", True),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="lowering_not_by_who_asked",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "asked")), fields=("sign",), name="lowering_asked_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("relation", models.CharField(choices=[("own", "own"), ("covering", "covering")], max_length=20)),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="team", to="baton.client"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "client"], name="membership_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("relation__in", ["own", "covering"])), name="membership_relation"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_at__isnull", True), ("until_at__gte", models.F("from_at")), _connector="OR"
                        ),
                        name="membership_from_at_before_until_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_at__isnull", True)),
                        fields=("client", "person"),
                        name="membership_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("relation", "covering"), _negated=True),
                            ("until_at__isnull", False),
                            _connector="OR",
                        ),
                        name="membership_cover_ends",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("dedupe", models.CharField(max_length=120, unique=True)),
                ("created_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="baton.agency"),
                ),
                (
                    "baton",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="baton.baton",
                    ),
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
                    "concern",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="baton.concern",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at", "-id"),
                "indexes": [
                    models.Index(fields=["to", "seen_at", "-created_at"], name="notice_by_person"),
                    models.Index(
                        condition=models.Q(("sent_at__isnull", True)), fields=["created_at"], name="notice_unsent"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.CharField(max_length=80)),
                ("tables", models.JSONField()),
                ("overlay", models.TextField(blank=True)),
                ("used_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="policy_versions", to="baton.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "version"), name="policyversion_once")],
            },
        ),
    ]
