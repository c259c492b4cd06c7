"""Who is there for a client, as the client sees it? Family, friends, peers, groups, professionals.

Joining someone new ends nobody's place; someone leaves only when the client says so.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.core.circle import Closeness, Knows, SupporterKind
from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.constraints import one_of, together


class Supporters(OfClients["Supporter"]):
    def there(self) -> Self:
        """Those who have not left."""
        return self.filter(left_at__isnull=True)


class Supporter(models.Model):
    """`called` and `does` are the client's words. `person` is set for someone of the care team."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="circle")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    called = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    does = models.CharField(max_length=300, blank=True)
    closeness = models.CharField(max_length=10, default=Closeness.IN_TOUCH.value)
    knows = models.CharField(max_length=20, default=Knows.NOTHING.value)
    in_crisis = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = Supporters.as_manager()

    class Meta:
        constraints = (
            one_of("kind", SupporterKind),
            one_of("closeness", Closeness),
            one_of("knows", Knows),
            together("left", ("left_at", "left_by")),
            models.CheckConstraint(condition=~Q(called=""), name="supporter_is_called_something"),
            models.UniqueConstraint(
                fields=("client", "person"),
                condition=Q(person__isnull=False, left_at__isnull=True),
                name="supporter_of_the_team_once",
            ),
        )
        ordering = ("id",)

    def __str__(self) -> str:
        return f"supporter {self.pk}"
