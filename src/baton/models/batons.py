"""Who holds the next step, and by when? Batons. Overdue is computed from `due_at`, never stored."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.core.batons import LOOK_AGAIN, BatonStatus
from baton.core.own_page import BY_CLIENT
from baton.core.policy.rows import Holder
from baton.models.agencies import Agency
from baton.models.clients import Client, OfClients
from baton.models.concerns import Concern
from baton.models.constraints import one_of
from baton.models.people import Person

# Only a step of a referral can be ended by someone without an account.
_BY_SOMEONE = Q(closed_by__isnull=False) | Q(referral__isnull=False)


class Batons(OfClients["Baton"]):
    """Lists for pages. Slice them: each reads by index only as many rows as it gives."""

    def open(self) -> Self:
        return self.filter(status=BatonStatus.OPEN.value)

    def held_by(self, person: Person) -> Self:
        """What is in this person's hand; who holds a baton may see it."""
        return self.of(person.agency).filter(holder=person)

    def due_first(self) -> Self:
        return self.order_by("due_at", "id")

    def overdue(self, now: datetime) -> Self:
        return self.filter(due_at__lt=now)

    def due_between(self, start: datetime, end: datetime) -> Self:
        """From `start`, up to but without `end`."""
        return self.filter(due_at__gte=start, due_at__lt=end)

    def count_to(self, limit: int) -> int:
        """How many, counted no further than `limit`: a page says "100 or more" and reads no million rows."""
        return self.order_by()[:limit].count()


class Baton(models.Model):
    """One next step for one concern.

    `hand` says whose step it is by its nature: what belongs in a supervisor's hand goes from one to another only.
    `referral`: the step belongs to a referral. `outside`: the receiving professional holds it, and `holder` answers
    for it here. `opened_by` and `closed_by` are empty when someone outside did it, through a link.
    `climbed` says how far up lateness was told (0 nobody, 1 holder, 2 supervisor, 3 backup), `climbs_at` when the
    next level will be.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="batons", db_index=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="batons")
    key = models.CharField(max_length=60)
    do = models.TextField()
    hand = models.CharField(max_length=20, default=Holder.WORKER.value)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="batons", db_index=False
    )
    due_at = models.DateTimeField()
    status = models.CharField(max_length=10, default=BatonStatus.OPEN.value)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    passed_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="passed_to"
    )
    referral = models.ForeignKey(
        "baton.Referral", on_delete=models.PROTECT, null=True, blank=True, related_name="batons"
    )
    outside = models.BooleanField(default=False)
    climbed = models.PositiveSmallIntegerField(default=0)
    climbs_at = models.DateTimeField(null=True, blank=True)

    objects = Batons.as_manager()

    class Meta:
        constraints = (
            one_of("status", BatonStatus),
            one_of("hand", Holder),
            models.CheckConstraint(
                condition=Q(status=BatonStatus.OPEN.value, closed_at__isnull=True, closed_by__isnull=True)
                | (~Q(status=BatonStatus.OPEN.value) & Q(closed_at__isnull=False) & _BY_SOMEONE),
                name="baton_closed_as_said",
            ),
            models.CheckConstraint(
                condition=Q(outside=False) | Q(referral__isnull=False), name="baton_outside_with_referral"
            ),
            models.CheckConstraint(
                condition=Q(referral__isnull=False)
                | Q(opened_by__isnull=False)
                | Q(key=LOOK_AGAIN)
                | Q(key__startswith=BY_CLIENT),
                name="baton_opened_by_someone",
            ),
            models.CheckConstraint(condition=Q(climbed__lte=3), name="baton_climbs_three_steps"),
            models.CheckConstraint(
                condition=~Q(status=BatonStatus.SET_DOWN.value) | ~Q(reason=""), name="baton_set_down_with_reason"
            ),
            models.UniqueConstraint(
                fields=("concern", "key"), condition=Q(status=BatonStatus.OPEN.value), name="baton_open_once"
            ),
        )
        indexes = (
            models.Index(fields=("holder", "status", "due_at", "id"), name="baton_by_holder"),
            models.Index(fields=("client", "status", "due_at"), name="baton_by_client"),
            models.Index(
                fields=("climbs_at",),
                condition=Q(status=BatonStatus.OPEN.value, climbs_at__isnull=False),
                name="baton_climbs_next",
            ),
        )

    def __str__(self) -> str:
        return f"baton {self.pk}"
