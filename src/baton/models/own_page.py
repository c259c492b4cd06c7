"""How was it for the client? What they say of a contact on their own page, asked at most once a contact."""

from datetime import datetime
from typing import Self

from django.db import models

from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.constraints import one_of
from baton.models.encounters import Encounter
from baton.models.links import Link
from baton.models.people import Person
from baton.models.referrals import Word


class Verdicts(OfClients["ClientVerdict"]):
    def visible_to(self, person: Person, *, at: datetime | None = None) -> Self:
        """Who sees the client sees what the client lets them see; everyone else learns of it in sums alone."""
        return super().visible_to(person, at=at).filter(shared=True)


class ClientVerdict(models.Model):
    """Whether the client was treated with respect and felt in charge (S3.14). `shared`: their worker may see it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="verdicts")
    encounter = models.OneToOneField(Encounter, on_delete=models.PROTECT, related_name="verdict")
    respected = models.CharField(max_length=10)
    in_charge = models.CharField(max_length=10)
    shared = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="+")

    objects = Verdicts.as_manager()

    class Meta:
        constraints = (one_of("respected", Word), one_of("in_charge", Word))
        ordering = ("-said_at", "-id")

    def __str__(self) -> str:
        return f"verdict {self.pk}"
