"""How is a message handed to the mail server, and what did it say? Nothing is sent but a text of ours and a link."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend

from baton.actions import outbox
from baton.core.notices import Language, letter
from baton.core.outbox import Outcome
from baton.models import Message

_SHUTTING_DOWN = 421
_FOR_GOOD = 500
# A connection that is lost in the middle says that the server went away; of a message that loses every one, that it
# cannot be taken. After so many attempts it lets others go first.
_LOST = 5


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How an attempt ended, and the number that the server gave, if it gave one."""

    outcome: Outcome
    code: int | None = None


class Post:
    """One connection for a round; opened with the first message."""

    def __init__(self, backend: BaseEmailBackend) -> None:
        self.backend = backend

    def hand(self, message: Message) -> Answer:
        """Hand one message over. Whatever goes wrong on the way is an answer, never an error."""
        try:
            self.backend.open()
        except smtplib.SMTPResponseException as refused:
            return Answer(outcome=Outcome.AWAY, code=refused.smtp_code)
        except OSError:
            return Answer(outcome=Outcome.AWAY)
        try:
            self.backend.send_messages([written(message)])
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self.close()
            return _answer(error, message.attempts)
        return Answer(outcome=Outcome.SENT)

    def close(self) -> None:
        with suppress(smtplib.SMTPException, OSError):
            self.backend.close()


@contextmanager
def post() -> Iterator[Post]:
    """A post that is closed at the end, whatever happens."""
    opened = Post(mailers["default"])
    try:
        yield opened
    finally:
        opened.close()


def written(message: Message) -> EmailMessage:
    """The mail of a message: the same Message-ID at every attempt."""
    words = letter(message.code, Language(message.language), outbox.url(message))
    return EmailMessage(
        subject=words.subject,
        body=words.body,
        to=[message.notice.to.email if message.notice else message.address],
        headers={
            "Message-ID": f"<{message.uid}@{urlsplit(settings.URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _answer(error: Exception, attempts: int) -> Answer:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _by_number(max(code for code, _ in error.recipients.values()))
    if isinstance(error, smtplib.SMTPSenderRefused):
        return Answer(outcome=Outcome.AWAY, code=error.smtp_code)
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_number(error.smtp_code)
    if isinstance(error, ValueError) and not isinstance(error, OSError):
        return Answer(outcome=Outcome.REFUSED)
    return Answer(outcome=Outcome.AWAY if attempts < _LOST else Outcome.LATER)


def _by_number(code: int) -> Answer:
    if code == _SHUTTING_DOWN:
        return Answer(outcome=Outcome.AWAY, code=code)
    return Answer(outcome=Outcome.REFUSED if code >= _FOR_GOOD else Outcome.LATER, code=code)
