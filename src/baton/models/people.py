"""Who works here? Accounts, with role, supervisor and backup.

Signing in must find an account before any agency is known; so these queries alone do not ask for a scope. Pages list
people through `of(agency)` or `visible_to(person)`.
"""

from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from baton.core.notices import Language
from baton.core.outbox import QUIET_FROM, QUIET_UNTIL
from baton.core.vocabulary import PersonRole
from baton.models.agencies import Agency
from baton.models.constraints import one_of


class People(models.QuerySet["Person"]):
    def of(self, agency: Agency) -> Self:
        return self.filter(agency_id=agency.pk)

    def visible_to(self, person: "Person") -> Self:
        """Colleagues know of each other; other agencies do not."""
        return self.filter(agency_id=person.agency_id) if person.is_active else self.none()

    def active(self) -> Self:
        return self.filter(is_active=True)


class Accounts(BaseUserManager.from_queryset(People)):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=email.lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """`called` is the first name used on pages; `competences` are values of `core.vocabulary.Competence`.

    `by_mail`, `language` and the quiet hours (local to the agency) say how notices reach them outside Baton.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    called = models.CharField(max_length=100)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="people")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in PersonRole])
    supervisor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="supervisees")
    backup = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="backs_up")
    phone = models.CharField(max_length=40, blank=True)
    competences = models.JSONField(default=list, blank=True)
    by_mail = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default=Language.ENGLISH.value)
    quiet_from = models.TimeField(default=QUIET_FROM)
    quiet_until = models.TimeField(default=QUIET_UNTIL)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True, blank=True)

    objects = Accounts()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ("name", "called")

    class Meta:
        constraints = (
            one_of("role", PersonRole),
            one_of("language", Language),
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
            models.CheckConstraint(
                condition=models.Q(supervisor__isnull=True) | ~models.Q(supervisor=models.F("id")),
                name="person_not_own_supervisor",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.called
