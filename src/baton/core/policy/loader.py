"""Which policy do the packaged tables hold? Reads them strictly: a mistake names the file, the row and its remedy."""

import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from baton.core.facts import Fact
from baton.core.policy.entry import Entry, TableError
from baton.core.policy.rows import Condition, Holder, Row, Source, Step
from baton.core.policy.standard import Country, CrisisLine, Exempt, Inquiry, Policy, Rule
from baton.core.sources import SOURCES
from baton.core.vocabulary import (
    SIGNS,
    Competence,
    Disposition,
    Family,
    Obligation,
    ReferralKind,
    Role,
    Severity,
    Sign,
    When,
)

MARKS = ("V", "V2", "GK", "DES")
_LISTS = ("row", "question", "exempt", "rule", "country")


@cache
def load_policy() -> Policy:
    """The packaged policy, read once a process. Raises TableError when a table cannot be used."""
    return read_policy(packaged_tables())


def packaged_tables() -> dict[str, str]:
    """File name -> text of every packaged TOML table, in the order of their names."""
    folder = resources.files("baton.core.policy") / "tables"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def read_policy(tables: Mapping[str, str]) -> Policy:
    """The policy in these tables (file name -> TOML text). Raises TableError at the first mistake."""
    parsed = [(file, _parse(file, text)) for file, text in tables.items()]
    countries = _read(parsed, "country", "code", _country)
    return Policy(
        rows=_read(parsed, "row", "id", _row),
        inquiries=_read(parsed, "question", "id", _inquiry),
        exempt=_read(parsed, "exempt", None, _exempt),
        rules=_read(parsed, "rule", "id", _rule),
        countries={country.code: country for country in countries},
    )


def _parse(file: str, text: str) -> dict[str, Any]:
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(file, "TOML", f"mend the file: {error}") from error
    for key, value in parsed.items():
        if key not in _LISTS or not isinstance(value, list):
            raise TableError(file, key, f"a table holds only {', '.join(f'[[{name}]]' for name in _LISTS)}")
    return parsed


def _read[T](
    parsed: Iterable[tuple[str, dict[str, Any]]], name: str, key: str | None, read: Callable[[Entry], T]
) -> tuple[T, ...]:
    entries = [
        Entry(file=file, id=str(fields.get(key, f"{name} {place}")), fields=fields)
        for file, lists in parsed
        for place, fields in enumerate(lists.get(name, ()), 1)
    ]
    seen: dict[str, str] = {}
    results = []
    for entry in entries:
        if key and entry.id in seen:
            raise entry.fail(f"stands in {seen[entry.id]} already: give every {name} its own {key}")
        seen[entry.id] = entry.file
        results.append(read(entry))
        entry.close()
    return tuple(results)


def _row(entry: Entry) -> Row:
    row = Row(
        id=entry.text("id"),
        title=entry.text("title"),
        headline=entry.text("headline"),
        sentence=entry.text("sentence"),
        roles=entry.words("roles", Role, Role),
        conditions=entry.items("fires", _condition),
        lacks=entry.optional_word("lacks", Competence),
        has=entry.optional_word("has", Competence),
        minor=entry.flag("minor"),
        disposition=entry.word("disposition", Disposition),
        within=entry.span("within"),
        obligations=entry.words("obligations", Obligation),
        kind=entry.optional_word("kind", ReferralKind),
        steps=entry.items("steps", _step),
        say=entry.texts("say"),
        avoid=entry.texts("avoid"),
        sources=_sources(entry),
        floor=entry.flag("floor"),
    )
    _sound(entry, row)
    return row


def _sound(entry: Entry, row: Row) -> None:
    """Refuse a row whose parts do not fit together."""
    keys = [step.key for step in row.steps]
    if row.disposition >= Disposition.CONSULT and row.within is None:
        raise entry.fail(f'{row.disposition} needs a "within": by when?')
    if row.kind and row.disposition is not Disposition.REFER:
        raise entry.fail('"kind" stands only on a row that refers: leave it out')
    if row.lacks and row.has:
        raise entry.fail('"lacks" and "has" never stand on one row: leave one out')
    if len(set(keys)) < len(keys):
        raise entry.fail("two steps have the same key: make them one, or rename one")


def _condition(entry: Entry) -> Condition:
    condition = Condition(
        signs=entry.words("signs", Sign),
        severities=entry.words("severities", Severity),
        when=entry.words("when", When, (When.NOW, When.RECENT, When.UNKNOWN)),
    )
    if not condition.signs:
        raise entry.fail('name at least one sign in "signs"')
    for sign in sorted(condition.signs):
        _graded(entry, sign, condition.severities)
    return condition


def _graded(entry: Entry, sign: Sign, severities: Collection[Severity]) -> None:
    steps = SIGNS[sign].severities
    if wrong := sorted(set(severities) - set(steps)):
        advice = 'leave "severities" out' if steps == (Severity.UNGRADED,) else f"write some of {', '.join(steps)}"
        raise entry.fail(f"{sign} is never {wrong[0]}: {advice}")


def _step(entry: Entry) -> Step:
    within = entry.span("within")
    if within is None:
        raise entry.fail('a step needs a "within": by when?')
    return Step(
        key=entry.text("key"),
        do=entry.text("do"),
        by=entry.word("by", Holder, Holder.WORKER),
        within=within,
        baton=entry.flag("baton"),
    )


def _sources(entry: Entry) -> tuple[Source, ...]:
    sources = entry.items("sources", _source)
    if not sources:
        raise entry.fail("no source, no row: name the work it rests on in sources")
    return sources


def _source(entry: Entry) -> Source:
    source = Source(work=entry.text("work"), place=entry.text("place", ""), mark=entry.text("mark", "V"))
    if source.work not in SOURCES:
        raise entry.fail(f'"{source.work}" is no work of core/sources.py: use an id from there or add the work')
    if source.mark not in MARKS:
        raise entry.fail(f'"{source.mark}" is no mark: write one of {", ".join(MARKS)}')
    return source


def _inquiry(entry: Entry) -> Inquiry:
    return Inquiry(
        id=entry.text("id"),
        ask=entry.text("ask"),
        help=entry.text("help", ""),
        about=_about(entry),
        fact=entry.item("fact", _fact),
    )


def _about(entry: Entry) -> frozenset[Sign]:
    """Signs, with each family named spelled out into its signs."""
    signs: set[Sign] = set()
    for name in entry.texts("about"):
        family = {sign for sign in Sign if SIGNS[sign].family == name}
        if name not in Family and name not in Sign:
            raise entry.fail(f'"{name}" in "about" is neither a sign nor a family of core/vocabulary.py')
        signs |= family | ({Sign(name)} if name in Sign else set())
    if not signs:
        raise entry.fail('name in "about" the signs or families that make the question worth asking')
    return frozenset(signs)


def _fact(entry: Entry) -> Fact:
    sign = entry.word("sign", Sign)
    fact = Fact(
        sign=sign,
        severity=entry.word("severity", Severity, Severity.UNGRADED),
        when=entry.word("when", When, When.UNKNOWN),
    )
    _graded(entry, sign, {fact.severity})
    return fact


def _exempt(entry: Entry) -> Exempt:
    return Exempt(
        signs=entry.words("signs", Sign),
        roles=entry.words("roles", Role, Role),
        severities=entry.words("severities", Severity),
        reason=entry.text("reason"),
    )


def _rule(entry: Entry) -> Rule:
    return Rule(
        id=entry.text("id"),
        title=entry.text("title"),
        sentence=entry.text("sentence"),
        kept_by=entry.text("kept_by"),
        sources=_sources(entry),
    )


def _country(entry: Entry) -> Country:
    country = Country(
        code=entry.text("code"),
        name=entry.text("name"),
        emergency=entry.texts("emergency"),
        lines=entry.items("lines", _line),
    )
    if not country.emergency:
        raise entry.fail('name at least one number in "emergency"')
    return country


def _line(entry: Entry) -> CrisisLine:
    return CrisisLine(
        id=entry.text("id"),
        name=entry.text("name"),
        call=entry.text("call", ""),
        text=entry.text("text", ""),
        chat=entry.text("chat", ""),
        audience=entry.text("audience", ""),
        hours=entry.text("hours", ""),
        sources=_sources(entry),
    )
