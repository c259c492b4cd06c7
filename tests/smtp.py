"""A real mail server on the loopback, for tests: it remembers what it took, and answers as it is told to."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

TOOK = "250 OK"


@dataclass
class Mailbox:
    """`on_rcpt` and `on_data` give the server's answer to an address, and to a whole message."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    on_rcpt: Callable[[str], str] = lambda address: TOOK
    on_data: Callable[[EmailMessage], str] = lambda letter: TOOK
    controller: Controller | None = None

    def up(self) -> None:
        self.port = self.port or _free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def down(self) -> None:
        if self.controller:
            self.controller.stop()
        self.controller = None

    @property
    def to(self) -> list[str]:
        return [str(letter["To"]) for letter in self.letters]

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        said = self.on_rcpt(address)
        if said == TOOK:
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        letter = message_from_bytes(envelope.content, policy=policy.default)
        said = self.on_data(letter)
        if said == TOOK:
            self.letters.append(letter)
        return said


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox()
    box.up()
    try:
        yield box
    finally:
        box.down()
