"""What is the answer, and who holds what because of it? Decides on saved signs, opens concern and batons."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from baton.actions import audit, policies
from baton.actions.batons import hand_out, keep_held, look_again, set_aside
from baton.actions.change import Change
from baton.actions.signs import facts_in, resting_on
from baton.core import policy as rules
from baton.core.batons import BatonStatus
from baton.core.concerns import ConcernStatus
from baton.core.facts import Fact, Situation
from baton.core.policy.plain import plain
from baton.core.policy.replay import freeze, thaw
from baton.core.policy.rows import Decision as Answer
from baton.core.vocabulary import Competence, Disposition, Role
from baton.core.within import Within
from baton.models import Client, Concern, ConfirmedSign, Decision, Encounter, Person, Screening

_GROWN_UP = 18
_AGAIN = Within.parse("30 days")


def asker(*, worker: Person, client: Client, now: datetime) -> Situation:
    """The situation before any fact: whose scope, and whether the client is a minor.

    Who is no therapist is answered as a peer, whose scope is the narrower one.
    """
    role = Role.THERAPIST if worker.role == Role.THERAPIST else Role.PEER
    competences = frozenset(Competence(name) for name in worker.competences)
    return Situation(role=role, minor=_minor(client, now), competences=competences)


def decide(
    change: Change,
    *,
    worker: Person,
    on: Encounter | Screening,
    situation: Situation,
    replaces: Decision | None = None,
) -> Decision:
    """Make and keep the decision on an encounter or a screening; open or join a concern and hand out its batons."""
    policy = policies.of(change.agency)
    answer = rules.decide(situation, policy)
    concern = replaces.concern if replaces else None
    if _asks(answer) and not concern:
        title = policy.by_id[answer.rows[0]].title if answer.rows else ""
        concern = _concern(change, on.client, answer, title)
    links = {"concern": concern, "replaces": replaces, "policy_version": policies.keep(change, policy)}
    kept = _keep(change, on, situation, answer, decided_by=worker, **links)
    audit.record(change, "decision.made", kept, client=on.client, disposition=str(answer.disposition))
    if concern and concern.status == ConcernStatus.OPEN:
        _hold(change, concern, answer, worker)
    return kept


def _keep(change: Change, on: Encounter | Screening, situation: Situation, answer: Answer, **links: Any) -> Decision:
    return Decision.objects.create(
        agency=change.agency,
        client=on.client,
        **resting_on(on),
        role=situation.role,
        facts=freeze(situation),
        answer=plain(answer),
        disposition=answer.disposition,
        within=str(answer.within or ""),
        decided_at=change.now,
        **links,
    )


def decide_again(change: Change, decision: Decision, *, worker: Person) -> Decision:
    """Answer anew after a sign was set aside; steps that nothing asks for any more are set down."""
    on = heard_in(decision)
    situation = with_facts(thaw(decision.facts), facts_in(on.signs.select_related("encounter")))
    later = decide(change, worker=worker, on=on, situation=situation, replaces=decision)
    if later.concern and later.concern.status == ConcernStatus.OPEN:
        _drop(change, later.concern, keys(decision.answer) - _wanted(later.concern), worker)
    return later


def with_facts(situation: Situation, facts: tuple[Fact, ...]) -> Situation:
    """The same worker and client, with other facts."""
    return replace(situation, facts=facts)


def heard_in(row: Decision | ConfirmedSign) -> Encounter | Screening:
    """What a decision or a sign rests on; the database holds that it is one of the two."""
    return cast("Encounter | Screening", row.encounter or row.screening)


def latest(on: Encounter | Screening) -> Decision:
    """The decision that is in force on an encounter or a screening."""
    return on.decisions.get(replaced_by__isnull=True)


def keys(answer: Mapping[str, Any]) -> set[str]:
    """The keys of the steps of a kept answer that are held as batons."""
    return {str(step["key"]) for step in answer["steps"] if step["baton"]}


def _asks(answer: Answer) -> bool:
    return answer.disposition > Disposition.CONTINUE or any(step.baton for step in answer.steps)


def _concern(change: Change, client: Client, answer: Answer, title: str) -> Concern:
    open_ones = client.concerns.filter(status=ConcernStatus.OPEN, lead_row=answer.rows[0])
    if joined := open_ones.first():
        return joined
    concern = Concern.objects.create(
        agency=change.agency,
        client=client,
        title=title,
        lead_row=answer.rows[0],
        disposition=answer.disposition,
        opened_at=change.now,
        opened_by=change.person,
    )
    audit.record(change, "concern.opened", concern, client=client, row=answer.rows[0])
    return concern


def _hold(change: Change, concern: Concern, answer: Answer, worker: Person) -> None:
    if answer.disposition > Disposition(concern.disposition):
        concern.disposition = answer.disposition
        concern.save(update_fields=["disposition"])
    for step in filter(lambda step: step.baton, answer.steps):
        hand_out(change, concern, step, worker=worker)
    if not concern.batons.filter(status=BatonStatus.OPEN).exists():
        hand_out(change, concern, look_again(answer.within or _AGAIN), worker=worker)


def _wanted(concern: Concern) -> set[str]:
    current: Iterable[Decision] = concern.decisions.filter(replaced_by__isnull=True)
    return {key for decision in current for key in keys(decision.answer)}


def _drop(change: Change, concern: Concern, unwanted: set[str], worker: Person) -> None:
    for baton in concern.batons.filter(status=BatonStatus.OPEN, key__in=unwanted):
        set_aside(change, baton, reason="The sign that asked for this was set aside.")
    keep_held(change, concern, hand=worker)


def _minor(client: Client, now: datetime) -> bool | None:
    """Whether the client is under 18; None while the birthday is not known and this year would decide it."""
    today = now.astimezone(ZoneInfo(client.agency.time_zone)).date()
    if client.birth_on:
        had_birthday = (today.month, today.day) >= (client.birth_on.month, client.birth_on.day)
        return today.year - client.birth_on.year - (not had_birthday) < _GROWN_UP
    turns = today.year - client.birth_year if client.birth_year else _GROWN_UP
    return None if turns == _GROWN_UP else turns < _GROWN_UP
