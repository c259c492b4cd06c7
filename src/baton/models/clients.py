"""Who is served, what do they want, and who is there for them? Clients, goals, care team, break-glass."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from baton.core.batons import BatonStatus
from baton.core.permissions import Relation
from baton.core.vocabulary import PersonRole
from baton.models.agencies import Agency
from baton.models.constraints import exactly_one, in_order, one_of, together
from baton.models.people import Person
from baton.models.scope import Scoped

# How a person may stand on a care team; the other relations follow from these.
ON_TEAM = (Relation.OWN, Relation.COVERING)


class Clients(Scoped["Client"]):
    def visible_to(self, person: Person, *, at: datetime | None = None) -> Self:
        """Clients whose page this person may open at `at`: the query of `core.permissions.visible`."""
        if not person.is_active or person.role not in _SEEING:
            return self.none()
        seen = Q(Exists(_own(person, at := at or timezone.now())))
        outsider = Q(account__isnull=True)
        return self.of(person.agency).filter(seen | outsider & _reached(person, at)).exclude(account=person)


_SEEING = (PersonRole.PEER, PersonRole.THERAPIST, PersonRole.SUPERVISOR)


def _own(person: Person, at: datetime) -> "Memberships":
    return _team(at).filter(person=person, relation=Relation.OWN)


def _team(at: datetime) -> "Memberships":
    return Membership.objects.everywhere().current(at).filter(client_id=OuterRef("pk"))


def _reached(person: Person, at: datetime) -> Q:
    covering = _team(at).filter(person=person, relation=Relation.COVERING)
    glass = GlassBreak.objects.everywhere().filter(client_id=OuterRef("pk"), person=person, at__lte=at, until__gt=at)
    held = person.batons.filter(status=BatonStatus.OPEN, client_id=OuterRef("pk"))
    near = Q(Exists(covering)) | Q(Exists(glass)) | Q(Exists(held))
    if person.role != PersonRole.SUPERVISOR:
        return near
    overseen = _team(at).filter(
        Q(person__supervisor=person) | Q(person__backup=person) | Q(person__supervisor__backup=person)
    )
    return near | Q(Exists(overseen))


class Client(models.Model):
    """`words` and `likes` are the client's own; `contact` lists how they want to be reached, most wanted first.

    `wishes` is what matters to them in a professional, as `core.matching.Wish` names it; `account` is set when the
    client also works here: then only the care team itself sees the page.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="clients")
    called = models.CharField(max_length=100)
    pronouns = models.CharField(max_length=40, blank=True)
    birth_on = models.DateField(null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)
    likes = models.TextField(blank=True)
    contact = models.JSONField(default=list, blank=True)
    wishes = models.JSONField(default=dict, blank=True)
    since = models.DateField()
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="served_as"
    )
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = Clients.as_manager()

    class Meta:
        indexes = (models.Index(fields=("agency", "called"), name="client_by_name"),)

    def __str__(self) -> str:
        return self.called


class OfClients[Row: models.Model](Scoped[Row]):
    """Rows that belong to a client are seen by whoever sees the client."""

    def visible_to(self, person: Person, *, at: datetime | None = None) -> Self:
        mine = Client.objects.visible_to(person, at=at)
        return self.of(person.agency).filter(client__in=mine)


class Goal(models.Model):
    """What a client wants, word for word. Giving one up is a fact, not a failing.

    `link`: they wrote it down themselves, on their own page; otherwise `added_by` did.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="goals")
    words = models.TextField()
    said_on = models.DateField()
    given_up_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    link = models.ForeignKey("baton.Link", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfClients["Goal"].as_manager()

    class Meta:
        constraints = (exactly_one("added", "added_by", "link"),)
        ordering = ("-said_on", "-id")

    def __str__(self) -> str:
        return f"goal {self.pk}"


class Memberships(OfClients["Membership"]):
    def current(self, at: datetime) -> Self:
        """Those that stand at the time `at`."""
        return self.filter(Q(until_at__isnull=True) | Q(until_at__gt=at), from_at__lte=at)


class Membership(models.Model):
    """A person on a client's care team, from when until when. Cover always has an end."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="team")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    relation = models.CharField(max_length=20, choices=[(word.value, word.value) for word in ON_TEAM])
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = Memberships.as_manager()

    class Meta:
        constraints = (
            one_of("relation", ON_TEAM),
            in_order("from_at", "until_at"),
            models.UniqueConstraint(
                fields=("client", "person"), condition=Q(until_at__isnull=True), name="membership_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(relation=Relation.COVERING.value) | Q(until_at__isnull=False), name="membership_cover_ends"
            ),
        )
        indexes = (models.Index(fields=("person", "client"), name="membership_by_person"),)

    def __str__(self) -> str:
        return f"{self.relation} {self.client_id}-{self.person_id}"


class GlassBreak(models.Model):
    """A look at a record that relation did not allow, with the reason that the supervisor is told of."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="glass_breaks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="glass_breaks")
    reason = models.TextField()
    at = models.DateTimeField()
    until = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OfClients["GlassBreak"].as_manager()

    class Meta:
        constraints = (
            in_order("at", "until"),
            together("seen", ("seen_at", "seen_by")),
            models.CheckConstraint(condition=~Q(reason=""), name="glassbreak_has_reason"),
        )
        indexes = (models.Index(fields=("person", "client", "until"), name="glassbreak_by_person"),)

    def __str__(self) -> str:
        return f"glass break {self.pk}"
