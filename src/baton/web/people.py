"""Who works here, and as what? An administrator adds people, places them, and closes accounts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baton.actions import people, standing
from baton.core.permissions import Ability
from baton.core.vocabulary import PersonRole
from baton.models import Person
from baton.web import refusals
from baton.web.agency_forms import PersonForm, PlaceForm, RoleForm


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new account, without a password: its owner sets one."""
    standing.need(request.user, Ability.AGENCY_ADMINISTER, now=request.now)
    form = PersonForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            given = form.cleaned_data | {"role": PersonRole(form.cleaned_data["role"])}
            person = people.add(by=request.user, now=request.now, **given)
            messages.success(request, f"{person.called} is here now. A password: “Forgot your password?” at sign-in.")
            return redirect("agency")
    return render(request, "people/add.html", {"form": form}, status=refusals.status_of(form))


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One account, and what can be changed about it."""
    person = _person(request, pk)
    return render(request, "people/page.html", _shown(request, person))


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Who supervises this person, and who stands in."""
    person = _person(request, pk)
    form = PlaceForm(request.POST, by=request.user, person=person)

    def act() -> None:
        people.place(person=person, by=request.user, now=request.now, **form.cleaned_data)

    return _act(request, person, form, act, "Kept.", place_form=form)


@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """What this person is employed as."""
    person, form = _person(request, pk), RoleForm(request.POST)

    def act() -> None:
        given = form.cleaned_data | {"role": PersonRole(form.cleaned_data["role"])}
        people.give_role(person=person, by=request.user, now=request.now, **given)

    return _act(request, person, form, act, "Kept.", role_form=form)


@require_POST
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """The account is closed; nobody goes with a baton in hand."""
    person = people.deactivate(person=_person(request, pk), by=request.user, now=request.now)
    messages.success(request, f"{person.called}’s account is closed. What they wrote stays.")
    return redirect("agency")


@require_POST
def activate(request: HttpRequest, pk: int) -> HttpResponse:
    """The account is open again."""
    person = people.activate(person=_person(request, pk), by=request.user, now=request.now)
    messages.success(request, f"{person.called} can sign in again.")
    return redirect("agency")


def _act(
    request: HttpRequest, person: Person, form: Any, act: Callable[[], None], said: str, **forms: Any
) -> HttpResponse:
    if form.is_valid():
        with refusals.told_in(form):
            act()
            messages.success(request, said)
            return redirect("person", person.pk)
    return render(request, "people/page.html", _shown(request, person) | forms, status=refusals.status_of(form))


def _person(request: HttpRequest, pk: int) -> Person:
    standing.need(request.user, Ability.AGENCY_ADMINISTER, now=request.now)
    return get_object_or_404(Person.objects.visible_to(request.user), pk=pk)


def _shown(request: HttpRequest, person: Person) -> dict[str, Any]:
    placed = {"supervisor": person.supervisor_id, "backup": person.backup_id}
    return {
        "person": person,
        "place_form": PlaceForm(initial=placed, by=request.user, person=person),
        "role_form": RoleForm(initial={"role": person.role, "competences": person.competences}),
    }
