"""Which phrases stand for which sign? Reads tables/<sign>.txt (format: tables/README.md) and checks every line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from baton.core.catalog import SIGNS
from baton.core.signs.kept import kept
from baton.core.signs.patterns import TABLES, Pattern, PatternError, compile_patterns
from baton.core.signs.words import Words, lines_of
from baton.core.tables import TableError
from baton.core.vocabulary import Severity, Sign, Status, Subject, When

_HEADER = re.compile(r"\[([^\]|]+)\]((?:\s+[^\s=]+=\S+)*)")
_OTHER_TABLES = ("classes.txt", "common.txt", "misspelled.txt", "verbs.txt")
_OTHER_PREFIX = "context"


_KINDS: dict[str, type[StrEnum]] = {"severity": Severity, "status": Status, "when": When, "subject": Subject}
_SWITCHES = {("cue", "no"): ("cue", False), ("asked", "yes"): ("asked", True), ("case", "exact"): ("exact", True)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """What one line of a lexicon says of the words it matches. `needs`: a family that must have a match nearby.

    `asked`: the words are a sign as a question too ("do I have bipolar?").
    `capitals`: words that must stand in capitals. `exception`: the words are no sign. `cue` False: only for `needs`.
    """

    sign: Sign
    family: str
    severity: Severity
    status: Status | None = None
    when: When | None = None
    subject: Subject | None = None
    needs: str | None = None
    cue: bool = True
    asked: bool = False
    exact: bool = False
    capitals: tuple[str, ...] = ()
    exception: bool = False


type Found = tuple[Phrase, Pattern]


def load(folder: Path = TABLES) -> tuple[Found, ...]:
    """Every phrase of every lexicon in a folder. Raises TableError (file and line) at the first that is wrong."""
    words = Words(folder)
    words.check()
    return tuple(found for file in lexicon_files(folder) for found in _read(file, words))


def packaged() -> tuple[Found, ...]:
    """Every phrase of the packaged lexicons, as `load` reads them. Raises TableError."""
    phrases, patterns = kept("lexicon", _plain)
    families = [
        Phrase(
            sign=Sign(sign),
            severity=Severity(severity),
            status=Status(status) if status else None,
            when=When(when) if when else None,
            subject=Subject(subject) if subject else None,
            capitals=tuple(capitals),
            **dict(others),
        )
        for sign, severity, status, when, subject, capitals, others in phrases
    ]
    return tuple((families[place], Pattern(*pattern)) for place, pattern in patterns)


def _plain() -> tuple[list[Any], list[Any]]:
    """What `load` reads, in plain values that can be kept."""
    places: dict[Phrase, int] = {}
    patterns = [(places.setdefault(phrase, len(places)), _values(pattern)) for phrase, pattern in load()]
    return [_family_values(phrase) for phrase in places], patterns


def _values(pattern: Pattern) -> tuple[Any, ...]:
    return tuple(getattr(pattern, field.name) for field in fields(Pattern))


def _family_values(phrase: Phrase) -> tuple[Any, ...]:
    marked = (phrase.sign, phrase.severity, phrase.status, phrase.when, phrase.subject)
    others = {
        field.name: getattr(phrase, field.name)
        for field in fields(Phrase)
        if field.name not in ("sign", "severity", "status", "when", "subject", "capitals")
    }
    return (*(str(value) if value else None for value in marked), phrase.capitals, tuple(others.items()))


def lexicon_files(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.glob("*.txt")
        if file.name not in _OTHER_TABLES and not file.name.startswith(_OTHER_PREFIX)
    )


def _read(file: Path, words: Words) -> Iterator[Found]:
    lines = lines_of(file)
    number, first = next(lines, (1, ""))
    phrase = _sign(file, number, first)
    seen: dict[str, int] = {}
    families: set[str] = set()
    for number, line in lines:
        if line.startswith("source:") and not families:
            continue
        if header := _HEADER.fullmatch(line):
            phrase = _family(file, number, phrase.sign, header)
            families.add(phrase.family)
            continue
        if not families:
            raise TableError(file.name, number, "a phrase before the first family: write [name of the family] above it")
        # A family that only serves `needs` may list what another one holds.
        key = " ".join(line.lower().split()) + ("" if phrase.cue else f" [{phrase.family}]")
        if key in seen:
            raise TableError(file.name, number, f'"{line}" stands here already, in line {seen[key]}')
        seen[key] = number
        yield from _phrase(file, number, line, phrase, words)
    if not seen:
        raise TableError(file.name, number, "a lexicon without a phrase")


def _sign(file: Path, number: int, line: str) -> Phrase:
    name = line.removeprefix("sign:").strip()
    if name not in Sign:
        raise TableError(file.name, number, f'"{line}" names no sign: begin with "sign: " and a sign of the vocabulary')
    if name != file.stem:
        raise TableError(file.name, number, f"the lexicon of {name} belongs in {name}.txt")
    return Phrase(sign=Sign(name), family="", severity=min(SIGNS[Sign(name)].severities))


def _family(file: Path, number: int, sign: Sign, header: re.Match[str]) -> Phrase:
    phrase = Phrase(sign=sign, family=header[1].strip(), severity=min(SIGNS[sign].severities))
    for attribute in header[2].split():
        name, _, value = attribute.partition("=")
        try:
            phrase = _attribute(phrase, name, value)
        except ValueError as error:
            raise TableError(file.name, number, f"{attribute}: {error}") from error
    return phrase


def _attribute(phrase: Phrase, name: str, value: str) -> Phrase:
    if name == "severity" and value not in SIGNS[phrase.sign].severities:
        raise ValueError(f"{phrase.sign} may be {', '.join(SIGNS[phrase.sign].severities)}")
    if name == "source":
        return phrase
    chosen: Any
    if switch := _SWITCHES.get((name, value)):
        chosen = dict([switch])
        return replace(phrase, **chosen)
    if name == "needs":
        return replace(phrase, needs=value.replace("_", " "))
    if kind := _KINDS.get(name):
        chosen = {name: kind(value)}
        return replace(phrase, **chosen)
    raise ValueError("a family takes severity, when, status, subject, needs, cue=no, asked=yes, case=exact and source")


def _phrase(file: Path, number: int, line: str, family: Phrase, words: Words) -> Iterator[Found]:
    text = line.removeprefix("!").strip()
    if not text:
        raise TableError(file.name, number, "an empty phrase")
    capitals = tuple(re.findall(r"\b[A-Z]{2,}\b", text)) if family.exact else ()
    phrase = replace(family, exception=line.startswith("!"), capitals=capitals)
    try:
        for pattern in compile_patterns(words.parse(text)):
            yield phrase, pattern
    except PatternError as error:
        raise TableError(file.name, number, f"{text}: {error}") from error
