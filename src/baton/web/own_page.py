"""What does a client do on their own page? Each thing is a form that works without script.

A refusal is said in the page's own words, and what was typed stays.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from baton.actions import appointments, consents, links, own_page, referrals
from baton.actions.own_page import worker_of
from baton.core.barriers import Barrier
from baton.core.consents import Channel, Signature, Way
from baton.core.links import Purpose
from baton.core.refusals import Code, Refused
from baton.models import Client, Consent, Goal, Referral, Word
from baton.web.appointments import calendar_file
from baton.web.doors import inside
from baton.web.own_showing import AGAIN, ASKED, shown
from baton.web.own_words import tell

_WRONG = {Code.NEEDS: "wrong_needs", Code.INVALID: "wrong_invalid"}
_STATUS = {"wrong_needs": 422, "wrong_invalid": 422, "wrong_stale": 409, "wrong_away": 503}


@inside(Purpose.CLIENT)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The whole page."""
    return render(request, "own_page/page.html", shown(request))


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
    again_on = timezone.localdate(request.now) + timedelta(days=days) if days in AGAIN else None
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
        answers = {name: given.get(name, "") for name, _ in ASKED}
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
    page = shown(request) | {"wrong": wrong} | kept
    return render(request, "own_page/page.html", page, status=_STATUS[wrong])


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
