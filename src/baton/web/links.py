"""Who has a link to this client's page or referrals, and what came of it? Given, renewed and taken back here.

A link and its code are shown once, on the page that answers the request: nobody can look them up again.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from baton.actions import links
from baton.core.links import RULES, SIGHT, Purpose, Sight
from baton.core.permissions import Ability
from baton.core.referrals import ReferralStatus
from baton.models import Client, ClientVerdict, Link
from baton.web.forms import Asked
from baton.web.loading import abilities, client_of, looked, of_client

_SHOWN = 50


class GiveForm(Asked):
    language = forms.ChoiceField(label="Language of the page", choices=[("en", "English"), ("es", "Español")])


@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Every link about this client, with each time that it was tried."""
    client = client_of(request, pk)
    looked(request, client, "links")
    return render(request, "links/index.html", _shown(request, client))


@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """A link to the client's own page; an older one dies."""
    client, form = client_of(request, pk), GiveForm(request.POST)
    if not form.is_valid():
        return render(request, "links/index.html", _shown(request, client) | {"form": form}, status=422)
    made = links.make_for_client(client=client, by=request.user, now=request.now, **form.cleaned_data)
    return given(request, made)


@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """The same door with a new link and code."""
    link = of_client(request, Link, pk, "referral", "option")
    return given(request, links.renew(link=link, by=request.user, now=request.now))


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """End a link before its time."""
    link = of_client(request, Link, pk)
    links.take_back(link=link, by=request.user, now=request.now)
    messages.success(request, "Taken back. Whoever has it open is out with their next step.")
    return redirect("links", link.client_id)


def given(request: HttpRequest, made: links.Made) -> HttpResponse:
    """The one page on which link and code stand. Shown after whatever made them."""
    shown = {
        "link": made.link,
        "client": made.link.client,
        "address": settings.URL + made.path if settings.HTTPS else request.build_absolute_uri(made.path),
        "code": made.code,
        "lasts": RULES[Purpose(made.link.purpose)].lasts.days,
    }
    return render(request, "links/given.html", shown)


def _shown(request: HttpRequest, client: Client) -> dict[str, Any]:
    rows = client.links.select_related("made_by", "referral", "option__professional", "option__service")
    lines = [(link, _state(link, request), link.openings.all()[:_SHOWN]) for link in rows[:_SHOWN]]
    return {
        "client": client,
        "lines": lines,
        "form": GiveForm(),
        "verdicts": ClientVerdict.objects.visible_to(request.user, at=request.now)
        .filter(client=client)
        .select_related("encounter__worker"),
        "may": abilities(request, client, Ability.LINK_GIVE),
    }


def _state(link: Link, request: HttpRequest) -> str:
    """open, over, ended, or past: a receiver's link that leads nowhere any more."""
    if link.revoked_at:
        return "ended"
    if link.expires_at <= request.now:
        return "over"
    if link.referral and SIGHT[ReferralStatus(link.referral.status)] is Sight.NOTHING:
        return "past"
    return "open"
