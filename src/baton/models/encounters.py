"""What was heard, and what did a person make of it? Encounters, screenings, and the signs confirmed in them."""

from enum import StrEnum

from django.conf import settings
from django.db import models

from baton.core.facts import Answer
from baton.core.vocabulary import Severity, Sign, Status, Subject, When
from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.constraints import exactly_one, in_order, one_of, together


class Kind(StrEnum):
    """How worker and client met."""

    VISIT = "visit"
    WALK = "walk"
    CALL = "call"
    TEXT = "text"
    VIDEO = "video"
    GROUP = "group"
    HOME = "home"
    OTHER = "other"


class Origin(StrEnum):
    """Where a sign came from: read in the words, added by the worker, or answered in a screening."""

    WORDS = "words"
    WORKER = "worker"
    SCREENING = "screening"


class Encounter(models.Model):
    """A contact and its note. `key` comes from the form: the same one twice is the same note, saved once."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="encounters")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="encounters")
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    happened_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    key = models.UUIDField()

    objects = OfClients["Encounter"].as_manager()

    class Meta:
        constraints = (
            one_of("kind", Kind),
            in_order("happened_at", "saved_at"),
            models.UniqueConstraint(fields=("worker", "key"), name="encounter_saved_once"),
        )
        indexes = (models.Index(fields=("client", "-happened_at"), name="encounter_by_client"),)

    def __str__(self) -> str:
        return f"encounter {self.pk}"


class Screening(models.Model):
    """An instrument's answers by item, with the score. `total` and `band` are empty where answers are missing."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="screenings")
    instrument = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    language = models.CharField(max_length=10, default="en")
    answers = models.JSONField()
    total = models.IntegerField(null=True, blank=True)
    band = models.CharField(max_length=60, blank=True)
    administered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="screenings")
    at = models.DateTimeField()
    saved_at = models.DateTimeField()
    key = models.UUIDField()

    objects = OfClients["Screening"].as_manager()

    class Meta:
        constraints = (
            in_order("at", "saved_at"),
            models.UniqueConstraint(fields=("administered_by", "key"), name="screening_saved_once"),
        )
        indexes = (models.Index(fields=("client", "-at"), name="screening_by_client"),)

    def __str__(self) -> str:
        return f"screening {self.pk}"


class ConfirmedSign(models.Model):
    """One sign as it was taken into the decision.

    `start` and `end` are its place in the encounter's text, `evidence` the answers of a screening it rests on.

    A sign is never removed: it is set aside, by someone, with a reason.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="signs")
    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, null=True, blank=True, related_name="signs")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, null=True, blank=True, related_name="signs")
    sign = models.CharField(max_length=40)
    severity = models.CharField(max_length=20)
    when = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    subject = models.CharField(max_length=20)
    answer = models.CharField(max_length=20)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    origin = models.CharField(max_length=20)
    evidence = models.JSONField(default=list, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    set_aside_reason = models.TextField(blank=True)

    objects = OfClients["ConfirmedSign"].as_manager()

    class Meta:
        constraints = (
            one_of("sign", Sign),
            one_of("severity", Severity),
            one_of("when", When),
            one_of("status", Status),
            one_of("subject", Subject),
            one_of("answer", Answer),
            one_of("origin", Origin),
            exactly_one("heard_in", "encounter", "screening"),
            together("place", ("start", "end")),
            together("set_aside", ("set_aside_at", "set_aside_by")),
            models.CheckConstraint(
                condition=models.Q(set_aside_at__isnull=True) | ~models.Q(set_aside_reason=""),
                name="confirmedsign_set_aside_reason",
            ),
        )
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.sign} {self.pk}"
