"""Who is there for this client, and who does what? A drawing and a list with the same facts, made with the client."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baton.actions import circle
from baton.core.circle import NARROW, WIDE, Closeness, Drawing, Knows, Someone, SupporterKind, draw
from baton.core.permissions import Ability
from baton.models import Client, Person, Supporter
from baton.web import refusals
from baton.web.forms import Asked
from baton.web.loading import abilities, client_of, looked, of_client
from baton.web.saying import ROLES

KINDS = {
    SupporterKind.FAMILY: "Family",
    SupporterKind.FRIEND: "Friend",
    SupporterKind.PEER: "Peer, or someone with the same experience",
    SupporterKind.GROUP: "Group, meeting or place",
    SupporterKind.AGENCY: "Agency or office",
    SupporterKind.PROFESSIONAL: "Professional",
}
CLOSENESS = {Closeness.CLOSE: "leans on them", Closeness.IN_TOUCH: "in touch", Closeness.ASKED: "being asked"}
KNOWS = {
    Knows.NOTHING: "Does not know about us, and need not",
    Knows.COMES_HERE: "May know about us",
    Knows.THEIR_PART: "May know what they help with",
}
_GROUPS = (
    ("People", (SupporterKind.FAMILY, SupporterKind.FRIEND, SupporterKind.PEER)),
    ("Groups and places", (SupporterKind.GROUP, SupporterKind.AGENCY)),
    ("Professionals", (SupporterKind.PROFESSIONAL,)),
)


class SupporterForm(Asked):
    """Someone of the circle, as the client speaks of them."""

    called = forms.CharField(
        label="What the client calls them",
        max_length=100,
        error_messages={"required": "Write what the client calls them."},
    )
    kind = forms.ChoiceField(label="Who it is", choices=[(kind.value, words) for kind, words in KINDS.items()])
    does = forms.CharField(
        label="What they do",
        max_length=300,
        required=False,
        help_text="In the client’s words: “calls on Sundays”, “drives me to the meeting”.",
    )
    closeness = forms.ChoiceField(
        label="How close",
        initial=Closeness.IN_TOUCH.value,
        choices=[(one.value, words.capitalize()) for one, words in CLOSENESS.items()],
    )
    knows = forms.ChoiceField(
        label="What they may know",
        choices=[(one.value, words) for one, words in KNOWS.items()],
        help_text="The client decides. Nothing is told to anyone from here.",
    )
    in_crisis = forms.BooleanField(label="May be called in a crisis", required=False)

    @property
    def given(self) -> dict[str, Any]:
        typed = self.cleaned_data
        words = {"kind": SupporterKind(typed["kind"]), "closeness": Closeness(typed["closeness"])}
        return typed | words | {"knows": Knows(typed["knows"])}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One of the circle in the list: the number is that of the drawing."""

    number: int
    supporter: Supporter
    knows: str
    closeness: str


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The circle of a client. Looking is audited."""
    client = client_of(request, pk)
    looked(request, client, part="circle")
    lines = _lines(client)
    drawn = {line.supporter.person_id for line in lines}
    team = client.team.current(request.now).select_related("person").exclude(person__in=drawn - {None})
    shown = {
        "client": client,
        "drawings": [_drawing(lines, WIDE), _drawing(lines, NARROW)],
        "groups": [(title, [line for line in lines if line.supporter.kind in kinds]) for title, kinds in _GROUPS],
        "in_words": _in_words(client, lines),
        "team": [one.person for one in team],
        "nobody_in_crisis": not any(line.supporter.in_crisis for line in lines),
        "may": abilities(request, client, Ability.CLIENT_CHANGE),
    }
    return render(request, "circle/page.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Someone new; `?person=` takes one of the care team."""
    client = client_of(request, pk)
    person = _of_team(request, client)
    form = SupporterForm(request.POST or None, initial=_as_worker(person) if person else None)
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            circle.join(client=client, person=person, by=request.user, now=request.now, **form.given)
            return redirect("circle", client.pk)
    looked(request, client, part="circle")
    shown = {"client": client, "form": form}
    return render(request, "circle/someone.html", shown, status=refusals.status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Something about them is different now."""
    supporter = of_client(request, Supporter, pk)
    initial = {name: getattr(supporter, name) for name in SupporterForm.base_fields}
    form = SupporterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            circle.change(supporter=supporter, by=request.user, now=request.now, **form.given)
            return redirect("circle", supporter.client_id)
    looked(request, supporter.client, part="circle")
    shown = {"client": supporter.client, "form": form, "supporter": supporter}
    return render(request, "circle/someone.html", shown, status=refusals.status_of(form))


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The client does not want them here any more."""
    supporter = of_client(request, Supporter, pk)
    circle.leave(supporter=supporter, by=request.user, now=request.now)
    messages.success(request, "They are out of the drawing. That they were in it stays in the record.")
    return redirect("circle", supporter.client_id)


def _lines(client: Client) -> list[Line]:
    order = list(Closeness)
    there = sorted(client.circle.there(), key=lambda one: (order.index(Closeness(one.closeness)), one.pk))
    return [
        Line(
            number=number,
            supporter=one,
            knows=KNOWS[Knows(one.knows)] if not one.person_id else "",
            closeness=CLOSENESS[Closeness(one.closeness)],
        )
        for number, one in enumerate(there, 1)
    ]


def _drawing(lines: Sequence[Line], sheet: Any) -> Drawing:
    people = [
        Someone(
            number=line.number,
            called=line.supporter.called,
            note=line.supporter.does,
            kind=SupporterKind(line.supporter.kind),
            closeness=Closeness(line.supporter.closeness),
        )
        for line in lines
    ]
    return draw(people, sheet)


def _in_words(client: Client, lines: Sequence[Line]) -> str:
    """What the drawing shows, for who does not see it."""
    rings = {
        words: [line.supporter.called for line in lines if line.closeness == words] for words in CLOSENESS.values()
    }
    parts = [f"{words.capitalize()}: {', '.join(names)}." for words, names in rings.items() if names]
    return " ".join([f"{client.called} in the middle.", *parts, "The list below says the same."])


def _of_team(request: HttpRequest, client: Client) -> Person | None:
    asked = request.GET.get("person", "")
    if not asked.isdecimal():
        return None
    team = client.team.current(request.now).values("person")
    return get_object_or_404(Person.objects.visible_to(request.user).filter(pk__in=team), pk=asked[:18])


def _as_worker(person: Person) -> dict[str, str]:
    known = {"kind": SupporterKind.PROFESSIONAL.value, "knows": Knows.THEIR_PART.value}
    return known | {"called": person.called, "does": ROLES[person.role]}
