"""What if someone must look who has no way in? A door that asks for a reason, and for the client's number."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from baton.actions import glass
from baton.core.refusals import Code, Refused
from baton.models import Client, GlassBreak
from baton.web import refusals
from baton.web.forms import GlassForm
from baton.web.loading import client_of, of_client

_NOBODY = "No record opened. Check the number, and whether you have a way in already."


@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """Open a record in an emergency. Whether a number is nobody's or not open to you reads the same."""
    form = GlassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            client = form.client_of(request.user)
            if client is None:
                raise Refused(Code.INVALID, _NOBODY, field="reference")
            broken = _break(request, client, form.cleaned_data["reason"])
            messages.success(request, "Open for four hours. The supervisors are told, with your reason.")
            return redirect("client", client_of(request, broken.client_id).pk)
    return render(request, "glass/door.html", {"form": form}, status=refusals.status_of(form))


@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """A supervisor has seen why."""
    broken = of_client(request, GlassBreak, pk)
    glass.review(glass=broken, by=request.user, now=request.now)
    messages.success(request, "Noted: you have seen why.")
    return redirect("client", broken.client_id)


def _break(request: HttpRequest, client: Client, reason: str) -> GlassBreak:
    try:
        return glass.break_in(client=client, reason=reason, by=request.user, now=request.now)
    except Refused as refused:
        if refused.code is Code.NOT_VISIBLE or refused.code is Code.NOT_ALLOWED:
            raise Refused(Code.INVALID, _NOBODY, field="reference") from refused
        raise
