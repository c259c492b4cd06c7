"""What does a client see and do on their own page? All that is about them, in their language, without an account.

Every form works without script. A refusal is said in the page's own words, and what was typed stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from baton.actions import appointments, consents, links, own_page, policies, referrals, relay
from baton.actions.own_page import worker_of
from baton.core.barriers import Barrier
from baton.core.consents import Channel, Signature, Way, items
from baton.core.links import Purpose
from baton.core.permissions import Relation
from baton.core.referrals import MOVES, ReferralStatus
from baton.core.refusals import Code, Refused
from baton.models import Baton, Client, Consent, Goal, Option, Referral, Word
from baton.web.appointments import calendar_file
from baton.web.doors import inside
from baton.web.emergency import callable_in
from baton.web.own_words import at, day, known, tell

_RECENT = timedelta(days=30)
_AGAIN = (7, 30, 90)
_WRONG = {Code.NEEDS: "wrong_needs", Code.INVALID: "wrong_invalid"}
_ASKED = (("respected", "ask_respect"), ("in_charge", "ask_charge"))
_CHOOSE = frozenset({ReferralStatus.DRAFT, ReferralStatus.TALKED_OVER})
_STATUS = {"wrong_needs": 422, "wrong_invalid": 422, "wrong_stale": 409, "wrong_away": 503}


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


@inside(Purpose.CLIENT)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The whole page."""
    return render(request, "own_page/page.html", _shown(request))


@inside(Purpose.CLIENT)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """English or Spanish, from now on."""
    links.read_in(link=request.opening.link, language=request.POST.get("language", ""), now=request.now)
    return redirect("own_page")


@inside(Purpose.CLIENT)
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom they want to see."""
    referral = _own(request, Referral, pk)
    chosen = referral.options.filter(pk=_number(request, "option")).first()
    others = referral.options.exclude(pk=chosen.pk) if chosen and "next" in request.POST else ()
    said = request.POST.get("words", "").strip() or _tell(request, "chose_silent")

    def act() -> None:
        referrals.talk_over(referral=referral, said=said, chosen=chosen, agreed=others, **_by(request))

    return _do(request, act, "done_choose")


@inside(Purpose.CLIENT)
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """They would rather not, and when they may be asked again."""
    referral, days = _own(request, Referral, pk), _number(request, "again")
    again_on = timezone.localdate(request.now) + timedelta(days=days) if days in _AGAIN else None
    said = request.POST.get("words", "").strip() or _tell(request, "refuse_silent")

    def act() -> None:
        referrals.refuse(referral=referral, said=said, again_on=again_on, **_by(request))

    return _do(request, act, "done_refuse")


@inside(Purpose.CLIENT)
@require_POST
def pick(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the times that were proposed."""
    referral = _own(request, Referral, pk)

    def act() -> None:
        appointments.pick(referral=referral, at=_moment(request), **_by(request))

    return _do(request, act, "done_pick")


@inside(Purpose.CLIENT)
@require_POST
def in_the_way(request: HttpRequest, pk: int) -> HttpResponse:
    """Something stands in the way of a visit."""
    referral, barrier = _own(request, Referral, pk), request.POST.get("barrier", "")

    def act() -> None:
        if barrier not in list(Barrier):
            raise Refused(Code.INVALID, "Choose from the list.", field="barrier")
        own_page.in_the_way(referral=referral, barrier=Barrier(barrier), **_mine(request))

    return _do(request, act, "done_in_the_way")


@inside(Purpose.CLIENT)
@require_safe
def invitation(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The visit or the introduction, for a calendar."""
    return calendar_file(_own(request, Referral, pk), kind, request)


@inside(Purpose.CLIENT)
@require_POST
def not_called(request: HttpRequest) -> HttpResponse:
    """Nobody called."""
    return _do(request, lambda: own_page.not_called(**_mine(request)), "done_not_called")


@inside(Purpose.CLIENT)
@require_POST
def add_goal(request: HttpRequest) -> HttpResponse:
    """What they want."""
    words = request.POST.get("goal", "")
    return _do(request, lambda: own_page.add_goal(words=words, **_mine(request)), "done_goal")


@inside(Purpose.CLIENT)
@require_POST
def change_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words for it, or none any more."""
    goal, words = _own(request, Goal, pk), request.POST.get(f"goal-{pk}", "")
    if "aside" in request.POST:
        return _do(request, lambda: own_page.give_up_goal(goal=goal, **_mine(request)), "done_aside")
    return _do(request, lambda: own_page.add_goal(words=words, instead_of=goal, **_mine(request)), "done_goal")


@inside(Purpose.CLIENT)
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """They agree, with their name typed in full."""
    consent = _own(request, Consent, pk)
    signature = Signature(way=Way.TYPED, name=request.POST.get(f"name-{pk}", ""))
    return _do(request, lambda: consents.give(consent=consent, signature=signature, **_by(request)), "done_sign")


@inside(Purpose.CLIENT)
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """They stop sharing; no reason is asked."""
    consent = _own(request, Consent, pk)
    return _do(request, lambda: consents.revoke(consent=consent, how=Channel.OWN_PAGE, **_by(request)), "done_stop")


@inside(Purpose.CLIENT)
@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """How the last contact was."""
    given, met = request.POST, own_page.asked_about(_client(request), now=request.now)

    def act() -> None:
        answers = {name: given.get(name, "") for name, _ in _ASKED}
        if met is None or str(met.pk) != given.get("about"):
            raise Refused(Code.STALE, "This was said already.")
        if not all(answer in list(Word) for answer in answers.values()):
            raise Refused(Code.NEEDS, "Answer both.", field="respected")
        said = {name: Word(answer) for name, answer in answers.items()}
        own_page.say_how_it_was(encounter=met, shared="share" in given, **said, **_mine(request))

    return _do(request, act, "done_verdict")


def _do(request: HttpRequest, act: Callable[[], object], done: str) -> HttpResponse:
    """One thing the client does. Refused, the page comes back with the words kept and a sentence of its own."""
    try:
        act()
    except Refused as refused:
        if refused.code in (Code.NOT_VISIBLE, Code.NOT_ALLOWED):
            raise
        return _back(request, _WRONG.get(refused.code, "wrong_stale"))
    except OperationalError:
        return _back(request, "wrong_away")
    messages.success(request, _tell(request, done, worker=_worker(request)))
    return redirect("own_page")


def _back(request: HttpRequest, wrong: str) -> HttpResponse:
    goals = [text for name, text in request.POST.items() if name.startswith("goal")]
    kept = {"typed": request.POST, "typed_at": request.path, "kept_goal": "".join(goals)}
    shown = _shown(request) | {"wrong": wrong} | kept
    return render(request, "own_page/page.html", shown, status=_STATUS[wrong])


def _client(request: HttpRequest) -> Client:
    return request.opening.link.client


def _worker(request: HttpRequest) -> str:
    return worker_of(_client(request), now=request.now).called


def _tell(request: HttpRequest, key: str, **values: object) -> str:
    return tell(key, request.opening.link.language, **values)


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.opening.link, "now": request.now}


def _mine(request: HttpRequest) -> dict[str, Any]:
    return {"link": request.opening.link, "now": request.now}


def _own(request: HttpRequest, model: Any, pk: int) -> Any:
    """A row about this client, or 404."""
    client = _client(request)
    return get_object_or_404(model.objects.of(client.agency).filter(client=client), pk=pk)


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None


def _moment(request: HttpRequest) -> datetime:
    try:
        return datetime.fromisoformat(request.POST.get("at", ""))
    except ValueError as wrong:
        raise Refused(Code.INVALID, "Choose one of the times.", field="at") from wrong


def _shown(request: HttpRequest) -> dict[str, Any]:
    client, language = _client(request), request.opening.link.language
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
        "asked": [(name, key, request.POST.get(name)) for name, key in _ASKED],
        "answers": [word.value for word in Word],
        "barriers": [barrier.value for barrier in Barrier],
        "again": [(days, f"again_{days}") for days in _AGAIN],
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
