"""When do they meet? Times that a receiver proposes, the one that the client picks, and each as an invitation.

An invitation says when, and nothing of whom or what for: calendars are shared, and shown on locked screens.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, Event

from baton.actions import audit, relay
from baton.core.refusals import Code, Refused
from baton.models import Link, Person, Purpose, Referral, ReferralFact

_MOST = 5
_PROPOSED, _MEETING = "proposed", "introduction_set"
_NONE = "This time is not among those that they proposed, or it is taken back. Look again."


class Kind(StrEnum):
    """What is invited to: the first visit, or the introduction of all three."""

    VISIT = "visit"
    INTRODUCTION = "introduction"


_LASTS = {Kind.VISIT: timedelta(hours=1), Kind.INTRODUCTION: timedelta(minutes=30)}
_SUMMARY = {Kind.VISIT: "Appointment", Kind.INTRODUCTION: "Introduction"}


def propose(*, referral: Referral, times: Sequence[datetime], by: Person | Link, now: datetime) -> ReferralFact:
    """Times that would suit the receiver: the client, or who works with them, picks one. They replace older ones."""
    if not times or len(times) > _MOST:
        raise Refused(Code.NEEDS, f"Give one time, and no more than {_MOST}.", field="times")
    if min(times) <= now:
        raise Refused(Code.INVALID, "Give times that are still to come.", field="times")
    with relay.on(referral, by=by, now=now) as under:
        relay.need_part(under)
        relay.need_move(under, "schedule")
        fact = relay.record(under, _PROPOSED, times=[time.isoformat() for time in sorted(set(times))])
        audit.record(under.change, "referral.times_proposed", under.referral, client=under.referral.client)
        relay.tell_hand(under, "referral.times_proposed", fact)
    return fact


def proposed(referral: Referral, *, now: datetime) -> list[datetime]:
    """The times that are open to pick: the last ones proposed by whom the referral is with, until a visit is set."""
    facts = referral.facts.filter(option=referral.option, fact__in=(_PROPOSED, "schedule", "attend"))
    last = facts.order_by("-said_at", "-pk").first()
    times = last.details["times"] if last and last.fact == _PROPOSED else []
    return [time for time in map(datetime.fromisoformat, times) if time > now]


def pick(*, referral: Referral, at: datetime, by: Link, now: datetime) -> Referral:
    """The client takes one of the times that were proposed: the visit is set."""
    with relay.on(referral, by=by, now=now) as under:
        relay.need_part(under)
        if by.purpose != Purpose.CLIENT or at not in proposed(under.referral, now=now):
            raise Refused(Code.STALE, _NONE, field="at")
        given = {"appointment_at": at}
        relay.move(under, "schedule", given=given, writes=given, permitted=True, visit=at.isoformat(), picked=True)
    return under.referral


def meet(*, referral: Referral, at: datetime, where: str, by: Person | Link, now: datetime) -> ReferralFact:
    """Book the introduction of all three: when, and where or by what telephone number or link."""
    if at <= now:
        raise Refused(Code.INVALID, "Give a time that is still to come.", field="at")
    with relay.on(referral, by=by, now=now) as under:
        relay.need_part(under)
        fact = relay.record(under, _MEETING, words=where, meets=at.isoformat())
        audit.record(under.change, "referral.introduction_set", under.referral, client=under.referral.client)
        relay.tell_hand(under, "referral.introduction_set", fact)
    return fact


def meeting(referral: Referral) -> ReferralFact | None:
    """The introduction that was booked last, with who the referral is with now."""
    return referral.facts.filter(option=referral.option, fact=_MEETING).order_by("-said_at", "-pk").first()


def meets_at(fact: ReferralFact) -> datetime:
    """When the introduction is."""
    return datetime.fromisoformat(fact.details["meets"])


def invitation(*, referral: Referral, kind: Kind, now: datetime) -> bytes | None:
    """The visit or the introduction as an .ics file, without a name; None when none is set.

    Set anew it replaces the older one in a calendar that holds it.
    """
    met = meeting(referral) if kind is Kind.INTRODUCTION else None
    starts = meets_at(met) if met else referral.appointment_at if kind is Kind.VISIT else None
    if starts is None:
        return None
    event = Event()
    event.add("uid", f"{kind}-{referral.pk}@baton")
    event.add("sequence", referral.facts.filter(fact__in=("schedule", _MEETING)).count())
    event.add("dtstamp", now)
    event.add("dtstart", starts.astimezone(UTC))  # every calendar reads it; zones would have to be sent along
    event.add("duration", _LASTS[kind])
    event.add("summary", _SUMMARY[kind])
    event.add("class", "PRIVATE")
    if met and met.words:
        event.add("location", met.words)
    calendar = Calendar()
    calendar.add("prodid", "-//Baton//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
