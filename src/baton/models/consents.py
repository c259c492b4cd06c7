"""What may leave, what left, and what was refused? Consents, frozen packets, and the log of disclosures."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.core.consents import ConsentStatus, LegalBasis
from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.constraints import one_of, together
from baton.models.referrals import Option, Referral


class Consent(models.Model):
    """What a client agreed to, with every element of 42 CFR 2.31: `recipients` by name, `items` by key, until when.

    `text` is what was read and signed, word for word; `signature` how: a drawing, a typed name, or paper.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="consents")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="consents")
    status = models.CharField(max_length=10, default=ConsentStatus.OFFERED.value)
    language = models.CharField(max_length=10, default="en")
    client_name = models.CharField(max_length=200, blank=True)
    discloser = models.CharField(max_length=300)
    recipients = models.JSONField(default=list)
    items = models.JSONField(default=list)
    purpose = models.TextField()
    text = models.TextField()
    expires_at = models.DateTimeField()
    expires_with = models.CharField(max_length=100, blank=True)
    signature = models.JSONField(default=dict, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_with = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_how = models.CharField(max_length=200, blank=True)

    objects = OfClients["Consent"].as_manager()

    class Meta:
        constraints = (one_of("status", ConsentStatus), together("signed", ("signed_at", "signed_with")))
        ordering = ("-offered_at", "-id")

    def __str__(self) -> str:
        return f"consent {self.pk}"


class Packet(models.Model):
    """Exactly what was sent: the consented items and the notices, frozen. `digest` is the SHA-256 of `content`."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="packets")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="packets")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="packets")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True, blank=True, related_name="packets")
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = OfClients["Packet"].as_manager()

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"packet {self.pk}"


class Disclosure(models.Model):
    """One disclosure, or one that was refused with its reason (practice D4). Items by key, not their content again."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="disclosures")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    basis = models.CharField(max_length=30)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True, blank=True, related_name="disclosures")
    packet = models.ForeignKey(Packet, on_delete=models.PROTECT, null=True, blank=True, related_name="disclosures")
    recipient = models.CharField(max_length=300)
    address = models.CharField(max_length=300, blank=True)
    items = models.JSONField(default=list)
    purpose = models.TextField(blank=True)
    notice = models.CharField(max_length=40, blank=True)
    transport = models.CharField(max_length=20, blank=True)
    refused = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)

    objects = OfClients["Disclosure"].as_manager()

    class Meta:
        constraints = (
            one_of("basis", LegalBasis),
            models.CheckConstraint(
                condition=Q(refused=True)
                | ~Q(basis=LegalBasis.CONSENT.value)
                | (Q(consent__isnull=False) & Q(packet__isnull=False)),
                name="disclosure_with_its_consent",
            ),
        )
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"disclosure {self.pk}"
