"""When do they meet? Times, the visit and the introduction of a referral, for who works with the client."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from baton.actions import appointments
from baton.actions.appointments import Kind
from baton.core.permissions import Ability
from baton.models import Referral
from baton.web import refusals
from baton.web.door_forms import TimesForm, WhereForm, fresh
from baton.web.loading import abilities, looked, of_client


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is set, what was proposed, and two forms."""
    referral = _referral(request, pk)
    looked(request, referral.client, "referral")
    return render(request, "appointments/page.html", _shown(request, referral))


@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Times that the receiver told over the telephone; the client picks one on their own page."""
    form = TimesForm(request.POST, auto_id="id_timesform_%s")
    said = "Proposed. They can pick one on their own page."
    return _typed(request, pk, "times", form, lambda by: appointments.propose(times=form.times, **by), said)


@require_POST
def meet(request: HttpRequest, pk: int) -> HttpResponse:
    """The introduction of all three."""
    form = WhereForm(request.POST, auto_id="id_whereform_%s")
    said = "Booked. All three have it for their calendars."
    return _typed(request, pk, "meet", form, lambda by: appointments.meet(**form.cleaned_data, **by), said)


@require_safe
def invitation(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The visit or the introduction, for a calendar."""
    referral = _referral(request, pk)
    looked(request, referral.client, "referral")
    return calendar_file(referral, kind, request)


def calendar_file(referral: Referral, kind: str, request: HttpRequest) -> HttpResponse:
    """The .ics file of a visit or an introduction, or 404 when none is set."""
    known = kind in list(Kind)
    text = appointments.invitation(referral=referral, kind=Kind(kind), now=request.now) if known else None
    if text is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{kind}.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def _referral(request: HttpRequest, pk: int) -> Referral:
    return of_client(request, Referral, pk, "worker", "option__professional", "option__service")


def _typed(
    request: HttpRequest, pk: int, name: str, form: Any, act: Callable[[dict[str, Any]], object], said: str
) -> HttpResponse:
    referral = _referral(request, pk)
    if form.is_valid():
        with refusals.told_in(form):
            act({"referral": referral, "by": request.user, "now": request.now})
            messages.success(request, said)
            return redirect("appointments", pk)
    looked(request, referral.client, "referral")
    shown = _shown(request, referral) | {name: form}
    return render(request, "appointments/page.html", shown, status=refusals.status_of(form))


def _shown(request: HttpRequest, referral: Referral) -> dict[str, Any]:
    meeting = appointments.meeting(referral)
    return {
        "referral": referral,
        "client": referral.client,
        "proposed": appointments.proposed(referral, now=request.now),
        "meeting": meeting,
        "meets_at": appointments.meets_at(meeting) if meeting else None,
        "times": fresh(TimesForm),
        "meet": fresh(WhereForm),
        "may": abilities(request, referral.client, Ability.REFERRAL_WRITE),
    }
