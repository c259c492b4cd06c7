"""`baton worker`: the work that no page asks for. What is late climbs; what was committed gets signed."""

import logging
import signal
import threading

import click
from django.db import DatabaseError, close_old_connections, connection

from baton.actions import heads, overdue
from baton.cli.house import prepare, right_now
from baton.models import Agency

EVERY = 15.0  # seconds between two rounds
log = logging.getLogger("baton.worker")


@click.command()
@click.option("--once", is_flag=True, help="One round, then stop.")
def worker(*, once: bool) -> None:
    """Do the background work until stopped; any number of these may run beside each other."""
    prepare()
    if once:
        work_round()
        return
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    work(stop)


def work(stop: threading.Event) -> None:
    """Rounds until `stop` is set. A database that is away is waited for, and no fault ends the rounds."""
    while not stop.is_set():
        try:
            work_round()
        except DatabaseError as error:
            log.warning("The database did not answer (%s). Trying again.", type(error).__name__)
            connection.close()
        except Exception:
            log.exception("A round of the background work failed. Trying again.")
        stop.wait(EVERY)


def work_round() -> int:
    """One round; returns how many batons climbed. Lateness is told first: it waits for no signature."""
    close_old_connections()
    climbed = overdue.climb(now=right_now())
    heads.catch_up(Agency.objects.all())
    return climbed
