"""Which steps are open, beyond what Today shows? All in one's own hand, and those in other hands that one follows."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.core.permissions import Relation
from baton.models import Baton, Client, Membership, Person
from baton.web.forms import PageForm

PAGE = 50


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Every open baton in this person's hand, due first."""
    rows = Baton.objects.held_by(request.user).open().select_related("client", "concern", "holder").due_first()
    return render(request, "batons/index.html", _leaf(request, rows) | {"title": "In your hand"})


@require_safe
def others(request: HttpRequest) -> HttpResponse:
    """Open batons in other hands: for one's own clients, and of those one supervises or stands behind."""
    person, now = request.user, request.now
    rows = Baton.objects.visible_to(person, at=now).open().exclude(holder=person).due_first()
    rows = rows.filter(Q(client__in=clients_of(person, now)) | Q(holder__in=overseen_by(person)))
    shown = _leaf(request, rows.select_related("client", "concern", "holder"))
    return render(request, "batons/index.html", shown | {"title": "In other hands"})


def _leaf(request: HttpRequest, rows: Any) -> dict[str, Any]:
    form = PageForm(request.GET)
    number = form.cleaned_data["page"] or 1 if form.is_valid() else 1
    found = list(rows[PAGE * (number - 1) : PAGE * number + 1])
    return {"batons": found[:PAGE], "more": number + 1 if len(found) > PAGE else None, "number": number}


def clients_of(person: Person, now: datetime) -> Any:
    """The clients on whose care team this person is."""
    own = Membership.objects.of(person.agency).current(now).filter(person=person, relation=Relation.OWN)
    return Client.objects.of(person.agency).filter(pk__in=own.values("client"))


def overseen_by(person: Person) -> Any:
    """Those who have this person as supervisor, as backup, or as their supervisor's backup."""
    behind = Q(supervisor=person) | Q(backup=person) | Q(supervisor__backup=person)
    return Person.objects.of(person.agency).active().filter(behind).exclude(pk=person.pk)


def followed(person: Person, now: datetime, limit: int) -> list[Baton]:
    """What is due first in other hands: one step for each own client, and the steps of those overseen."""
    rows = Baton.objects.of(person.agency).select_related("client", "holder").due_first()
    of_clients = rows.filter(pk__in=_firsts(person, now))[:limit]
    seen = Baton.objects.visible_to(person, at=now).open().filter(holder__in=overseen_by(person))
    of_people = seen.select_related("client", "holder").due_first()[:limit]
    found = {baton.pk: baton for baton in (*of_clients, *of_people)}
    return sorted(found.values(), key=lambda baton: (baton.due_at, baton.pk))[:limit]


def _firsts(person: Person, now: datetime) -> Any:
    theirs = Baton.objects.everywhere().open().filter(client=OuterRef("pk")).exclude(holder=person).due_first()
    firsts = clients_of(person, now).annotate(first=Subquery(theirs.values("pk")[:1]))
    return firsts.filter(first__isnull=False).values("first")
