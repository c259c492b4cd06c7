"""How is the agency set up? Its people, its hours, the days it is closed, and what it changes in the policy."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baton.actions import agencies, standing
from baton.core.permissions import Ability
from baton.models import Person
from baton.web import refusals
from baton.web.agency_forms import ClosedForm, HoursForm, OverlayForm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All that an administrator looks after."""
    return _page(request, ClosedForm())


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest) -> HttpResponse:
    """Where the agency is, and when it is open."""
    standing.need(request.user, Ability.AGENCY_ADMINISTER, now=request.now)
    form = HoursForm(request.POST) if request.method == "POST" else HoursForm.of(request.user.agency)
    if form.is_valid():
        with refusals.told_in(form):
            agencies.keep_hours(by=request.user, now=request.now, **form.cleaned_data)
            messages.success(request, "Kept. Steps opened from now on are due by these hours.")
            return redirect("agency")
    return render(request, "agency/hours.html", {"form": form}, status=refusals.status_of(form))


@require_POST
def close_on(request: HttpRequest) -> HttpResponse:
    """One more day on which nobody is here."""
    form = ClosedForm(request.POST)
    if form.is_valid():
        with refusals.told_in(form):
            day, name = form.cleaned_data["on"], form.cleaned_data["name"]
            agencies.close_on(day=day, name=name, by=request.user, now=request.now)
            messages.success(request, "Kept. No step falls due on that day.")
            return redirect("agency")
    return _page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def change_policy(request: HttpRequest) -> HttpResponse:
    """The agency's own overlay over the policy; what is refused comes back as it was typed."""
    standing.need(request.user, Ability.POLICY_CHANGE, now=request.now)
    overlay = {"overlay": request.user.agency.overlay}
    form = OverlayForm(request.POST) if request.method == "POST" else OverlayForm(initial=overlay)
    if form.is_valid():
        with refusals.told_in(form):
            agencies.change_policy(by=request.user, now=request.now, **form.cleaned_data)
            messages.success(request, "In force from now on. Each answer keeps the version it was made by.")
            return redirect("policy")
    return render(request, "policy/change.html", {"form": form}, status=refusals.status_of(form))


def _page(request: HttpRequest, form: ClosedForm) -> HttpResponse:
    standing.need(request.user, Ability.AGENCY_ADMINISTER, now=request.now)
    agency = request.user.agency
    people = Person.objects.visible_to(request.user).select_related("supervisor", "backup")
    shown = {
        "agency": agency,
        "people": people.order_by("-is_active", "name", "pk"),
        "closed": agency.closed_days.filter(on__gte=request.now.date()).order_by("on"),
        "form": form,
    }
    return render(request, "agency/page.html", shown, status=refusals.status_of(form))
