"""Is anything missing that a consent must say? Its terms, and a sentence for each element of 42 CFR 2.31 that lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from baton.core.consents.signing import Signature, unfit
from baton.core.consents.words import Source, elements, items, never, promise
from baton.core.notices import Language


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Who may get it: by name for people, by kind ("professional" or "service") and key for the program."""

    name: str
    kind: str
    key: int


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """One element, as it was read and signed."""

    element: str
    title: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Flaw:
    """One element that lacks: which, and the sentence that says so."""

    element: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Terms:
    """All that a consent says. `words` holds what is shared of the items that are written for it, by item."""

    client: str
    discloser: str
    recipients: tuple[Recipient, ...]
    items: tuple[str, ...]
    purpose: str
    language: Language
    expires_at: datetime | None
    paragraphs: tuple[Paragraph, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    signature: Signature | None = None
    signed_at: datetime | None = None


def flaws(terms: Terms) -> tuple[Flaw, ...]:
    """What must be there before anyone is asked to sign; empty when all is."""
    return (*_elements_missing(terms), *_items_wrong(terms))


def deficiencies(terms: Terms) -> tuple[Flaw, ...]:
    """The same for a consent that was signed: signature and date are elements, too."""
    return (*flaws(terms), *_unsigned(terms))


def _elements_missing(terms: Terms) -> Iterator[Flaw]:
    written = {paragraph.element: paragraph.words for paragraph in terms.paragraphs}
    facts = _facts(terms)
    for element in elements().values():
        words = written.get(element.key, "")
        held = [fact for name in element.holds for fact in facts[name]]
        empty = any(not facts[name] for name in element.holds)
        if empty or not words.strip() or not all(fact.strip() and fact in words for fact in held):
            yield Flaw(element=element.key, sentence=element.missing)


def _facts(terms: Terms) -> Mapping[str, tuple[str, ...]]:
    """What must stand in the paragraphs, word for word."""
    known = [items()[key].title[terms.language] for key in terms.items if key in items()]
    return {
        "client": (terms.client,),
        "discloser": (terms.discloser,),
        "items": tuple(known),
        "recipients": tuple(recipient.name for recipient in terms.recipients),
        "purpose": (terms.purpose,),
        "expires": (str(terms.expires_at.year),) if terms.expires_at else (),
    }


def _items_wrong(terms: Terms) -> Iterator[Flaw]:
    for key in terms.items:
        if key in never():
            yield Flaw(element="items", sentence=never()[key].because)
        elif key not in items():
            yield Flaw(element="items", sentence="It names something that cannot be shared. Choose from the list.")
        elif items()[key].source is Source.WORDS and not terms.words.get(key, "").strip():
            title = items()[key].title[Language.ENGLISH]
            yield Flaw(element="items", sentence=f'Write what is to be shared under "{title}", or leave it out.')


def _unsigned(terms: Terms) -> Iterator[Flaw]:
    said = promise(Language.ENGLISH)
    if terms.signature is None or unfit(terms.signature, terms.client):
        yield Flaw(element="signature", sentence=said.signature)
    if terms.signed_at is None:
        yield Flaw(element="signed_at", sentence=said.signed_at)
