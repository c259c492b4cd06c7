"""Whom could a referral go to? What was heard points to needs, and our own referrals say how others fared with whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from baton.actions import matching, policies
from baton.actions.matching import Key, Known
from baton.actions.standing import need
from baton.core.directory import EntryKind, Way
from baton.core.facts import Answer
from baton.core.matching import Hours, Match, Matches, Record, Wish
from baton.core.needs import Follows, needs_for, needs_of
from baton.core.permissions import Ability
from baton.core.policy.replay import thaw
from baton.core.search.places import place_of
from baton.core.vocabulary import ReferralKind
from baton.models import Concern, Decision, Person, Professional, Referral, ReferralFact, Service


@dataclass(frozen=True, kw_only=True)
class Found:
    """Who fits, in order, and who was set aside; `entries` leads from a candidate's id to the entry."""

    matches: Matches
    entries: Mapping[str, Professional | Service]


def who_could_help(*, referral: Referral, by: Person, now: datetime) -> Found:
    """The short list for a referral's need, by what the client said matters, near the place that they gave."""
    need(by, Ability.CLIENT_READ, referral.client, now=now)
    near = referral.client.wishes.get("near", "")
    here = place_of(near) if near else None
    known = Known(records=_records(referral), ties=_ties(referral), interests=_interests(referral, by))
    found = matching.who_could_help(agency=referral.agency, wish=wish_of(referral), now=now, here=here, known=known)
    entries = {one.candidate.id: _entry(referral, one.candidate.id) for one in found.ranked}
    return Found(matches=found, entries=entries)


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


def _entry(referral: Referral, key: str) -> Professional | Service:
    kind, _, pk = key.partition(":")
    model: type[Professional | Service] = Professional if kind == EntryKind.PROFESSIONAL else Service
    entry: Professional | Service = model.objects.of(referral.agency).get(pk=int(pk))
    return entry


def _age(referral: Referral) -> int | None:
    client = referral.client
    year = client.birth_on.year if client.birth_on else client.birth_year
    return referral.decided_at.year - year if year else None


def _ties(referral: Referral) -> dict[Key, tuple[str, ...]]:
    """Who of the network is the client: nobody is referred to themselves."""
    account, called = referral.client.account_id, referral.client.called
    own = Professional.objects.of(referral.agency).filter(person=account) if account else Professional.objects.none()
    return {(EntryKind.PROFESSIONAL, entry.pk): (f"{entry.name} is {called}.",) for entry in own}


def _interests(referral: Referral, by: Person) -> dict[Key, str]:
    own = Professional.objects.of(referral.agency).filter(person=by)
    return {(EntryKind.PROFESSIONAL, entry.pk): "That is you." for entry in own}


def _records(referral: Referral) -> dict[Key, Record]:
    """What our referrals for this need came to, by entry. Counted from the facts, so that nothing sent is lost."""
    facts = ReferralFact.objects.of(referral.agency).filter(
        referral__need=referral.need, option__isnull=False, fact__in=("send", "accept", "attend")
    )
    by_option: dict[tuple[Key, int], dict[str, datetime]] = {}
    rows = facts.order_by("at").values_list("option__professional", "option__service", "option", "fact", "at")
    for professional, service, option, fact, at in rows:
        key = (EntryKind.PROFESSIONAL, professional) if professional else (EntryKind.SERVICE, service)
        by_option.setdefault((key, option), {}).setdefault(fact, at)
    cases: dict[Key, list[dict[str, datetime]]] = {}
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
