"""Which doors are open to people without an account? Links, hashed, each for one purpose and one person.

Only the hash of a link's secret is kept, and of the code that came another way. Opening is a POST with both.
"""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.core.links import LANGUAGES, Ended, Purpose
from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.constraints import one_of, together
from baton.models.referrals import Option, Referral


class Links(OfClients["Link"]):
    def live(self, at: datetime) -> Self:
        return self.filter(revoked_at__isnull=True, expires_at__gt=at)


class Link(models.Model):
    """`wrong_codes` counts codes in a row that did not fit: after a few the link is dead.

    `language` is the one in which who holds the link last read.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="links")
    purpose = models.CharField(max_length=10)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="links")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, null=True, blank=True, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="en")
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
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_because="")
                | Q(revoked_at__isnull=False, revoked_because__in=[str(word) for word in Ended]),
                name="link_ended_as_said",
            ),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="link_language"),
        )
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"link {self.pk}"


class LinkOpening(models.Model):
    """One try at a door: `opened` when link and code fitted. Shown to the sender.

    An opening begins a sitting: the browser keeps a ticket, of which the hash is kept here, until `ends_at`.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="openings")
    at = models.DateTimeField()
    opened = models.BooleanField()
    ticket_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = OfClients["LinkOpening"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(opened=True, ticket_hash__isnull=False, ends_at__isnull=False)
                | Q(opened=False, ticket_hash__isnull=True, ends_at__isnull=True),
                name="linkopening_begins_a_sitting",
            ),
        )
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"opening {self.pk}"


class Knock(models.Model):
    """A try that failed, and from where, hashed with a key: counted for some minutes, then deleted.

    Whose link it was meant for is not known, so it belongs to no agency and to no client.
    """

    address_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("address_hash", "at"), name="knock_by_address"),)

    def __str__(self) -> str:
        return f"knock {self.pk}"
