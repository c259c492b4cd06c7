"""What happens when a screening was filled in? It is scored here, decided on, and held like a note."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from baton.actions import audit, decisions
from baton.actions.change import Change, one_change
from baton.actions.decisions import with_facts
from baton.actions.encounters import need_past, same_client
from baton.actions.signs import Heard, keep
from baton.actions.standing import need
from baton.core.facts import Situation
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused
from baton.core.screening import Instrument, Result, instruments, score
from baton.core.vocabulary import Role
from baton.models import Client, Origin, Person, Screening


def record(
    *,
    client: Client,
    instrument: str,
    answers: Mapping[str, int | None],
    at: datetime,
    key: uuid.UUID,
    by: Person,
    now: datetime,
) -> Screening:
    """Save the answers (item -> option value, None: not answered) with score, signs, decision, concern and batons.

    The same `key` twice returns what the first saved. Refused: not this client's worker, an unknown instrument or
    answer, a time to come, an instrument that only clinicians give.
    """
    chosen, result = _scored(instrument, answers)
    with one_change(agency=client.agency, by=by, now=now) as change:
        client = Client.objects.of(change.agency).select_related("agency").get(pk=client.pk)
        need(by, Ability.SCREENING_RECORD, client, now=now)
        if twice := Screening.objects.of(change.agency).filter(administered_by=by, key=key).first():
            return same_client(twice, client)
        need_past(at, now, field="at")
        asker = decisions.asker(worker=by, client=client, now=now)
        _need_clinician(chosen, asker)
        screening = _keep(change, client, chosen, result, {"answers": dict(answers), "at": at, "key": key})
        decisions.decide(change, worker=by, on=screening, situation=with_facts(asker, result.facts))
    return screening


def _keep(change: Change, client: Client, instrument: Instrument, result: Result, said: Mapping[str, Any]) -> Screening:
    screening = Screening.objects.create(
        agency=change.agency,
        client=client,
        instrument=instrument.id,
        version=instrument.version,
        language=instrument.language,
        total=result.total,
        band=result.band.name if result.band else "",
        administered_by=change.person,
        saved_at=change.now,
        **said,
    )
    audit.record(change, "screening.recorded", screening, client=client, instrument=instrument.id)
    for fact in result.facts:
        heard = Heard(sign=fact.sign, severity=fact.severity, when=fact.when, answer=fact.answer)
        keep(change, screening, heard, answer=fact.answer, origin=Origin.SCREENING, evidence=list(fact.evidence))
    return screening


def _need_clinician(instrument: Instrument, asker: Situation) -> None:
    if instrument.clinicians_only and asker.role is not Role.THERAPIST:
        raise Refused(Code.NOT_ALLOWED, f"The {instrument.name} is given by clinicians. Ask one to do it with you.")


def _scored(name: str, answers: Mapping[str, int | None]) -> tuple[Instrument, Result]:
    if (instrument := instruments().get(name)) is None:
        raise Refused(Code.INVALID, "There is no such screening here. Choose one from the list.", field="instrument")
    try:
        return instrument, score(instrument, answers)
    except ValueError as wrong:
        raise Refused(Code.INVALID, f"{wrong}.", field="answers") from wrong
