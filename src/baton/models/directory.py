"""What help is there, from whom, and where? Organizations, locations and services, by the names of HSDS 3.0.

What search and matching ask for is a column; all else that HSDS knows (phones, schedules, contacts, funding …) is in
`more`, by its HSDS name and nested as HSDS nests it, so that it goes out as it came in.
"""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from baton.core.directory import Capacity, EntryKind, LocationType, ServiceStatus, stale_before
from baton.models.agencies import Agency
from baton.models.constraints import one_of, together
from baton.models.people import Person
from baton.models.scope import Scoped


class Directory[Row: models.Model](Scoped[Row]):
    """The directory of one's agency is open to everyone who works there."""

    def visible_to(self, person: Person) -> Self:
        return self.of(person.agency) if person.is_active else self.none()

    def living(self) -> Self:
        """Without what is gone from its source."""
        return self.filter(gone_at__isnull=True)

    def stale(self, kind: EntryKind, now: datetime) -> Self:
        """What nobody has known to be right for longer than its kind stays fresh, longest first."""
        return self.living().filter(as_of__lt=stale_before(kind, now)).order_by("as_of", "id")


class Sourced(models.Model):
    """`source` names the import it came from ("" when typed here), `source_id` is its id there.

    `digest` tells whether the source has changed its mind; `gone_at` is set while the source no longer has it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=80, blank=True)
    source_id = models.CharField(max_length=200)
    digest = models.CharField(max_length=32, blank=True)
    more = models.JSONField(default=dict, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (models.UniqueConstraint(fields=("agency", "source", "source_id"), name="%(class)s_once"),)


class Entry(Sourced):
    """`as_of` is when it was last known to be right: by its source at first, then by who confirmed it."""

    as_of = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Sourced.Meta):
        abstract = True
        constraints = (*Sourced.Meta.constraints, together("confirmed", ("confirmed_at", "confirmed_by")))


class Taking(models.Model):
    """Whether someone new is taken; empty and null mean that nobody knows."""

    accepting = models.BooleanField(null=True, blank=True)
    capacity = models.CharField(max_length=10, blank=True)
    waitlist_until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (
            CheckConstraint(
                condition=Q(capacity__in=["", *(word.value for word in Capacity)]), name="%(class)s_capacity"
            ),
            CheckConstraint(
                condition=Q(waitlist_until__isnull=True) | Q(capacity=Capacity.WAITLIST.value),
                name="%(class)s_waits_on_a_waitlist",
            ),
        )


class Source(models.Model):
    """A directory that is imported from time to time, and what its last import came to."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="sources")
    name = models.CharField(max_length=80)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    counts = models.JSONField(default=dict)

    objects = Directory["Source"].as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("agency", "name"), name="source_once"),)

    def __str__(self) -> str:
        return self.name


class Organization(Entry):
    name = models.CharField(max_length=300)
    alternate_name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    email = models.CharField(max_length=254, blank=True)
    website = models.CharField(max_length=500, blank=True)
    phone = models.CharField(max_length=60, blank=True)

    objects = Directory["Organization"].as_manager()

    class Meta(Entry.Meta):
        indexes = (models.Index(fields=("agency", "name"), name="organization_by_name"),)

    def __str__(self) -> str:
        return self.name


class Location(Entry):
    """The address is the first physical one, or the first; all of them are in `more`."""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="locations"
    )
    location_type = models.CharField(max_length=10, default=LocationType.PHYSICAL.value)
    name = models.CharField(max_length=300, blank=True)
    alternate_name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    transportation = models.TextField(blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    address_1 = models.CharField(max_length=300, blank=True)
    address_2 = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=100, blank=True)
    state_province = models.CharField(max_length=60, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, blank=True)

    objects = Directory["Location"].as_manager()

    class Meta(Entry.Meta):
        constraints = (
            *Entry.Meta.constraints,
            one_of("location_type", LocationType),
            CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, latitude__range=(-90, 90))
                & Q(longitude__isnull=False, longitude__range=(-180, 180)),
                name="location_on_earth",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "postal_code"), name="location_by_postal_code"),
            models.Index(fields=("agency", "latitude", "longitude"), name="location_by_place"),
        )

    def __str__(self) -> str:
        return self.name or ", ".join(part for part in (self.address_1, self.city) if part)


class Service(Entry, Taking):
    """`needs` holds ids of needs, `terms` the words by which its source classes it, `specialties` NUCC codes.

    `same_as` is the service that this one repeats, and `same_because` says why we think so; a list shows them as one.
    `text_key` is the same where the description is, and empty where it is too short to tell services apart.
    """

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )
    name = models.CharField(max_length=300)
    alternate_name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=20, default=ServiceStatus.ACTIVE.value)
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.FloatField(null=True, blank=True)
    maximum_age = models.FloatField(null=True, blank=True)
    application_process = models.TextField(blank=True)
    fees_description = models.TextField(blank=True)
    wait_time = models.TextField(blank=True)
    interpretation_services = models.TextField(blank=True)
    languages = models.JSONField(default=list, blank=True)
    insurance = models.JSONField(default=list, blank=True)
    specialties = models.JSONField(default=list, blank=True)
    terms = models.JSONField(default=list, blank=True)
    needs = models.JSONField(default=list, blank=True)
    text_key = models.CharField(max_length=16, blank=True)
    same_as = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="repeats")
    same_because = models.CharField(max_length=120, blank=True)

    objects = Directory["Service"].as_manager()

    class Meta(Entry.Meta):
        constraints = (*Entry.Meta.constraints, *Taking.Meta.constraints, one_of("status", ServiceStatus))
        indexes = (
            models.Index(fields=("agency", "name"), name="service_by_name"),
            models.Index(fields=("agency", "as_of", "id"), condition=Q(gone_at__isnull=True), name="service_by_age"),
        )

    def __str__(self) -> str:
        return self.name


class ServiceAtLocation(Sourced):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="at_services")
    description = models.TextField(blank=True)

    objects = Directory["ServiceAtLocation"].as_manager()

    class Meta(Sourced.Meta):
        pass

    def __str__(self) -> str:
        return f"service {self.service_id} at location {self.location_id}"


class Reference(Sourced):
    """A row of a directory that stands on its own: a taxonomy, a term, or what belongs to nothing that came with it."""

    kind = models.CharField(max_length=40)

    objects = Directory["Reference"].as_manager()

    class Meta(Sourced.Meta):
        constraints = (
            models.UniqueConstraint(fields=("agency", "source", "kind", "source_id"), name="reference_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.source_id}"
