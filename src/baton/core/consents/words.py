"""Which words stand in a consent, and which items can be shared? The tables of both languages, read strictly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from baton.core.notices import Language
from baton.core.tables import TableError, packaged, parse

_PACKAGE = "baton.core.consents"


class Source(StrEnum):
    """Where an item's content comes from: the record as it is when the packet is made, or words read before signing."""

    RECORD = "record"
    WORDS = "words"


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element of 42 CFR 2.31(a): `missing` is said when it lacks; `holds` names what must stand in its words."""

    key: str
    source: str
    missing: str
    holds: tuple[str, ...]
    title: Mapping[Language, str]
    words: Mapping[Language, str]
    with_referral: Mapping[Language, str]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that can be shared. `title` and `explain` are for the client, `heading` is for the receiver."""

    key: str
    heading: str
    source: Source
    title: Mapping[Language, str]
    explain: Mapping[Language, str]


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What is said beside the signature, and of a signature or a date that lacks."""

    promise: str
    signature: str
    signed_at: str


@dataclass(frozen=True, kw_only=True)
class Never:
    """What no consent of this kind covers, and why."""

    key: str
    source: str
    because: str


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the tables of consents, by its file's name without the ending."""
    return MappingProxyType(parse(f"{name}.toml", packaged(_PACKAGE)[f"{name}.toml"]))


@cache
def elements() -> Mapping[str, Element]:
    """The elements in the order in which they are read. TableError where a language lacks one."""
    read = [_element(entry) for entry in table("elements")["element"]]
    return MappingProxyType({element.key: element for element in read})


@cache
def items() -> Mapping[str, Item]:
    """What can be shared, by key, in the order of the table."""
    read = [
        Item(
            key=entry["key"],
            heading=entry["heading"],
            source=Source(entry["from"]),
            title=_both("items", entry, "title"),
            explain=_both("items", entry, "explain"),
        )
        for entry in table("items")["item"]
    ]
    return MappingProxyType({item.key: item for item in read})


@cache
def never() -> Mapping[str, Never]:
    """What cannot be shared on such a consent at all."""
    return MappingProxyType({entry["key"]: Never(**entry) for entry in table("items")["never"]})


@cache
def page_words(language: Language) -> Mapping[str, str]:
    """What stands around a consent where it is read and signed, by key."""
    return MappingProxyType(table("page")[language])


def promise(language: Language) -> Promise:
    """What the client says by signing."""
    return Promise(**table("elements")["signing"][language])


def day(on: date, language: Language) -> str:
    """A day as one reads it: May 14, 2027, or 14 de mayo de 2027."""
    month = table("elements")["months"][language][on.month - 1]
    return f"{month} {on.day}, {on.year}" if language is Language.ENGLISH else f"{on.day} de {month} de {on.year}"


def write(
    *,
    language: Language,
    client: str,
    discloser: str,
    recipients: Sequence[str],
    shared: Sequence[str],
    purpose: str,
    expires: date,
    with_referral: bool,
) -> tuple[tuple[str, str, str], ...]:
    """The consent's paragraphs: element, title and words, in the order in which they are read.

    `recipients` are names, `shared` titles of items in the language; `with_referral`: it ends with the referral, too.
    """
    filled = {
        "client": client,
        "discloser": discloser,
        "recipients": "; ".join(recipients),
        "items": "; ".join(shared),
        "purpose": purpose,
        "expires": day(expires, language),
    }
    return tuple(
        (one.key, one.title[language], _pattern(one, language, with_referral).format(**filled))
        for one in elements().values()
    )


def _pattern(element: Element, language: Language, with_referral: bool) -> str:
    return (
        element.with_referral.get(language, "") if with_referral and element.with_referral else element.words[language]
    )


def _element(entry: Mapping[str, Any]) -> Element:
    return Element(
        key=entry["key"],
        source=entry["source"],
        missing=entry["missing"],
        holds=tuple(entry["holds"]),
        title=_both("elements", entry, "title"),
        words=_both("elements", entry, "words"),
        with_referral=entry.get("with_referral", {}),
    )


def _both(file: str, entry: Mapping[str, Any], part: str) -> Mapping[Language, str]:
    for language in Language:
        if not entry.get(language, {}).get(part):
            raise TableError(f"{file}.toml", entry["key"], f"write its {part} in {language}")
    return MappingProxyType({language: entry[language][part] for language in Language})
