"""Who works here? Accounts come and go by an administrator; nobody goes with a baton in hand."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from baton.actions import audit
from baton.actions.change import one_change
from baton.actions.standing import need
from baton.core.batons import BatonStatus
from baton.core.permissions import Ability, Relation
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import Competence, PersonRole
from baton.models import Client, Membership, Person


def add(
    *,
    name: str,
    called: str,
    email: str,
    role: PersonRole,
    by: Person,
    now: datetime,
    supervisor: Person | None = None,
    backup: Person | None = None,
    phone: str = "",
    competences: Sequence[Competence] = (),
) -> Person:
    """Add an account without a password: its owner sets one by mail."""
    need(by, Ability.AGENCY_ADMINISTER, now=now)
    _check_above(by, supervisor, backup)
    if Person.objects.filter(email=email.lower()).exists():
        raise Refused(Code.INVALID, "Someone signs in with this address already.", field="email")
    with one_change(agency=by.agency, by=by, now=now) as change:
        own: dict[str, Any] = {
            "name": name,
            "called": called,
            "phone": phone,
            "competences": [str(one) for one in competences],
        }
        placed: dict[str, Any] = {"agency": change.agency, "role": role, "supervisor": supervisor, "backup": backup}
        person = Person.objects.create_user(email, joined_at=now, **own, **placed)
        audit.record(change, "person.added", person, role=str(role))
    return person


def place(*, person: Person, supervisor: Person | None, backup: Person | None, by: Person, now: datetime) -> Person:
    """Say who supervises a person and who stands in for them."""
    need(by, Ability.AGENCY_ADMINISTER, now=now)
    _check_own(person, by)
    _check_above(by, supervisor, backup)
    if person in (supervisor, backup):
        raise Refused(Code.INVALID, "Nobody supervises themselves.", field="supervisor")
    with one_change(agency=person.agency, by=by, now=now) as change:
        person.supervisor, person.backup = supervisor, backup
        person.save(update_fields=["supervisor", "backup"])
        above, stands_in = supervisor.pk if supervisor else None, backup.pk if backup else None
        audit.record(change, "person.placed", person, supervisor=above, backup=stands_in)
    return person


def give_role(
    *, person: Person, role: PersonRole, competences: Sequence[Competence], by: Person, now: datetime
) -> Person:
    """Change what a person is employed as. Refused for oneself, and for one who holds batons and would see no clients.

    Who administers sees no client; nobody opens that door for themselves.
    """
    need(by, Ability.AGENCY_ADMINISTER, now=now)
    _check_own(person, by)
    if person == by:
        raise Refused(Code.NOT_ALLOWED, "Another administrator changes your role.")
    with one_change(agency=person.agency, by=by, now=now) as change:
        if role == PersonRole.ADMINISTRATOR:
            _check_hands_free(person, now)
        person.role, person.competences = str(role), [str(one) for one in competences]
        person.save(update_fields=["role", "competences"])
        audit.record(change, "person.role_given", person, role=str(role))
    return person


def choose_password(*, password: str, by: Person, now: datetime) -> Person:
    """Set one's own password. Refused when it is too short, too common or like one's name."""
    need_strong(password, by)
    with one_change(agency=by.agency, by=by, now=now) as change:
        by.set_password(password)
        by.save(update_fields=["password"])
        audit.record(change, "person.password_chosen", by)
    return by


def deactivate(*, person: Person, by: Person, now: datetime) -> Person:
    """Close an account. Refused while the person holds a baton, or is the only one a client has."""
    need(by, Ability.AGENCY_ADMINISTER, now=now)
    _check_own(person, by)
    with one_change(agency=person.agency, by=by, now=now) as change:
        _check_hands_free(person, now)
        if person == by:
            raise Refused(Code.NOT_ALLOWED, "Another administrator closes your account.")
        if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
            raise Refused(Code.STALE, "Someone was first: this account is closed already.")
        audit.record(change, "person.deactivated", person)
    person.refresh_from_db()
    return person


def activate(*, person: Person, by: Person, now: datetime) -> Person:
    """Open a closed account again."""
    need(by, Ability.AGENCY_ADMINISTER, now=now)
    _check_own(person, by)
    with one_change(agency=person.agency, by=by, now=now) as change:
        person.is_active = True
        person.save(update_fields=["is_active"])
        audit.record(change, "person.activated", person)
    return person


def need_strong(password: str, person: Person | None = None) -> None:
    """Refuse a password that is too short, too common, or like what is known of the person."""
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise Refused(Code.INVALID, " ".join(weak.messages), field="password") from weak


def _check_hands_free(person: Person, now: datetime) -> None:
    held = person.batons.filter(status=BatonStatus.OPEN).count()
    if held:
        raise Refused(Code.NOT_POSSIBLE, f"{person.called} still holds steps: {held}. Each needs a new hand first.")
    own = Membership.objects.of(person.agency).current(now).filter(relation=Relation.OWN)
    shared = own.exclude(person=person).filter(person__is_active=True).values("client")
    alone = Client.objects.of(person.agency).filter(pk__in=own.filter(person=person).values("client"))
    # Who administers may not know who is served: no name, and no count of them either.
    if alone.exclude(pk__in=shared).exists():
        raise Refused(Code.NOT_POSSIBLE, f"{person.called} is the only one for a client. Their supervisor hands over.")


def _check_own(person: Person, by: Person) -> None:
    if person.agency_id != by.agency_id:
        raise Refused(Code.NOT_VISIBLE, "There is no such person here.")


def _check_above(by: Person, *above: Person | None) -> None:
    for one in above:
        if one and (one.agency_id != by.agency_id or one.role != PersonRole.SUPERVISOR or not one.is_active):
            raise Refused(Code.INVALID, "Choose a supervisor of this agency.", field="supervisor")
