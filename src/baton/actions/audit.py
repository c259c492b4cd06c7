"""Who did or read what, in which order? One chain of entries per agency: each hash covers the one before it."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.db.models import Model

from baton.actions.change import Change, one_change
from baton.actions.standing import need
from baton.core.permissions import Ability
from baton.models import AuditEntry, Client, Person

START = "0" * 64

type Detail = str | int | bool | None


def record(change: Change, verb: str, what: Model, *, client: Client | None = None, **details: Detail) -> AuditEntry:
    """Add one entry. `verb` and `details` are codes and ids, never words of a note and never a name.

    What someone without an account did names the link that they came through.
    """
    if change.link:
        details["link"] = change.link.pk
    last = change.last or AuditEntry.objects.of(change.agency).order_by("-seq").first()
    entry = AuditEntry(
        agency_id=change.agency.pk,
        seq=last.seq + 1 if last else 1,
        at=change.now,
        actor_id=change.by.pk if change.by else 0,
        verb=verb,
        object_type=what._meta.model_name or "",
        object_id=what.pk,
        client_id=client.pk if client else None,
        details=details,
        prev=last.hash if last else START,
    )
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    change.last = entry
    return entry


def digest(entry: AuditEntry) -> str:
    """SHA-256, in hex, of the entry's canonical JSON: every field but its own id and hash."""
    fields: dict[str, Any] = {
        "agency": entry.agency_id,
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor_id,
        "verb": entry.verb,
        "object": [entry.object_type, entry.object_id],
        "client": entry.client_id,
        "details": entry.details,
        "prev": entry.prev,
    }
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def read(*, client: Client, by: Person, now: datetime, limit: int = 200, before: int | None = None) -> list[AuditEntry]:
    """The last `limit` entries about a client, newest first, from before entry `before`. Reading is audited too."""
    need(by, Ability.AUDIT_READ, client, now=now)
    entries = AuditEntry.objects.of(client.agency).filter(client_id=client.pk).order_by("-seq")
    if before:
        entries = entries.filter(seq__lt=before)
    found = list(entries[:limit])
    with one_change(agency=client.agency, by=by, now=now) as change:
        record(change, "audit.read", client, client=client)
    return found
