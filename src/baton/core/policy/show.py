"""How does a supervisor or counsel read the policy? The whole of it as Markdown, printable, with room to sign."""

from collections.abc import Iterable, Iterator

from baton.core.catalog import SIGNS
from baton.core.policy.fingerprint import version
from baton.core.policy.rows import Condition, Row, Source, Step
from baton.core.policy.standard import Country, CrisisLine, Exempt, Inquiry, Policy, Rule
from baton.core.sources import SOURCES
from baton.core.vocabulary import Family, Role, Severity, Sign, When

_INTRO = """\
This page is written from the tables that Baton decides by. It is general information and no substitute for a licensed
clinician or for counsel: have every row signed off before use with real people.

Marks of a source: **V** read in a copy of the work itself, **V2** read in a secondary copy, **GK** general knowledge
with the work named, **DES** a choice of this design. A row fires on any one of its conditions. Several rows may
fire: the strongest answer leads and sets the time, the steps of all are united. Consult and refer run side by side. A
*floor* row is loosened by no overlay, and only a supervisor lowers its answer.

| signed off by | license or office | date | signature |
|---|---|---|---|
| | | | |
"""


def markdown(policy: Policy) -> str:
    """The policy as Markdown, headed by its version; the same text for the same policy."""
    parts = [
        f"# The policy\n\nVersion `{version(policy)}`\n\n{_INTRO}",
        *_section("The rules over the rows", map(_rule, policy.rules)),
        *_section("The rows at a glance", [_glance(policy.rows)]),
    ]
    for family in Family:
        rows = [row for row in policy.rows if _family(row) is family]
        parts += _section(_title(family), map(_row, rows))
    parts += _section("Over all signs", (_row(row) for row in policy.rows if _family(row) is None))
    parts += _section("Safety questions", map(_inquiry, policy.inquiries))
    parts += _section("What needs no answer", ["\n".join(map(_exempt, policy.exempt))] if policy.exempt else [])
    parts += _section("Whom to call", map(_country, policy.countries.values()))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _section(title: str, bodies: Iterable[str]) -> list[str]:
    written = list(bodies)
    return [f"## {title}", *written] if written else []


def _title(word: str) -> str:
    return word.replace("_", " ").capitalize()


def _family(row: Row) -> Family | None:
    signs = [sign for condition in row.conditions for sign in sorted(condition.signs)]
    return SIGNS[signs[0]].family if signs else None


def _glance(rows: Iterable[Row]) -> str:
    head = "| row | about | role | answer | within |\n|---|---|---|---|---|\n"
    return head + "\n".join(
        f"| {row.id} | {_cell(row.title)} | {_roles(row.roles)} | {_answer(row)} | {row.within or ''} |" for row in rows
    )


def _row(row: Row) -> str:
    return "\n\n".join(part for part in _row_parts(row) if part)


def _row_parts(row: Row) -> Iterator[str]:
    yield f"### {row.id} · {row.title}"
    yield f"**{_answer(row)}**{f', within {row.within}' if row.within else ''}: {row.headline}. {row.sentence}"
    yield "\n".join(
        [
            f"- For: {_roles(row.roles)}{_only(row)}",
            *(f"- When: {_condition(condition)}" for condition in row.conditions),
            *([f"- Duties: {', '.join(map(_plain, sorted(row.obligations)))}"] if row.obligations else []),
            *(["- Floor"] if row.floor else []),
        ]
    )
    yield _list("Do", map(_step, row.steps))
    yield _list("Say", (f"“{sentence}”" for sentence in row.say))
    yield _list("Avoid", row.avoid)
    yield _list("Sources", map(_source, row.sources))


def _list(title: str, items: Iterable[str]) -> str:
    lines = "\n".join(f"- {item}" for item in items)
    return f"{title}:\n\n{lines}" if lines else ""


def _only(row: Row) -> str:
    conditions = [
        f"not known to be competent in {_plain(row.lacks)}" if row.lacks else "",
        f"known to be competent in {_plain(row.has)}" if row.has else "",
        "when the client is known to be under 18" if row.minor else "",
    ]
    return "".join(f", {condition}" for condition in conditions if condition)


def _condition(condition: Condition) -> str:
    signs = "; or ".join(_sign(sign, condition.severities) for sign in sorted(condition.signs))
    times = sorted(condition.when - {When.UNKNOWN}, reverse=True)
    return f"{signs} ({', '.join(times)})"


def _sign(sign: Sign, severities: Iterable[Severity]) -> str:
    entry = SIGNS[sign]
    chosen = sorted(set(severities) & set(entry.severities))
    meanings = "; ".join(f"{severity}: {entry.grades[severity]}" for severity in chosen)
    return f"{entry.title} [{meanings}]" if meanings and chosen != [Severity.UNGRADED] else entry.title


def _step(step: Step) -> str:
    return f"{step.do} ({step.by}, within {step.within}{', held as a baton' if step.baton else ''})"


def _source(source: Source) -> str:
    place = f": {source.place}" if source.place else ""
    return f"{source.work}, {SOURCES[source.work].title}{place} [{source.mark}]"


def _rule(rule: Rule) -> str:
    sources = _list("Sources", map(_source, rule.sources))
    return f"### {rule.id} · {rule.title}\n\n{rule.sentence}\n\nKept by {rule.kept_by}.\n\n{sources}"


def _inquiry(inquiry: Inquiry) -> str:
    about = ", ".join(SIGNS[sign].title for sign in Sign if sign in inquiry.about)
    help_text = f" {inquiry.help}" if inquiry.help else ""
    yes = _sign(inquiry.fact.sign, [inquiry.fact.severity])
    return f"**{inquiry.ask}**{help_text}\n\n- A yes is: {yes}\n- Worth asking with: {about}"


def _exempt(exempt: Exempt) -> str:
    signs = "; ".join(_sign(sign, exempt.severities) for sign in sorted(exempt.signs))
    return f"- {signs}, for {_roles(exempt.roles)}: {exempt.reason}"


def _country(country: Country) -> str:
    head = f"### {country.name} ({country.code})\n\nEmergency: {', '.join(country.emergency)}"
    return f"{head}\n\n" + "\n".join(map(_line, country.lines))


def _line(line: CrisisLine) -> str:
    ways = {"call": line.call, "text": line.text, "chat": line.chat, "web": line.web, "for": line.audience}
    shown = "; ".join(f"{way} {value}" for way, value in {**ways, "open": line.hours}.items() if value)
    return f"- {line.name}: {shown}"


def _answer(row: Row) -> str:
    return _title(row.disposition) + (f" ({_plain(row.kind)})" if row.kind else "")


def _roles(roles: Iterable[Role]) -> str:
    return ", ".join(sorted(roles))


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
