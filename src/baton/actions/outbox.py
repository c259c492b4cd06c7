"""What is put into the outbox, and what may a person do with it? Messages are written with the change that causes them.

Whoever writes one gives a code, an address and a link: what else a message says is in `core.notices`.
"""

import base64
from datetime import datetime

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_email
from django.urls import Resolver404, resolve

from baton.actions import audit
from baton.actions.change import Change, one_change
from baton.actions.standing import need
from baton.core.notices import TEXTS, Audience
from baton.core.outbox import MOVES, Address, MessageStatus, Way
from baton.core.refusals import Code, Refused
from baton.home import key
from baton.models import Client, Message, Notice, Person

_validate_phone = RegexValidator(r"^\+?[0-9][0-9 ().-]{5,30}$")
_MOVES = {move.name: move for move in MOVES.moves}


def put(change: Change, *, code: str, to: Address, link: str, dedupe: str, client: Client | None = None) -> Message:
    """Write to an address outside, once per `dedupe`: the message that is there is given back.

    `link` is an address of ours, from its first slash; what follows a # is secret and kept sealed. `code` is one for
    receivers or clients. Refused: an address that nobody can have, in the field `to`.
    """
    if TEXTS[code].audience is Audience.WORKER:
        raise ValueError(f"{code} is told to people inside: see notices.tell")
    _need_address(to)
    path, _, secret = link.partition("#")
    _need_page(path)
    written = Message.objects.of(change.agency).filter(dedupe=dedupe).first()
    row = Message(code=code, link=path, sealed=_seal(secret), client=client, dedupe=dedupe)
    row.address, row.way, row.language = to.value, to.way, to.language
    return written or _keep(change, row, at_once=TEXTS[code].at_once)


def put_notice(change: Change, notice: Notice, *, link: str, at_once: bool) -> None:
    """Write to somebody here what they are told on Today, if they want it by mail."""
    if notice.to.by_mail:
        about = {"code": notice.code, "client": notice.client, "language": notice.to.language}
        row = Message(notice=notice, link=link, dedupe=f"notice:{notice.pk}", **about)
        _keep(change, row, at_once=at_once)


def withdraw(change: Change, *dedupes: str) -> int:
    """Keep back what has not gone out, as part of another change. Returns how many were kept back.

    A message that a server is taking at this moment goes out all the same: what its link opens is the link's to say.
    """
    waiting = Message.objects.of(change.agency).filter(dedupe__in=dedupes, status__in=_from("withdraw"))
    return sum(move(change, message, "withdraw") for message in waiting)


def retry(*, message: Message, by: Person, now: datetime) -> Message:
    """Try again what could not be delivered, from the first attempt on."""
    return _by_hand("retry", message, by, now)


def stop(*, message: Message, by: Person, now: datetime) -> Message:
    """Do not send what waits or has failed."""
    return _by_hand("withdraw", message, by, now)


def told(*, message: Message, by: Person, now: datetime) -> Message:
    """Who wrote it has called or written from their own phone. Refused for what goes out by itself."""
    if message.way != Way.PHONE:
        raise Refused(Code.NOT_POSSIBLE, "This message goes out by itself.")
    if message.written_by_id != by.pk:
        raise Refused(Code.NOT_ALLOWED, "Who wrote this message tells it.")
    return _by_hand("send", message, by, now)


def move(change: Change, message: Message, name: str) -> bool:
    """Compare-and-set by the table of moves; False, and nothing audited, where someone was first."""
    step = _MOVES[name]
    over = step.to != MessageStatus.WAITING
    written: dict[str, object] = {"status": step.to, "ended_at": change.now if over else None}
    if not over:
        written |= {"attempts": 0, "tried_at": None, "outcome": ""}
    if step.to in MOVES.ends and not settings.DEMO:
        written["sealed"] = ""
    rows = Message.objects.of(change.agency).filter(pk=message.pk, status__in=step.frm)
    if not rows.update(**written):
        return False
    # Of what was told inside, the notice and the attempts say enough; what left the house is in the client's audit.
    if message.address or change.by:
        audit.record(change, step.audit, message, client=message.client, code=message.code)
    return True


def url(message: Message) -> str:
    """Where the link of a message leads, whole. Without its secret once it is gone, or when its key is."""
    secret = f"#{_vault().decrypt(message.sealed.encode()).decode()}" if message.sealed else ""
    return f"{settings.URL}{message.link}{secret}"


def _keep(change: Change, row: Message, *, at_once: bool) -> Message:
    row.agency, row.written_at, row.written_by, row.at_once = change.agency, change.now, change.by, at_once
    row.save(force_insert=True)
    return row


def _by_hand(name: str, message: Message, by: Person, now: datetime) -> Message:
    need(by, _MOVES[name].ability, now=now)
    with one_change(agency=by.agency, by=by, now=now) as change:
        message = Message.objects.of(change.agency).select_related("client").get(pk=message.pk)
        MOVES.check(name, status=MessageStatus(message.status))
        move(change, message, name)
        message.refresh_from_db()
    return message


def _from(name: str) -> list[str]:
    return [str(status) for status in _MOVES[name].frm]


def _need_address(to: Address) -> None:
    try:
        (validate_email if to.way is Way.EMAIL else _validate_phone)(to.value)
    except ValidationError:
        kind = "an e-mail address, like name@clinic.example" if to.way is Way.EMAIL else "a phone number"
        raise Refused(Code.INVALID, f"This is not {kind}.", field="to") from None


def _need_page(path: str) -> None:
    """A link leads to a page of ours: nothing else can be written into a message."""
    try:
        resolve(path)
    except Resolver404:
        raise ValueError("The link of a message leads to no page of Baton") from None


def _seal(secret: str) -> str:
    return _vault().encrypt(secret.encode()).decode() if secret else ""


def _vault() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(key(settings.HOME, "outbox")))
