"""Is tampering found? Each way of rewriting the record, by someone who can write to the database but has no key."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

import doorstep
import frozen
import passing
from baton.actions import audit, disclosures, heads, lowerings
from baton.actions.change import one_change
from baton.actions.verify import in_links, verify
from baton.models import AuditEntry, Baton, Concern, Consent, Decision, Disclosure, Packet, Person, PolicyVersion
from cast import NOW, Cast, assemble

VOICES = "The neighbor puts ideas in him."


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """Heads are signed after a commit, so these tests commit."""
    return assemble()


@pytest.fixture
def entries(cast: Cast, note) -> list[AuditEntry]:
    """A record with some entries, all of them signed, in a database whose triggers an intruder has taken away."""
    note(VOICES)
    note("No food at home: no food.", client=cast.jun)
    assert verify() == []
    frozen.melt()
    return list(AuditEntry.objects.of(cast.agency).order_by("seq"))


def found() -> set[str]:
    return {breach.code for breach in verify()}


def row(entry: AuditEntry):
    return AuditEntry.objects.everywhere().filter(pk=entry.pk)


def rebuild(agency) -> None:
    """Make every hash fit again, as one who knows how they are made would."""
    prev = audit.START
    for entry in AuditEntry.objects.of(agency).order_by("seq"):
        entry.prev = prev
        prev = entry.hash = audit.digest(entry)
        row(entry).update(prev=entry.prev, hash=entry.hash)


def test_a_changed_entry_is_found(entries: list[AuditEntry]) -> None:
    row(entries[2]).update(actor_id=entries[2].actor_id + 1)
    assert found() == {"audit.changed"}


def test_a_deleted_entry_is_found(entries: list[AuditEntry]) -> None:
    row(entries[2]).delete()
    assert "audit.gap" in found()


def test_entries_in_another_order_are_found(entries: list[AuditEntry]) -> None:
    first, second = entries[2], entries[3]
    row(first).update(seq=10_000)
    row(second).update(seq=first.seq)
    row(first).update(seq=second.seq)
    assert {"audit.changed", "audit.broken"} <= found()


def test_a_tail_that_was_cut_off_is_found(entries: list[AuditEntry]) -> None:
    row(entries[-1]).delete()
    assert found() == {"audit.cut"}


def test_a_chain_that_was_rebuilt_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    row(entries[2]).update(verb="nothing.happened")
    rebuild(cast.agency)
    assert found() == {"audit.rebuilt"}


def test_a_whole_audit_that_was_dropped_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    AuditEntry.objects.of(cast.agency).delete()
    assert found() == {"audit.cut"}


def test_a_head_that_was_not_signed_here_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    path = settings.HOME / "heads" / "open-door.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"seq": ', b'"seq": 1', 1))
    assert "audit.forged" in found()


def test_entries_of_a_crash_between_commit_and_signing_are_signed_on_the_next_start(
    cast: Cast, entries: list[AuditEntry]
) -> None:
    path = settings.HOME / "heads" / "open-door.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]) + lines[-1][:20])
    assert found() == {"audit.unsigned"}
    assert heads.catch_up([cast.agency]).keys() == {"open-door"}
    assert found() == set()


def test_a_start_does_not_sign_what_does_not_follow_the_last_head(cast: Cast, entries: list[AuditEntry]) -> None:
    row(entries[2]).update(verb="nothing.happened")
    rebuild(cast.agency)
    assert heads.catch_up([cast.agency]) == {}
    assert "audit.rebuilt" in found()


def test_a_start_signs_nothing_after_a_forged_head(cast: Cast, entries: list[AuditEntry]) -> None:
    path = settings.HOME / "heads" / f"{cast.agency.slug}.jsonl"
    path.write_bytes(path.read_bytes() + b"no head at all\n")
    assert heads.catch_up([cast.agency]) == {}
    assert "audit.forged" in found()


def test_a_note_stays_saved_when_its_head_cannot_be_written(
    cast: Cast, entries: list[AuditEntry], note, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(head: heads.Head) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(heads, "append", full)
        saved = note("He is worried.")
    assert cast.marcus.encounters.filter(pk=saved.pk).exists()
    assert "No space left" in caplog.text
    assert found() == {"audit.unsigned"}
    heads.catch_up([cast.agency])
    assert found() == set()


def test_an_open_concern_that_nobody_holds_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    Baton.objects.of(cast.agency).filter(client=cast.marcus).update(status="done", closed_at=NOW, closed_by=cast.pia)
    assert found() == {"concern.not_held"}


def test_a_closed_concern_with_a_step_in_a_hand_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    closed = {"status": "closed", "closed_at": NOW, "closed_by": cast.pia, "outcome": "Well."}
    Concern.objects.of(cast.agency).filter(client=cast.marcus).update(**closed)
    assert found() == {"concern.closed_but_held"}


def test_a_baton_in_the_hand_of_a_closed_account_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    Person.objects.filter(pk=cast.pia.pk).update(is_active=False)
    assert found() == {"baton.no_hand"}


def test_a_baton_of_another_agency_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    Baton.objects.of(cast.agency).filter(holder=cast.sue).update(holder=cast.olu)
    assert found() == {"baton.strange"}


def test_a_baton_that_was_passed_to_nobody_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    passed = {"status": "passed", "closed_at": NOW, "closed_by": cast.pia}
    Baton.objects.of(cast.agency).filter(holder=cast.sue).update(**passed)
    assert found() == {"baton.dropped"}


def test_a_decision_that_its_facts_do_not_come_to_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    Decision.objects.of(cast.agency).filter(client=cast.marcus).update(disposition="continue")
    assert found() == {"decision.differs"}


def test_a_policy_that_was_changed_after_it_was_used_is_found(cast: Cast, entries: list[AuditEntry]) -> None:
    kept = PolicyVersion.objects.of(cast.agency).get()
    tables = [(name, text.replace('"refer"', '"same_day"', 1)) for name, text in kept.tables]
    PolicyVersion.objects.of(cast.agency).update(tables=tables)
    assert "policy.changed" in found()


def test_a_decision_stands_by_the_policy_of_its_time(cast: Cast, entries: list[AuditEntry], monkeypatch, note) -> None:
    stricter = dict(PolicyVersion.objects.of(cast.agency).get().tables)
    stricter["small.toml"] = stricter["small.toml"].replace('within = "1 business day"', 'within = "48 hours"')
    monkeypatch.setattr("baton.actions.policies.packaged_tables", lambda: stricter)
    note(VOICES, now=NOW + timedelta(hours=1))
    assert PolicyVersion.objects.of(cast.agency).count() == 2
    assert found() == set()


def test_a_request_that_nobody_holds_is_found(cast: Cast, entries: list[AuditEntry], note) -> None:
    sign = note("A wish to be dead.").signs.get()
    lowerings.set_aside(sign=sign, reason="A song.", by=cast.pia, now=NOW)
    Baton.objects.of(cast.agency).filter(key__startswith="lowering").update(
        status="done", closed_at=NOW, closed_by=cast.sue
    )
    assert found() == {"lowering.not_held"}


@pytest.fixture
def shared(cast: Cast) -> Consent:
    """Something was sent on a consent, in a database whose triggers an intruder has taken away."""
    referral = passing.referral(cast)
    consent = passing.given(referral)
    with one_change(agency=cast.agency, by=cast.pia, now=NOW) as change:
        told = {"option": referral.option, "items": passing.ITEMS, "transport": "link", "address": ""}
        disclosures.send(change, referral=referral, consent=consent, **told)
    assert not found() & {"packet.changed", "consent.changed", "disclosure.without_consent"}
    frozen.melt()
    return consent


def test_a_packet_that_was_changed_after_it_was_sent_is_found(cast: Cast, shared: Consent) -> None:
    packet = Packet.objects.of(cast.agency).get()
    Packet.objects.of(cast.agency).update(content=packet.content | {"number": 0})
    assert "packet.changed" in found()


@pytest.mark.parametrize(
    "other",
    [
        {"items": ["name", "question", "goals", "introduction", "substance_use"]},
        {"recipients": []},
        {"words": {"introduction": "Other words."}},
        {"expires_at": NOW + timedelta(days=9000)},
        {"signature": {"way": "typed", "name": "Somebody", "signer": "client"}},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_consent_that_was_changed_after_it_was_signed_is_found(cast: Cast, shared: Consent, other: Any) -> None:
    Consent.objects.of(cast.agency).filter(pk=shared.pk).update(**other)
    assert "consent.changed" in found()


@pytest.mark.parametrize("at", [NOW - timedelta(days=1), NOW + timedelta(days=180)])
def test_a_disclosure_outside_the_time_of_its_consent_is_found(cast: Cast, shared: Consent, at: datetime) -> None:
    Disclosure.objects.of(cast.agency).update(at=at)
    assert "disclosure.without_consent" in found()


@pytest.mark.parametrize("now_at", ["halted", "declined", "someone else"])
def test_a_link_that_outlives_its_referral_is_found(cast: Cast, now_at: str) -> None:
    referral = doorstep.referral_of(cast)
    doorstep.receiver_link(referral)
    assert [breach.code for breach in in_links()] == []
    if now_at == "someone else":
        doorstep.to(referral, "sent", option=referral.options.last())
    else:
        doorstep.to(referral, now_at)
    assert [breach.code for breach in in_links()] == ["link.alive"]
