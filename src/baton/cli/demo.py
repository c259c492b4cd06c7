"""`baton demo`: a lively agency to click through, made by the same actions as real use, on a database of its own."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import click
from django.conf import settings
from django.db import connection
from rich.console import Console
from rich.progress import track

from baton.actions import agencies, batons, circle, clients, delivery, encounters, overdue, people, screenings
from baton.cli import relays, story
from baton.cli.house import prepare, right_now
from baton.cli.serve import address_option, port_option, run
from baton.core.batons import BatonStatus
from baton.core.screening import instruments
from baton.core.vocabulary import Competence, PersonRole
from baton.core.within import Within
from baton.models import Agency, Baton, Client, Kind, Person

ZONE = ZoneInfo("America/New_York")
_MARK = "baton-demo"
_MAIL_EVERY = 40  # events between two rounds of the mail


@click.command()
@address_option
@port_option
@click.option("--keep", is_flag=True, help="Go on with what an earlier demo left.")
@click.option("--seed-only", is_flag=True, help="Make the agency, then stop.")
@click.option("--browse", is_flag=True, help="Open the browser.")
def demo(address: str, port: int, *, keep: bool, seed_only: bool, browse: bool) -> None:
    """Start Baton with a demo agency. Everything in it is invented, and made anew each time."""
    console = Console(highlight=False)
    if not keep:
        _clear()
    prepare()
    if not Agency.objects.exists():
        seed(right_now())
    console.print(f"\n[bold]{story.AGENCY}[/] is open. Everyone’s password is [bold]{story.PASSWORD}[/]")
    for worker in story.WORKERS:
        console.print(f"  {_email(worker.key):24} {worker.name}, {_ROLES[worker.role]}")
    if not seed_only:
        run(console, address, port, browse=browse)


_ROLES = {
    "peer": "peer specialist",
    "therapist": "therapist",
    "supervisor": "supervisor",
    "administrator": "administrator",
}


def _clear() -> None:
    """Remove what an earlier demo left; a folder that is no demo's is never touched."""
    mark = settings.HOME / _MARK
    database = settings.HOME / "database"
    if database.exists() and any(database.iterdir()) and not mark.exists():
        click.echo(f"{settings.HOME} holds something that is not a demo. Name another folder in BATON_HOME.", err=True)
        raise click.exceptions.Exit(1)
    connection.close()
    for name in ("database", "heads", "mail"):
        shutil.rmtree(settings.HOME / name, ignore_errors=True)
    database.mkdir(mode=0o700, parents=True)
    mark.touch()


def seed(now: datetime) -> None:
    """Live through the story up to `now`, each event at its own time, in order."""
    admin = agencies.found(
        name=story.AGENCY,
        slug="open-door",
        email=_email("ada"),
        admin=story.WORKERS[0].name,
        password=story.PASSWORD,
        now=_at(now, 200, "09:00"),
    )
    staff = _hire(admin, _at(now, 200, "09:10"))
    _welcome(staff, now)
    relays.take_network(admin.agency, staff["sue"], _at(now, 190, "10:00"))
    relays.confirm_network(admin.agency, staff["sue"], _at(now, 40, "11:00"))
    events = sorted([*_events(staff, now), *_relays(staff, now)], key=lambda event: event[0])
    for place, (at, happens) in enumerate(track(events, description="Five months at Open Door", transient=True)):
        happens(min(at, now))
        if place % _MAIL_EVERY == 0:
            delivery.deliver(now=min(at, now))
    overdue.climb(now=now)
    delivery.deliver(now=now)


def _hire(admin: Person, now: datetime) -> dict[str, Person]:
    agencies.keep_hours(
        country="US",
        subdivision="NY",
        time_zone=str(ZONE),
        opens=time(8),
        closes=time(17),
        by=admin,
        now=now,
    )
    staff = {"ada": admin}
    for worker in story.WORKERS[1:]:
        person = people.add(
            name=worker.name,
            called=worker.name.split()[0],
            email=_email(worker.key),
            role=PersonRole(worker.role),
            phone=worker.phone,
            supervisor=staff.get(worker.above),
            backup=staff.get(worker.backup),
            competences=[Competence(one) for one in worker.competences],
            by=admin,
            now=now,
        )
        people.choose_password(password=story.PASSWORD, by=person, now=now)
        staff[worker.key] = person
    return staff


def _welcome(staff: dict[str, Person], now: datetime) -> None:
    for place, served in enumerate(story.CLIENTS):
        at = _at(now, 28 - place // 3, "10:00")
        client = clients.add(
            called=served.called,
            pronouns=served.pronouns,
            birth_year=served.birth_year,
            words=served.words,
            likes=served.likes,
            contact=list(served.contact),
            since=at.date() - timedelta(days=40 * place),
            by=staff[served.worker],
            now=at,
        )
        for one in served.circle:
            circle.join(client=client, by=staff[served.worker], now=at, **one)
        clients.add_goal(client=client, words=served.goal, said_on=at.date(), by=staff[served.worker], now=at)


def _events(staff: dict[str, Person], now: datetime) -> Iterator[tuple[datetime, Callable[[datetime], object]]]:
    for note in story.NOTES:
        yield _at(now, note.day, note.time), lambda at, note=note: _write(staff[note.worker], note, at)
    for filled in story.FILLED:
        yield _at(now, filled.day, filled.time), lambda at, filled=filled: _fill(staff[filled.worker], filled, at)
    for done in story.STEPS:
        yield _at(now, done.day, done.time), lambda at, done=done: _take(done, at)


def _relays(staff: dict[str, Person], now: datetime) -> Iterator[relays.Event]:
    """The months of referrals that two colleagues carried."""
    carriers = [staff["lena"], staff["ben"]]
    served = []
    for place, worker in enumerate(carriers):
        own = relays.NAMES[place :: len(carriers)]
        served += [(client, worker) for client in relays.welcome(worker, own, _at(now, 180, "09:00"))]
    return relays.events(served, now)


def _write(worker: Person, note: story.Note, at: datetime) -> None:
    encounters.save(
        client=_client(note.client),
        text=note.text.strip(),
        kind=Kind(note.kind),
        happened_at=at - timedelta(minutes=20),
        key=uuid.uuid4(),
        by=worker,
        now=at,
    )


def _fill(worker: Person, filled: story.Filled, at: datetime) -> None:
    items = [item.number for item in instruments()[filled.instrument].items]
    answers = dict(zip(items, filled.answers, strict=False))
    screenings.record(
        client=_client(filled.client),
        instrument=filled.instrument,
        answers=answers,
        at=at,
        key=uuid.uuid4(),
        by=worker,
        now=at,
    )


def _take(done: story.Done, at: datetime) -> None:
    held = Baton.objects.everywhere().filter(
        client=_client(done.client), key__startswith=done.step, status=BatonStatus.OPEN
    )
    baton = held.select_related("holder").order_by("opened_at").first()
    if baton is None:
        raise LookupError(f"story.toml: {done.client} has no open step {done.step} on day {done.day}")
    then = batons.Next(do=done.then, within=Within.parse(done.then_within)) if done.then else None
    batons.done(baton=baton, outcome=done.outcome, then=then, closing=done.closing, by=baton.holder, now=at)


def _client(called: str) -> Client:
    return Client.objects.everywhere().select_related("agency").get(called=called)


def _email(key: str) -> str:
    return f"{key}@opendoor.example"


def _at(now: datetime, days: int, clock: str) -> datetime:
    """That many days ago at that local time; today ("0 days"), that many minutes ago."""
    if days == 0:
        return now - timedelta(minutes=int(clock))
    day: date = now.astimezone(ZONE).date() - timedelta(days=days)
    return datetime.combine(day, time.fromisoformat(clock), ZONE).astimezone(UTC)
