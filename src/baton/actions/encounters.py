"""What happens when a note is saved? It is read and decided on here, whatever the browser thought, and held at once."""

import logging
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from baton.actions import audit, decisions, lowerings, policies, signs
from baton.actions.change import Change, one_change
from baton.actions.signs import Amended, Heard, Weighed, weigh
from baton.actions.standing import need
from baton.core import policy as rules
from baton.core.facts import Answer, Situation
from baton.core.permissions import Ability
from baton.core.policy.rows import Decision as CoreDecision
from baton.core.refusals import Code, Refused
from baton.core.signs import Cue, recognise
from baton.core.vocabulary import Status
from baton.models import Client, ConfirmedSign, Encounter, Kind, Origin, Person, Screening

LONGEST = 1_000_000
_TOGETHER = 500  # signs written in one statement
UNREAD = (
    "These words could not be read for signs of danger. They are kept here. Add what you saw yourself, then save: "
    "your supervisor goes over it with you. In danger do not wait for this page: call."
)
log = logging.getLogger("baton.encounters")


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What saving would answer: the cues of the words, what stands of them, and the decision.

    `unread`: the words could not be read, and only what the worker added counts.
    """

    cues: tuple[Cue, ...]
    unread: bool = False
    weighed: Weighed
    decision: CoreDecision


def preview(
    *,
    client: Client,
    text: str,
    by: Person,
    now: datetime,
    heard: Sequence[Heard] = (),
    amended: Sequence[Amended] = (),
) -> Preview:
    """Read and decide without saving. Refused as `save` is, but a reason still missing is no refusal yet."""
    need(by, Ability.ENCOUNTER_WRITE, client, now=now)
    asker, policy = decisions.asker(worker=by, client=client, now=now), policies.of(client.agency)
    cues, heard, unread = hear(text, heard)
    places = {(cue.sign, cue.start, cue.end) for cue in cues}
    known = [word for word in amended if word.reason.strip() and (word.sign, word.start, word.end) in places]
    weighed = weigh(cues, heard, known, asker=asker, policy=policy)
    return Preview(cues=cues, unread=unread, weighed=weighed, decision=rules.decide(weighed.situation(asker), policy))


def save(
    *,
    client: Client,
    text: str,
    kind: Kind,
    happened_at: datetime,
    key: uuid.UUID,
    by: Person,
    now: datetime,
    heard: Sequence[Heard] = (),
    amended: Sequence[Amended] = (),
) -> Encounter:
    """Save a contact with its note; its signs, decision, concern and batons are there in the same commit.

    `key` is made with the form: the same one twice returns what the first saved. `heard`: signs the worker adds.
    `amended`: the worker's word on cues. Refused: not this client's worker, words too long, a time to come, a cue
    that is not there, a missing reason, words that cannot be read while the worker adds no sign.
    """
    cues, heard, unread = hear(text := readable(text), heard)
    said = {"text": text, "kind": kind, "happened_at": happened_at, "key": key}
    with one_change(agency=client.agency, by=by, now=now) as change:
        client = Client.objects.of(change.agency).select_related("agency").get(pk=client.pk)
        need(by, Ability.ENCOUNTER_WRITE, client, now=now)
        if twice := Encounter.objects.of(change.agency).filter(worker=by, key=key).first():
            return same_client(twice, client)
        need_past(happened_at, now, field="happened_at")
        asker = decisions.asker(worker=by, client=client, now=now)
        weighed = weigh(cues, heard, amended, asker=asker, policy=policies.of(change.agency))
        return _keep(change, client, said, weighed, asker, unread=unread)


def hear(text: str, heard: Sequence[Heard]) -> tuple[tuple[Cue, ...], tuple[Heard, ...], bool]:
    """The cues of the words, what the worker adds to them, and whether the words could not be read.

    A fault of reading must never look as if nothing were found: then what the worker adds counts as unsure (R0 asks
    the supervisor), and Refused without it. Refused too: more than a million characters.
    """
    words = readable(text)
    try:
        return tuple(recognise(words)) if words else (), tuple(heard), False
    except Exception as fault:
        log.exception("The words of a note could not be read")
        if not any(one.answer is Answer.YES for one in heard):
            raise Refused(Code.NEEDS, UNREAD, field="text") from fault
    return (), tuple(replace(one, answer=Answer.UNSURE) if one.answer is Answer.YES else one for one in heard), True


def _keep(
    change: Change, client: Client, said: Mapping[str, Any], weighed: Weighed, asker: Situation, *, unread: bool
) -> Encounter:
    about = {"agency": change.agency, "client": client, "worker": change.person, "saved_at": change.now}
    encounter = Encounter.objects.create(**about, **said)
    audit.record(change, "encounter.saved", encounter, client=client, kind=str(encounter.kind))
    if unread:
        audit.record(change, "encounter.unread", encounter, client=client)
    waiting = _write_signs(change, encounter, weighed)
    decision = decisions.decide(change, worker=change.person, on=encounter, situation=weighed.situation(asker))
    for sign, reason in waiting:
        lowerings.ask(change, decision, sign, reason=reason)
    return encounter


def need_past(at: datetime, now: datetime, *, field: str) -> None:
    """Refuse a time that is still to come."""
    if at > now:
        raise Refused(Code.INVALID, "This is still to come. Give the time when it was.", field=field)


def readable(text: str) -> str:
    """The text as every database can keep it, each character in its place. Refused: more than a million of them."""
    if len(text) > LONGEST:
        raise Refused(Code.INVALID, f"This note has more than {LONGEST:,} characters. Split it.", field="text")
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def same_client[Saved: (Encounter, Screening)](saved: Saved, client: Client) -> Saved:
    """What was saved under this key. Refused when the key has come with another client's form."""
    if saved.client_id != client.pk:
        raise Refused(Code.STALE, "This form was saved for another client already. Open a new one.")
    return saved


def _write_signs(change: Change, encounter: Encounter, weighed: Weighed) -> list[tuple[ConfirmedSign, str]]:
    """Write every sign, all together; returns those that wait for a supervisor, with the reason given."""
    standing = [_of_cue(change, encounter, cue) for cue in weighed.stands]
    aside = [_of_cue(change, encounter, cue, reason=reason) for cue, reason in weighed.aside]
    added = [_of_worker(change, encounter, heard, place) for place, heard in weighed.added]
    ConfirmedSign.objects.bulk_create([*standing, *aside, *added], batch_size=_TOGETHER)
    held = dict(weighed.held)
    return [(sign, held[cue]) for cue, sign in zip(weighed.stands, standing, strict=True) if cue in held]


def _of_cue(change: Change, encounter: Encounter, cue: Cue, *, reason: str = "") -> ConfirmedSign:
    aside = {"set_aside_at": change.now, "set_aside_by": change.by, "set_aside_reason": reason} if reason else {}
    answer = Answer.NO if cue.status is Status.DENIED else Answer.YES
    place = {"start": cue.start, "end": cue.end}
    return signs.drawn_up(change, encounter, cue, answer=answer, origin=Origin.WORDS, **place, **aside)


def _of_worker(change: Change, encounter: Encounter, heard: Heard, cue: Cue | None) -> ConfirmedSign:
    place = {"start": cue.start, "end": cue.end} if cue else {}
    return signs.drawn_up(change, encounter, heard, answer=heard.answer, origin=Origin.WORKER, **place)
