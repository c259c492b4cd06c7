"""How far is a referral, who was offered, and what happened when? Referrals, their options and facts.

Each fact stands by itself, with when it happened, when it was said and by whom; the columns of a referral repeat the
times that lists and measures ask for.
"""

from enum import StrEnum
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.core.referrals import Lead, ReferralStatus
from baton.core.relay import Pace
from baton.core.vocabulary import ReferralKind
from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.concerns import Concern
from baton.models.constraints import exactly_one, one_of
from baton.models.directory import Service
from baton.models.professionals import Professional

ENDED = (ReferralStatus.CLOSED.value, ReferralStatus.CANCELLED.value)


class Word(StrEnum):
    """Whether the client, asked afterwards, says that the need is met."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Referrals(OfClients["Referral"]):
    def under_way(self) -> Self:
        return self.exclude(status__in=ENDED)


class Referral(models.Model):
    """A way to another professional for one concern. `question` is what the receiver is asked.

    `option` is the choice it goes to now. `key` comes from the form: the same one twice is the same referral.
    `due_at`: by when the first visit is to have taken place.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="referrals")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="referrals")
    kind = models.CharField(max_length=20)
    need = models.CharField(max_length=60)
    question = models.TextField()
    lead = models.CharField(max_length=20, default=Lead.RECEIVER.value)
    pace = models.CharField(max_length=10)
    status = models.CharField(max_length=20, default=ReferralStatus.DRAFT.value)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="referrals")
    option = models.ForeignKey("baton.Option", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    appointment_at = models.DateTimeField(null=True, blank=True)
    attended_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    met = models.CharField(max_length=10, blank=True)
    key = models.UUIDField()

    objects = Referrals.as_manager()

    class Meta:
        constraints = (
            one_of("status", ReferralStatus),
            one_of("kind", ReferralKind),
            one_of("lead", Lead),
            one_of("pace", Pace),
            models.CheckConstraint(condition=Q(met="") | Q(met__in=list(Word)), name="referral_met"),
            models.CheckConstraint(
                condition=Q(status__in=ENDED, ended_at__isnull=False) | (~Q(status__in=ENDED) & Q(ended_at=None)),
                name="referral_ended_as_said",
            ),
            models.CheckConstraint(
                condition=~Q(status=ReferralStatus.CLOSED.value) | (Q(attended_at__isnull=False) & ~Q(answer="")),
                name="referral_closed_with_evidence",
            ),
            models.UniqueConstraint(fields=("worker", "key"), name="referral_begun_once"),
        )
        indexes = (
            models.Index(fields=("client", "status"), name="referral_by_client"),
            models.Index(fields=("agency", "status", "due_at", "id"), name="referral_by_status"),
        )
        ordering = ("-decided_at", "-id")

    def __str__(self) -> str:
        return f"referral {self.pk}"


class Option(models.Model):
    """Someone who was offered, with the reasons as they stood then. `rank`: the client's order, once they chose.

    `agreed`: the client agreed beforehand that it goes there when an earlier choice cannot take it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="options")
    professional = models.ForeignKey(
        Professional, on_delete=models.PROTECT, null=True, blank=True, related_name="options"
    )
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="options")
    place = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=dict, blank=True)
    agreed = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True, blank=True)

    objects = OfClients["Option"].as_manager()

    class Meta:
        constraints = (
            exactly_one("who", "professional", "service"),
            models.UniqueConstraint(fields=("referral", "professional"), name="option_professional_once"),
            models.UniqueConstraint(fields=("referral", "service"), name="option_service_once"),
        )
        ordering = ("place", "id")

    def __str__(self) -> str:
        return f"option {self.pk}"

    @property
    def who(self) -> Professional | Service:
        """The professional or the service itself."""
        return self.professional or self.service  # the database holds that it is one of the two

    @property
    def name(self) -> str:
        return self.who.name


class ReferralFact(models.Model):
    """Something that happened on the way. `fact` is the name of a move, or of a lesser event; written once.

    `at` is when it happened, `said_at` when it was written down, `by` who said so; `link`: someone outside did, by
    that link. `words` are a person's own, `details` codes and times.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="facts")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    fact = models.CharField(max_length=40)
    at = models.DateTimeField()
    said_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    link = models.ForeignKey("baton.Link", on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    words = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)

    objects = OfClients["ReferralFact"].as_manager()

    class Meta:
        indexes = (models.Index(fields=("referral", "at", "id"), name="referralfact_in_order"),)
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.fact} {self.pk}"
