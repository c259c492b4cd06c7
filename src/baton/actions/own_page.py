"""What do clients do on their own page? Each through their own link, about themselves alone, and audited by it.

What they ask for becomes a step in a hand, told to a supervisor at once. Words they write are theirs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from baton.actions import audit, batons, calendars, notices, relay
from baton.actions.change import Change, one_change
from baton.actions.hands import above, holder_of
from baton.core.barriers import BARRIERS, Barrier
from baton.core.batons import BatonStatus
from baton.core.concerns import ConcernStatus
from baton.core.own_page import ASKED_FOR, BY_CLIENT, DISPOSITION, LEAD_ROW, NOT_CALLED, TITLE
from baton.core.permissions import Relation
from baton.core.policy.rows import Holder
from baton.core.referrals import MOVES, ReferralStatus
from baton.core.refusals import Code, Refused
from baton.core.within import Within
from baton.models import (
    AuditEntry,
    Baton,
    Client,
    ClientVerdict,
    Concern,
    Encounter,
    Goal,
    Link,
    Person,
    Purpose,
    Referral,
    Word,
)

_NOT_HERE = "This link does not lead here any more. Ask your worker for a new one."
_SOON = Within.parse("1 business day")
_LOOKS = ("client.opened", "packet.shown", "glass.broken", "audit.read")


@dataclass(frozen=True, kw_only=True)
class Look:
    """Someone looked: who (None: a receiving professional), at which part, when last, and how often that day."""

    person: Person | None
    part: str
    at: datetime
    times: int


def not_called(*, link: Link, now: datetime) -> Baton:
    """Nobody called: a step for who works with them, today, and their supervisor is told now. Twice is once."""
    with _own(link, now) as change:
        client = link.client
        worker = worker_of(client, now=now)
        concern = _concern(change, client)
        key = {"key": NOT_CALLED.key, "status": BatonStatus.OPEN}
        if held := concern.batons.filter(**key).select_related("holder").first():
            return held
        holder = holder_of(NOT_CALLED.by, worker=worker, client=client)
        due = calendars.due(change.agency, NOT_CALLED.within, now)
        own = {"key": NOT_CALLED.key, "do": NOT_CALLED.do, "hand": NOT_CALLED.by}
        baton = batons.open_held(change, concern, holder=holder, due=due, **own)
        for boss in above(holder)[:1]:
            notices.tell(change, boss, "client.not_called", f"not_called:{baton.pk}", client=client, baton=baton)
    return baton


def in_the_way(*, link: Link, referral: Referral, barrier: Barrier, now: datetime) -> Baton:
    """Something stands in the way of a visit: a step for who holds the referral. The same one twice is one step."""
    with _own(link, now) as change:
        under = relay.Under(change=change, referral=relay.fresh(_mine(link, referral)))
        if under.status in MOVES.ends:
            raise Refused(Code.NOT_POSSIBLE, "This is over already.")
        concern, key = under.referral.concern, f"{BY_CLIENT}{barrier}_{referral.pk}"
        if held := concern.batons.filter(key=key, status=BatonStatus.OPEN).select_related("holder").first():
            return held
        relay.record(under, "barrier", barrier=str(barrier))
        own = {"key": key, "do": BARRIERS[barrier].do, "hand": Holder.WORKER}
        due = calendars.due(change.agency, _SOON, now)
        return batons.open_held(change, concern, holder=relay.hand_of(under.referral), due=due, **own)


def add_goal(*, link: Link, words: str, now: datetime, instead_of: Goal | None = None) -> Goal:
    """A goal in the client's own words; `instead_of`: the one whose words they change, which is given up."""
    if not words.strip():
        raise Refused(Code.NEEDS, "Write what you want.", field="words")
    with _own(link, now) as change:
        if instead_of:
            _give_up(change, _mine(link, instead_of))
        said = {
            "words": words.strip(),
            "said_on": now.astimezone(ZoneInfo(change.agency.time_zone)).date(),
            "link": link,
        }
        goal = Goal.objects.create(agency=change.agency, client=link.client, **said)
        audit.record(change, "goal.added", goal, client=link.client)
    return goal


def give_up_goal(*, link: Link, goal: Goal, now: datetime) -> None:
    """The client has reached it, or wants something else."""
    with _own(link, now) as change:
        _give_up(change, _mine(link, goal))


def asked_about(client: Client, *, now: datetime) -> Encounter | None:
    """The contact that the client is asked about: the last one, while it is fresh and nothing was said of it."""
    last = (
        client.encounters.filter(happened_at__lte=now).order_by("-happened_at", "-pk").select_related("worker").first()
    )
    fresh = last is not None and last.happened_at > now - ASKED_FOR
    return last if last and fresh and not ClientVerdict.objects.of(client.agency).filter(encounter=last) else None


def say_how_it_was(
    *, link: Link, encounter: Encounter, respected: Word, in_charge: Word, shared: bool, now: datetime
) -> ClientVerdict:
    """What the client says of a contact, once. `shared`: who works with them may see it."""
    with _own(link, now) as change:
        if asked_about(link.client, now=now) != encounter:
            raise Refused(Code.STALE, "You have said this already, or it was too long ago. Thank you.")
        said = {"respected": respected, "in_charge": in_charge, "shared": shared, "said_at": now, "link": link}
        verdict = ClientVerdict.objects.create(agency=change.agency, client=link.client, encounter=encounter, **said)
        audit.record(change, "verdict.said", verdict, client=link.client, shared=shared)
    return verdict


def worker_of(client: Client, *, now: datetime) -> Person:
    """Who is there for the client: in whose hand their latest referral is, or who was first on their team."""
    under_way = Referral.objects.of(client.agency).under_way().filter(client=client)
    if referral := under_way.select_related("worker", "client").order_by("-decided_at", "-pk").first():
        return relay.hand_of(referral)
    team = client.team.current(now).filter(relation=Relation.OWN, person__is_active=True).order_by("from_at", "pk")
    first = team.select_related("person").first()
    return first.person if first else client.added_by


def looks(client: Client, *, limit: int = 40) -> list[Look]:
    """Who looked at the client's record, newest first; looks of the same day at the same part are one line."""
    entries = AuditEntry.objects.of(client.agency).filter(client_id=client.pk, verb__in=_LOOKS).order_by("-seq")
    lines: dict[tuple[int, str, str], list[AuditEntry]] = {}
    for entry in entries[: limit * 10]:
        part = str(entry.details.get("part", entry.verb))
        lines.setdefault((entry.actor_id, part, entry.at.date().isoformat()), []).append(entry)
    people = Person.objects.of(client.agency).in_bulk({actor for actor, _, _ in lines})
    return [
        Look(person=people.get(actor), part=part, at=those[0].at, times=len(those))
        for (actor, part, _), those in list(lines.items())[:limit]
    ]


@contextmanager
def _own(link: Link, now: datetime) -> Iterator[Change]:
    """A change by the client who holds this link. Refused (NOT_VISIBLE) when it is no client's, or dead."""
    with one_change(agency=link.agency, by=link, now=now) as change:
        if not Link.objects.of(change.agency).live(now).filter(pk=link.pk, purpose=Purpose.CLIENT).exists():
            raise Refused(Code.NOT_VISIBLE, _NOT_HERE)
        yield change


def _mine[Row: (Referral, Goal)](link: Link, row: Row) -> Row:
    if row.client_id != link.client_id:
        raise Refused(Code.NOT_VISIBLE, _NOT_HERE)
    return row


def _give_up(change: Change, goal: Goal) -> None:
    rows = Goal.objects.of(change.agency).filter(pk=goal.pk, given_up_at__isnull=True)
    if not rows.update(given_up_at=change.now):
        raise Refused(Code.STALE, "These words were changed already. Look again.")
    audit.record(change, "goal.given_up", goal, client=goal.client)


def _concern(change: Change, client: Client) -> Concern:
    """What the client's call is held for: the concern of their latest referral, the latest open one, or a new one."""
    open_ones = client.concerns.filter(status=ConcernStatus.OPEN)
    going_on = open_ones.filter(referrals__status__in=set(ReferralStatus) - set(MOVES.ends))
    known = going_on.order_by("-referrals__decided_at").first() or open_ones.order_by("-opened_at", "-pk").first()
    if known:
        return known
    row = {"title": TITLE, "lead_row": LEAD_ROW, "disposition": DISPOSITION, "opened_at": change.now}
    concern = Concern.objects.create(agency=change.agency, client=client, **row)
    audit.record(change, "concern.opened", concern, client=client, row=LEAD_ROW)
    return concern
