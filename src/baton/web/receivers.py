"""What does a receiving professional see and do, without an account? First what it is about, then whom it is about.

Before they accept, no page names the client. What they send goes through the same verbs as a colleague's.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from baton.actions import appointments, handoff, links
from baton.core.links import Purpose, Sight
from baton.core.referrals import MOVES, ReferralStatus
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import ReferralKind
from baton.models import Referral
from baton.web import refusals
from baton.web.appointments import calendar_file
from baton.web.door_forms import (
    AnswerForm,
    AttendedForm,
    DeclineForm,
    InterimForm,
    TimesForm,
    VisitForm,
    WhereForm,
    fresh,
)
from baton.web.doors import inside

_FORMS = {
    "decline": DeclineForm,
    "schedule": VisitForm,
    "times": TimesForm,
    "attend": AttendedForm,
    "note": InterimForm,
    "report": AnswerForm,
    "meet": WhereForm,
}
# The kind of referral as a question to who reads it.
_ASKED = {
    ReferralKind.BEYOND_SCOPE: "To take on a need that is beyond what we do",
    ReferralKind.SECOND_OPINION: "A second opinion on one question",
    ReferralKind.SPECIALISED_SKILL: "A skill that we do not have",
    ReferralKind.COVERAGE: "To stand in for a time",
    ReferralKind.PERSPECTIVE: "Another view of it",
}
# What the page says in place of the answer that this person wanted to give: someone was first, or it was called off.
_MOVED = {
    "accepted": "This was accepted already.",
    "scheduled": "This was accepted already, and a visit is set.",
    "introduced": "This was accepted already, and you have met.",
    "missed": "This was accepted already, and a visit was missed.",
    "attended": "The first visit has taken place already.",
    "reported": "The question was answered already.",
    "cancel_asked": "This was called off in the meantime.",
}


@inside(Purpose.RECEIVER)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The referral, as far as it is theirs to see."""
    return render(request, "doors/receiver.html", _shown(request))


@inside(Purpose.RECEIVER)
@require_POST
def accept(request: HttpRequest) -> HttpResponse:
    """They take the client on."""
    return _act(request, lambda by: handoff.accept(**by), "Thank you. It is yours now; the sender knows.")


@inside(Purpose.RECEIVER)
@require_POST
def decline(request: HttpRequest) -> HttpResponse:
    """They cannot, and why. The link ends with it, so the answer is the last page."""
    form = DeclineForm(request.POST)
    if form.is_valid():
        with refusals.told_in(form):
            handoff.decline(reason=form.reason, **_by(request))
            return render(request, "doors/thanks.html")
    return _again(request, form, "decline")


@inside(Purpose.RECEIVER)
@require_POST
def schedule(request: HttpRequest) -> HttpResponse:
    """A first visit is set, or set anew."""
    said = "The visit is set."
    return _typed(request, "schedule", lambda form, by: handoff.schedule(**form.cleaned_data, **by), said)


@inside(Purpose.RECEIVER)
@require_POST
def times(request: HttpRequest) -> HttpResponse:
    """Times that would suit; the client picks one."""
    said = "Sent. You are told when one is picked."
    return _typed(request, "times", lambda form, by: appointments.propose(times=form.times, **by), said)


@inside(Purpose.RECEIVER)
@require_POST
def meet(request: HttpRequest) -> HttpResponse:
    """The introduction of all three is booked."""
    said = "The introduction is booked; the sender knows."
    return _typed(request, "meet", lambda form, by: appointments.meet(**form.cleaned_data, **by), said)


@inside(Purpose.RECEIVER)
@require_POST
def attend(request: HttpRequest) -> HttpResponse:
    """They met."""
    return _typed(request, "attend", lambda form, by: handoff.attend(**form.cleaned_data, **by), "Noted: you have met.")


@inside(Purpose.RECEIVER)
@require_POST
def miss(request: HttpRequest) -> HttpResponse:
    """The client did not come."""
    return _act(request, lambda by: handoff.miss(**by), "Noted. Somebody reaches out to them; set a new time below.")


@inside(Purpose.RECEIVER)
@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """A word in between."""
    return _typed(request, "note", lambda form, by: handoff.note(**form.cleaned_data, **by), "Your note is with them.")


@inside(Purpose.RECEIVER)
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """The question is answered, and the step is handed back."""
    said = "Thank you. Your answer is with them, and the next step is theirs."
    return _typed(request, "report", lambda form, by: handoff.report(**form.cleaned_data, **by), said)


@inside(Purpose.RECEIVER)
@require_POST
def confirm_cancel(request: HttpRequest) -> HttpResponse:
    """They know that it is called off."""
    handoff.confirm_cancel(**_by(request))
    return render(request, "doors/thanks.html")


@inside(Purpose.RECEIVER)
@require_safe
def invitation(request: HttpRequest, kind: str) -> HttpResponse:
    """The visit or the introduction, for a calendar."""
    return calendar_file(_referral(request), kind, request)


def _referral(request: HttpRequest) -> Referral:
    rows = Referral.objects.of(request.opening.link.agency)
    related = ("agency", "client", "worker", "option__professional", "option__service")
    return rows.select_related(*related).get(pk=request.opening.link.referral_id)


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"referral": _referral(request), "by": request.opening.link, "now": request.now}


def _act(request: HttpRequest, act: Callable[[dict[str, Any]], object], said: str) -> HttpResponse:
    """An answer in one press. Who was too late sees the page as it is now, with what happened."""
    try:
        act(_by(request))
    except Refused as refused:
        if refused.code not in (Code.NOT_POSSIBLE, Code.STALE):
            raise
        return render(request, "doors/receiver.html", _shown(request) | _late(request, refused), status=409)
    messages.success(request, said)
    return redirect("receiver")


def _typed(request: HttpRequest, name: str, act: Callable[[Any, dict[str, Any]], object], said: str) -> HttpResponse:
    form = _FORMS[name](request.POST, auto_id=f"id_{_FORMS[name].__name__.lower()}_%s")
    if form.is_valid():
        with refusals.told_in(form):
            act(form, _by(request))
            messages.success(request, said)
            return redirect("receiver")
    return _again(request, form, name)


def _again(request: HttpRequest, form: Any, name: str) -> HttpResponse:
    refused = getattr(form, "refused", None)
    late = _late(request, refused) if refused and refused.code in (Code.NOT_POSSIBLE, Code.STALE) else {}
    shown = _shown(request)
    shown["forms"][name] = form
    return render(request, "doors/receiver.html", shown | late, status=refusals.status_of(form))


def _late(request: HttpRequest, refused: Refused) -> dict[str, Any]:
    return {"late": _MOVED.get(_referral(request).status, "This has moved on in the meantime.")}


def _own_words(content: Mapping[str, Any]) -> list[str]:
    """The introduction in the client's own words, where they agreed to one."""
    return [line for item in content["items"] if item["key"] == "introduction" for line in item["lines"]]


def _shown(request: HttpRequest) -> dict[str, Any]:
    link, referral = request.opening.link, _referral(request)
    sight = links.sight(link)
    packet, ended = None, ""
    if sight is Sight.PACKET:
        try:
            packet = links.shown(link=link, now=request.now)
        except Refused as refused:
            ended = refused.sentence
    meeting = appointments.meeting(referral)
    return {
        "referral": referral,
        "status": referral.status,
        "asked": _ASKED[ReferralKind(referral.kind)],
        "sight": sight,
        "packet": packet.content if packet else None,
        "own_words": _own_words(packet.content) if packet else (),
        "ended": ended,
        "can": {move.name for move in MOVES.open_moves(ReferralStatus(referral.status)) if move.outside},
        "forms": {name: fresh(form) for name, form in _FORMS.items()},
        "proposed": appointments.proposed(referral, now=request.now),
        "meeting": meeting,
        "meets_at": appointments.meets_at(meeting) if meeting else None,
        "notes": referral.facts.filter(link=link, fact="note"),
    }
