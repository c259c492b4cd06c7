"""The fixed cast: who plays in the tests. One agency, Open Door, in Albany; Olu is from another and sees nothing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from baton.models import Agency, Client, Membership, Person

# A Tuesday, 10:40 in the morning in New York; Open Door is open from nine to five.
NOW = datetime(2026, 9, 15, 14, 40, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Pia serves Marcus, Jun and Lupe; Theo serves Dana; Sue supervises both, Cy stands in for Sue.

    Cy covers Marcus. Rae works here and serves none of them. Ada administers. Olu is Lakeside's.
    """

    agency: Agency
    other_agency: Agency
    pia: Person
    theo: Person
    sue: Person
    cy: Person
    rae: Person
    ada: Person
    olu: Person
    marcus: Client
    dana: Client
    jun: Client
    lupe: Client


def assemble() -> Cast:
    """Write the cast to an empty database."""
    agency = Agency.objects.create(name="Open Door", slug="open-door", country="US", subdivision="NY")
    lakeside = Agency.objects.create(name="Lakeside", slug="lakeside", country="US", subdivision="OH")
    cy = _person(agency, "Cy Okafor", "supervisor")
    sue = _person(agency, "Sue Alvarez", "supervisor", backup=cy)
    cy.supervisor, cy.backup = sue, sue
    cy.save(update_fields=["supervisor", "backup"])
    pia = _person(agency, "Pia Novak", "peer", supervisor=sue)
    theo = _person(agency, "Theo Brandt", "therapist", supervisor=sue, competences=["suicide_care"])
    people = {"cy": cy, "sue": sue, "pia": pia, "theo": theo}
    people["rae"] = _person(agency, "Rae Lindqvist", "therapist")
    people["ada"] = _person(agency, "Ada Weiss", "administrator")
    people["olu"] = _person(lakeside, "Olu Adeyemi", "supervisor")
    clients = {name: _client(pia, name.title()) for name in ("marcus", "jun", "lupe")} | {"dana": _client(theo, "Dana")}
    cover = {"relation": "covering", "until_at": NOW + timedelta(days=7)}
    _join(clients["marcus"], cy, **cover)
    return Cast(agency=agency, other_agency=lakeside, **people, **clients)


def _person(agency: Agency, name: str, role: str, **fields: Any) -> Person:
    called = name.split(maxsplit=1)[0]
    email = f"{called.lower()}@{agency.slug}.example"
    return Person.objects.create(email=email, name=name, called=called, agency=agency, role=role, **fields)


def _client(worker: Person, called: str) -> Client:
    client = Client.objects.create(
        agency=worker.agency,
        called=called,
        birth_year=1992,
        since=date(2026, 3, 2),
        added_at=NOW - timedelta(days=190),
        added_by=worker,
    )
    _join(client, worker, relation="own")
    return client


def _join(client: Client, person: Person, **fields: Any) -> Membership:
    since = NOW - timedelta(days=190)
    fields = {"from_at": since, "added_by": person, "agency": person.agency, **fields}
    return Membership.objects.create(client=client, person=person, **fields)
