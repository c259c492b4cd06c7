"""How does an agency begin, and how does it change? Founding, calendar, policy overlay."""

from datetime import date, datetime, time

from baton.actions import audit, calendars, policies
from baton.actions.change import one_change
from baton.actions.people import need_strong
from baton.actions.standing import need
from baton.core.permissions import Ability
from baton.core.policy import TableError
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import PersonRole
from baton.models import Agency, ClosedDay, Person


def found(*, name: str, slug: str, email: str, admin: str, now: datetime, password: str | None = None) -> Person:
    """Begin an agency with its first administrator, who adds everyone else. For whoever has the machine.

    Refused: an agency of this slug that has people, a weak password. Without one its owner sets it by mail.
    """
    if password is not None:
        need_strong(password)
    agency, _ = Agency.objects.get_or_create(slug=slug, defaults={"name": name})
    with one_change(agency=agency, by=None, now=now) as change:
        if agency.people.exists():
            raise Refused(Code.INVALID, "There is an agency of this name already.", field="slug")
        role, called = PersonRole.ADMINISTRATOR, admin.split(maxsplit=1)[0]
        fields = {"name": admin, "called": called, "agency": agency, "role": role, "joined_at": now}
        person = Person.objects.create_user(email, password, **fields)
        audit.record(change, "agency.founded", agency, administrator=person.pk)
    return person


def keep_hours(
    *,
    country: str,
    subdivision: str,
    time_zone: str,
    opens: time,
    closes: time,
    by: Person,
    now: datetime,
) -> Agency:
    """Say where the agency is and when it is open: business days and due times follow from it."""
    need(by, Ability.AGENCY_ADMINISTER, now=now)
    with one_change(agency=by.agency, by=by, now=now) as change:
        agency = change.agency
        agency.country, agency.subdivision, agency.time_zone = country, subdivision, time_zone
        agency.opens, agency.closes = opens, closes
        try:
            calendars.of(agency)
        except ValueError as wrong:
            raise Refused(Code.INVALID, f"{wrong}.", field="time_zone") from wrong
        agency.save(update_fields=["country", "subdivision", "time_zone", "opens", "closes"])
        audit.record(change, "agency.hours_kept", agency)
    return agency


def close_on(*, day: date, name: str, by: Person, now: datetime) -> ClosedDay:
    """Close the agency on a day."""
    need(by, Ability.AGENCY_ADMINISTER, now=now)
    with one_change(agency=by.agency, by=by, now=now) as change:
        if ClosedDay.objects.of(change.agency).filter(on=day).exists():
            raise Refused(Code.NOT_POSSIBLE, "The agency is closed on that day already.", field="on")
        closed = ClosedDay.objects.create(agency=change.agency, on=day, name=name)
        audit.record(change, "agency.closed_on", closed)
    return closed


def change_policy(*, overlay: str, by: Person, now: datetime) -> Agency:
    """Put the agency's own overlay over the policy. Refused with row and reason where it loosens a floor row."""
    need(by, Ability.POLICY_CHANGE, now=now)
    with one_change(agency=by.agency, by=by, now=now) as change:
        agency = change.agency
        agency.overlay = overlay
        try:
            version = policies.keep(change, policies.of(agency))
        except TableError as wrong:
            raise Refused(Code.INVALID, str(wrong), field="overlay") from wrong
        agency.save(update_fields=["overlay"])
        audit.record(change, "policy.changed", agency, version=version)
    return agency
