"""What happened, in which order? One append-only chain of entries per agency; the database refuses change.

No foreign keys: the audit neither blocks what it tells of nor is lost with it. Ids and codes only, never words.
"""

from django.db import models

from baton.models.scope import Scoped


class AuditEntry(models.Model):
    """`hash` covers every other field and `prev`, the hash before it; see `actions.audit`. `actor` 0: the program."""

    agency_id = models.BigIntegerField()
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(default=0)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    client_id = models.BigIntegerField(null=True, blank=True)
    details = models.JSONField(default=dict)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = Scoped["AuditEntry"].as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("agency_id", "seq"), name="auditentry_one_line"),)
        indexes = (models.Index(fields=("agency_id", "client_id", "-seq"), name="auditentry_by_client"),)
        ordering = ("agency_id", "seq")

    def __str__(self) -> str:
        return f"{self.verb} {self.seq}"
