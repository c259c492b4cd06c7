"""What goes out, to whom, and did it arrive? One row a message, written by the change that gives cause for it.

A message is a code, a language and a link. It has no place for a name or a story. What is secret in its link is sealed
with a key outside the database, and gone once the message is.
"""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from baton.core.notices import Language
from baton.core.outbox import MessageStatus, Outcome, Way
from baton.core.vocabulary import PersonRole
from baton.models.agencies import Agency
from baton.models.clients import Client
from baton.models.constraints import one_of
from baton.models.notices import Notice
from baton.models.people import Person
from baton.models.scope import Scoped

_KEEPERS = (PersonRole.SUPERVISOR, PersonRole.ADMINISTRATOR)


class Messages(Scoped["Message"]):
    def visible_to(self, person: Person) -> Self:
        """Supervisors and administrators look after all of their agency's; others see what they sent out themselves."""
        if not person.is_active:
            return self.none()
        rows = self.of(person.agency)
        return rows if person.role in _KEEPERS else rows.filter(written_by=person, notice__isnull=True)

    def waiting(self) -> Self:
        return self.filter(status=MessageStatus.WAITING.value)


class Message(models.Model):
    """To someone who works here (`notice`), or to an `address` outside.

    `dedupe` makes writing idempotent. `uid` becomes the Message-ID, the same at every attempt. `attempts`, `tried_at`
    and `outcome` are those of the last attempt, as `attempt` rows tell them all; an empty outcome is one under way,
    or one that a crash cut short.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, null=True, blank=True, related_name="message")
    address = models.CharField(max_length=254, blank=True)
    way = models.CharField(max_length=10, default=Way.EMAIL.value)
    code = models.CharField(max_length=60)
    language = models.CharField(max_length=5, default=Language.ENGLISH.value)
    link = models.CharField(max_length=200)
    sealed = models.TextField(blank=True)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    dedupe = models.CharField(max_length=120, unique=True)
    at_once = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, default=MessageStatus.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Messages.as_manager()

    class Meta:
        constraints = (
            one_of("status", MessageStatus),
            one_of("way", Way),
            one_of("language", Language),
            models.CheckConstraint(
                condition=Q(notice__isnull=False, address="", way=Way.EMAIL.value)
                | Q(notice__isnull=True) & ~Q(address=""),
                name="message_inside_or_outside",
            ),
            models.CheckConstraint(
                condition=Q(status=MessageStatus.WAITING.value, ended_at__isnull=True)
                | ~Q(status=MessageStatus.WAITING.value) & Q(ended_at__isnull=False),
                name="message_ended_as_said",
            ),
        )
        indexes = (
            models.Index(fields=("id",), condition=Q(status=MessageStatus.WAITING.value), name="message_waiting"),
            models.Index(fields=("agency", "-id"), name="message_by_agency"),
            models.Index(fields=("written_by", "-id"), name="message_by_writer"),
        )
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"message {self.pk}"


class Attempt(models.Model):
    """One try to hand a message over, written down before it is made. `answer` is what the server said, as a number."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="tries", db_index=False)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, blank=True)
    answer = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = Scoped["Attempt"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome="", ended_at__isnull=True)
                | Q(outcome__in=[str(word) for word in Outcome], ended_at__isnull=False),
                name="attempt_ended_as_said",
            ),
        )
        indexes = (models.Index(fields=("message", "-id"), name="attempt_by_message"),)
        ordering = ("id",)

    def __str__(self) -> str:
        return f"attempt {self.pk}"
