"""Which doors are open to people without an account? Links, hashed, each for one purpose and one person.

Only the hash of a link's secret is kept, and of the code that came another way. Opening is a POST with both.
"""

from datetime import datetime
from enum import StrEnum
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.constraints import one_of, together
from baton.models.referrals import Option, Referral


class Purpose(StrEnum):
    """What a link is for: a receiving professional answers one referral, or a client opens their own page."""

    RECEIVER = "receiver"
    CLIENT = "client"


class Links(OfClients["Link"]):
    def live(self, at: datetime) -> Self:
        return self.filter(revoked_at__isnull=True, expires_at__gt=at)


class Link(models.Model):
    """`wrong_codes` counts codes that did not fit: after a few the link is dead."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="links")
    purpose = models.CharField(max_length=10)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="links")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, null=True, blank=True, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=200)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_because = models.CharField(max_length=40, blank=True)

    objects = Links.as_manager()

    class Meta:
        constraints = (
            one_of("purpose", Purpose),
            together("for_one_option", ("referral", "option")),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.CLIENT.value, referral=None)
                | Q(purpose=Purpose.RECEIVER.value, referral__isnull=False),
                name="link_for_its_purpose",
            ),
        )
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"link {self.pk}"


class LinkOpening(models.Model):
    """One try at a door: `opened` when link and code fitted. Shown to the sender."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="openings")
    at = models.DateTimeField()
    opened = models.BooleanField()

    objects = OfClients["LinkOpening"].as_manager()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"opening {self.pk}"
