"""How is an instrument's table read? Strictly: what it does not know, it refuses with the file and the place."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from baton.core.catalog import SIGNS
from baton.core.facts import Fact
from baton.core.screening.instrument import Band, Cut, Flag, Instrument, Item, Option, Scoring, Sex
from baton.core.tables import TableError, packaged, parse
from baton.core.vocabulary import Severity, Sign, When

_LOINC = re.compile(r"\d{1,7}-\d")
_ANSWER_CODE = re.compile(r"LA\d{1,6}-\d")
_TOP = (
    "id name title version language period scoring credit source publisher intro factor trend clinicians_only "
    "panel_loinc total_loinc answers default items bands flags cuts"
)
_OF_FACT = "sign severity when"
# What is written at a key, where it is no text.
_KINDS: Mapping[str, type] = dict.fromkeys(
    ("factor", "value", "start", "at_least", "at_most", "item_at_least"), int
) | {
    **dict.fromkeys(("trend", "clinicians_only", "reversed", "scored", "optional"), bool),
    **dict.fromkeys(("items", "bands", "flags", "cuts", "only_if"), list),
}


@cache
def instruments() -> Mapping[str, Instrument]:
    """The instruments that ship, by id, in the order of their names. TableError if one is wrong."""
    read = [load(file, text) for file, text in packaged("baton.core.screening").items()]
    return MappingProxyType({each.id: each for each in sorted(read, key=lambda each: each.name)})


def load(file: str, text: str) -> Instrument:
    """The instrument written in `text`; `file` is its name, for messages. TableError if anything is wrong."""
    return _Reader(file).instrument(parse(file, text))


class _Reader:
    """Reads one table. Every complaint names the file and the place in it."""

    def __init__(self, file: str) -> None:
        self.file = file

    def wrong(self, place: str, what: str) -> TableError:
        return TableError(self.file, place, what)

    def keys(self, place: str, entry: Mapping[str, Any], known: str, needed: str) -> None:
        if unknown := sorted(set(entry) - set(known.split())):
            raise self.wrong(place, f"unknown {', '.join(unknown)}")
        if absent := sorted(set(needed.split()) - set(entry)):
            raise self.wrong(place, f"{', '.join(absent)} missing")
        for key, value in entry.items():
            if type(value) is not _KINDS.get(key, str) and key != "answers":
                raise self.wrong(place, f"{key} is to be {_KINDS.get(key, str).__name__}, not {value!r}")

    def instrument(self, table: Mapping[str, Any]) -> Instrument:
        needed = "id name title version language period scoring credit source publisher answers items bands"
        self.keys("top", table, _TOP, needed)
        rest = {key: value for key, value in table.items() if key not in {"answers", "default", "scoring"}}
        choices = self.choices(table["answers"])
        read = Instrument(
            **rest
            | {
                "scoring": self.member("scoring", Scoring, table["scoring"]),
                "items": tuple(self.item(entry, choices, table.get("default")) for entry in table["items"]),
                "bands": tuple(self.band(entry) for entry in table["bands"]),
                "flags": tuple(self.flag(entry) for entry in table.get("flags", ())),
                "cuts": tuple(self.cut(entry) for entry in table.get("cuts", ())),
            }
        )
        for flaw in self.flaws(read):
            raise flaw
        return read

    def choices(self, answers: Mapping[str, Any]) -> Mapping[str, tuple[Option, ...]]:
        return {name: tuple(self.options(f"answers.{name}", entries)) for name, entries in answers.items()}

    def options(self, place: str, entries: list[Any]) -> Iterator[Option]:
        for entry in entries:
            self.keys(place, entry, "label value code", "label value")
            if "code" in entry and not _ANSWER_CODE.fullmatch(entry["code"]):
                raise self.wrong(place, f"{entry['code']} is no LOINC answer code")
            yield Option(**entry)

    def item(self, entry: Mapping[str, Any], choices: Mapping[str, tuple[Option, ...]], default: str | None) -> Item:
        place = f"item {entry.get('number', '?')}"
        self.keys(place, entry, "number text loinc answers reversed scored optional only_if scale", "number")
        name = entry.get("answers", default)
        if name not in choices:
            raise self.wrong(place, f"no answers called {name}")
        rest = {key: value for key, value in entry.items() if key not in {"answers", "only_if"}}
        return Item(**{"text": None} | rest, options=choices[name], only_if=tuple(entry.get("only_if", ())))

    def band(self, entry: Mapping[str, Any]) -> Band:
        place = f"band {entry.get('name', '?')}"
        self.keys(place, entry, "name meaning start sex", "name meaning")
        return Band(**dict(entry) | {"sex": self.sex(place, entry)})

    def flag(self, entry: Mapping[str, Any]) -> Flag:
        place = f"flag on item {entry.get('item', '?')}"
        self.keys(place, entry, f"item at_least at_most sentence unanswered band {_OF_FACT}", "item at_least sentence")
        if entry.get("unanswered") not in (None, "yes", "unsure"):
            raise self.wrong(place, "unanswered is yes or unsure")
        rest = {key: value for key, value in entry.items() if key not in _OF_FACT.split()}
        return Flag(**rest, fact=self.fact(place, entry) if "sign" in entry else None)

    def cut(self, entry: Mapping[str, Any]) -> Cut:
        place = f"cut at {entry.get('at_least', '?')}"
        self.keys(place, entry, f"at_least sex item item_at_least {_OF_FACT}", "at_least sign")
        rest = {key: value for key, value in entry.items() if key not in _OF_FACT.split()}
        return Cut(**rest | {"sex": self.sex(place, entry)}, fact=self.fact(place, entry))

    def fact(self, place: str, entry: Mapping[str, Any]) -> Fact:
        sign = self.member(place, Sign, entry["sign"])
        severity = self.member(place, Severity, entry.get("severity", Severity.UNGRADED))
        if severity not in SIGNS[sign].grades:
            raise self.wrong(place, f"{sign} is never {severity}")
        return Fact(sign=sign, severity=severity, when=self.member(place, When, entry.get("when", When.RECENT)))

    def sex(self, place: str, entry: Mapping[str, Any]) -> Sex | None:
        return self.member(place, Sex, entry["sex"]) if "sex" in entry else None

    def member[E: (Scoring, Sex, Sign, Severity, When)](self, place: str, kind: type[E], value: str) -> E:
        try:
            return kind(value)
        except ValueError as wrong:
            raise self.wrong(place, f'"{value}" is no {kind.__name__.lower()}') from wrong

    def flaws(self, read: Instrument) -> Iterator[TableError]:
        yield from self.item_flaws(read)
        yield from self.code_flaws(read)
        if read.trend and (read.cuts or any(flag.fact for flag in read.flags)):
            yield self.wrong("top", "a trend measure gives no facts")
        starts = [band.start for band in read.bands]
        if read.scoring is Scoring.SUM and (None in starts or starts[0] != read.lowest):
            yield self.wrong(
                "bands", f"the first band starts at the lowest total, {read.lowest}; every band has a start"
            )
        if outside := [start for start in starts if start is not None and not read.lowest <= start <= read.highest]:
            yield self.wrong("bands", f"no total can be {outside[0]}")
        if unknown := {flag.band for flag in read.flags if flag.band} - {band.name for band in read.bands}:
            yield self.wrong("flags", f"no band called {sorted(unknown)[0]}")

    def item_flaws(self, read: Instrument) -> Iterator[TableError]:
        numbers = [item.number for item in read.items]
        for number in numbers:
            if numbers.count(number) > 1:
                yield self.wrong(f"item {number}", "stands twice")
        named = {flag.item for flag in read.flags} | {cut.item for cut in read.cuts if cut.item}
        named |= {other for item in read.items for other in item.only_if}
        for unknown in sorted(named - set(numbers)):
            yield self.wrong(f"item {unknown}", "is named but not there")
        if any(item.text for item in read.items) and not read.ships_text:
            yield self.wrong("items", "either every item has its text or none")

    def code_flaws(self, read: Instrument) -> Iterator[TableError]:
        for code in (read.panel_loinc, read.total_loinc, *(item.loinc for item in read.items)):
            if code is not None and not _is_loinc(code):
                yield self.wrong("codes", f"{code} is no LOINC code: its check digit is wrong")


def _is_loinc(code: str) -> bool:
    """Whether the Luhn check digit after the dash is right (LOINC Users' Guide, appendix on check digits)."""
    if not _LOINC.fullmatch(code):
        return False
    digits = [int(digit) for digit in reversed(code.replace("-", ""))]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
