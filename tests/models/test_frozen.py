"""Does the database itself refuse to change what is written once?"""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

import frozen
import passing
from baton.models import AuditEntry, Encounter
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


def test_a_note_can_be_neither_changed_nor_deleted(cast: Cast) -> None:
    about = {"agency": cast.agency, "client": cast.jun, "worker": cast.pia, "saved_at": NOW, "happened_at": NOW}
    note = Encounter.objects.create(**about, text="He wants to die.", kind="walk", key=uuid.uuid4())
    rows = Encounter.objects.of(cast.agency).filter(pk=note.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(text="A good walk.")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()
    assert rows.get().text == "He wants to die."


@pytest.mark.parametrize("taken", ["id", "seq"])
def test_an_audit_entry_can_not_be_replaced(entry: AuditEntry, taken: str) -> None:
    fields = "id, agency_id, seq, at, actor_id, verb, object_type, object_id, details, prev, hash"
    place = {"id": f"{entry.pk}, 77, 9", "seq": f"{entry.pk + 9}, {entry.agency_id}, {entry.seq}"}[taken]
    row = f"{place}, '2026-01-01', 0, 'nothing', 'client', 1, '{{}}', '', 'b'"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO baton_auditentry ({fields}) VALUES ({row})")
    assert AuditEntry.objects.everywhere().get().verb == "client.opened"


@pytest.mark.parametrize("table", ["packet", "disclosure", "referralfact", "scan"])
def test_what_of_the_pass_is_written_once_is_frozen_in_the_database(table: str, db: None) -> None:
    assert f"baton_{table}" in {name for operation in frozen.operations() for name in operation.tables}


def test_a_fact_of_a_referral_can_be_neither_changed_nor_deleted(cast: Cast) -> None:
    referral = passing.referral(cast)
    about = {"agency": cast.agency, "client": cast.jun, "at": NOW, "said_at": NOW, "by": cast.pia}
    referral.facts.create(**about, fact="sent")
    with pytest.raises(DatabaseError), transaction.atomic():
        referral.facts.update(fact="attended")
    with pytest.raises(DatabaseError), transaction.atomic():
        referral.facts.all().delete()
