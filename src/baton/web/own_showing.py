"""What does the client's own page show? All that is about them, in their language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from baton.actions import appointments, own_page, policies, relay
from baton.actions.own_page import worker_of
from baton.core.barriers import Barrier
from baton.core.consents import items
from baton.core.permissions import Relation
from baton.core.referrals import MOVES, ReferralStatus
from baton.models import Baton, Client, Consent, Option, Referral, Word
from baton.web.emergency import callable_in
from baton.web.own_words import at, day, known, tell

# What is asked of the last contact, and the days after which a no may be asked about again.
ASKED = (("respected", "ask_respect"), ("in_charge", "ask_charge"))
AGAIN = (7, 30, 90)
_RECENT = timedelta(days=30)
_CHOOSE = frozenset({ReferralStatus.DRAFT, ReferralStatus.TALKED_OVER})


@dataclass(frozen=True, kw_only=True)
class Going:
    """One referral, as the client reads it: what it is, how it stands, whose turn it is, and what they can do."""

    referral: Referral
    title: str
    stands: str
    turn: str
    options: Sequence[Option]
    times: Sequence[tuple[str, str]]
    meets: str
    can_refuse: bool
    barriers: bool


def shown(request: HttpRequest) -> dict[str, Any]:
    """All that the page's template asks for, about the client of this sitting."""
    client, language = request.opening.link.client, request.opening.link.language
    agreed = [_agreed(one, request) for one in client.consents.select_related("referral")]
    return {
        "language": language,
        "other": "en" if language == "es" else "es",
        "client": client,
        "worker": worker_of(client, now=request.now),
        "going": [_going(request, one) for one in _under_way(client, request.now)],
        "team": _team(client, request.now),
        "goals": client.goals.filter(given_up_at__isnull=True),
        "got": _got(client, language),
        "waiting": [one for one in agreed if one["status"] == "offered"],
        "agreed": [one for one in agreed if one["status"] != "offered"],
        "looks": [_look(one, request) for one in own_page.looks(client)],
        "met": own_page.asked_about(client, now=request.now),
        "asked": [(name, key, request.POST.get(name)) for name, key in ASKED],
        "answers": [word.value for word in Word],
        "barriers": [barrier.value for barrier in Barrier],
        "again": [(days, f"again_{days}") for days in AGAIN],
        **callable_in(client.agency, policies.of(client.agency)),
    }


def _under_way(client: Client, now: datetime) -> list[Referral]:
    rows = (
        Referral.objects.of(client.agency)
        .filter(client=client)
        .select_related("worker", "client", "agency", "option__professional", "option__service")
    )
    return [one for one in rows if one.ended_at is None or one.ended_at > now - _RECENT]


def _going(request: HttpRequest, referral: Referral) -> Going:
    said, status = request.opening.link.language, ReferralStatus(referral.status)
    names = {"worker": referral.worker.called, "receiver": referral.option.name if referral.option else ""}
    visit = at(referral.appointment_at, request.now, said) if referral.appointment_at else ""
    meeting = appointments.meeting(referral)
    moves = {move.name for move in MOVES.open_moves(status)}
    meets = at(appointments.meets_at(meeting), request.now, said) if meeting else ""
    times = appointments.proposed(referral, now=request.now)
    return Going(
        referral=referral,
        title=_tell(request, "visit_with" if referral.option else "finding", **names),
        stands=_tell(request, f"is_{status}", when=visit, **names),
        turn=_turn(request, referral, relay.guard_of(referral)),
        options=referral.options.filter(declined_at__isnull=True) if status in _CHOOSE else (),
        times=[(one.isoformat(), at(one, request.now, said)) for one in times],
        meets=_tell(request, "meeting", when=meets, **names) if meeting and "schedule" in moves else "",
        can_refuse="refuse" in moves,
        barriers="schedule" in moves,
    )


def _turn(request: HttpRequest, referral: Referral, guard: Baton | None) -> str:
    """Whose turn it is, and until when; who leads here is told when it is late."""
    if guard is None:
        return ""
    who = referral.option.name if guard.outside and referral.option else guard.holder.called
    if guard.due_at < request.now:
        return _tell(request, "holds_late", who=who)
    return _tell(request, "holds_worker", who=who, when=at(guard.due_at, request.now, request.opening.link.language))


def _team(client: Client, now: datetime) -> list[tuple[Any, str]]:
    team = client.team.current(now).filter(person__is_active=True).select_related("person").order_by("from_at", "pk")
    return [(one.person, "stays" if one.relation == Relation.OWN else "stands_in") for one in team]


def _titles(keys: Sequence[str], language: str) -> list[str]:
    return [items()[key].title[language] for key in keys if key in items()]


def _got(client: Client, language: str) -> list[dict[str, Any]]:
    """What was told of the client: to whom, what, what not, and why."""
    rows = client.disclosures.filter(refused=False).select_related("packet", "consent")
    return [
        {
            "row": one,
            "what": _titles(one.items, language),
            "left_out": _titles(one.details.get("left_out", []), language),
            "lines": one.packet.content["items"] if one.packet else (),
        }
        for one in rows
    ]


def _agreed(consent: Consent, request: HttpRequest) -> dict[str, Any]:
    """One consent: how it stands, and what it says."""
    language, now = request.opening.link.language, request.now
    since = consent.ended_at or consent.signed_at or consent.offered_at
    over = consent.status == "given" and (consent.has_ended or consent.expires_at <= now)
    status = "expired" if over else consent.status
    when = {"when": day(since, now, language), "until": day(consent.expires_at, now, language)}
    return {
        "row": consent,
        "who": ", ".join(recipient["name"] for recipient in consent.recipients),
        "stands": tell(f"consent_{status}", language, **when),
        "open": status in ("offered", "given"),
        "status": status,
    }


def _look(look: own_page.Look, request: HttpRequest) -> dict[str, Any]:
    language = request.opening.link.language
    part = known(f"part_{look.part.replace('.', '_')}", "part_other")
    return {
        "person": look.person,
        "role": tell(f"role_{look.person.role}", language) if look.person else "",
        "part": tell(part, language),
        "at": at(look.at, request.now, language),
        "times": look.times,
    }


def _tell(request: HttpRequest, key: str, **values: object) -> str:
    return tell(key, request.opening.link.language, **values)
