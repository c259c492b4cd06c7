"""Who is served, and how are things with one of them?"""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baton.actions import clients, standing
from baton.core.concerns import ConcernStatus
from baton.core.permissions import Ability
from baton.core.vocabulary import PersonRole
from baton.models import Baton, Client, Decision, Encounter, Goal, Person, Screening
from baton.web import refusals
from baton.web.agency_forms import CoverForm, JoinForm
from baton.web.forms import ClientForm, GoalForm
from baton.web.loading import abilities, client_of, looked, of_client

_MAY = (
    Ability.AUDIT_READ,
    Ability.CARE_TEAM_CHANGE,
    Ability.CLIENT_CHANGE,
    Ability.ENCOUNTER_WRITE,
    Ability.GLASS_REVIEW,
)
SHOWN = 60
TIMELINE = 30


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The clients this person may see, by name."""
    query = request.GET.get("q", "").replace("\x00", "").strip()
    rows = Client.objects.visible_to(request.user, at=request.now).order_by("called", "pk")
    rows = rows.filter(called__icontains=query) if query else rows
    found = list(rows[: SHOWN + 1])
    may_add = standing.may(request.user, Ability.CLIENT_ADD, now=request.now).allowed
    shown = {"clients": found[:SHOWN], "more": len(found) > SHOWN, "query": query, "may_add": may_add}
    return render(request, "clients/index.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new client."""
    form = ClientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            client = clients.add(since=timezone.localdate(), by=request.user, now=request.now, **form.cleaned_data)
            return redirect("client", client.pk)
    return render(request, "clients/add.html", {"form": form}, status=refusals.status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands on a client's page."""
    client = client_of(request, pk)
    form = ClientForm(request.POST or None, initial=_as_typed(client))
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            clients.change(client=client, by=request.user, now=request.now, **form.cleaned_data)
            return redirect("client", client.pk)
    looked(request, client)
    shown = {"form": form, "client": client}
    return render(request, "clients/change.html", shown, status=refusals.status_of(form))


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One client. Looking is audited."""
    client = client_of(request, pk)
    looked(request, client)
    return render(request, "clients/page.html", shown(request, client))


@require_POST
def add_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal in the client's own words."""
    client, form = client_of(request, pk), GoalForm(request.POST)
    if form.is_valid():
        with refusals.told_in(form):
            clients.add_goal(client=client, by=request.user, now=request.now, **form.cleaned_data)
            return redirect("client", client.pk)
    looked(request, client)
    again = shown(request, client) | {"goal_form": form}
    return render(request, "clients/page.html", again, status=refusals.status_of(form))


@require_POST
def give_up_goal(request: HttpRequest, pk: int) -> HttpResponse:
    """A goal that is reached, or not wanted any more."""
    goal = of_client(request, Goal, pk)
    clients.give_up_goal(goal=goal, by=request.user, now=request.now)
    messages.success(request, "That goal is set aside. It stays in the record.")
    return redirect("client", goal.client_id)


@require_safe
def write(request: HttpRequest) -> HttpResponse:
    """Whom is the note about?"""
    rows = Client.objects.visible_to(request.user, at=request.now).order_by("called", "pk")
    return render(request, "clients/write.html", {"clients": list(rows[:SHOWN])})


def _as_typed(client: Client) -> dict[str, Any]:
    fields = ("called", "pronouns", "birth_year", "words", "likes")
    return {name: getattr(client, name) for name in fields} | {"contact": "\n".join(client.contact)}


def workers(request: HttpRequest) -> Any:
    """Colleagues who work with clients."""
    rows = Person.objects.visible_to(request.user).active().exclude(role=PersonRole.ADMINISTRATOR.value)
    return rows.order_by("called", "pk")


def shown(request: HttpRequest, client: Client) -> dict[str, Any]:
    """All that the page of a client shows."""
    held = Baton.objects.of(client.agency).open().select_related("holder").due_first()
    concerns = client.concerns.prefetch_related(Prefetch("batons", queryset=held, to_attr="held"))
    return {
        "client": client,
        "goal_form": GoalForm(),
        "assign_form": JoinForm(people=workers(request), auto_id="assign-%s"),
        "cover_form": CoverForm(people=workers(request), auto_id="cover-%s"),
        "goals": client.goals.filter(given_up_at__isnull=True),
        "open_concerns": concerns.filter(status=ConcernStatus.OPEN),
        "closed_concerns": concerns.filter(status=ConcernStatus.CLOSED)[:10],
        "team": client.team.current(request.now).select_related("person"),
        "timeline": _timeline(client),
        "unseen_glass": client.glass_breaks.filter(seen_at__isnull=True).select_related("person"),
        "may": abilities(request, client, *_MAY),
    }


def _timeline(client: Client) -> list[dict[str, Any]]:
    decided = Prefetch("decisions", queryset=Decision.objects.of(client.agency).filter(replaced_by__isnull=True))
    notes = client.encounters.select_related("worker").prefetch_related(decided).order_by("-happened_at")[:TIMELINE]
    screens = client.screenings.select_related("administered_by").order_by("-at")[:TIMELINE]
    lines = [_note_line(note) for note in notes] + [_screening_line(screening) for screening in screens]
    return sorted(lines, key=lambda line: line["at"], reverse=True)[:TIMELINE]


def _note_line(note: Encounter) -> dict[str, Any]:
    return {"at": note.happened_at, "note": note, "decision": next(iter(note.decisions.all()), None)}


def _screening_line(screening: Screening) -> dict[str, Any]:
    return {"at": screening.at, "screening": screening}
