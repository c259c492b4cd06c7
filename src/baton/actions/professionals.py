"""Who can take someone over, by name? Professionals that the agency writes down itself, and whom its workers trust."""

import uuid
from datetime import datetime
from typing import Any

from baton.actions import audit, search
from baton.actions.change import one_change
from baton.actions.standing import need
from baton.core.directory import Way
from baton.core.hsds import registers
from baton.core.needs import needs
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused
from baton.models import Location, Organization, Person, Professional, Trust

_OWN_FIELDS = frozenset(
    {
        *("name", "called", "role", "credentials", "npi", "licence", "licence_state", "licence_checked_on"),
        "specialties",
        *("needs", "youngest", "oldest", "languages", "insurance", "ways", "gender", "faith", "cost", "phone", "email"),
        *("organization", "location", "person"),
    }
)


def add(*, name: str, by: Person, now: datetime, **fields: Any) -> Professional:
    """Write down a professional. `fields` are those of the model, without what is said by `directory.say_capacity`."""
    need(by, Ability.DIRECTORY_CHANGE, now=now)
    _check(by, name=name, **fields)
    with one_change(agency=by.agency, by=by, now=now) as change:
        own = {"agency": change.agency, "source_id": str(uuid.uuid4()), "as_of": now}
        professional = Professional.objects.create(name=name.strip(), **own, **fields)
        search.take_in(change, professional)
        audit.record(change, "professional.added", professional)
    return professional


def change(*, professional: Professional, by: Person, now: datetime, **fields: Any) -> Professional:
    """Change what is known of a professional. What came by an import stays as its source has it, until the next one."""
    need(by, Ability.DIRECTORY_CHANGE, now=now)
    _check_here(professional, by)
    _check(by, **fields)
    with one_change(agency=by.agency, by=by, now=now) as under_way:
        for name, value in fields.items():
            setattr(professional, name, value)
        professional.save(update_fields=sorted(fields))
        search.take_in(under_way, professional)
        audit.record(under_way, "professional.changed", professional, fields=",".join(sorted(fields)))
    return professional


def trust(*, professional: Professional, by: Person, now: datetime, note: str = "") -> Trust:
    """Keep a professional among one's own trusted people, with a note of why; again, to change the note."""
    need(by, Ability.DIRECTORY_CONFIRM, now=now)
    _check_here(professional, by)
    with one_change(agency=by.agency, by=by, now=now) as under_way:
        own = {"agency": under_way.agency, "note": note.strip(), "at": now}
        kept, _ = Trust.objects.of(under_way.agency).update_or_create(
            worker=by, professional=professional, defaults=own
        )
        audit.record(under_way, "trust.given", professional)
    return kept


def untrust(*, professional: Professional, by: Person, now: datetime) -> None:
    """Take a professional out of one's own trusted people. Doing it twice changes nothing."""
    need(by, Ability.DIRECTORY_CONFIRM, now=now)
    _check_here(professional, by)
    with one_change(agency=by.agency, by=by, now=now) as under_way:
        count, _ = Trust.objects.of(under_way.agency).filter(worker=by, professional=professional).delete()
        if count:
            audit.record(under_way, "trust.withdrawn", professional)


def _check_here(professional: Professional, by: Person) -> None:
    if professional.agency_id != by.agency_id:
        raise Refused(Code.NOT_VISIBLE, "There is no such professional here.")


def _check(by: Person, *, name: str = "-", npi: str = "", **fields: Any) -> None:
    if unknown := fields.keys() - _OWN_FIELDS:
        raise TypeError(f"A professional has no {', '.join(sorted(unknown))}")
    if not name.strip():
        raise Refused(Code.NEEDS, "Write the name of the professional.", field="name")
    if set(fields.get("needs", ())) - needs().keys():
        raise Refused(Code.INVALID, "Choose needs from the list.", field="needs")
    if set(fields.get("ways", ())) - set(Way):
        raise Refused(Code.INVALID, f"Ways to meet are {', '.join(Way)}.", field="ways")
    for one in (fields.get("organization"), fields.get("location"), fields.get("person")):
        if isinstance(one, Organization | Location | Person) and one.agency_id != by.agency_id:
            raise Refused(Code.INVALID, "Choose from your own agency.", field="organization")
    try:
        registers.npi(npi) if npi else None
        for code in fields.get("specialties", ()):
            registers.nucc(code)
    except ValueError as error:
        raise Refused(Code.INVALID, f"This is {error}.", field="npi") from None
