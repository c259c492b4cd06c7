"""How do this agency's referrals go? Its rows become the cases that `core.measures` counts; nobody is named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from baton.actions.batons import step_of
from baton.actions.standing import need
from baton.core.batons import BatonStatus
from baton.core.measures import SMALL, Case, Measures, Verdict, discreet, measure
from baton.core.needs import needs
from baton.core.permissions import Ability
from baton.core.referrals import ReferralStatus
from baton.core.relay import Pace
from baton.core.vocabulary import PersonRole
from baton.models import Baton, ClientVerdict, Person, Referral, ReferralFact

_URGENCIES = {Pace.HIGH: "danger heard", Pace.URGENT: "urgent", Pace.ROUTINE: "routine"}
_ALONGSIDE = ("before_visit", "after_visit")


@dataclass(frozen=True, kw_only=True)
class _Happened:
    """One fact of a referral."""

    fact: str
    at: datetime


def read(*, since: datetime, by: Person, now: datetime) -> Measures:
    """The measures of all referrals decided from `since` on, by everyone in the agency.

    A colleague who is served here is not counted: a count tells, too. Who administers sees no client: for them groups
    too small to hide one are left out, and while all are too few it is as if there were none.
    """
    need(by, Ability.MEASURES_READ, now=now)
    rows = Referral.objects.of(by.agency).filter(decided_at__gte=since, decided_at__lte=now)
    rows = rows.filter(client__account__isnull=True)
    oversees = by.role == PersonRole.SUPERVISOR
    if not oversees and rows.count() < SMALL:
        return measure([], [], now=now)
    referrals = list(rows.select_related("client", "option__professional", "option__service").order_by("pk"))
    facts, contacts = _facts(rows), _contacts(rows, now)
    cases = [_case(one, facts.get(one.pk, []), contacts.get(one.pk, [])) for one in referrals]
    found = measure(cases, _verdicts(by, since), now=now)
    return found if oversees else discreet(found)


def _facts(rows: Any) -> dict[int, list[_Happened]]:
    """What happened to each, in order; a thing that is set for later counts from when it was set."""
    facts: dict[int, list[_Happened]] = {}
    told = ReferralFact.objects.everywhere().filter(referral__in=rows.values("pk")).order_by("said_at", "pk")
    for referral, fact, at, said_at in told.values_list("referral_id", "fact", "at", "said_at"):
        facts.setdefault(referral, []).append(_Happened(fact=fact, at=said_at if fact == "schedule" else at))
    return facts


def _contacts(rows: Any, now: datetime) -> dict[int, list[bool]]:
    """Of the calls before and after a visit that were due: was each made in time?"""
    calls: dict[int, list[bool]] = {}
    held = Baton.objects.everywhere().filter(referral__in=rows.values("pk")).exclude(status=BatonStatus.SET_DOWN)
    for baton in held.only("pk", "referral_id", "key", "due_at", "closed_at", "status"):
        done = baton.status == BatonStatus.DONE
        if step_of(baton) in _ALONGSIDE and (done or baton.due_at <= now):
            calls.setdefault(baton.referral_id or 0, []).append(
                bool(baton.closed_at and baton.closed_at <= baton.due_at)
            )
    return calls


def _case(referral: Referral, facts: Iterable[_Happened], calls: list[bool]) -> Case:
    first: dict[str, datetime] = {}
    for happened in facts:
        first.setdefault(happened.fact, happened.at)
    missed = tuple(happened.at for happened in facts if happened.fact == "miss")
    closed = referral.status == ReferralStatus.CLOSED
    return Case(
        decided_at=referral.decided_at,
        due_at=referral.due_at,
        kept_at=referral.attended_at,
        ended_at=referral.ended_at,
        closed_at=referral.ended_at if closed else None,
        missed_at=missed,
        back_at=_back_at(facts, missed),
        declined=bool({"decline", "move_on"} & first.keys()),
        refused="refuse" in first,
        met=referral.met,
        contacts_due=len(calls),
        contacts_on_time=sum(calls),
        simulated=settings.DEMO,
        **_times(first),
        **_shared(referral),
    )


def _times(first: Mapping[str, datetime]) -> dict[str, Any]:
    moves = ("talk_over", "consent", "send", "accept", "schedule", "report")
    fields = ("talked_at", "consented_at", "sent_at", "accepted_at", "scheduled_at", "reported_at")
    return {field: first.get(move) for field, move in zip(fields, moves, strict=True)}


def _shared(referral: Referral) -> dict[str, Any]:
    """What a case is grouped by, in words."""
    known = needs().get(referral.need)
    return {
        "urgency": _URGENCIES[Pace(referral.pace)],
        "need": known.title if known else referral.need,
        "receiver": referral.option.name if referral.option else "nobody chosen yet",
        "language": referral.client.wishes.get("language", "") or "not asked",
    }


def _back_at(facts: Iterable[_Happened], missed: tuple[datetime, ...]) -> datetime | None:
    """The first visit that was set or kept after the first miss."""
    again = (happened.at for happened in facts if missed and happened.fact in ("schedule", "attend"))
    return min((at for at in again if at >= missed[0]), default=None)


def _verdicts(by: Person, since: datetime) -> list[Verdict]:
    said = ClientVerdict.objects.of(by.agency).filter(said_at__gte=since, client__account__isnull=True)
    rows = said.values_list("respected", "in_charge")
    return [Verdict(respected=respected, in_charge=in_charge) for respected, in_charge in rows]
