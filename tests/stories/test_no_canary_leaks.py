"""Does anything tell an outsider that a client exists? Rare words are planted in every record, every door is tried.

Every address of the product, read and written to, by everyone who must not know: what comes back names nobody, and is
the same as for a client who was never there.
"""

import logging
import re
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.utils import timezone

import standin
from baton.actions import (
    batons,
    circle,
    clients,
    consents,
    encounters,
    glass,
    handoff,
    links,
    lowerings,
    overdue,
    people,
    referrals,
    screenings,
)
from baton.core.batons import BatonStatus
from baton.core.circle import SupporterKind
from baton.core.consents import Signature, Transport, Way
from baton.core.vocabulary import PersonRole
from baton.models import AuditEntry, Baton, Client, Concern, Kind, Notice, Organization, Packet, Person, Professional
from baton.web.urls import urlpatterns
from cast import NOW, Cast

CANARY = "zanzicanary"
NOBODY = 987_654_321
AGO = NOW - timedelta(days=2)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# The parts of a page that differ from one answer to the next, whatever it is about.
_OF_THE_MOMENT = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|[0-9a-f]{8}-[0-9a-f-]{27}')

pytestmark = pytest.mark.django_db

type Rows = dict[str, int]


@pytest.fixture(autouse=True)
def _here_and_now(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    standin.stand_in(monkeypatch)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    settings.SECOND_FACTOR_ROLES = frozenset()


def canary(where: str) -> str:
    return f"{CANARY} {where}"


def plant(worker: Person, watched_by: Person, *, account: Person | None = None) -> Rows:
    """A client with a record of every kind, each text a canary. Returns the row that each kind of address shows."""
    told = {"words": canary("words"), "likes": canary("likes"), "contact": [canary("contact")], "account": account}
    client = clients.add(called=canary("called"), since=AGO.date(), by=worker, now=AGO, **told)
    by = {"by": worker, "now": AGO}
    goal = clients.add_goal(client=client, words=canary("goal"), said_on=AGO.date(), **by)
    text = f"{canary('note')}. She has a plan and no food; someone puts ideas in him."
    said = {"text": text, "kind": Kind.CALL, "happened_at": AGO, "key": uuid.uuid4()}
    encounter = encounters.save(client=client, **said, **by)
    concern = client.concerns.get()
    filled = {"instrument": "phq9", "answers": {"9": 3}, "at": AGO, "key": uuid.uuid4()}
    screening = screenings.record(client=client, **filled, **by)
    sign = encounter.signs.get(severity="high")
    asked = lowerings.set_aside(sign=sign, reason=canary("lowering"), **by)
    first = concern.batons.filter(holder=worker, status=BatonStatus.OPEN).first()
    then = batons.Next(do=canary("do"), within=batons.Within.parse("today"))
    batons.done(baton=first, outcome=canary("outcome"), then=then, **by)
    baton = concern.batons.get(do=canary("do"))
    link = links.make_for_client(client=client, **by).link
    about = {"called": canary("supporter"), "does": canary("does"), "kind": SupporterKind.FAMILY}
    drawn = circle.join(client=client, **about, **by)
    broken = None if account else glass.break_in(client=client, reason=canary("glass"), by=watched_by, now=AGO)
    packet = shared(concern, worker)
    return {
        "consents": packet.consent_id,
        "packets": packet.pk,
        "referrals": packet.referral_id,
        "clients": client.pk,
        "goals": goal.pk,
        "encounters": encounter.pk,
        "concerns": concern.pk,
        "screenings": screening.pk,
        "signs": sign.pk,
        "lowerings": asked.pk,
        "batons": baton.pk,
        "links": link.pk,
        "door": NOBODY,  # opens by link and code alone: tests/web/test_doors.py tries it
        "glass": broken.pk if broken else NOBODY,
        "team": client.team.last().pk,
        "people": NOBODY,  # colleagues are no secret; their pages are looked at below
        "circle": drawn.pk,
        "network": NOBODY,  # the directory names no client, and is open to everyone of the agency
        "outbox": NOBODY,  # messages name nobody: tests/web/test_outbox.py looks at them
        "notices": getattr(Notice.objects.of(client.agency).filter(client=client).last(), "pk", NOBODY),
    }


def shared(concern: Concern, worker: Person) -> Packet:
    """A referral that was agreed to and sent, with a canary in all that people write in it."""
    entry = {"agency": concern.agency, "source_id": f"canary-{concern.pk}", "as_of": AGO}
    where = Organization.objects.create(**entry, name=canary("organization"))
    who = Professional.objects.create(**entry, name=canary("professional"), organization=where)
    by = {"by": worker, "now": AGO}
    kind = {"need_id": "early_psychosis", "kind": "second_opinion", "question": canary("question")}
    referral = referrals.begin(concern=concern, key=uuid.uuid4(), **kind, **by)
    (option,) = referrals.offer(referral=referral, candidates=[referrals.Candidate(who=who)], **by)
    referrals.talk_over(referral=referral, said=canary("said"), chosen=option, **by)
    named = {"client_name": canary("name"), "purpose": canary("purpose"), "language": "en"}
    what = {"recipients": [option], "items": ["name", "introduction"], "words": {"introduction": canary("words")}}
    about = {"client": referral.client, "referral": referral}
    consent = consents.offer(**about, **named, **what, **by)
    consents.give(consent=consent, signature=Signature(way=Way.TYPED, name=canary("name")), **by)
    referrals.consent(referral=referral, consent=consent, **by)
    handoff.send(referral=referral, consent=consent, transport=Transport.FAX, address=canary("fax"), **by)
    return referral.packets.get()


@pytest.fixture
def kim(cast: Cast) -> Person:
    """She covered for Pia until yesterday."""
    given = {"name": "Kim Soto", "called": "Kim", "email": "kim@open-door.example", "role": PersonRole.PEER}
    return people.add(**given, supervisor=cast.sue, by=cast.ada, now=AGO)


@pytest.fixture
def rows(cast: Cast, kim: Person) -> Rows:
    """Pia's client."""
    planted = plant(cast.pia, watched_by=cast.rae)
    client = Client.objects.of(cast.agency).get(pk=planted["clients"])
    clients.cover(client=client, to=kim, until=NOW - timedelta(days=1), by=cast.sue, now=AGO)
    return planted


def browser_of(person: Person) -> Browser:
    browser = Browser(raise_request_exception=False)
    browser.force_login(person, backend=BACKEND)
    return browser


def addresses(rows: Rows) -> Iterator[str]:
    """Every address of the product, about these rows."""
    for pattern in urlpatterns:
        route = str(pattern.pattern).replace("<slug:instrument>", "phq9").replace("<slug:kind>", "visit")
        route = route.replace("<slug:move>", "refuse").replace("<slug:basis>", "medical_emergency")
        route = route.replace("<entry_kind:kind>", "professional")
        noun = route.split("/")[0]
        yield "/" + route.replace("<int:pk>", str(rows[noun]) if "<int:pk>" in route else "")


def nobody(rows: Rows) -> Rows:
    return dict.fromkeys(rows, NOBODY)


def typed(cast: Cast, reference: int) -> dict[str, str]:
    """A body that every form would take."""
    words = dict.fromkeys(("reason", "outcome", "words", "called", "text", "then"), "Some words.")
    more = {"kind": "call", "happened_at": "2026-09-15T10:00", "key": str(uuid.uuid4()), "within": "today"}
    return words | more | {"to": str(cast.pia.pk), "taken": "on", "yes": "1", "reference": str(reference)}


def told(answer: Any, rows: Rows) -> tuple[int, str, str]:
    """All that an answer tells, without the number that was asked for and what changes from one moment to the next."""
    body = _OF_THE_MOMENT.sub("", answer.content.decode()) if not answer.streaming else ""
    head = "\n".join(f"{name}: {value}" for name, value in sorted(answer.items()) if name != "Content-Length")
    head += str({name: cookie.value for name, cookie in answer.cookies.items() if name != "csrftoken"})
    for number in {*rows.values(), NOBODY}:
        body, head = (re.sub(rf"\b{number}\b", "N", part) for part in (body, head))
    return answer.status_code, head, body


def differences(person: Person, cast: Cast, rows: Rows) -> list[str]:
    """Where what is there differs, for this person, from what is not; and where a canary sings."""
    found = []
    for there, not_there in zip(addresses(rows), addresses(nobody(rows)), strict=True):
        for method in ("get", "post"):
            tried = ((there, rows["clients"]), (not_there, NOBODY))
            answers = [told(ask(person, method, where, cast, number), rows) for where, number in tried]
            if answers[0] != answers[1]:
                found.append(f"{method} {there}: {answers[0][0]} and {answers[1][0]}")
            found += [f"{method} {there} tells" for answer in answers if CANARY in "".join(map(str, answer))]
    return found


def ask(person: Person, method: str, address: str, cast: Cast, reference: int) -> Any:
    body = typed(cast, reference) if method == "post" else {"q": "zanzi"}
    if address == "/clients/add/" and method == "post":
        body = {"called": ""}  # a client added here would show on the next page that is asked for
    if address == "/policy/change/":
        body = {"overlay": "[no table"}  # a policy that was changed would be another one for the next
    if address == "/glass/" and person.called == "Kim":
        body = {"reason": "It burns."}  # to a colleague this door opens, and her supervisor is told
    return getattr(browser_of(person), method)(address, body)


@pytest.mark.parametrize("who", ["olu", "ada", "kim", "nobody_signed_in", "closed"])
def test_whoever_must_not_know_cannot_tell_a_client_from_nobody(
    cast: Cast, kim: Person, rows: Rows, who: str, caplog: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    kim_or = {"kim": kim, "olu": cast.olu, "ada": cast.ada}
    person = kim_or.get(who, cast.theo)
    if who in ("nobody_signed_in", "closed"):
        person.is_active = False
        person.save(update_fields=["is_active"])
    before = AuditEntry.objects.of(cast.agency).filter(client_id=rows["clients"]).count()
    assert differences(person, cast, rows) == []
    assert CANARY not in caplog.text
    assert AuditEntry.objects.of(cast.agency).filter(client_id=rows["clients"]).count() == before


def test_whoever_administers_learns_of_no_client_from_the_people_who_serve_them(cast: Cast, rows: Rows) -> None:
    ada, told_her = browser_of(cast.ada), []
    for person in (cast.pia, cast.sue, cast.rae):
        told_her += [ada.get(address) for address in (f"/people/{person.pk}/", "/agency/")]
        given = {"role": "administrator", "supervisor": cast.cy.pk}
        told_her += [ada.post(f"/people/{person.pk}/{change}/", given) for change in ("close", "role", "place")]
    assert CANARY not in "".join(str(told(answer, rows)) for answer in told_her)
    cast.pia.refresh_from_db()
    assert cast.pia.is_active


@pytest.mark.parametrize("who", ["cy", "sue"])
def test_a_colleague_who_is_served_here_is_known_to_the_care_team_alone(cast: Cast, who: str) -> None:
    served = plant(cast.pia, watched_by=cast.rae, account=cast.cy)
    overdue.climb(now=NOW)
    assert differences(getattr(cast, who), cast, served) == []


def test_whoever_is_served_here_is_told_nothing_of_their_own_record(cast: Cast) -> None:
    served = plant(cast.pia, watched_by=cast.rae, account=cast.sue)
    overdue.climb(now=NOW)
    assert not Notice.objects.of(cast.agency).filter(to=cast.sue, client=served["clients"]).exists()
    late = Baton.objects.of(cast.agency).filter(client=served["clients"])
    assert not late.filter(holder=cast.sue).exists()
