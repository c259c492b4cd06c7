"""What went out and when, what waits, what failed? No line names a client to whom that client is not open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from baton.actions import outbox, standing
from baton.core.notices import Audience, text
from baton.core.outbox import MOVES, MessageStatus, Outcome, Way
from baton.core.permissions import Ability
from baton.models import Attempt, Client, Message
from baton.web import saying
from baton.web.forms import PageForm

PAGE = 50
_STATES = {
    MessageStatus.WAITING: "Waits",
    MessageStatus.SENT: "Sent",
    MessageStatus.FAILED: "Could not be delivered",
    MessageStatus.WITHDRAWN: "Not sent",
}
_OUTCOMES = {
    Outcome.SENT: "taken",
    Outcome.AWAY: "the mail server did not answer",
    Outcome.LATER: "put off by their mail server",
    Outcome.REFUSED: "refused by their mail server",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One message, as this person may see it. `buttons`: address and words of each move that is theirs to make."""

    message: Message
    sentence: str
    to: str
    state: str
    tries: tuple[str, ...]
    url: str
    buttons: tuple[tuple[str, str], ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The newest first; what failed and what waits can be looked at alone."""
    form, wanted = PageForm(request.GET), request.GET.get("status", "")
    number = form.cleaned_data["page"] or 1 if form.is_valid() else 1
    rows = Message.objects.visible_to(request.user)
    shown = rows.filter(status=wanted) if wanted in list(MessageStatus) else rows
    found = list(shown.select_related("notice__to")[PAGE * (number - 1) : PAGE * number + 1])
    keeps = standing.may(request.user, Ability.OUTBOX_KEEP, now=request.now).allowed
    here = {
        "lines": _lines(request, found[:PAGE], keeps=keeps),
        "waiting": rows.waiting().count(),
        "failed": rows.filter(status=MessageStatus.FAILED).count(),
        "more": number + 1 if len(found) > PAGE else None,
        "wanted": wanted,
        "keeps": keeps,
        "to_files": not settings.SMTP_URL,
    }
    return render(request, "outbox/page.html", here)


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again what failed."""
    outbox.retry(message=_message(request, pk), by=request.user, now=request.now)
    messages.success(request, "It is tried again within a minute.")
    return redirect("outbox")


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep back what waits or failed."""
    outbox.stop(message=_message(request, pk), by=request.user, now=request.now)
    messages.success(request, "It is not sent.")
    return redirect("outbox")


@require_POST
def told(request: HttpRequest, pk: int) -> HttpResponse:
    """The person has called or written themselves."""
    outbox.told(message=_message(request, pk), by=request.user, now=request.now)
    messages.success(request, "Written down: they were told.")
    return redirect("outbox")


def _message(request: HttpRequest, pk: int) -> Message:
    return get_object_or_404(Message.objects.visible_to(request.user), pk=pk)


def _lines(request: HttpRequest, rows: Sequence[Message], *, keeps: bool) -> list[Line]:
    person = request.user
    visible = Client.objects.visible_to(person, at=request.now).filter(pk__in={row.client_id for row in rows})
    open_clients = set(visible.values_list("pk", flat=True))
    tries: dict[int, list[Attempt]] = {}
    for attempt in Attempt.objects.of(person.agency).filter(message__in=[row.pk for row in rows]):
        tries.setdefault(attempt.message_id, []).append(attempt)
    return [
        Line(
            message=row,
            sentence=text(row.code).en,
            to=_to(row, row.client_id in open_clients),
            state=_state(row, request.now),
            tries=tuple(_tried(one, request.now) for one in tries.get(row.pk, ())),
            url=_url(row, mine=row.written_by_id == person.pk),
            buttons=_buttons(row, mine=row.written_by_id == person.pk, keeps=keeps),
        )
        for row in rows
    ]


def _to(message: Message, is_open: bool) -> str:
    """An address is told in full to whoever may open the client; of a client, nobody else hears even a part of it."""
    if message.notice:
        return message.notice.to.name
    if is_open:
        return message.address
    if text(message.code).audience is Audience.CLIENT:
        return "a client"
    name, at, host = message.address.partition("@")
    return f"{name[:1]}…@{host}" if at else "a phone number"


def _state(message: Message, now: datetime) -> str:
    words = _STATES[MessageStatus(message.status)]
    if message.ended_at:
        return f"{words} {saying.at(message.ended_at, now)}"
    if message.way == Way.PHONE:
        return f"{words} for a call or a text from your own phone, since {saying.at(message.written_at, now)}"
    return f"{words} since {saying.at(message.written_at, now)}"


def _tried(attempt: Attempt, now: datetime) -> str:
    said = _OUTCOMES[Outcome(attempt.outcome)] if attempt.outcome else "cut short; it may have arrived"
    return f"{saying.at(attempt.at, now)}: {said}" + (f" ({attempt.answer})" if attempt.answer else "")


def _url(message: Message, *, mine: bool) -> str:
    """The whole link: for who has to tell it by phone, and in the demo for everyone who looks."""
    by_phone = mine and message.way == Way.PHONE and message.status == MessageStatus.WAITING
    return outbox.url(message) if by_phone or settings.DEMO else ""


def _buttons(message: Message, *, mine: bool, keeps: bool) -> tuple[tuple[str, str], ...]:
    theirs = {"retry": keeps, "withdraw": keeps, "send": mine and message.way == Way.PHONE}
    names = {"retry": "message_retry", "withdraw": "message_stop", "send": "message_told"}
    moves = MOVES.open_moves(MessageStatus(message.status))
    open_here = message.status in (MessageStatus.WAITING, MessageStatus.FAILED)
    return tuple((names[move.name], move.button) for move in moves if open_here and theirs.get(move.name))
