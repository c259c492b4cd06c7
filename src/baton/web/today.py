"""What is next? The batons in my hand by urgency, those in others' hands, and whom I can ask. Reads slices only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from baton.actions import standing
from baton.actions.hands import above
from baton.core.permissions import Ability
from baton.core.vocabulary import Disposition
from baton.models import Baton, Client, Encounter, Person
from baton.web import notices, saying, shelves

SHOWN = 5
OTHERS = 5
COUNTED = 100
QUIET_AFTER = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Batons due in one stretch of time: the first few, and how many in all, counted no further than a hundred."""

    batons: list[Baton]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.batons)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Today."""
    person, now = request.user, request.now
    tonight = saying.end_of_day(now)
    mine = Baton.objects.held_by(person).open().select_related("client", "concern").due_first()
    late, today, later = (
        _shelf(mine.overdue(now)),
        _shelf(mine.due_between(now, tonight)),
        _shelf(mine.filter(due_at__gte=tonight)),
    )
    danger = mine.filter(concern__disposition=Disposition.EMERGENCY.value, due_at__lt=tonight).first()
    shown = _next(danger, late, today, later, now) | _around(person, now)
    return render(request, "today/page.html", shown | {"greeting": greeting(now)})


def _shelf(rows: Any) -> Shelf:
    return Shelf(batons=list(rows[:SHOWN]), count=rows.count_to(COUNTED))


def _next(danger: Baton | None, late: Shelf, today: Shelf, later: Shelf, now: datetime) -> dict[str, Any]:
    """Danger comes before what has been late for longer."""
    first = danger or next((shelf.batons[0] for shelf in (late, today) if shelf.batons), None)
    sizes = (late.count, today.count, later.count)
    return {
        "late": late,
        "today": today,
        "later": later,
        "next": first,
        "next_late": bool(first) and first.due_at < now,
        "summary": _summary(*sizes),
        "none": not any(sizes),
    }


def _summary(late: int, today: int, later: int) -> str:
    total = late + today + later
    if not total:
        return "You hold no batons."
    counts = ((late, "late"), (today, "due today"), (later, "for later"))
    parts = [f"{saying.number(count)} {what}" for count, what in counts if count]
    held = saying.counted(total, "baton") if total < COUNTED else "a hundred batons or more"
    return (
        f"You hold {held}: {', '.join(parts)}."
        if len(parts) > 1
        else f"You hold {held}, {parts[0].split(maxsplit=1)[1]}."
    )


def greeting(now: datetime) -> str:
    """By the clock of the agency."""
    hour = timezone.localtime(now).hour
    return next(words for until, words in _GREETINGS if hour < until)


_GREETINGS = ((5, "Still up"), (12, "Good morning"), (18, "Good afternoon"), (24, "Good evening"))


def _around(person: Person, now: datetime) -> dict[str, Any]:
    others = shelves.followed(person, now, OTHERS + 1)
    serves = standing.may(person, Ability.CLIENT_ADD, now=now).allowed
    return {
        "serves": serves,
        "may_measure": standing.may(person, Ability.MEASURES_READ, now=now).allowed,
        "others": others[:OTHERS],
        "more_others": len(others) > OTHERS,
        "askable": above(person)[:2],
        "quiet": _quiet(shelves.clients_of(person, now), now),
        "told": notices.told(person, now),
    }


def _quiet(mine: Any, now: datetime) -> list[Client]:
    last = Encounter.objects.everywhere().filter(client=OuterRef("pk")).order_by("-happened_at")
    rows = mine.annotate(last_at=Subquery(last.values("happened_at")[:1]))
    still = rows.filter(Q(last_at__lt=now - QUIET_AFTER) | Q(last_at__isnull=True))
    return list(still.order_by(F("last_at").asc(nulls_first=True), "pk")[:4])
