"""Which referrals are under way at Open Door? Invented lives for the demo, lived through by the actions of real use.

Each life goes one of a few ways, drawn with a fixed seed; whatever would lie in the future has not happened yet.
"""

import random
import tomllib
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any, Final

from baton.actions import batons, choosing, clients, consents, directory, encounters, files, handoff, referrals
from baton.core.consents import Channel, Signature, Transport, Way
from baton.core.directory import Capacity
from baton.core.hsds import mapping, reading
from baton.models import Agency, Client, Kind, Link, Person, Professional, Referral, Service, Word

type Event = tuple[datetime, Callable[[datetime], object]]

_PACKAGE: Final = resources.files("baton.cli")
_TABLES: Final = tomllib.loads((_PACKAGE / "relays.toml").read_text(encoding="utf-8"))
COUNT = 40
_SEED, _DAYS = 11, 150
# The ways that a referral goes, and how often in a hundred.
_WAYS: Final = {"kept": 52, "missed": 14, "declined": 12, "silent": 9, "refused": 8, "halted": 5}
_SHARED: Final = ("name", "question")


@dataclass(frozen=True, kw_only=True)
class Life:
    """What was said, asked, answered; and who hears it."""

    role: str
    text: str
    question: str
    said: str
    answer: str
    ending: str


LIVES: Final = tuple(Life(**row) for row in _TABLES["life"])
NAMES: Final[Sequence[str]] = _TABLES["names"]


def take_network(agency: Agency, by: Person, now: datetime) -> None:
    """The network of the demo, imported like any other."""
    with resources.as_file(_PACKAGE / "network.csv") as path:
        how = mapping.load("network.toml", (_PACKAGE / "network.toml").read_text(encoding="utf-8"))
        gathered = reading.read(files.at(Path(path)), how=how, country=agency.country)
    directory.import_(agency=agency, source="network", gathered=gathered, by=by, now=now)


def confirm_network(agency: Agency, by: Person, now: datetime) -> None:
    """What a worker heard on the telephone: who takes people, and who has a list."""
    entries: list[Service | Professional] = [*Service.objects.of(agency).order_by("pk")]
    entries += Professional.objects.of(agency).order_by("pk")
    for place, entry in enumerate(entries):
        if place % 7 == 6:
            continue
        full = place % 11 == 5
        capacity = Capacity.WAITLIST if full else Capacity.OPEN
        directory.say_capacity(entry=entry, capacity=capacity, accepting=True, by=by, now=now)


def welcome(worker: Person, names: Sequence[str], now: datetime) -> list[Client]:
    """Clients of a worker who carries many referrals."""
    return [
        clients.add(called=name, since=now.date(), birth_year=1970 + 3 * place, by=worker, now=now)
        for place, name in enumerate(names)
    ]


def events(served: Sequence[tuple[Client, Person]], now: datetime) -> Iterator[Event]:
    """All that happened in these lives up to `now`. A client's lives follow each other, each about something else."""
    draw = random.Random(_SEED)  # noqa: S311 (invented lives, not secrets)
    for number in range(COUNT):
        client, worker = served[number % len(served)]
        fitting = [life for life in LIVES if life.role == worker.role or worker.role == "therapist"]
        life = fitting[(number // len(served) + number) % len(fitting)]
        way = draw.choices(list(_WAYS), weights=list(_WAYS.values()))[0]
        began = now - timedelta(days=_DAYS * (1 - number / COUNT) + draw.random(), hours=draw.randint(1, 8))
        course = _Course(client=client, worker=worker, life=life, draw=draw)
        yield from (event for event in course.along(way, began) if event[0] < now)


@dataclass(kw_only=True)
class _Course:
    """One referral as it goes along. Steps find it in the database, as the next request would."""

    client: Client
    worker: Person
    life: Life
    draw: random.Random
    pk: int = 0

    def along(self, way: str, at: datetime) -> Iterator[Event]:
        yield at, self.heard
        yield (at := at + timedelta(hours=1)), self.begun
        at += timedelta(hours=self.draw.choice((2, 5, 24)))
        if way == "refused":
            yield at, self.refused
            return
        yield at, self.talked
        yield (at := at + timedelta(minutes=20)), self.agreed
        yield (at := at + timedelta(minutes=10)), self.sent
        if way == "silent":
            yield (at := at + timedelta(days=3)), self.not_answered
            yield (at := at + timedelta(hours=2)), self.sent_to_the_next
        if way == "declined":
            yield (at := at + timedelta(hours=self.draw.choice((3, 20, 30)))), self.declined
            yield (at := at + timedelta(hours=2)), self.sent_to_the_next
        yield (at := at + timedelta(hours=self.draw.choice((1, 4, 22)))), self.accepted
        if way == "halted":
            yield at + timedelta(hours=5), self.halted
            return
        yield from self.visited(at, missed=way == "missed")

    def visited(self, at: datetime, *, missed: bool) -> Iterator[Event]:
        visit = at + timedelta(days=self.draw.choice((1, 2, 4, 6, 9, 13)), hours=2)
        yield at + timedelta(hours=1), lambda now, visit=visit: self.set_for(visit, now)
        yield visit - timedelta(hours=20), self.called
        if missed:
            yield visit + timedelta(minutes=40), self.missed
            again = visit + timedelta(days=self.draw.choice((2, 5)))
            yield visit + timedelta(hours=3), lambda now, again=again: self.set_for(again, now)
            visit = again
        yield visit + timedelta(hours=1), self.attended
        yield visit + timedelta(days=1), self.called
        yield (at := visit + timedelta(days=self.draw.choice((5, 9, 12)))), self.answered
        yield at + timedelta(days=2), self.closed

    def heard(self, now: datetime) -> None:
        note = {"client": self.client, "text": self.life.text, "kind": Kind.VISIT, "happened_at": now}
        encounters.save(**note, key=uuid.uuid4(), by=self.worker, now=now)

    def begun(self, now: datetime) -> None:
        concern = self.client.concerns.filter(status="open").order_by("-opened_at").first()
        if concern is None:
            return
        asked = concern.batons.open().filter(key__startswith="refer").first()
        needs, kind = choosing.likely_needs(concern), choosing.likely_kind(concern)
        given = {"concern": concern, "need_id": needs[0], "kind": kind, "question": self.life.question, "baton": asked}
        referral = referrals.begin(**given, by=self.worker, now=now, key=uuid.uuid4())
        self.pk = referral.pk
        found = choosing.who_could_help(referral=self.referral, by=self.worker, now=now)
        those = [
            referrals.Candidate(who=found.entries[one.candidate.id], reasons=choosing.reasons_of(one))
            for one in found.matches.ranked[:3]
        ]
        referrals.offer(referral=referral, candidates=those, by=self.worker, now=now)
        for baton in concern.batons.open().filter(referral__isnull=True).select_related("holder"):
            batons.done(baton=baton, outcome="Done, and talked over.", by=baton.holder, now=now)

    def talked(self, now: datetime) -> None:
        options = list(self.referral.options.all()) if self.pk else []
        if not options:
            self.pk = 0
            return
        first = self.draw.choice(options[:2])
        others = [option for option in options if option != first]
        self._move(referrals.talk_over, now, said=self.life.said, chosen=first, agreed=others)

    def agreed(self, now: datetime) -> None:
        if not self.pk:
            return
        row = self.referral
        recipients = list(row.options.filter(declined_at__isnull=True))
        what = {"client": self.client, "referral": row, "recipients": recipients, "items": _SHARED, "language": "en"}
        offered = consents.offer(**what, purpose="So that they can help me.", by=self.worker, now=now)
        signature = Signature(way=Way.TYPED, name=self.client.called)
        consent = consents.give(consent=offered, signature=signature, by=self.worker, now=now)
        self._move(referrals.consent, now, consent=consent)

    def sent(self, now: datetime) -> None:
        if not self.pk:
            return
        row = self.referral
        address = row.option.who.email
        way = {"transport": Transport.LINK if address else Transport.SPOKEN, "address": address}
        self._move(handoff.send, now, consent=row.consents.first(), **way)

    def sent_to_the_next(self, now: datetime) -> None:
        following = self.pk and self.referral.options.filter(declined_at__isnull=True).first()
        if not following:
            self.pk = 0
            return
        self._move(referrals.choose_next, now, chosen=following)
        self._move(referrals.consent, now, consent=self.referral.consents.first())
        self.sent(now)

    def refused(self, now: datetime) -> None:
        again_on = (now + timedelta(days=21)).date()
        self._move(referrals.refuse, now, said="Not now. I would rather wait a little.", again_on=again_on)

    def accepted(self, now: datetime) -> None:
        self._move(handoff.accept, now, by=self._link())

    def declined(self, now: datetime) -> None:
        self._move(handoff.decline, now, by=self._link(), reason="We have no place before next month.")

    def not_answered(self, now: datetime) -> None:
        self._move(handoff.move_on, now)

    def halted(self, now: datetime) -> None:
        if self.pk:
            consents.revoke(consent=self.referral.consents.first(), how=Channel.CALL, by=self.worker, now=now)

    def set_for(self, visit: datetime, now: datetime) -> None:
        self._move(handoff.schedule, now, by=self._link(), appointment_at=visit)

    def missed(self, now: datetime) -> None:
        self._move(handoff.miss, now, by=self._link())

    def attended(self, now: datetime) -> None:
        self._move(handoff.attend, now, by=self._link(), attended_at=now - timedelta(hours=1))

    def answered(self, now: datetime) -> None:
        self._move(handoff.report, now, by=self._link(), answer=self.life.answer)

    def closed(self, now: datetime) -> None:
        met = self.draw.choices((Word.YES, Word.PARTLY, Word.NO), weights=(7, 3, 1))[0]
        self._move(referrals.close, now, client_review=self.life.ending, worker_review="It holds.", met=met)

    def called(self, now: datetime) -> None:
        """The calls before and after a visit; one in eight is not made in time."""
        if not self.pk or not self.draw.randrange(8):
            return
        for baton in self.referral.batons.open().filter(key__regex="(before|after)_visit$"):
            batons.done(baton=baton, outcome="Called. All is well.", by=self.worker, now=now)

    @property
    def referral(self) -> Referral:
        rows = Referral.objects.everywhere()
        return rows.select_related("agency", "client", "concern", "option__professional", "option__service").get(
            pk=self.pk
        )

    def _link(self) -> Link | Person:
        """The receiver's own link, as if they had opened it."""
        return (self.pk and self.referral.links.filter(revoked_at__isnull=True).first()) or self.worker

    def _move(self, action: Callable[..., Any], now: datetime, **given: Any) -> None:
        if self.pk:
            action(**{"referral": self.referral, "by": self.worker, "now": now} | given)
