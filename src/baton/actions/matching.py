"""Who of our network could help this client? Entries become candidates, with what our own referrals to them came to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from baton.actions import policies
from baton.actions.standing import need
from baton.core.directory import Capacity, Way
from baton.core.facts import Answer
from baton.core.matching import Candidate, Hours, Match, Matches, Record, Wish, match
from baton.core.needs import Follows, needs_for, needs_of
from baton.core.permissions import Ability
from baton.core.policy.replay import thaw
from baton.core.vocabulary import ReferralKind
from baton.models import Concern, Decision, Person, Professional, Referral, ReferralFact, Service

_MOST = 500
_PROFESSIONAL, _SERVICE = "professional", "service"


@dataclass(frozen=True, kw_only=True)
class Found:
    """Who fits, in order, and who was set aside; `entries` leads from a candidate's id to the entry."""

    matches: Matches
    entries: Mapping[str, Professional | Service]


def who_could_help(*, referral: Referral, by: Person, now: datetime) -> Found:
    """The short list for a referral's need, by what the client said matters."""
    need(by, Ability.CLIENT_READ, referral.client, now=now)
    wish = wish_of(referral)
    entries = dict(_entries(referral, wish))
    records = _records(referral)
    candidates = [_candidate(key, entry, referral, by, records.get(key, Record())) for key, entry in entries.items()]
    return Found(matches=match(wish, candidates, now), entries=entries)


def likely_needs(concern: Concern) -> tuple[str, ...]:
    """The needs that follow from what was heard, the likeliest first.

    Those that the words themselves name come before those of the row that leads, and these before the others.
    """
    policy, latest = policies.of(concern.agency), _latest(concern)
    lead = policy.by_id.get(concern.lead_row)
    facts = [fact for fact in thaw(latest.facts).facts if fact.answer is not Answer.NO] if latest else []
    heard = needs_for(signs=[Follows(sign=fact.sign, severity=fact.severity) for fact in facts])
    follow = dict.fromkeys((*needs_for(rows=[lead] if lead else []), *heard))
    named = needs_of(" ".join(words for fact in facts for words in fact.evidence))
    return tuple(dict.fromkeys((*(need for need in named if need in follow), *follow)))


def likely_kind(concern: Concern) -> ReferralKind:
    """The kind of referral that the latest answer speaks of."""
    latest = _latest(concern)
    kinds = latest.answer.get("referral_kinds", ()) if latest else ()
    return ReferralKind(kinds[0]) if kinds else ReferralKind.BEYOND_SCOPE


def words_to_say(concern: Concern) -> str:
    """What the answer's own row has to say to the client, "" when it says nothing."""
    latest = _latest(concern)
    return next(iter(latest.answer.get("say", ())), "") if latest else ""


def wish_of(referral: Referral) -> Wish:
    """What is looked for: the need, by when, and the client's wishes as they were kept."""
    said: Mapping[str, Any] = referral.client.wishes
    return Wish(
        need=referral.need,
        called=referral.client.called,
        due=referral.due_at,
        age=_age(referral),
        language=said.get("language", ""),
        insurance=said.get("insurance", ""),
        low_cost=said.get("low_cost", False),
        gender=said.get("gender", ""),
        faith=said.get("faith", ""),
        hours=frozenset(Hours(word) for word in said.get("hours", ())),
        ways=frozenset(Way(word) for word in said.get("ways", ())),
    )


def reasons_of(found: Match) -> dict[str, Any]:
    """The reasons of one match as they are kept with the option: what was said when it was offered."""
    return {"soon": found.soon} | {
        side: list(found.texts(side)) for side in dict.fromkeys(reason.side for reason in found.reasons)
    }


def _latest(concern: Concern) -> Decision | None:
    latest: Decision | None = concern.decisions.filter(replaced_by__isnull=True).first()
    return latest


def _entries(referral: Referral, wish: Wish) -> Iterable[tuple[str, Professional | Service]]:
    for person in _needed(Professional.objects.of(referral.agency).living(), wish)[:_MOST]:
        yield f"{_PROFESSIONAL}-{person.pk}", person
    services = Service.objects.of(referral.agency).living().filter(same_as__isnull=True, status="active")
    for service in _needed(services, wish).select_related("organization")[:_MOST]:
        yield f"{_SERVICE}-{service.pk}", service


def _needed[Row: (Professional, Service)](rows: QuerySet[Row], wish: Wish) -> QuerySet[Row]:
    return rows.annotate(wanted=Cast("needs", TextField())).filter(wanted__contains=f'"{wish.need}"').order_by("pk")


def _candidate(key: str, entry: Professional | Service, referral: Referral, by: Person, record: Record) -> Candidate:
    usual: dict[str, Any] = {
        "id": key,
        "name": entry.name,
        "needs": frozenset(entry.needs),
        "specialties": frozenset(entry.specialties),
        "accepting": entry.accepting,
        "capacity": Capacity(entry.capacity) if entry.capacity else None,
        "waitlist_until": entry.waitlist_until,
        "languages": frozenset(entry.languages),
        "insurance": frozenset(entry.insurance),
        "confirmed_on": entry.confirmed_at.date() if entry.confirmed_at else None,
        "record": record,
    }
    if isinstance(entry, Service):
        ages: dict[str, Any] = {"youngest": _whole(entry.minimum_age), "oldest": _whole(entry.maximum_age)}
        return Candidate(person=False, **usual, **ages)
    return Candidate(
        **usual,
        youngest=entry.youngest,
        oldest=entry.oldest,
        licences=frozenset(entry.credentials.replace(",", " ").split()),
        licence_checked_on=entry.licence_checked_on,
        gender=entry.gender,
        faith=entry.faith,
        ways=frozenset(Way(way) for way in entry.ways),
        trusted_by=tuple(trust.worker.called for trust in entry.trusted_by.select_related("worker")),
        ties=_ties(entry, referral),
        own_interest="That is you." if entry.person_id == by.pk else "",
    )


def _ties(entry: Professional, referral: Referral) -> tuple[str, ...]:
    account = referral.client.account_id
    return (f"{entry.name} is {referral.client.called}.",) if account and account == entry.person_id else ()


def _whole(age: float | None) -> int | None:
    return None if age is None else int(age)


def _age(referral: Referral) -> int | None:
    client = referral.client
    year = client.birth_on.year if client.birth_on else client.birth_year
    return referral.decided_at.year - year if year else None


def _records(referral: Referral) -> dict[str, Record]:
    """What our referrals for this need came to, by candidate. Counted from the facts, so that nothing sent is lost."""
    facts = ReferralFact.objects.of(referral.agency).filter(
        referral__need=referral.need, option__isnull=False, fact__in=("send", "accept", "attend")
    )
    by_option: dict[tuple[str, int], dict[str, datetime]] = {}
    rows = facts.order_by("at").values_list("option__professional", "option__service", "option", "fact", "at")
    for professional, service, option, fact, at in rows:
        key = f"{_PROFESSIONAL}-{professional}" if professional else f"{_SERVICE}-{service}"
        by_option.setdefault((key, option), {}).setdefault(fact, at)
    cases: dict[str, list[dict[str, datetime]]] = {}
    for (key, _), times in by_option.items():
        cases.setdefault(key, []).append(times)
    return {key: _record(those) for key, those in cases.items()}


def _record(cases: list[dict[str, datetime]]) -> Record:
    sent = [times for times in cases if "send" in times]
    days = [(times["attend"] - times["send"]).total_seconds() / 86_400 for times in sent if "attend" in times]
    return Record(
        sent=len(sent),
        accepted=sum("accept" in times for times in sent),
        kept=len(days),
        median_days=median(days) if days else None,
    )
