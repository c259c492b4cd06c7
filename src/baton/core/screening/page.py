"""Which instruments ship, and what does each answer mean? The tables as Markdown, for docs/reference/screening.md."""

from collections.abc import Iterator

from baton.core.catalog import SIGNS
from baton.core.facts import Fact
from baton.core.screening.instrument import Flag, Instrument
from baton.core.screening.loader import instruments
from baton.core.vocabulary import Severity

_HEAD = """# Screening

Made from the tables in `core/screening/tables/`. A worker offers an instrument and hands it on; a professional
reads it. A score may raise an answer, it never lowers one. With an answer missing there is no total, and a safety
question without an answer is never read as no.
"""


def show() -> str:
    """Every instrument: credit, source, codes, bands, and what its answers say."""
    return "\n".join((_HEAD, *(line for each in instruments().values() for line in _shown(each))))


def _shown(each: Instrument) -> Iterator[str]:
    yield f"## {each.name}: {each.title}\n"
    yield f"{each.credit} Source: {each.source} Form: {each.publisher}.\n"
    yield f"- About {each.period}. {_items(each)} {_use(each)}".rstrip()
    codes = [f"{what} {code}" for what, code in (("panel", each.panel_loinc), ("total", each.total_loinc)) if code]
    if codes:
        yield f"- LOINC: {', '.join(codes)}"
    for band in each.bands:
        start = "" if band.start is None else f" from {band.start}"
        yield f"- **{band.name}**{start}{f' ({band.sex})' if band.sex else ''}: {band.meaning}"
    yield from _counts(each)
    yield ""


def _items(each: Instrument) -> str:
    words = "with their words" if each.ships_text else "by number only"
    return f"{len(each.items)} items, {words}."


def _use(each: Instrument) -> str:
    if each.trend:
        return "Shows a trend, triages nothing."
    return "For clinicians only." if each.clinicians_only else ""


def _counts(each: Instrument) -> Iterator[str]:
    merged: dict[str, list[str]] = {}
    for flag in each.flags:
        merged.setdefault(_flag(flag), []).append(flag.item)
    for words, numbers in merged.items():
        yield f"- Item {', '.join(numbers)} {words}"
    for cut in each.cuts:
        sex = f" ({cut.sex})" if cut.sex else ""
        item = f" and item {cut.item} at {cut.item_at_least} or more" if cut.item else ""
        yield f"- Total of {cut.at_least} or more{sex}{item}: {_fact(cut.fact)}"


def _flag(flag: Flag) -> str:
    says = f" ({_fact(flag.fact)})" if flag.fact else ""
    value = f"at {flag.at_least} or more" if flag.at_most is None else f"from {flag.at_least} to {flag.at_most}"
    return f"{value}{says}: {flag.sentence}"


def _fact(fact: Fact) -> str:
    entry = SIGNS[fact.sign]
    return entry.title if fact.severity is Severity.UNGRADED else f"{entry.title}, {fact.severity}"
