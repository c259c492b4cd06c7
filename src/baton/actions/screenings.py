"""What happens when a screening was filled in? It is scored here, decided on, and held like a note."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from baton.actions import audit, decisions
from baton.actions.change import Change, one_change
from baton.actions.decisions import with_facts
from baton.actions.encounters import same_client
from baton.actions.standing import need
from baton.core.facts import Fact
from baton.core.permissions import Ability
from baton.core.refusals import Code, Refused
from baton.core.screening import Instrument, Result, instruments, score
from baton.core.vocabulary import Status, Subject
from baton.models import Client, ConfirmedSign, Origin, Person, Screening


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
        asker = decisions.asker(worker=by, client=client, now=now)
        if at > now:
            raise Refused(Code.INVALID, "This screening is still to come. Give the time when it was.", field="at")
        if chosen.clinicians_only and asker.role != "therapist":
            raise Refused(Code.NOT_ALLOWED, f"The {chosen.name} is given by clinicians. Ask one to do it with you.")
        screening = Screening.objects.create(
            agency=change.agency,
            client=client,
            instrument=chosen.id,
            version=chosen.version,
            language=chosen.language,
            answers=dict(answers),
            total=result.total,
            band=result.band.name if result.band else "",
            administered_by=by,
            at=at,
            saved_at=now,
            key=key,
        )
        audit.record(change, "screening.recorded", screening, client=client, instrument=chosen.id)
        for fact in result.facts:
            _write_sign(change, screening, fact)
        decisions.decide(change, worker=by, on=screening, situation=with_facts(asker, result.facts))
    return screening


def _scored(name: str, answers: Mapping[str, int | None]) -> tuple[Instrument, Result]:
    if (instrument := instruments().get(name)) is None:
        raise Refused(Code.INVALID, "There is no such screening here. Choose one from the list.", field="instrument")
    try:
        return instrument, score(instrument, answers)
    except ValueError as wrong:
        raise Refused(Code.INVALID, f"{wrong}.", field="answers") from wrong


def _write_sign(change: Change, screening: Screening, fact: Fact) -> None:
    ConfirmedSign.objects.create(
        agency=change.agency,
        client=screening.client,
        screening=screening,
        sign=fact.sign,
        severity=fact.severity,
        when=fact.when,
        status=Status.PRESENT,
        subject=Subject.CLIENT,
        answer=fact.answer,
        origin=Origin.SCREENING,
        evidence=list(fact.evidence),
    )
