"""What to do now? The few things to do, and whom to call; with a note or without, with a client or without."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.actions import policies
from baton.actions.hands import above
from baton.core.policy import Policy, country
from baton.core.vocabulary import Obligation
from baton.models import Agency, Baton, Encounter
from baton.web.loading import looked, of_client


def callable_in(agency: Agency, policy: Policy) -> dict[str, Any]:
    """Whom to call where this agency is."""
    here = country(agency.country, policy)
    lines = [line for line in here.lines if line.call or line.text]
    return {"emergency_number": here.emergency[0], "first_line": lines[0] if lines else None, "lines": lines[1:]}


@require_safe
def anyone(request: HttpRequest) -> HttpResponse:
    """Someone is in danger; nobody asks who."""
    shown = {"askable": above(request.user)[:2], "means": True, **_lines_of(request.user.agency)}
    return render(request, "emergency/anyone.html", shown)


@require_safe
def now(request: HttpRequest, pk: int) -> HttpResponse:
    """After saving: the same few things, and who has been told."""
    encounter = of_client(request, Encounter, pk)
    looked(request, encounter.client, "answer")
    decision = encounter.decisions.filter(replaced_by__isnull=True).select_related("concern").first()
    answer = decision.answer if decision else {}
    held = (
        Baton.objects.of(encounter.agency).open().filter(concern=decision.concern) if decision else Baton.objects.none()
    )
    shown = {
        "client": encounter.client,
        "answer": answer,
        "decision": decision,
        "means": Obligation.MEANS_SAFETY in answer.get("obligations", ()),
        "told": held.exclude(holder=request.user).select_related("holder").due_first()[:3],
        "mine": held.filter(holder=request.user).due_first()[:6],
        "askable": above(request.user)[:2],
    }
    return render(request, "emergency/now.html", shown | _lines_of(encounter.client.agency))


def _lines_of(agency: Agency) -> dict[str, Any]:
    return callable_in(agency, policies.of(agency))
