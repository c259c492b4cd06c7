"""Whose clients, whose people, whose hours? An agency, and the days on which it is closed."""

from datetime import time

from django.db import models

from baton.models.scope import Scoped


class Agency(models.Model):
    """`overlay` is what the agency changes in the policy (see `core.policy`); times are local to `time_zone`."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    country = models.CharField(max_length=2, default="US")
    subdivision = models.CharField(max_length=10, blank=True)
    time_zone = models.CharField(max_length=64, default="America/New_York")
    opens = models.TimeField(default=time(9))
    closes = models.TimeField(default=time(17))
    overlay = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(opens__lt=models.F("closes")), name="agency_opens_before_closes"),
        )

    def __str__(self) -> str:
        return self.name


class ClosedDay(models.Model):
    """A day on which this agency is closed, besides weekends and the holidays of its country."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="closed_days")
    on = models.DateField()
    name = models.CharField(max_length=100)

    objects = Scoped["ClosedDay"].as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("agency", "on"), name="closed_day_once"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.on}"
