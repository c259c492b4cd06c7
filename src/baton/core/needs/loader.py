"""How are the tables of needs read? Strictly: the first mistake fails with file, need and what would mend it."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from baton.core.catalog import SIGNS
from baton.core.needs.need import Follows, Need
from baton.core.policy.entry import Entry
from baton.core.tables import TableError, packaged, parse
from baton.core.vocabulary import ReferralKind, Severity, Sign

_ID = re.compile(r"[a-z][a-z_]*")
_NUCC = re.compile(r"[0-9A-Z]{9}X")
_LICENCE = re.compile(r"[A-Z]{2,6}")
SCHEMES = ("211", "NUCC", "OE", "POP", "SAMHSA")


@cache
def needs() -> Mapping[str, Need]:
    """The needs that ship, by id, in the order of their tables. TableError if one is wrong."""
    return read_needs(packaged("baton.core.needs"))


def read_needs(tables: Mapping[str, str]) -> Mapping[str, Need]:
    """The needs in these tables (file name -> TOML text), by id. Raises TableError at the first mistake."""
    found: dict[str, Need] = {}
    entries = [entry for file, text in tables.items() for entry in _entries(file, text)]
    for entry in entries:
        if entry.id in found:
            raise entry.fail("stands there already: give every need its own id")
        found[entry.id] = _need(entry)
    for entry in entries:
        _check_broader(entry, found)
    return MappingProxyType(found)


def _entries(file: str, text: str) -> Iterable[Entry]:
    parsed = parse(file, text)
    lists = parsed.pop("need", [])
    if parsed or not isinstance(lists, list) or not all(isinstance(item, dict) for item in lists):
        raise TableError(file, next(iter(parsed), "need"), "a table holds only [[need]]")
    return [
        Entry(file=file, id=str(fields.get("id", f"need {place}")), fields=fields)
        for place, fields in enumerate(lists, 1)
    ]


def _need(entry: Entry) -> Need:
    need = Need(
        id=entry.text("id"),
        title=entry.text("title"),
        broader=entry.text("broader", "") or None,
        synonyms=entry.texts("synonyms"),
        terms=entry.texts("terms"),
        specialties=_all(entry, "specialties", _NUCC, "a NUCC code: nine letters or figures and an X"),
        licences=_all(entry, "licences", _LICENCE, "letters of a license in capitals, without points"),
        signs=tuple(_follows(entry, text) for text in entry.texts("signs")),
        kinds=entry.words("kinds", ReferralKind),
    )
    entry.close()
    _check(entry, need)
    return need


def _all(entry: Entry, key: str, shape: re.Pattern[str], what: str) -> frozenset[str]:
    texts = entry.texts(key)
    for text in texts:
        if not shape.fullmatch(text):
            raise entry.fail(f'"{text}" in "{key}" is not {what}')
    return frozenset(texts)


def _follows(entry: Entry, text: str) -> Follows:
    name, _, step = text.partition(":")
    try:
        follows = Follows(sign=Sign(name), severity=Severity(step) if step else None)
    except ValueError:
        raise entry.fail(f'"{text}" in "signs" is no sign, or no sign:severity') from None
    if follows.severity and follows.severity not in SIGNS[follows.sign].grades:
        raise entry.fail(f'"{text}" in "signs": {name} is never {step}')
    return follows


def _check(entry: Entry, need: Need) -> None:
    if not _ID.fullmatch(need.id):
        raise entry.fail("write the id in small letters and _")
    if not need.synonyms:
        raise entry.fail('give "synonyms": nothing else finds it in words')
    for term in need.terms:
        if term.partition(":")[0] not in SCHEMES or not term.partition(":")[2].strip():
            raise entry.fail(
                f'"{term}" in "terms": begin with {", ".join(f"{scheme}:" for scheme in SCHEMES)} and a code'
            )


def _check_broader(entry: Entry, found: Mapping[str, Need]) -> None:
    seen, at = {entry.id}, found[entry.id].broader
    while at is not None:
        if at not in found:
            raise entry.fail(f'"broader" names {at}, which is no need')
        if at in seen:
            raise entry.fail('"broader" leads back to itself')
        seen.add(at)
        at = found[at].broader
