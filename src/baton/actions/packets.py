"""What would the receiver see? The consented items with the notices that go along, exactly as they are sent.

Built from the record and from the words that the client read before signing. Whatever was sent is kept frozen.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from baton.core.catalog import SIGNS
from baton.core.consents import Item, Language, Source, items, notice
from baton.core.consents.words import day
from baton.core.refusals import Code, Refused
from baton.core.screening import instruments
from baton.core.signs import recognise
from baton.core.vocabulary import Family
from baton.models import Agency, Consent, Option, Referral

FORM = 1
_OWN_WORDS = frozenset({"introduction", "goals"})
_SUBSTANCES = frozenset({Family.SUBSTANCE, Family.OVERDOSE, Family.WITHDRAWAL})
_LEADS = {
    "receiver": "You lead on this from the first visit on. We stay alongside.",
    "primary": "We lead on this; you add what we ask of you.",
    "shared": "We lead on this together.",
}


def packet_for(referral: Referral, option: Option, consent: Consent, items: Iterable[str]) -> dict[str, Any]:
    """The packet's content for this receiver: who sends it to whom, each item with its lines, scope and notice.

    Refused when there is nothing to send under an item. Whether the consent stands is asked when it is sent.
    """
    agency, worker, said = referral.agency, referral.worker, notice()
    chosen = _chosen(items)
    return {
        "form": FORM,
        "number": referral.pk,
        "from": {"agency": agency.name, "worker": worker.name, "role": worker.role, "reach": _reach(worker)},
        "to": {"name": option.name, "organization": _organization(option)},
        "items": [_filled(item, referral, consent) for item in chosen],
        "scope": _scope(agency, option, consent, chosen),
        "notice": {"id": said.id, "long": said.long, "short": said.short},
    }


def speaks_of_substances(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The headings under which words of alcohol or drugs stand, where that item itself is not among what is sent."""
    if any(item["key"] == "substance_use" for item in content["items"]):
        return ()
    return tuple(item["heading"] for item in content["items"] if any(map(_of_substances, item["lines"])))


def _of_substances(line: str) -> bool:
    return any(SIGNS[cue.sign].family in _SUBSTANCES for cue in recognise(line))


def _chosen(keys: Iterable[str]) -> list[Item]:
    wanted = set(keys)
    if not wanted or wanted - set(items()):
        raise Refused(Code.NEEDS, "Choose what is to be shared.", field="items")
    return [item for key, item in items().items() if key in wanted]


def _filled(item: Item, referral: Referral, consent: Consent) -> dict[str, Any]:
    read = (
        _FROM_RECORD[item.key](referral, consent) if item.source is Source.RECORD else [consent.words.get(item.key, "")]
    )
    lines = [line.strip() for line in read if line.strip()]
    if not lines:
        again = "Write it first, or leave this out."
        raise Refused(Code.NEEDS, f'Nothing is written down under "{item.heading}". {again}', field="items")
    return {"key": item.key, "heading": item.heading, "own": item.key in _OWN_WORDS, "lines": lines}


def _name(referral: Referral, consent: Consent) -> list[str]:
    client = referral.client
    called = f"Called {client.called}" if client.called != consent.client_name else ""
    return [consent.client_name, called, client.pronouns]


def _question(referral: Referral, consent: Consent) -> list[str]:
    kind = referral.kind.replace("_", " ").capitalize()
    by = f"A first visit is wanted by {_day(referral.agency, referral.due_at)}."
    return [referral.question, f"{kind}. {by}", _LEADS[referral.lead]]


def _goals(referral: Referral, consent: Consent) -> list[str]:
    return [goal.words for goal in referral.client.goals.filter(given_up_at__isnull=True)]


def _screenings(referral: Referral, consent: Consent) -> list[str]:
    """The latest of each instrument, newest first."""
    latest: dict[str, str] = {}
    for one in referral.client.screenings.order_by("-at", "-pk"):
        name = instruments()[one.instrument].name if one.instrument in instruments() else one.instrument
        score = "not scored: answers are open" if one.total is None else str(one.total)
        band = f", {one.band}" if one.band else ""
        latest.setdefault(one.instrument, f"{name}, {_day(referral.agency, one.at)}: {score}{band}")
    return list(latest.values())


_FROM_RECORD: Mapping[str, Callable[[Referral, Consent], list[str]]] = {
    "name": _name,
    "contact": lambda referral, _: list(referral.client.contact),
    "preferred_contact": lambda referral, _: list(referral.client.contact[:1]),
    "question": _question,
    "goals": _goals,
    "screenings": _screenings,
    "what_helps": lambda referral, _: referral.client.likes.splitlines(),
}


def _scope(agency: Agency, option: Option, consent: Consent, chosen: list[Item]) -> list[str]:
    """The explanation of the consent's scope that goes along (42 CFR 2.32). Who else is named in it stays here."""
    signed = _day(agency, consent.signed_at) if consent.signed_at else "a day still to come"
    shared = "; ".join(item.heading for item in chosen)
    with_referral = "when this referral is closed, and at the latest " if consent.expires_with else ""
    return [
        f"The client consented in writing on {signed} (42 CFR 2.31).",
        f"Who may share: {consent.discloser}. With whom: {option.name}, and nobody else.",
        f"What is shared on it: {shared}.",
        f"Why: {consent.purpose}",
        f"The consent ends {with_referral}on {_day(agency, consent.expires_at)}, or when the client takes it back.",
    ]


def _reach(worker: Any) -> list[str]:
    return [way for way in (worker.phone, worker.email) if way]


def _organization(option: Option) -> str:
    organization = option.who.organization
    return organization.name if organization else ""


def _day(agency: Agency, moment: datetime) -> str:
    return day(moment.astimezone(ZoneInfo(agency.time_zone)).date(), Language.ENGLISH)
