"""Who is there to refer to? Search the directory; look at one entry, and say what one knows of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from baton.actions import directory, network, professionals, standing
from baton.core.directory import EntryKind
from baton.core.needs import needs
from baton.core.permissions import Ability
from baton.core.search.outline import dots
from baton.core.search.places import Place
from baton.models import Professional, Service
from baton.web import refusals
from baton.web.network_forms import CapacityForm, SearchForm

_MODELS: dict[str, Any] = {EntryKind.SERVICE: Service, EntryKind.PROFESSIONAL: Professional}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The search: a list, and the same entries on a map."""
    standing.need(request.user, Ability.DIRECTORY_READ, now=request.now)
    form = SearchForm(request.GET or None)
    asked = form.is_valid() and any(form.cleaned_data.values())
    found = network.search(agency=request.user.agency, **form.asked()) if asked else ()
    places = [(number, place) for number, one in enumerate(found, 1) if (place := one.place)]
    here: Place | None = form.cleaned_data["near"] if asked else None
    marks = dots([*places, (0, here)] if here and places else places)
    shown = {"form": form, "asked": asked, "found": found, "dots": marks}
    return render(request, "network/index.html", shown, status=refusals.status_of(form))


@require_safe
def page(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One service or professional, and what can be said of it."""
    return render(request, "network/page.html", _shown(request, _entry(request, kind, pk)))


@require_POST
def confirm(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Someone looked, and it is right."""
    entry = _entry(request, kind, pk)
    directory.confirm(entry=entry, by=request.user, now=request.now)
    messages.success(request, "Confirmed. Thank you: the next one can count on it.")
    return redirect("entry", kind, pk)


@require_POST
def capacity(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Whether someone new is taken."""
    entry, form = _entry(request, kind, pk), CapacityForm(request.POST)
    if form.is_valid():
        with refusals.told_in(form):
            directory.say_capacity(entry=entry, by=request.user, now=request.now, **form.said())
            messages.success(request, "Kept, and confirmed as of today.")
            return redirect("entry", kind, pk)
    shown = _shown(request, entry) | {"form": form}
    return render(request, "network/page.html", shown, status=refusals.status_of(form))


@require_POST
def trust(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a professional among one's own trusted people, or not any more."""
    professional = _entry(request, EntryKind.PROFESSIONAL, pk)
    if "stop" in request.POST:
        professionals.untrust(professional=professional, by=request.user, now=request.now)
        messages.success(request, "No longer among those you trust.")
    else:
        professionals.trust(professional=professional, by=request.user, now=request.now)
        messages.success(request, "Kept among those you trust.")
    return redirect("entry", EntryKind.PROFESSIONAL.value, pk)


def _entry(request: HttpRequest, kind: str, pk: int) -> Service | Professional:
    standing.need(request.user, Ability.DIRECTORY_READ, now=request.now)
    rows = _MODELS[kind].objects.visible_to(request.user).select_related("organization", "confirmed_by")
    return get_object_or_404(rows, pk=pk)


def _shown(request: HttpRequest, entry: Service | Professional) -> dict[str, Any]:
    known = needs()
    return {
        "entry": entry,
        "kind": EntryKind.SERVICE if isinstance(entry, Service) else EntryKind.PROFESSIONAL,
        "needs": [known[need].title for need in entry.needs if need in known],
        "addresses": network.places(entry),
        "trusted": network.trusted(entry, request.user),
        "may_say": standing.may(request.user, Ability.DIRECTORY_CONFIRM, now=request.now).allowed,
        "form": CapacityForm.of(entry),
    }
