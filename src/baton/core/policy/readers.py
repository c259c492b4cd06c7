"""What does each entry of a table say? One reader a kind of entry; each refuses what does not fit together."""

from collections.abc import Collection

from baton.core.catalog import SIGNS
from baton.core.facts import Fact
from baton.core.policy.entry import Entry
from baton.core.policy.rows import Condition, Holder, Row, Source, Step
from baton.core.policy.standard import Country, CrisisLine, Exempt, Inquiry, Rule
from baton.core.sources import SOURCES
from baton.core.vocabulary import Competence, Disposition, Family, Obligation, ReferralKind, Role, Severity, Sign, When

MARKS = ("V", "V2", "GK", "DES")


def read_row(entry: Entry) -> Row:
    row = Row(
        id=entry.text("id"),
        title=entry.text("title"),
        headline=entry.text("headline"),
        sentence=entry.text("sentence"),
        roles=entry.words("roles", Role, Role),
        conditions=entry.items("fires", read_condition),
        lacks=entry.optional_word("lacks", Competence),
        has=entry.optional_word("has", Competence),
        minor=entry.flag("minor"),
        disposition=entry.word("disposition", Disposition),
        within=entry.span("within"),
        obligations=entry.words("obligations", Obligation),
        kind=entry.optional_word("kind", ReferralKind),
        steps=entry.items("steps", read_step),
        say=entry.texts("say"),
        avoid=entry.texts("avoid"),
        sources=read_sources(entry),
        floor=entry.flag("floor"),
    )
    check_row(entry, row)
    return row


def check_row(entry: Entry, row: Row) -> None:
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


def read_condition(entry: Entry) -> Condition:
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


def read_step(entry: Entry) -> Step:
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


def read_sources(entry: Entry) -> tuple[Source, ...]:
    sources = entry.items("sources", read_source)
    if not sources:
        raise entry.fail("no source, no row: name the work it rests on in sources")
    return sources


def read_source(entry: Entry) -> Source:
    source = Source(work=entry.text("work"), place=entry.text("place", ""), mark=entry.text("mark", "V"))
    if source.work not in SOURCES:
        raise entry.fail(f'"{source.work}" is no work of core/sources.py: use an id from there or add the work')
    if source.mark not in MARKS:
        raise entry.fail(f'"{source.mark}" is no mark: write one of {", ".join(MARKS)}')
    return source


def read_inquiry(entry: Entry) -> Inquiry:
    return Inquiry(
        id=entry.text("id"),
        ask=entry.text("ask"),
        help=entry.text("help", ""),
        about=_about(entry),
        fact=entry.item("fact", read_fact),
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


def read_fact(entry: Entry) -> Fact:
    sign = entry.word("sign", Sign)
    fact = Fact(
        sign=sign,
        severity=entry.word("severity", Severity, Severity.UNGRADED),
        when=entry.word("when", When, When.UNKNOWN),
    )
    _graded(entry, sign, {fact.severity})
    return fact


def read_exempt(entry: Entry) -> Exempt:
    return Exempt(
        signs=entry.words("signs", Sign),
        roles=entry.words("roles", Role, Role),
        severities=entry.words("severities", Severity),
        reason=entry.text("reason"),
    )


def read_rule(entry: Entry) -> Rule:
    return Rule(
        id=entry.text("id"),
        title=entry.text("title"),
        sentence=entry.text("sentence"),
        kept_by=entry.text("kept_by"),
        sources=read_sources(entry),
    )


def read_country(entry: Entry) -> Country:
    country = Country(
        code=entry.text("code"),
        name=entry.text("name"),
        emergency=entry.texts("emergency"),
        crisis=entry.text("crisis", ""),
        lines=entry.items("lines", read_line),
    )
    if not country.emergency:
        raise entry.fail('name at least one number in "emergency"')
    return country


def read_line(entry: Entry) -> CrisisLine:
    return CrisisLine(
        id=entry.text("id"),
        name=entry.text("name"),
        call=entry.text("call", ""),
        text=entry.text("text", ""),
        chat=entry.text("chat", ""),
        web=entry.text("web", ""),
        audience=entry.text("audience", ""),
        hours=entry.text("hours", ""),
        sources=entry.items("sources", read_source),
    )
