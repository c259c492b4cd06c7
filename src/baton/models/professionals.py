"""Who can take someone over, by name? Professionals as FHIR's PractitionerRole has them, whom workers trust, and
who last said that an entry is right."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.models.agencies import Agency
from baton.models.constraints import exactly_one
from baton.models.directory import Directory, Entry, Location, Organization, Service, Taking


class Professional(Entry, Taking):
    """`specialties` are NUCC codes, `needs` ids of needs, `ways` values of `core.directory.Way`; ages are in years.

    `person` is set when they work here; `npi` is the number of the US register. Empty means that nobody knows.
    """

    name = models.CharField(max_length=300)
    called = models.CharField(max_length=100, blank=True)
    role = models.CharField(max_length=200, blank=True)
    credentials = models.CharField(max_length=200, blank=True)
    npi = models.CharField(max_length=10, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    licence_state = models.CharField(max_length=60, blank=True)
    licence_checked_on = models.DateField(null=True, blank=True)
    specialties = models.JSONField(default=list, blank=True)
    needs = models.JSONField(default=list, blank=True)
    youngest = models.PositiveSmallIntegerField(null=True, blank=True)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)
    languages = models.JSONField(default=list, blank=True)
    insurance = models.JSONField(default=list, blank=True)
    ways = models.JSONField(default=list, blank=True)
    gender = models.CharField(max_length=40, blank=True)
    faith = models.CharField(max_length=100, blank=True)
    cost = models.TextField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.CharField(max_length=254, blank=True)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="professionals"
    )
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, null=True, blank=True, related_name="professionals"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )

    objects = Directory["Professional"].as_manager()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *Taking.Meta.constraints)
        indexes = (
            models.Index(fields=("agency", "name"), name="professional_by_name"),
            models.Index(
                fields=("agency", "as_of", "id"), condition=Q(gone_at__isnull=True), name="professional_by_age"
            ),
            models.Index(fields=("agency", "npi"), condition=~Q(npi=""), name="professional_by_npi"),
        )

    def __str__(self) -> str:
        return self.name


class Trust(models.Model):
    """A worker's own trusted professional, with a note of why; nobody else's business unless they say so."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="trusted")
    professional = models.ForeignKey(Professional, on_delete=models.PROTECT, related_name="trusted_by")
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    objects = Directory["Trust"].as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("worker", "professional"), name="trust_once"),)

    def __str__(self) -> str:
        return f"{self.worker_id} trusts {self.professional_id}"


class Confirmation(models.Model):
    """Someone looked, and the entry is right."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="confirmations")
    professional = models.ForeignKey(
        Professional, on_delete=models.PROTECT, null=True, blank=True, related_name="confirmations"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = Directory["Confirmation"].as_manager()

    class Meta:
        constraints = (exactly_one("of_one", "service", "professional"),)

    def __str__(self) -> str:
        return f"confirmation {self.pk}"
