"""When is a need answered, and what if it comes back?"""

from dataclasses import replace
from datetime import datetime

from baton.actions import audit, batons, notices
from baton.actions.change import one_change
from baton.actions.hands import above, need_hold
from baton.actions.standing import need
from baton.core.concerns import MOVES, ConcernStatus
from baton.core.permissions import Ability
from baton.core.policy.rows import Step
from baton.core.refusals import Code, Refused
from baton.core.within import Within
from baton.models import Concern, Person

_SOON = Within.parse("1 business day")


def close(*, concern: Concern, outcome: str, by: Person, now: datetime) -> Concern:
    """Close it with how it ended for the client. Refused while anyone holds a step other than to look again."""
    with one_change(agency=concern.agency, by=by, now=now) as change:
        concern = _fresh(concern)
        need(by, Ability.CONCERN_CLOSE, concern.client, now=now)
        batons.close_concern(change, concern, outcome)
    concern.refresh_from_db()
    return concern


def reopen(*, concern: Concern, reason: str, holder: Person, by: Person, now: datetime) -> Concern:
    """Open it again, with the step to look at it in somebody's hand within a business day."""
    with one_change(agency=concern.agency, by=by, now=now) as change:
        concern = _fresh(concern)
        need(by, Ability.CONCERN_REOPEN, concern.client, now=now)
        given = ["holder", *(["reason"] if reason.strip() else [])]
        MOVES.check("reopen", status=ConcernStatus(concern.status), given=given)
        need_hold(holder, concern.client, now=now)
        _open_again(concern)
        audit.record(change, "concern.reopened", concern, client=concern.client)
        baton = batons.hand_out(change, concern, _again(reason), worker=holder)
        for boss in above(holder)[:1]:
            notices.tell(change, boss, "concern.reopened", f"reopened:{baton.pk}", client=concern.client, baton=baton)
    return concern


def _again(reason: str) -> Step:
    return replace(batons.look_again(_SOON), do=f"Look again: {reason.strip()}")


def _open_again(concern: Concern) -> None:
    twin = concern.client.concerns.filter(lead_row=concern.lead_row, status=ConcernStatus.OPEN)
    if twin.exists():
        raise Refused(Code.NOT_POSSIBLE, "The same concern is open already. Go on there.")
    rows = Concern.objects.of(concern.agency).filter(pk=concern.pk, status=ConcernStatus.CLOSED)
    empty = {"closed_at": None, "closed_by": None}
    if not rows.update(status=ConcernStatus.OPEN, times_reopened=concern.times_reopened + 1, **empty):
        raise Refused(Code.STALE, "Someone was first: this concern is open already. Look again.")
    concern.refresh_from_db()


def _fresh(concern: Concern) -> Concern:
    return Concern.objects.of(concern.agency).select_related("client", "agency").get(pk=concern.pk)
