"""How does someone without an account come in? With link and code, by POST. A GET shows everybody the same.

What follows the # of a link never reaches the server by opening it: a small script, or a person, puts it into the
form. The sitting that begins is bound to one link, in a cookie of its own, and opens nothing else.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from baton.actions import handoff, links
from baton.core.links import RULES, Purpose, last_part
from baton.core.refusals import Code, Refused
from baton.models import LinkOpening
from baton.web import refusals
from baton.web.door_forms import OpenForm

TICKET = "door"
_PLACES = {Purpose.RECEIVER: "receiver", Purpose.CLIENT: "own_page"}
_PAGE = {Code.NEEDS: 403, Code.NOT_POSSIBLE: 410, Code.NOT_VISIBLE: 404}

type View = Callable[..., HttpResponse]


def discreet(view: View) -> View:
    """Kept by no cache, listed by no search engine, and nobody need be signed in."""

    @login_not_required
    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        answer = view(request, *args, **more)
        answer["Cache-Control"] = "no-store, private"
        answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return answer

    return answering


def inside(purpose: Purpose) -> Callable[[View], View]:
    """Only with a sitting at a link of this purpose, asked anew at each request. The view has it as `request.opening`.

    What was typed when the time ran out is shown, so that it can be typed again.
    """

    def guarded(view: View) -> View:
        @discreet
        @wraps(view)
        def entering(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
            try:
                request.opening = _sitting(request, purpose)
                with timezone.override(ZoneInfo(request.opening.link.agency.time_zone)):
                    return view(request, *args, **more)
            except Refused as refused:
                return _shut(request, refused)

        return entering

    return guarded


@discreet
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """The same page for everybody; with link and code a sitting begins."""
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            return _let_in(request, form.cleaned_data["link"], form.cleaned_data["code"])
    return render(request, "doors/door.html", {"form": form}, status=refusals.status_of(form))


@discreet
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the sitting. Without one nothing happens."""
    answer = redirect("door")
    for purpose in Purpose:
        try:
            links.leave(opening=_sitting(request, purpose), now=request.now)
        except Refused:
            continue
    answer.delete_cookie(TICKET, path="/door/", samesite="Strict")
    return answer


def _let_in(request: HttpRequest, typed: str, code: str) -> HttpResponse:
    address = get_adapter().get_client_ip(request)
    opened = links.open_link(secret=last_part(typed), code=code, address=address, now=request.now)
    link = opened.opening.link
    if link.referral:
        handoff.receive(referral=link.referral, by=link, now=request.now)
    answer = redirect(_PLACES[Purpose(link.purpose)])
    lasts = int(RULES[Purpose(link.purpose)].sitting.total_seconds())
    kept = {"path": "/door/", "secure": settings.SESSION_COOKIE_SECURE, "httponly": True, "samesite": "Strict"}
    answer.set_cookie(TICKET, opened.ticket, max_age=lasts, **kept)
    return answer


def _sitting(request: HttpRequest, purpose: Purpose) -> LinkOpening:
    opening = links.sitting(ticket=request.COOKIES.get(TICKET, ""), now=request.now)
    if opening.link.purpose != purpose:
        raise Refused(Code.NEEDS, "This is not the page that your link opens. Open your link again.")
    return opening


def _shut(request: HttpRequest, refused: Refused) -> HttpResponse:
    typed = [text for name, text in request.POST.items() if name != "csrfmiddlewaretoken" and " " in text.strip()]
    shown = {"sentence": refused.sentence, "typed": typed, "again": refused.code is Code.NEEDS}
    return render(request, "doors/shut.html", shown, status=_PAGE.get(refused.code, 422))
