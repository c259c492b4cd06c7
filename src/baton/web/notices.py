"""What was this person told, and have they seen it? One line a kind, and nothing that Today shows anyway."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from baton.actions import notices, standing
from baton.core.permissions import Ability
from baton.models import Client, Notice, Person
from baton.web import saying
from baton.web.forms import SeenForm

_READ = 100
_LINKS = 5
# Today shows these where they are: in one's own hand, and in the hands of those one supervises.
_MINE = ("baton.opened", "baton.late.holder")
_OVERSEEN = "baton.late.supervisor"
_CLIMBED = ("A late baton has climbed to you", "{} late batons have climbed to you")
WORDS: Final = {
    "baton.offered": ("A colleague asks you to take a baton", "Colleagues ask you to take {} batons"),
    "baton.taken": ("A baton of yours is in another hand now", "{} batons of yours are in other hands now"),
    "baton.set_down": ("A supervisor set a baton of yours aside", "A supervisor set {} batons of yours aside"),
    "concern.reopened": ("A concern was opened again", "{} concerns were opened again"),
    "glass.broken": (
        "A record was opened in an emergency. Look at why",
        "{} records were opened in an emergency. Look at why",
    ),
    "baton.opened": ("A new baton is in your hand", "{} new batons are in your hand"),
    "baton.late.holder": ("A baton in your hand is late", "{} batons in your hand are late"),
    "baton.late.supervisor": _CLIMBED,
    "baton.late.backup": _CLIMBED,
    "directory.stale": (
        "Entries of the directory are to be confirmed",
        "Entries of the directory are to be confirmed, for {} weeks now",
    ),
    "lowering.granted": ("A supervisor agreed to set a sign aside", "A supervisor agreed to set {} signs aside"),
    "lowering.refused": (
        "A supervisor did not agree to set a sign aside",
        "A supervisor did not agree to set {} signs aside",
    ),
}
_OTHER = ("Something has changed", "{} things have changed")


@dataclass(frozen=True, kw_only=True)
class Line:
    """All notices of one kind. `links` lead to the newest of them, by what the client is called."""

    sentence: str
    at: datetime
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is unseen, newest kind first; `until` is the newest notice of all."""

    lines: tuple[Line, ...]
    until: int


def told(person: Person, now: datetime) -> Told:
    """What this person was told and has not seen. A client who is not open to them has no name here."""
    shown = _MINE if standing.may(person, Ability.AGENCY_ADMINISTER, now=now).allowed else (*_MINE, _OVERSEEN)
    rows = list(Notice.objects.visible_to(person).unseen().exclude(code__in=shown).select_related("client")[:_READ])
    ids = {row.client_id for row in rows}
    visible = Client.objects.visible_to(person, at=now).filter(pk__in=ids) if rows else Client.objects.none()
    kinds: dict[tuple[str, str], list[Notice]] = {}
    for row in rows:
        kinds.setdefault(WORDS.get(row.code, _OTHER), []).append(row)
    seen = set(visible.values_list("pk", flat=True))
    lines = tuple(_line(words, those, seen) for words, those in kinds.items())
    return Told(lines=lines, until=max((row.pk for row in rows), default=0))


def _line(words: tuple[str, str], those: Sequence[Notice], visible: set[int]) -> Line:
    one, many = words
    number = saying.number(len(those))
    sentence = one if len(those) == 1 else many.format(number)
    links = dict.fromkeys(_link(row) for row in those if row.client_id in visible)
    return Line(sentence=f"{sentence[:1].upper()}{sentence[1:]}.", at=those[0].created_at, links=tuple(links)[:_LINKS])


def _link(notice: Notice) -> tuple[str, str]:
    where = reverse("baton", args=[notice.baton_id]) if notice.baton_id else reverse("client", args=[notice.client_id])
    return str(notice.client), where


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """All that was told up to now was read."""
    form = SeenForm(request.POST)
    if form.is_valid():
        notices.all_seen(until=form.cleaned_data["until"], by=request.user, now=request.now)
    return redirect("today")
