"""Asks the note page for its answer again and again, and the core alone beside it: medians, the slowest, the ratio.

The whole answer is one POST to `note/check/` by Django's test client, on a SQLite file, with the packaged words and
policy: reading, deciding, hands, times, and the HTML.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date

from django.core.management import call_command
from django.test import Client as Browser
from django.utils import timezone

from baton.actions import clients
from baton.core.facts import Situation
from baton.core.reading import read
from baton.core.vocabulary import Role
from baton.models import Agency, Person

PROMISED = 50.0
ROUNDS = 40
SENTENCES = (
    "Walked by the canal with him for an hour. He stopped going to class and sleeps maybe four hours. Says he tapes "
    "over the camera because they put ideas in him through it. Denies wanting to die, no plan. His sister tried last "
    "year. Asked about his medicine; I said I am not the one for that. Plays guitar most days and wants to meet again. "
)
NOTE = (SENTENCES * 10)[:3000]


def milliseconds(act: Callable[[], object]) -> tuple[list[float], float]:
    """How long each of the rounds took on the clock, after one that warms up; and of the processor on average."""
    act()
    taken, worked = [], time.process_time()
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        taken.append((time.perf_counter() - started) * 1000)
    return taken, (time.process_time() - worked) * 1000 / ROUNDS


def stage() -> tuple[Browser, str]:
    """A worker who is signed in, and the address that answers a note about their client."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    agency = Agency.objects.create(name="Bench", slug="bench")
    fields = {"name": "Pia Novak", "called": "Pia", "agency": agency, "role": "peer"}
    pia = Person.objects.create_user("pia@bench.example", **fields)
    client = clients.add(called="Jun", since=date(2026, 1, 1), by=pia, now=timezone.now())
    browser = Browser()
    browser.force_login(pia, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser, f"/clients/{client.pk}/note/check/"


def main() -> None:
    browser, where = stage()
    core = milliseconds(lambda: read(NOTE, Situation(role=Role.PEER)))
    page = milliseconds(lambda: browser.post(where, {"text": NOTE}))
    for what, (taken, worked) in (("reading and deciding alone", core), ("the whole answer", page)):
        clock = f"median {statistics.median(taken):6.1f} ms, slowest {max(taken):6.1f} ms"
        print(f"{what:27} {clock}, processor {worked:6.1f} ms")
    ratio = page[1] / core[1]
    print(
        f"the whole answer takes {ratio:.1f} times the core; promised: {PROMISED:.0f} ms for {len(NOTE):,} characters"
    )


if __name__ == "__main__":
    main()
