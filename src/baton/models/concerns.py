"""Which needs stay open, why, and who asked to lower an answer? Concerns, decisions, lowerings; the policy used."""

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.core.concerns import ConcernStatus
from baton.core.vocabulary import Disposition, Role
from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.constraints import closed_as_said, exactly_one, one_of, together
from baton.models.encounters import ConfirmedSign, Encounter, Screening
from baton.models.scope import Scoped


class LoweringStatus(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class PolicyVersion(models.Model):
    """The policy as an agency first used it: its overlay, and the tables as pairs of file and text. Written once.

    Pairs, since the order of the tables counts and PostgreSQL does not keep that of an object's keys.

    With it every decision can be made again, however the packaged tables have changed since.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="policy_versions")
    version = models.CharField(max_length=80)
    tables = models.JSONField()
    overlay = models.TextField(blank=True)
    used_at = models.DateTimeField()

    objects = Scoped["PolicyVersion"].as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("agency", "version"), name="policyversion_once"),)

    def __str__(self) -> str:
        return self.version


class Concern(models.Model):
    """A need that stays open until answered.

    `lead_row` is the strongest row of the decision that opened it, `disposition` the strongest answer so far.
    `outcome` is how it ended last; it stays when the concern is opened again. Without `opened_by` the client opened it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="concerns")
    title = models.CharField(max_length=200)
    lead_row = models.CharField(max_length=20)
    disposition = models.CharField(max_length=20)
    status = models.CharField(max_length=10, default=ConcernStatus.OPEN.value)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.TextField(blank=True)
    times_reopened = models.PositiveSmallIntegerField(default=0)

    objects = OfClients["Concern"].as_manager()

    class Meta:
        constraints = (
            one_of("status", ConcernStatus),
            one_of("disposition", Disposition),
            closed_as_said(ConcernStatus.OPEN.value),
            models.CheckConstraint(
                condition=Q(status=ConcernStatus.OPEN.value) | ~Q(outcome=""), name="concern_closed_with_outcome"
            ),
            models.UniqueConstraint(
                fields=("client", "lead_row"), condition=Q(status=ConcernStatus.OPEN.value), name="concern_open_once"
            ),
        )
        indexes = (models.Index(fields=("client", "status"), name="concern_by_client"),)
        ordering = ("-opened_at", "-id")

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """An answer, frozen with the facts and the policy version that it was given on. The database refuses changes.

    A later answer to the same encounter or screening is a new row that names this one in `replaces`.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="decisions")
    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    role = models.CharField(max_length=20)
    facts = models.JSONField()
    answer = models.JSONField()
    policy_version = models.CharField(max_length=80)
    disposition = models.CharField(max_length=20)
    within = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    objects = OfClients["Decision"].as_manager()

    class Meta:
        constraints = (
            one_of("role", Role),
            one_of("disposition", Disposition),
            exactly_one("decided_on", "encounter", "screening"),
        )
        ordering = ("-decided_at", "-id")

    def __str__(self) -> str:
        return f"{self.disposition} {self.pk}"


class Lowering(models.Model):
    """A request to set a sign aside that would lower a floor row: a supervisor answers, the batons stay open."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="lowerings")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="lowerings")
    sign = models.ForeignKey(ConfirmedSign, on_delete=models.PROTECT, related_name="lowerings")
    baton = models.OneToOneField("baton.Baton", on_delete=models.PROTECT, related_name="lowering")
    reason = models.TextField()
    status = models.CharField(max_length=10, default=LoweringStatus.ASKED.value)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(blank=True)

    objects = OfClients["Lowering"].as_manager()

    class Meta:
        constraints = (
            one_of("status", LoweringStatus),
            together("answered", ("answered_at", "answered_by")),
            models.CheckConstraint(condition=~Q(reason=""), name="lowering_has_reason"),
            models.CheckConstraint(
                condition=Q(status=LoweringStatus.ASKED.value, answered_at__isnull=True)
                | (~Q(status=LoweringStatus.ASKED.value) & Q(answered_at__isnull=False)),
                name="lowering_answered_as_said",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=models.F("asked_by")),
                name="lowering_not_by_who_asked",
            ),
            models.UniqueConstraint(
                fields=("sign",), condition=Q(status=LoweringStatus.ASKED.value), name="lowering_asked_once"
            ),
        )
        ordering = ("-asked_at", "-id")

    def __str__(self) -> str:
        return f"lowering {self.pk}"
