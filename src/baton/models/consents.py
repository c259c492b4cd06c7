"""What may leave, what left, and what was refused? Consents, frozen packets, and the log of disclosures."""

from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.core import referrals
from baton.core.consents import (
    ConsentStatus,
    Language,
    LegalBasis,
    Paragraph,
    Recipient,
    ScanKind,
    Signature,
    Signer,
    Terms,
    Way,
)
from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.constraints import one_of
from baton.models.links import Link
from baton.models.referrals import Option, Referral

_OVER = [move.name for move in referrals.MOVES.moves if move.to in referrals.MOVES.ends]
_UNENDED = (ConsentStatus.OFFERED.value, ConsentStatus.GIVEN.value)
_NOT_SIGNED = Q(signed_at__isnull=True, signed_with__isnull=True, signed_link__isnull=True)
_SIGNED = Q(signed_at__isnull=False) & (
    Q(signed_with__isnull=False, signed_link__isnull=True) | Q(signed_with__isnull=True, signed_link__isnull=False)
)


class Consent(models.Model):
    """What a client agreed to, with every element of 42 CFR 2.31: `recipients` by name, `items` by key, until when.

    `paragraphs` is what was read and signed, word for word, element by element; `words` what is shared of the items
    that were written for it. `signature` says how it was signed: a drawing, a typed name, or paper (`Scan`). `digest`
    covers all of it once it is signed. Signed and ended by a person here, or by the client through their link.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="consents")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, blank=True, related_name="consents")
    status = models.CharField(max_length=10, default=ConsentStatus.OFFERED.value)
    language = models.CharField(max_length=10, default=Language.ENGLISH.value)
    client_name = models.CharField(max_length=200, blank=True)
    discloser = models.CharField(max_length=300)
    recipients = models.JSONField(default=list)
    items = models.JSONField(default=list)
    words = models.JSONField(default=dict, blank=True)
    purpose = models.TextField()
    paragraphs = models.JSONField(default=list)
    expires_at = models.DateTimeField()
    expires_with = models.CharField(max_length=100, blank=True)
    signature = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_with = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_how = models.CharField(max_length=20, blank=True)
    effect = models.JSONField(default=dict, blank=True)

    objects = OfClients["Consent"].as_manager()

    class Meta:
        constraints = (
            one_of("status", ConsentStatus),
            one_of("language", Language),
            models.CheckConstraint(condition=_NOT_SIGNED | _SIGNED, name="consent_signed_by_one"),
            models.CheckConstraint(
                condition=~Q(status=ConsentStatus.GIVEN.value) | Q(signed_at__isnull=False),
                name="consent_given_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(status__in=_UNENDED, ended_at__isnull=True, ended_by__isnull=True)
                | (~Q(status__in=_UNENDED) & Q(ended_at__isnull=False)),
                name="consent_ended_as_said",
            ),
        )
        ordering = ("-offered_at", "-id")

    def __str__(self) -> str:
        return f"consent {self.pk}"

    @property
    def text(self) -> str:
        """What was read and signed, as one text."""
        return "\n\n".join(f"{title}\n{words}" for _, title, words in self.paragraphs)

    @property
    def terms(self) -> Terms:
        """All that it says, for the rules of `core.consents`."""
        return Terms(
            client=self.client_name,
            discloser=self.discloser,
            recipients=tuple(Recipient(**each) for each in self.recipients),
            items=tuple(self.items),
            words=self.words,
            purpose=self.purpose,
            language=Language(self.language),
            expires_at=self.expires_at.astimezone(ZoneInfo(self.agency.time_zone)),
            paragraphs=tuple(Paragraph(element=e, title=title, words=words) for e, title, words in self.paragraphs),
            signature=_signature(self.signature) if self.signature else None,
            signed_at=self.signed_at,
        )

    @property
    def has_ended(self) -> bool:
        """What it was to end with has ended: its referral was over once since, also when it was opened again."""
        over = {"fact__in": _OVER, "said_at__gte": self.offered_at}
        return bool(self.expires_with and self.referral and self.referral.facts.filter(**over).exists())


def _signature(kept: dict[str, str]) -> Signature:
    return Signature(**kept | {"way": Way(kept["way"]), "signer": Signer(kept["signer"])})


class Scan(models.Model):
    """A consent that was signed on paper, as it was scanned. Written once; in the database, so that a backup has it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    consent = models.OneToOneField(Consent, on_delete=models.PROTECT, related_name="scan")
    kind = models.CharField(max_length=20)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    objects = OfClients["Scan"].as_manager()

    class Meta:
        constraints = (one_of("kind", ScanKind),)

    def __str__(self) -> str:
        return f"scan {self.pk}"


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


class Disclosures(OfClients["Disclosure"]):
    def made(self) -> Self:
        """Those that were made, not those that were refused."""
        return self.filter(refused=False)


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
    link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    items = models.JSONField(default=list)
    purpose = models.TextField(blank=True)
    notice = models.CharField(max_length=40, blank=True)
    transport = models.CharField(max_length=20, blank=True)
    refused = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)

    objects = Disclosures.as_manager()

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
