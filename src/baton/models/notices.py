"""Who here is to be told, and have they seen it? A notice is written in the transaction that gives cause for it.

Notices hold codes and ids. No client's name, no story: they leave the house by mail (`outbox`).
"""

from typing import Self

from django.conf import settings
from django.db import models

from baton.models.agencies import Agency
from baton.models.batons import Baton
from baton.models.clients import Client
from baton.models.concerns import Concern
from baton.models.people import Person
from baton.models.scope import Scoped


class Notices(Scoped["Notice"]):
    def visible_to(self, person: Person) -> Self:
        """One's own."""
        return self.of(person.agency).filter(to=person)

    def unseen(self) -> Self:
        return self.filter(seen_at__isnull=True)


class Notice(models.Model):
    """`dedupe` makes telling idempotent: the same cause told twice is one row."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    code = models.CharField(max_length=60)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    baton = models.ForeignKey(Baton, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dedupe = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = Notices.as_manager()

    class Meta:
        indexes = (models.Index(fields=("to", "seen_at", "-created_at"), name="notice_by_person"),)
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return f"{self.code} {self.pk}"
