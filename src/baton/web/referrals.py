"""How does a worker carry a client over? Begin, choose together, and every move of the loop from one page."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baton.actions import choosing, clients, handoff, referrals
from baton.core.barriers import Barrier
from baton.core.conversation import guide
from baton.core.needs import needs
from baton.core.permissions import Ability
from baton.core.referrals import MOVES, ReferralStatus
from baton.core.vocabulary import ReferralKind
from baton.models import Baton, Concern, Option, Referral
from baton.web import consents, links, refusals, relay
from baton.web.loading import abilities, looked, of_client
from baton.web.referral_forms import FORMS, BeginForm, FaceForm, NoteForm, OfReferral, SendForm, WishesForm

_ACTS: Mapping[str, Callable[..., Any]] = {
    **{name: getattr(referrals, name) for name in ("talk_over", "refuse", "choose_next", "drop", "ask_cancel")},
    **{name: getattr(referrals, name) for name in ("reopen", "end", "close")},
    **{name: getattr(handoff, name) for name in ("receive", "accept", "decline", "move_on", "schedule", "introduce")},
    **{name: getattr(handoff, name) for name in ("attend", "miss", "report", "confirm_cancel")},
}
_MAY = (Ability.REFERRAL_WRITE, Ability.CONSENT_RECORD, Ability.RECORD_DISCLOSE)


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """A referral for a concern. `baton` names the step that asked for it."""
    concern = of_client(request, Concern, pk)
    likely, kind = choosing.likely_needs(concern), choosing.likely_kind(concern)
    form = BeginForm(request.POST, likely=likely) if request.POST else BeginForm.fresh(likely=likely, kind=kind)
    baton = _asked_by(request, concern)
    if request.POST and form.is_valid():
        with refusals.told_in(form):
            given = {"concern": concern, "baton": baton, "by": request.user, "now": request.now}
            begun = referrals.begin(**given, **form.cleaned_data)
            return redirect("referral_choose", begun.pk)
    looked(request, concern.client, "referral")
    shown = {"concern": concern, "client": concern.client, "form": form, "baton": baton}
    return render(request, "referrals/begin.html", shown, status=refusals.status_of(form))


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One referral: who has the baton, what happened, what can be done. Looking is audited."""
    referral = _referral(request, pk)
    looked(request, referral.client, "referral")
    return render(request, "referrals/page.html", _shown(request, referral))


@require_safe
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Who could help: made to be read side by side."""
    referral = _referral(request, pk)
    looked(request, referral.client, "referral")
    return render(request, "referrals/choose.html", _choices(request, referral))


@require_POST
def wish(request: HttpRequest, pk: int) -> HttpResponse:
    """What matters to the client, as far as they said."""
    referral, form = _referral(request, pk), WishesForm(request.POST)
    if form.is_valid():
        clients.change(client=referral.client, wishes=form.wishes(), by=request.user, now=request.now)
        return redirect("referral_choose", pk)
    return render(request, "referrals/choose.html", _choices(request, referral) | {"wishes_form": form}, status=422)


@require_POST
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """These are talked over with the client: they become the options, with their reasons as they stand."""
    referral = _referral(request, pk)
    found = choosing.who_could_help(referral=referral, by=request.user, now=request.now)
    wanted = set(request.POST.getlist("who"))
    those = [
        referrals.Candidate(who=found.entries[one.candidate.id], reasons=choosing.reasons_of(one))
        for one in found.matches.ranked
        if one.candidate.id in wanted
    ]
    if not those:
        messages.error(request, "Tick at least one to talk over; two or more where there are.")
        return redirect("referral_choose", pk)
    referrals.offer(referral=referral, candidates=those, by=request.user, now=request.now)
    return redirect("referral", pk)


@require_POST
def act(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """One move of the loop."""
    if move not in _ACTS:
        raise Http404
    return _act(request, pk, move, FORMS.get(move, OfReferral), _ACTS[move])


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """A consent that was signed before covers whom they chose now: nothing is signed again."""
    referral = _referral(request, pk)
    consent = get_object_or_404(referral.consents.all(), pk=request.POST.get("consent", ""))
    referrals.consent(referral=referral, consent=consent, by=request.user, now=request.now)
    return redirect(f"{reverse('packet_preview', args=[consent.pk])}?to={referral.option_id}")


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """What was previewed goes out. The answer shows link and code, this once: the code is told another way."""
    referral = _referral(request, pk)
    form = SendForm(request.POST, referral=referral)
    if form.is_valid():
        with refusals.told_in(form):
            sent = handoff.send(referral=referral, by=request.user, now=request.now, **form.cleaned_data)
            messages.success(
                request, f"Sent to {sent.made.link.option.name}. The baton is in both hands until they answer."
            )
            return links.given(request, sent.made)
    consent = form.cleaned_data.get("consent") if hasattr(form, "cleaned_data") else None
    return consents.previewed(request, consent or referral.consents.first(), referral.option, form)


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """A word on the way."""
    return _act(request, pk, "note", NoteForm, handoff.note)


@require_POST
def face(request: HttpRequest, pk: int) -> HttpResponse:
    """Something stands in the way: a step that does something about it."""

    def open_step(*, barrier: str, **given: Any) -> None:
        referrals.face(barrier=Barrier(barrier), **given)

    return _act(request, pk, "face", FaceForm, open_step)


def _act(request: HttpRequest, pk: int, name: str, kind: type[OfReferral], do: Callable[..., Any]) -> HttpResponse:
    referral = _referral(request, pk)
    form = kind(request.POST, referral=referral)
    if form.is_valid():
        with refusals.told_in(form):
            do(referral=referral, by=request.user, now=request.now, **form.cleaned_data)
            messages.success(request, relay.DONE.get(name, "It is in the record."))
            return redirect("referral", pk)
    referral = _referral(request, pk)
    looked(request, referral.client, "referral")
    shown = _shown(request, referral, {name: form})
    return render(request, "referrals/page.html", shown, status=refusals.status_of(form))


def _referral(request: HttpRequest, pk: int) -> Referral:
    return of_client(request, Referral, pk, "concern", "worker", "option__professional", "option__service")


def _asked_by(request: HttpRequest, concern: Concern) -> Baton | None:
    asked = request.POST.get("baton") or request.GET.get("baton") or ""
    rows = concern.batons.open().filter(referral__isnull=True)
    return rows.filter(pk=asked).first() if asked.isdecimal() else rows.filter(key__startswith="refer").first()


def _choices(request: HttpRequest, referral: Referral) -> dict[str, Any]:
    return {
        "referral": referral,
        "client": referral.client,
        "need": needs()[referral.need],
        "found": choosing.who_could_help(referral=referral, by=request.user, now=request.now).matches,
        "offered": {_key(option) for option in referral.options.all()},
        "wishes": relay.chips(referral),
        "wishes_form": WishesForm(initial=referral.client.wishes),
    }


def _key(option: Option) -> str:
    return f"professional:{option.professional_id}" if option.professional_id else f"service:{option.service_id}"


def _shown(request: HttpRequest, referral: Referral, bound: Mapping[str, OfReferral] | None = None) -> dict[str, Any]:
    may = abilities(request, referral.client, *_MAY)
    moves = [move for move in MOVES.open_moves(ReferralStatus(referral.status)) if may[move.ability]]
    forms = {move.name: FORMS.get(move.name, OfReferral)(referral=referral) for move in moves if move.name in _ACTS}
    forms |= {"note": NoteForm(referral=referral), "face": FaceForm(referral=referral)} | dict(bound or {})
    return {
        "referral": referral,
        "client": referral.client,
        "need": needs()[referral.need],
        "held": referral.batons.open().select_related("holder").due_first(),
        "options": referral.options.select_related("professional", "service"),
        "consents": referral.consents.all(),
        "openings": relay.openings(referral),
        "legs": relay.legs(referral),
        "picture": relay.picture(referral),
        "moves": relay.cards(moves, forms, referral),
        "forms": forms,
        "may": may,
        "guide": guide(ReferralKind(referral.kind), noticed=choosing.words_to_say(referral.concern)),
        "refused": next((form for form in (bound or {}).values()), None),
    }
