"""Is the whole record sound? Every breach of what Baton promises, named: batons, audit, decisions.

Reads everything and changes nothing. Safe beside a running server: each question is one query or one pass.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from baton.actions import batons, consents, heads, policies
from baton.actions.audit import START, digest
from baton.core.batons import BatonStatus
from baton.core.concerns import ConcernStatus
from baton.core.consents import LegalBasis
from baton.core.consents import digest as content_digest
from baton.core.links import SIGHT, Sight
from baton.core.policy import version
from baton.core.policy.plain import plain
from baton.core.policy.replay import recompute
from baton.core.policy.standard import Policy
from baton.core.referrals import ReferralStatus
from baton.core.relay import GUARDS, STEPS
from baton.models import (
    Agency,
    AuditEntry,
    Baton,
    Concern,
    Consent,
    Decision,
    Disclosure,
    Link,
    Lowering,
    LoweringStatus,
    Packet,
    PolicyVersion,
    Purpose,
    Referral,
)

# Where a receiver sees nothing their link is dead; only what is called off waits for them to know.
_SHUT = [status for status, sight in SIGHT.items() if sight is Sight.NOTHING and status != ReferralStatus.CANCEL_ASKED]
_OPEN_BATONS = Count("batons", filter=Q(batons__status=BatonStatus.OPEN))


@dataclass(frozen=True, kw_only=True)
class Breach:
    """One promise that does not hold: its `code`, where, and a sentence. No names and no words of a note."""

    code: str
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.code} at {self.where}: {self.sentence}"


def verify() -> list[Breach]:
    """Every breach in the database and its audit heads; an empty list when all is well."""
    return [*in_batons(), *in_referrals(), *in_links(), *in_consents(), *in_audit(), *in_decisions()]


def in_batons() -> Iterator[Breach]:
    """Open concerns that nobody holds, and open batons in no hand that can act."""
    concerns = Concern.objects.everywhere().annotate(open_batons=_OPEN_BATONS)
    for concern in concerns.filter(status=ConcernStatus.OPEN, open_batons=0).iterator():
        yield _breach("concern.not_held", "concern", concern.pk, "It is open and nobody holds a next step for it.")
    for concern in concerns.filter(status=ConcernStatus.CLOSED, open_batons__gt=0).iterator():
        yield _breach("concern.closed_but_held", "concern", concern.pk, "It is closed and someone still holds a step.")
    held = Baton.objects.everywhere().open()
    for baton in held.filter(holder__is_active=False).iterator():
        yield _breach("baton.no_hand", "baton", baton.pk, "It is held by an account that is closed.")
    asked = (
        Lowering.objects.everywhere()
        .filter(status=LoweringStatus.ASKED)
        .annotate(held=Exists(held.filter(concern=OuterRef("baton__concern"), key=OuterRef("baton__key"))))
    )
    for lowering in asked.filter(held=False).iterator():
        yield _breach("lowering.not_held", "lowering", lowering.pk, "It waits for an answer and nobody holds it.")
    strange = ~Q(agency=F("holder__agency")) | ~Q(agency=F("concern__agency")) | ~Q(client=F("concern__client"))
    for baton in Baton.objects.everywhere().filter(strange).iterator():
        yield _breach("baton.strange", "baton", baton.pk, "Its holder, concern and client do not belong together.")
    passed = Baton.objects.everywhere().filter(status=BatonStatus.PASSED, passed_to__isnull=True)
    for baton in passed.iterator():
        yield _breach("baton.dropped", "baton", baton.pk, "It was passed on and no other hand has it.")


def in_referrals() -> Iterator[Breach]:
    """Referrals under way that no step guards, and steps of referrals that are over or stand elsewhere."""
    held = Baton.objects.everywhere().open().filter(referral=OuterRef("pk"))
    for status, step in GUARDS.items():
        key = Concat(Value("referral_"), Cast(OuterRef("pk"), CharField()), Value(f"_{step}"))
        rows = Referral.objects.everywhere().filter(status=status).annotate(guarded=Exists(held.filter(key=key)))
        for referral in rows.filter(guarded=False).iterator():
            yield _breach("referral.not_held", "referral", referral.pk, f"It is {status}, and nobody holds its step.")
    over = Referral.objects.everywhere().exclude(status__in=[str(status) for status in GUARDS])
    free = [name for name, step in STEPS.items() if step.free]
    left = Baton.objects.everywhere().open().filter(referral__in=over)
    for baton in left.iterator():
        if batons.step_of(baton) not in free:
            yield _breach("referral.over_but_held", "baton", baton.pk, "Its referral is over.")
    closed = Q(status=ReferralStatus.CLOSED) & (Q(attended_at=None) | Q(answer="") | Q(met=""))
    for referral in Referral.objects.everywhere().filter(closed).iterator():
        yield _breach("referral.closed_unproven", "referral", referral.pk, "It is closed without its evidence.")


def in_links() -> Iterator[Breach]:
    """Links that still open a referral which is over, stopped, or with someone else by now."""
    live = Link.objects.everywhere().filter(purpose=Purpose.RECEIVER, revoked_at__isnull=True)
    for link in live.filter(Q(referral__status__in=_SHUT) | ~Q(referral__option=F("option"))).iterator():
        yield _breach("link.alive", "link", link.pk, "It opens a referral that is not with its receiver any more.")


def in_consents() -> Iterator[Breach]:
    """Packets and consents that are not what was sent and signed, and disclosures outside the time of their consent."""
    for packet in Packet.objects.everywhere().iterator():
        if content_digest(packet.content) != packet.digest:
            yield _breach("packet.changed", "packet", packet.pk, "What it holds is not what was sent.")
    for consent in Consent.objects.everywhere().exclude(digest="").iterator():
        if consents.digest_of(consent) != consent.digest:
            yield _breach("consent.changed", "consent", consent.pk, "What it says is not what was signed.")
    made = Disclosure.objects.everywhere().made().filter(basis=LegalBasis.CONSENT)
    outside = Q(at__lt=F("consent__signed_at")) | Q(at__gt=F("consent__ended_at")) | Q(at__gte=F("consent__expires_at"))
    unsigned = Q(consent__signed_at__isnull=True) | ~Q(client=F("consent__client"))
    for row in made.filter(outside | unsigned).iterator():
        yield _breach("disclosure.without_consent", "disclosure", row.pk, "No consent covered it at that time.")


def in_audit() -> Iterator[Breach]:
    """Entries that were changed, removed, reordered or rebuilt, and heads that no longer fit them."""
    slugs = {agency.pk: agency.slug for agency in Agency.objects.all()}
    for slug in sorted(set(heads.known()) - set(slugs.values())):
        yield _breach("audit.lost", "agency", slug, "Its audit was signed here, and the agency is gone.")
    for pk, slug in slugs.items():
        yield from _in_chain(pk, slug)
    strays = AuditEntry.objects.everywhere().exclude(agency_id__in=slugs).values_list("agency_id", flat=True).distinct()
    for pk in strays:
        yield _breach("audit.stray", "agency", pk, "It has audit entries and is no agency.")


def in_decisions() -> Iterator[Breach]:
    """Decisions whose policy is not kept, or that the same facts do not come to any more."""
    kept: dict[tuple[int, str], Policy] = {}
    for row in PolicyVersion.objects.everywhere().iterator():
        policy = policies.then(row)
        kept[row.agency_id, row.version] = policy
        if version(policy) != row.version:
            yield _breach("policy.changed", "policy", row.version, "What is kept under this version is another policy.")
    for decision in Decision.objects.everywhere().iterator():
        policy_then = kept.get((decision.agency_id, decision.policy_version))
        if policy_then is None:
            yield _breach("decision.no_policy", "decision", decision.pk, "The policy it was made by is not kept.")
        elif plain(recompute(decision.facts, policy_then)) != decision.answer:
            yield _breach("decision.differs", "decision", decision.pk, "Its facts do not come to its answer.")
        elif decision.disposition != decision.answer["disposition"]:
            yield _breach("decision.differs", "decision", decision.pk, "Its columns do not say what its answer says.")


def _in_chain(agency: int, slug: str) -> Iterator[Breach]:
    """One pass over an agency's entries, beside its heads. The last number is asked first: heads follow commits."""
    entries = AuditEntry.objects.everywhere().filter(agency_id=agency).order_by("seq")
    last_seq = entries.values_list("seq", flat=True).last() or 0
    signed, forged = _signed(slug)
    last_signed = max(signed, default=0)
    if forged:
        yield _breach("audit.forged", "agency", slug, "Its head file holds a line that was not signed here.")
    expected, prev = 1, START
    for entry in entries.iterator():
        yield from _in_entry(entry, expected, prev, signed.pop(entry.seq, entry.hash), slug)
        expected, prev = entry.seq + 1, entry.hash
    if signed:
        yield _breach("audit.cut", "entry", f"{slug}/{min(signed)}", "It was signed, and is not there any more.")
    if last_seq > last_signed:
        missing = f"{last_seq - last_signed} entries after it are not signed; a start of the server signs them."
        yield _breach("audit.unsigned", "entry", f"{slug}/{last_signed}", missing)


def _in_entry(entry: AuditEntry, expected: int, prev: str, signed: str, slug: str) -> Iterator[Breach]:
    where = f"{slug}/{entry.seq}"
    if entry.seq != expected:
        yield _breach("audit.gap", "entry", where, f"Entry {expected} is missing before it.")
    if entry.hash != digest(entry):
        yield _breach("audit.changed", "entry", where, "What it says is not what was written.")
    if entry.seq == expected and entry.prev != prev:
        yield _breach("audit.broken", "entry", where, "It does not follow the entry before it.")
    if signed != entry.hash:
        yield _breach("audit.rebuilt", "entry", where, "It is not the entry that was signed.")


def _signed(slug: str) -> tuple[dict[int, str], bool]:
    """The hashes that were signed, by number, and whether a line among them was forged."""
    signed: dict[int, str] = {}
    try:
        for head in heads.read(slug):
            signed[head.seq] = head.hash
    except heads.BadHeadError:
        return signed, True
    return signed, False


def _breach(code: str, kind: str, which: int | str, sentence: str) -> Breach:
    return Breach(code=code, where=f"{kind} {which}", sentence=sentence)
