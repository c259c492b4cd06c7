"""Does the database itself refuse to change what is written once?"""

import pytest
from django.db import DatabaseError, transaction

from baton.models import AuditEntry
from cast import NOW, Cast


@pytest.fixture
def entry(cast: Cast) -> AuditEntry:
    return AuditEntry.objects.create(
        agency_id=cast.agency.pk,
        seq=1,
        at=NOW,
        verb="client.opened",
        object_type="client",
        object_id=1,
        prev="",
        hash="a",
    )


def test_an_audit_entry_can_be_neither_changed_nor_deleted(entry: AuditEntry) -> None:
    rows = AuditEntry.objects.everywhere().filter(pk=entry.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(verb="nothing")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()
    assert rows.get().verb == "client.opened"
