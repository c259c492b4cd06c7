"""Who could help, and where? Organizations, their services, and the professionals of the network."""

from typing import Self

from django.db import models

from baton.models.agencies import Agency
from baton.models.people import Person
from baton.models.scope import Scoped


class OfNetwork[Row: models.Model](Scoped[Row]):
    """The network belongs to the agency: everyone who works there may look."""

    def visible_to(self, person: Person) -> Self:
        return self.of(person.agency) if person.is_active else self.none()


class Organization(models.Model):
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)

    objects = OfNetwork["Organization"].as_manager()

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="services")
    name = models.CharField(max_length=300)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    needs = models.JSONField(default=list, blank=True)

    objects = OfNetwork["Service"].as_manager()

    def __str__(self) -> str:
        return self.name


class Professional(models.Model):
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="professionals"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    needs = models.JSONField(default=list, blank=True)

    objects = OfNetwork["Professional"].as_manager()

    def __str__(self) -> str:
        return self.name
