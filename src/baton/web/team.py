"""Who is there for this client? A supervisor puts people on the care team, lets someone stand in, and ends a place."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from baton.actions import clients as actions
from baton.models import Client, Membership
from baton.web import clients, refusals
from baton.web.agency_forms import CoverForm, JoinForm
from baton.web.loading import client_of, of_client


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """A worker comes on the care team."""
    client = client_of(request, pk)
    form = JoinForm(request.POST, people=clients.workers(request), auto_id="assign-%s")

    def act() -> None:
        actions.assign(client=client, to=form.cleaned_data["person"], by=request.user, now=request.now)

    return _act(request, client, form, act, assign_form=form)


@require_POST
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague stands in until a time; it ends by itself."""
    client = client_of(request, pk)
    form = CoverForm(request.POST, people=clients.workers(request), auto_id="cover-%s")

    def act() -> None:
        given = form.cleaned_data
        actions.cover(client=client, to=given["person"], until=given["until"], by=request.user, now=request.now)

    return _act(request, client, form, act, cover_form=form)


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Someone's place on the care team ends."""
    membership = of_client(request, Membership, pk, "person")
    actions.leave(membership=membership, by=request.user, now=request.now)
    messages.success(request, f"{membership.person.called} is not on the team any more.")
    return redirect("client", membership.client_id)


def _act(request: HttpRequest, client: Client, form: JoinForm, act: Callable[[], None], **forms: Any) -> HttpResponse:
    if form.is_valid():
        with refusals.told_in(form):
            act()
            messages.success(request, f"{form.cleaned_data['person'].called} is on the team now.")
            return redirect("client", client.pk)
    shown = clients.shown(request, client) | forms
    return render(request, "clients/page.html", shown, status=refusals.status_of(form))
