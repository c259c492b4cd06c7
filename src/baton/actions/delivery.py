"""How do messages get out? One process at a time hands what waits to the mail server, oldest first, each once.

Each attempt is written down before it is made. Who dies in the middle of one leaves a message that waits: it is tried
again with the same Message-ID, so that a server or a mail program that has it already can tell.
"""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import F

from baton.actions import letters, notices, outbox, turns
from baton.actions.change import Change, one_change
from baton.actions.letters import Answer
from baton.core.outbox import Outcome, Way, gives_up, is_quiet, rests
from baton.models import Attempt, Message

_MOST = 500  # messages in one round: others want the turn too


def deliver(*, now: datetime) -> int:
    """Hand over what is due. Returns how many messages went out; 0 while another process is at it.

    A server that takes nothing ends the round: what waits keeps its order.
    """
    with turns.only_one("outbox") as mine:
        return _round(now) if mine else 0


def _round(now: datetime) -> int:
    sent = tried = 0
    with letters.post() as post:
        for message in _due(now):
            if _pointless(message):
                _keep_back(message, now)
                continue
            answer = _try(message, post, now)
            sent, tried = sent + (answer.outcome is Outcome.SENT), tried + 1
            if answer.outcome is Outcome.AWAY or tried == _MOST:
                break
    return sent


def _due(now: datetime) -> Iterator[Message]:
    """What may go now: what waits for no morning first, then by age; that alone while a server that was away is let be.

    Each is read as it is when its turn comes.
    """
    mail = Message.objects.everywhere().waiting().filter(way=Way.EMAIL)
    rows = mail.select_related("agency", "client", "written_by", "notice__to", "notice__client")
    away = any(_rests(message, now) for message in rows.filter(outcome=Outcome.AWAY, at_once=False))
    for pk in list(mail.order_by("-at_once", "pk").values_list("pk", flat=True)):
        message = rows.filter(pk=pk).first()
        if message and not _rests(message, now) and (message.at_once or not (away or _quiet(message, now))):
            yield message


def _rests(message: Message, now: datetime) -> bool:
    outcome = Outcome(message.outcome) if message.outcome else None
    return rests(tried_at=message.tried_at, attempts=message.attempts, outcome=outcome, now=now)


def _quiet(message: Message, now: datetime) -> bool:
    clock = now.astimezone(ZoneInfo(message.agency.time_zone)).time()
    if message.notice is None:
        return is_quiet(clock)
    to = message.notice.to
    return is_quiet(clock, frm=to.quiet_from, until=to.quiet_until)


def _pointless(message: Message) -> bool:
    """Whether it was read on the page in the meantime, or is not wanted any more."""
    notice = message.notice
    return notice is not None and bool(notice.seen_at or not notice.to.by_mail or not notice.to.is_active)


def _keep_back(message: Message, now: datetime) -> None:
    with one_change(agency=message.agency, by=None, now=now) as change:
        outbox.move(change, message, "withdraw")


def _try(message: Message, post: letters.Post, now: datetime) -> Answer:
    with one_change(agency=message.agency, by=None, now=now) as change:
        attempt = _begin(change, message)
    if attempt is None:
        return Answer(outcome=Outcome.LATER)
    answer = post.hand(message)
    with one_change(agency=message.agency, by=None, now=now) as change:
        _end(change, message, attempt, answer)
    return answer


def _begin(change: Change, message: Message) -> Attempt | None:
    """None when it was withdrawn a moment ago."""
    mine = Message.objects.of(change.agency).waiting().filter(pk=message.pk)
    if not mine.update(attempts=F("attempts") + 1, tried_at=change.now, outcome=""):
        return None
    return Attempt.objects.create(agency=change.agency, message=message, at=change.now)


def _end(change: Change, message: Message, attempt: Attempt, answer: Answer) -> None:
    said = {"outcome": answer.outcome, "ended_at": change.now, "answer": answer.code}
    Attempt.objects.of(change.agency).filter(pk=attempt.pk).update(**said)
    Message.objects.of(change.agency).filter(pk=message.pk).update(outcome=answer.outcome)
    if answer.outcome is Outcome.SENT:
        outbox.move(change, message, "send")
    elif gives_up(message.attempts + 1, answer.outcome) and outbox.move(change, message, "fail"):
        _tell_writer(change, message)


def _tell_writer(change: Change, message: Message) -> None:
    """Who wrote to somebody outside hears the same day that it did not arrive."""
    if message.address and message.written_by:
        dedupe = f"failed:{message.pk}:{message.attempts}"
        notices.tell(change, message.written_by, "message.failed", dedupe, client=message.client)
