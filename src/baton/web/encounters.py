"""How is a note written? It is read and answered while one types, and saved with what it asks for."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baton.actions import encounters, lowerings, policies
from baton.core.permissions import Ability
from baton.core.policy import Policy
from baton.core.vocabulary import Disposition
from baton.models import Client, ConfirmedSign, Encounter
from baton.web import answers, hearing, refusals
from baton.web.emergency import callable_in
from baton.web.forms import NoteForm, ReasonForm
from baton.web.loading import abilities, client_of, looked, of_client


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """A new note: the empty page, the page with its answer (Check, without script), or the saved note."""
    client = client_of(request, pk)
    if request.method != "POST":
        form = NoteForm.fresh(request.now)
        return render(request, "encounters/new.html", _desk(request, client, form, QueryDict()))
    form = NoteForm(request.POST)
    if "check" not in request.POST and form.is_valid():
        with refusals.told_in(form):
            return _saved(request, _save(request, client, form))
    shown = _desk(request, client, form, request.POST)
    checked = "check" in request.POST
    return render(request, "encounters/new.html", shown, status=200 if checked else refusals.status_of(form))


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer alone, for the page that asks while one types."""
    client = client_of(request, pk)
    return render(request, "encounters/new.html#answer", _desk(request, client, NoteForm(request.POST), request.POST))


def _desk(request: HttpRequest, client: Client, form: NoteForm, said: QueryDict) -> dict[str, object]:
    text = form.fields["text"].to_python(said.get("text", ""))
    policy = policies.of(client.agency)
    preview = _preview(request, client, text, said, form, policy)
    asked = hearing.answered_inquiries(said, policy)
    shown = answers.of_preview(preview, client=client, by=request.user, now=request.now, said=said, asked=asked)
    return {
        "client": client,
        "form": form,
        "text": text,
        "shown": shown,
        "unread": _unread(preview, form),
        "pieces": answers.pieces(text, shown.marks),
        "means": shown.means,
        "reviews": hearing.REVIEWS,
        "choices": hearing.ANSWERS,
        "shelves": hearing.SHELVES,
        "draft": f"{request.user.pk}:{client.pk}",
        **callable_in(client.agency, policy),
    }


def _preview(
    request: HttpRequest, client: Client, text: str, said: QueryDict, form: NoteForm, policy: Policy
) -> encounters.Preview:
    """Reads the words with all that was said of them; what cannot be read so is read without it."""
    known = {"client": client, "by": request.user, "now": request.now}
    with refusals.told_in(form):
        heard = hearing.heard(said, policy)
        cues, _, _ = encounters.hear(text, heard)
        return encounters.preview(text=text, heard=heard, amended=hearing.amended(hearing.marked(cues, said)), **known)
    return replace(encounters.preview(text="", **known), unread=True)


def _unread(preview: encounters.Preview, form: NoteForm) -> str:
    """Why the words have no answer, for a page that must not look as if nothing were in them."""
    refused = getattr(form, "refused", None)
    return (refused.sentence if refused else encounters.UNREAD) if preview.unread else ""


def _save(request: HttpRequest, client: Client, form: NoteForm) -> Encounter:
    heard = hearing.heard(request.POST, policies.of(client.agency))
    cues, _, _ = encounters.hear(form.cleaned_data["text"], heard)
    return encounters.save(
        client=client,
        heard=heard,
        amended=hearing.amended(hearing.marked(cues, request.POST)),
        by=request.user,
        now=request.now,
        **form.cleaned_data,
    )


def _saved(request: HttpRequest, encounter: Encounter) -> HttpResponse:
    """To what comes next: the few things to do in an emergency, the concern that was opened, or the client."""
    messages.success(request, "Saved.", extra_tags=f"saved-{request.user.pk}:{encounter.client_id}")
    decision = encounter.decisions.select_related("concern").first()
    if decision and decision.disposition == Disposition.EMERGENCY:
        return redirect("now", encounter.pk)
    if decision and decision.concern:
        return redirect("concern", decision.concern_id)
    return redirect("client", encounter.client_id)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """A note as it was saved, with its signs and its answer. Looking is audited."""
    encounter = of_client(request, Encounter, pk, "worker")
    looked(request, encounter.client, "note")
    return render(request, "encounters/page.html", _read(request, encounter, ReasonForm()))


@require_POST
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a saved sign aside, with a reason; below a floor the supervisor is asked."""
    sign = of_client(request, ConfirmedSign, pk, "encounter", "encounter__worker", "encounter__client__agency")
    if sign.encounter is None:
        raise Http404  # what an instrument says is answered by filling it in again
    form = ReasonForm(request.POST)
    back = f"{reverse('encounter', args=[sign.encounter_id])}#signs"
    if form.is_valid():
        with refusals.told_in(form):
            reason = form.cleaned_data["reason"]
            waits = lowerings.set_aside(sign=sign, reason=reason, by=request.user, now=request.now)
            asked = "A supervisor was asked. Until they answer, everything stays."
            messages.success(request, asked if waits else "Set aside. The answer was made again.")
            return redirect(back)
    looked(request, sign.client, "note")
    return render(
        request, "encounters/page.html", _read(request, sign.encounter, form), status=refusals.status_of(form)
    )


def _read(request: HttpRequest, encounter: Encounter, form: ReasonForm) -> dict[str, object]:
    decisions = encounter.decisions.select_related("concern", "decided_by")
    latest = decisions.filter(replaced_by__isnull=True).first()
    signs = encounter.signs.select_related("set_aside_by").prefetch_related("lowerings")
    return {
        "encounter": encounter,
        "client": encounter.client,
        "signs": [(sign, encounter.text[sign.start or 0 : sign.end or 0]) for sign in signs],
        "decision": latest,
        "shown": answers.of_kept(latest) if latest else None,
        "form": form,
        "may": abilities(request, encounter.client, Ability.DECISION_LOWER),
    }
