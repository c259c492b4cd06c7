"""How is an instrument filled in together, and what came of it?"""

import uuid
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from baton.actions import screenings
from baton.core.screening import Instrument, Item, instruments, score
from baton.core.vocabulary import Disposition, PersonRole
from baton.models import Screening
from baton.web import answers, refusals
from baton.web.forms import Asked
from baton.web.loading import client_of, looked, of_client


class AnswersForm(Asked):
    """One question a block. None has to be answered: a missing answer is an answer too."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, instrument: Instrument, **more: Any) -> None:
        super().__init__(*args, **more)
        self.instrument = instrument
        for item in instrument.items:
            self.fields[_name(item)] = _choice(item)

    @property
    def asks(self) -> Iterator[forms.BoundField]:
        return (self[_name(item)] for item in self.instrument.items)

    @property
    def answers(self) -> dict[str, int | None]:
        given = {item.number: self.cleaned_data[_name(item)] for item in self.instrument.items}
        return {number: int(value) if value else None for number, value in given.items()}


def _name(item: Item) -> str:
    return f"item-{item.number}"


def _choice(item: Item) -> forms.ChoiceField:
    label = item.text or f"Question {item.number}"
    choices = [(str(option.value), option.label) for option in item.options]
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


@require_safe
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Which instrument?"""
    client = client_of(request, pk)
    clinician = request.user.role == PersonRole.THERAPIST
    known = [(one, clinician or not one.clinicians_only) for one in instruments().values()]
    return render(request, "screenings/choose.html", {"client": client, "known": known})


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, pk: int, instrument: str) -> HttpResponse:
    """The questions, to fill in together."""
    client, chosen = client_of(request, pk), instruments().get(instrument)
    if not chosen:
        raise Http404
    form = AnswersForm(request.POST or None, instrument=chosen, initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            return _saved(request, _record(request, client, form))
    shown = {"client": client, "instrument": chosen, "form": form}
    return render(request, "screenings/fill.html", shown, status=refusals.status_of(form))


def _record(request: HttpRequest, client: Any, form: AnswersForm) -> Screening:
    return screenings.record(
        client=client,
        instrument=form.instrument.id,
        answers=form.answers,
        at=request.now,
        key=form.cleaned_data["key"],
        by=request.user,
        now=request.now,
    )


def _saved(request: HttpRequest, screening: Screening) -> HttpResponse:
    messages.success(request, "Saved.")
    return redirect("screening", screening.pk)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of it. Looking is audited."""
    screening = of_client(request, Screening, pk, "administered_by")
    looked(request, screening.client, "screening")
    instrument = instruments()[screening.instrument]
    decision = screening.decisions.filter(replaced_by__isnull=True).select_related("concern").first()
    shown = {
        "screening": screening,
        "client": screening.client,
        "instrument": instrument,
        "result": score(instrument, screening.answers),
        "decision": decision,
        "shown": answers.of_kept(decision) if decision else None,
        "alarm": bool(decision) and decision.disposition == Disposition.EMERGENCY,
        "given": [_given(item, screening.answers.get(item.number)) for item in instrument.items],
    }
    return render(request, "screenings/page.html", shown)


def _given(item: Item, value: int | None) -> tuple[Item, str]:
    option = None if value is None else item.option(value)
    return item, option.label if option else "not answered"
