"""What runs inside a Baton of its own (see `house`): saves that are killed, and several processes at once.

Each command prints one line of JSON. Every process that takes part is a fork of this one.
"""

import contextlib
import itertools
import json
import os
import signal
import sys
import time
import traceback
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, connections

import passing
import standin
import walk
from baton.actions import (
    backup,
    batons,
    calendars,
    consents,
    delivery,
    directory,
    disclosures,
    encounters,
    handoff,
    heads,
    letters,
    links,
    outbox,
    overdue,
    policies,
)
from baton.actions.change import one_change
from baton.actions.verify import verify
from baton.core.consents import Channel, Transport
from baton.core.outbox import Address
from baton.core.refusals import Refused
from baton.core.search.find import find
from baton.core.search.places import place_of
from baton.core.within import Within
from baton.models import (
    Agency,
    AuditEntry,
    Baton,
    Client,
    Concern,
    ConfirmedSign,
    Consent,
    DatabaseIndex,
    Decision,
    Encounter,
    Kind,
    Message,
    Notice,
)
from cast import NOW, Cast, assemble
from towns import QUERIES, town

REFUSED = 2
_TABLES = (Encounter, ConfirmedSign, Decision, Concern, Baton, Notice, Message, AuditEntry)
_TEXT = "Someone puts ideas in him; no food."


def save(cast: Cast, client: Client, *, key: uuid.UUID | None = None, text: str = _TEXT) -> None:
    encounters.save(
        client=client,
        text=text,
        kind=Kind.WALK,
        happened_at=NOW,
        key=key or uuid.uuid4(),
        by=cast.pia,
        now=NOW,
    )


def searched(cast: Cast) -> dict[str, Any]:
    """Import a town and give the answers to its queries."""
    directory.import_(agency=cast.agency, source="town", by=cast.ada, now=NOW, gathered=town())
    index = DatabaseIndex(agency=cast.agency)
    return {query: [[hit.id, hit.score] for hit in find(index, query, place_of(near))] for query, near in QUERIES}


def killed(cast: Cast) -> dict[str, Any]:
    """Kill a save before its first, second, third … write, until one lives; then one between commit and signing."""
    before, half = counts(), []
    for at in itertools.count():
        if child(partial(killed_at, at, cast)) != -signal.SIGKILL:
            break
        if counts() != before or verify():
            half.append(at)
    after = counts()
    unsigned = child(lambda: killed_before_signing(cast))
    found = [breach.code for breach in verify()]
    signed = heads.catch_up(Agency.objects.all())
    return {
        "kills": at,
        "half": half,
        "whole": [now - then for now, then in zip(after, before, strict=True)],
        "killed_before_signing": unsigned == -signal.SIGKILL,
        "found": found,
        "signed": signed,
        "left": list(map(str, verify())),
    }


def killed_at(write: int, cast: Cast) -> None:
    with dying_at(write):
        save(cast, cast.marcus)


def killed_before_signing(cast: Cast) -> None:
    heads.append = lambda head: os.kill(os.getpid(), signal.SIGKILL)
    save(cast, cast.jun)


@contextlib.contextmanager
def dying_at(write: int) -> Iterator[None]:
    """Kill this process in place of its write number `write`, counted from 0."""
    writes = iter(range(10**6))

    def count(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and next(writes) == write:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *args)

    with connection.execute_wrapper(count):
        yield


def race(cast: Cast) -> dict[str, Any]:
    """Four processes at a time do the same thing at the same moment."""
    key = uuid.uuid4()
    together(lambda: save(cast, cast.marcus, key=key))
    together(lambda: save(cast, cast.jun))
    contested = cast.marcus.batons.get(key="refer")
    done = together(lambda: batons.done(baton=contested, outcome="Done.", by=cast.pia, now=NOW))
    passed = together(lambda: batons.pass_on(baton=cast.jun.batons.get(key="refer"), **to_sue(cast)))
    together(lambda: overdue.climb(now=NOW + timedelta(days=10)))
    late = list(Notice.objects.everywhere().filter(code__startswith="baton.late").values_list("dedupe", flat=True))
    climbs = AuditEntry.objects.everywhere().filter(verb="baton.climbed").count()
    return {
        "notes": cast.marcus.encounters.count(),
        "jun": [cast.jun.encounters.count(), cast.jun.concerns.count(), cast.jun.batons.filter(status="open").count()],
        "done": sorted(done),
        "passed": sorted(passed),
        "told_once": len(late) == len(set(late)),
        "climbs": climbs == 3 * Baton.objects.everywhere().open().count(),
        "left": list(map(str, verify())),
    }


def to_sue(cast: Cast) -> dict[str, Any]:
    return {"to": cast.sue, "taken": True, "by": cast.pia, "now": NOW}


def shared(cast: Cast) -> dict[str, Any]:
    """Two send on a consent while two take it back, all at one moment, six times over."""
    rounds = [_share_and_take_back(cast) for _ in range(6)]
    mine = ("audit", "packet", "consent", "disclosure")
    return {"rounds": rounds, "left": [str(breach) for breach in verify() if breach.code.startswith(mine)]}


def _share_and_take_back(cast: Cast) -> list[str]:
    """What the audit then says of it, in its order."""
    referral = passing.referral(cast)
    consent, last = passing.given(referral), AuditEntry.objects.of(cast.agency).latest("seq").seq
    take_back = partial(consents.revoke, consent=consent, how=Channel.CALL, by=cast.pia, now=NOW)
    connections.close_all()
    start = time.monotonic() + 0.2
    for pid in [fork(work, start) for work in (partial(send, cast, consent), take_back) * 2]:
        ended(pid)
    told = AuditEntry.objects.of(cast.agency).filter(seq__gt=last, object_type__in=("consent", "disclosure"))
    return list(told.order_by("seq").values_list("verb", flat=True))


def send(cast: Cast, consent: Consent) -> None:
    referral = consent.referral
    with one_change(agency=cast.agency, by=cast.pia, now=NOW) as change:
        told = {"option": referral.option, "items": passing.ITEMS, "transport": "link", "address": ""}
        disclosures.send(change, referral=referral, consent=consent, **told)


def saved_and_restored(cast: Cast) -> dict[str, Any]:
    """Save everything, go on working, bring it back."""
    save(cast, cast.marcus)
    home = Path(os.environ["BATON_HOME"])
    copy = backup.save(to=home / "copy")
    save(cast, cast.jun)
    went_on = Encounter.objects.everywhere().count()
    aside = backup.restore(frm=copy, now=NOW)
    return {
        "went_on": went_on,
        "came_back": Encounter.objects.everywhere().count(),
        "left": list(map(str, verify())),
        "aside": sorted(path.name for path in aside.iterdir()),
    }


def full(cast: Cast) -> dict[str, Any]:
    """Save on a disk that has no room left, then on one that has. SQLite only."""
    before = counts()
    with connection.cursor() as cursor:
        room = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {room}")
        with contextlib.suppress(OperationalError):
            save(cast, cast.marcus, text=_TEXT + " and so on" * 10_000)
        unchanged = counts() == before
        cursor.execute("PRAGMA max_page_count = 1000000")
    save(cast, cast.marcus)
    return {"unchanged": unchanged, "notes": cast.marcus.encounters.count(), "left": list(map(str, verify()))}


def durable(cast: Cast) -> dict[str, Any]:
    """What the database says of itself."""
    asks = ("PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA foreign_keys", "PRAGMA busy_timeout")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return {"synchronous_commit": cursor.execute("SHOW synchronous_commit").fetchone()[0]}
        return {ask.split()[1]: cursor.execute(ask).fetchone()[0] for ask in asks}


def mailed(cast: Cast) -> dict[str, Any]:
    """Four processes at a time send what waits; then one is killed before a message is handed over, and one after."""
    for number in range(20):
        put(cast, number)
    together(lambda: delivery.deliver(now=NOW))
    put(cast, 20)
    kills = [child(lambda: killed_while_sending(after=False)), child(lambda: killed_while_sending(after=True))]
    later = delivery.deliver(now=NOW + timedelta(minutes=9))
    rows = Message.objects.everywhere().order_by("pk").values_list("status", "attempts")
    return {
        "kills": [code == -signal.SIGKILL for code in kills],
        "later": later,
        "rows": [list(row) for row in rows],
        "ids": [str(message.uid) for message in Message.objects.everywhere().order_by("pk")],
        "left": list(map(str, verify())),
    }


def doors(cast: Cast) -> dict[str, Any]:
    """Four processes at a time guess a code, come in by one link, and answer the same referral."""
    referral = walk.to("consented", cast)
    by_hand = {"transport": Transport.HAND, "address": "", "by": cast.pia, "now": NOW}
    made = handoff.send(referral=referral, consent=referral.consents.get(), **by_hand).made
    guessed = links.make_for_client(client=cast.jun, by=cast.pia, now=NOW)
    wrong = "111111" if guessed.code == "000 000" else "000000"
    guesses = [together(lambda: come_in(guessed, wrong)) for _ in range(2)]
    guessed.link.refresh_from_db()
    return {
        "guesses": [code for codes in guesses for code in codes],
        "wrong_codes": guessed.link.wrong_codes,
        "dead": guessed.link.revoked_because,
        "tries": guessed.link.openings.count(),
        "came": together(lambda: come_in(made, made.code)),
        "openings": made.link.openings.filter(opened=True).count(),
        "took": sorted(together(lambda: handoff.accept(referral=referral, by=made.link, now=NOW))),
        "left": list(map(str, verify())),
    }


def come_in(made: links.Made, code: str) -> None:
    links.open_link(secret=made.secret, code=code, address="192.0.2.7", now=NOW)


def put(cast: Cast, number: int) -> None:
    with one_change(agency=cast.agency, by=cast.pia, now=NOW) as change:
        to, dedupe = Address(value=f"rhea{number}@clinic.example"), f"asked:{number}"
        outbox.put(change, code="receiver.asked", to=to, link="/account/#secret", dedupe=dedupe)


def killed_while_sending(*, after: bool) -> None:
    hand = letters.Post.hand

    def dies(post: letters.Post, message: Message) -> None:
        if after:
            hand(post, message)
        os.kill(os.getpid(), signal.SIGKILL)

    letters.Post.hand = dies
    delivery.deliver(now=NOW + timedelta(minutes=5 if after else 0))


def together(work: Callable[[], Any]) -> list[int]:
    """The exit codes of four processes that all begin `work` at one moment: 0 done, 2 refused."""
    connections.close_all()
    start = time.monotonic() + 0.2
    children = [fork(work, start) for _ in range(4)]
    return [ended(pid) for pid in children]


def child(work: Callable[[], Any]) -> int:
    """The exit code of one process that does `work`, begun at once."""
    connections.close_all()
    return ended(fork(work, time.monotonic()))


def fork(work: Callable[[], Any], start: float) -> int:
    if pid := os.fork():
        return pid
    code = 1
    try:
        time.sleep(max(0, start - time.monotonic()))
        work()
        code = 0
    except Refused:
        code = REFUSED
    except Exception:
        traceback.print_exc()
    os._exit(code)


def ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def counts() -> list[int]:
    return [table.objects.everywhere().count() for table in _TABLES]


def main() -> None:
    standin.stand_in(pytest.MonkeyPatch())
    call_command("migrate", verbosity=0)
    works = (killed, race, mailed, shared, doors, saved_and_restored, full, durable, searched)
    commands = {work.__name__: work for work in works}
    cast = assemble()
    read_once(cast.agency)
    sys.stdout.write(json.dumps(commands[sys.argv[-1]](cast)) + "\n")


def read_once(agency: Agency) -> None:
    """Read what is remembered for a process, so that no fork has to: the policy, and the library of holidays."""
    policies.of(agency)
    calendars.due(agency, Within.parse("1 business day"), NOW)
