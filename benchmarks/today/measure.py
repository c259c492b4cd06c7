"""Fills the tables by plain SQL, opens Today again and again, and counts queries."""

import statistics
import time
from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection
from django.test import Client as Browser

from baton.models import Agency, Person

CLIENTS_EACH, STEPS_EACH = 20, 5
VIEWS = 40
LARGEST = 1.5

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT %s UNION ALL SELECT i + 1 FROM n WHERE i < %s)"
_WORKERS = """INSERT INTO baton_person
(id, password, email, name, called, agency_id, role, phone, competences, is_active)
SELECT i, '', 'w' || i || '@bench.example', 'Worker ' || i, 'W' || i, 1, 'peer', '', '[]', 1 FROM n"""
_CLIENTS = """INSERT INTO baton_client
(id, agency_id, called, pronouns, words, likes, contact, since, added_at, added_by_id)
SELECT i, 1, 'C' || i, '', '', '', '[]', '2026-01-01', '2026-01-01', 1 + (i - 1) / 20 FROM n"""
_TEAM = """INSERT INTO baton_membership (agency_id, client_id, person_id, relation, from_at, added_by_id)
SELECT 1, i, 1 + (i - 1) / 20, 'own', '2026-01-01', 1 FROM n"""
_CONCERNS = """INSERT INTO baton_concern
(id, agency_id, client_id, title, lead_row, disposition, status, opened_at, opened_by_id, outcome, times_reopened)
SELECT i, 1, i, 'Concern', 'D13', 'refer', 'open', '2026-01-01', 1, '', 0 FROM n"""
_BATONS = """INSERT INTO baton_baton
(agency_id, client_id, concern_id, key, do, holder_id, due_at, status, opened_at, opened_by_id, reason, climbed)
SELECT 1, 1 + (i - 1) / 5, 1 + (i - 1) / 5, 'step' || i, 'Call', %s,
datetime('now', ((i * 7919) % 20000 - 10000) || ' minutes'), 'open', '2026-01-01', 1, '', 3 FROM n"""
# One step of each client is in the hand of the next worker.
_OWNER = "1 + (i - 1) / 100 + (i % 5 = 0)"


def fill(first: int, last: int) -> None:
    """Batons `first` to `last`, with the workers, clients and concerns that they need."""
    clients = (1 + (first - 1) // STEPS_EACH, last // STEPS_EACH)
    workers = (2 + (first - 1) // (CLIENTS_EACH * STEPS_EACH), 1 + last // (CLIENTS_EACH * STEPS_EACH))
    with connection.cursor() as cursor:
        for sql, span in ((_WORKERS, workers), (_CLIENTS, clients), (_TEAM, clients), (_CONCERNS, clients)):
            cursor.execute(f"{_NUMBERS} {sql}", span)
        cursor.execute(f"{_NUMBERS} {_BATONS.replace('%s', _OWNER, 1)}", (first, last))


def pile(first: int, last: int) -> None:
    """Batons `first` to `last` more, all in the hand of worker 1 and for their first client."""
    one = _BATONS.replace("1 + (i - 1) / 5, 1 + (i - 1) / 5", "1, 1").replace("%s", "1", 1)
    with connection.cursor() as cursor:
        cursor.execute(f"{_NUMBERS} {one}", (first, last))


def today(browser: Browser) -> tuple[float, int]:
    """The median of a view in milliseconds of processor time, since others may be at work here; and its queries."""
    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *rest: asked.append(sql) or run(sql, *rest)):
        assert browser.get("/").status_code == 200
    times = []
    for _ in range(VIEWS):
        start = time.process_time()
        browser.get("/")
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times), len(asked)


def main() -> None:
    call_command("migrate", verbosity=0)
    Agency.objects.create(pk=1, name="Bench", slug="bench")
    Person.objects.create(pk=1, email="w1@bench.example", name="Worker 1", called="W1", agency_id=1, role="peer")
    browser = Browser()
    browser.force_login(Person.objects.get(pk=1))
    print(f"{datetime.now(tz=UTC):%Y-%m-%d}, medians of {VIEWS} views of Today, SQLite")
    fill(1, 10_000)
    few, queries = today(browser)
    print(f"   10,000 batons here,    100 in this hand: {few:6.1f} ms {queries:3} queries")
    pile(2_000_001, 2_009_900)
    small, more = today(browser)
    print(f"   19,900 batons here, 10,000 in this hand: {small:6.1f} ms {more:3} queries")
    fill(10_001, 990_000)
    large, same = today(browser)
    print(f"  999,900 batons here, 10,000 in this hand: {large:6.1f} ms {same:3} queries, {large / small:.2f} times")
    assert queries == more == same, "the number of queries depends on how many batons there are"
    assert large / small <= LARGEST, f"Today takes more than {LARGEST} times as long"


main()
