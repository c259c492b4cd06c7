"""`baton worker`: the work that no page asks for. What is late climbs, what waits goes out, the audit is signed."""

import logging
import signal
import threading
from collections.abc import Callable

import click
from django.db import DatabaseError, close_old_connections, connection

from baton.actions import consents, delivery, directory, heads, overdue
from baton.cli.clock import Clock
from baton.cli.house import prepare
from baton.models import Agency

EVERY = 15.0  # seconds between two rounds
log = logging.getLogger("baton.worker")


@click.command()
@click.option("--once", is_flag=True, help="One round, then stop.")
def worker(*, once: bool) -> None:
    """Do the background work until stopped; any number of these may run beside each other."""
    prepare()
    if once:
        work_round(Clock())
        return
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    work(stop)


def work(stop: threading.Event) -> None:
    """Rounds until `stop` is set, whatever fails in one of them."""
    clock = Clock()
    while not stop.is_set():
        work_round(clock)
        stop.wait(EVERY)


def work_round(clock: Clock) -> None:
    """Everything once. What fails is logged and holds up nothing else: lateness waits for no mail and no signature.

    A new kind of work is a line here. It must be safe to do twice, and beside other workers.
    """
    now, believed = clock.read()
    if believed:
        _part("telling what is late", lambda: overdue.climb(now=now))
        _part("asking for what is stale", lambda: directory.remind(now=now))
        _part("ending consents", lambda: consents.end_due(now=now))
    else:
        log.warning("The clock has leapt. Nothing is told to be late until it has gone on evenly for ten minutes.")
    _part("sending what waits", lambda: delivery.deliver(now=now))
    _part("signing the audit", lambda: heads.catch_up(Agency.objects.all()))


def _part(name: str, part: Callable[[], object]) -> None:
    """One part of a round. A database that is away is waited for."""
    try:
        close_old_connections()
        part()
    except DatabaseError as error:
        log.warning("The database did not answer while %s (%s). Trying again.", name, type(error).__name__)
        connection.close()
    except Exception:
        log.exception("Failed while %s. Trying again.", name)
