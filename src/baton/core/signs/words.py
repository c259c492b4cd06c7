"""Which words does a table mean by `<class>` and `~verb`? Classes and inflections, from their tables."""

import re
from collections.abc import Iterator
from pathlib import Path

from baton.core.signs.patterns import TABLES, PatternError, Sequence, parse
from baton.core.tables import TableError

_VOWEL_GROUPS = re.compile(r"[aeiouy]+")
_DOUBLES = re.compile(r"[^aeiou][aeiou][bdgklmnprt]")
_HISSES = ("s", "x", "z", "ch", "sh")


def lines_of(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a table that say something, each with its number. A comment has a line of its own."""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        content = line.strip()
        if content and not content.startswith("#"):
            yield number, content


class Words:
    """The classes of classes.txt and the verbs of verbs.txt in a folder of tables. Raises TableError."""

    def __init__(self, folder: Path = TABLES) -> None:
        self._file = folder / "classes.txt"
        self._written = dict(_pairs(self._file, "="))
        self._read: dict[str, Sequence] = {}
        self._open: list[str] = []
        self._verbs = {base: forms.split() for base, (_, forms) in _pairs(folder / "verbs.txt", ":")}

    def parse(self, pattern: str) -> Sequence:
        """The elements of a pattern. Raises PatternError."""
        return parse(pattern, self.class_of, self.inflections)

    def class_of(self, name: str) -> Sequence:
        """The alternatives that a class stands for. Raises PatternError if it is unknown or holds itself."""
        if name not in self._read:
            if name not in self._written:
                raise PatternError(f"unknown class <{name}>: add it to {self._file.name}")
            if name in self._open:
                raise PatternError(f"class <{name}> holds itself")
            self._open.append(name)
            self._read[name] = self.parse(self._written[name][1])
            self._open.pop()
        return self._read[name]

    def check(self) -> None:
        """Read every class. Raises TableError at the first that cannot be read."""
        for name, (number, _) in self._written.items():
            try:
                self.class_of(name)
            except PatternError as error:
                raise TableError(self._file.name, number, str(error)) from error

    def inflections(self, base: str) -> tuple[str, ...]:
        """Every form of a verb: those of the table, or those that English makes by rule."""
        if forms := self._verbs.get(base):
            return (base, *forms)
        return (base, *_regular(base))


def _pairs(file: Path, mark: str) -> Iterator[tuple[str, tuple[int, str]]]:
    seen: set[str] = set()
    for number, line in lines_of(file):
        name, found, value = (part.strip() for part in line.partition(mark))
        if not (name and found and value):
            raise TableError(file.name, number, f'write "name {mark} words"')
        if name in seen:
            raise TableError(file.name, number, f'"{name}" stands here twice')
        seen.add(name)
        yield name, (number, value)


def _regular(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return (f"{base}s", f"{base}d", f"{base[:-1]}ing")
    if base.endswith("y") and base[-2] not in "aeiou":
        return (f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing")
    stem = base + base[-1] if len(_VOWEL_GROUPS.findall(base)) == 1 and _DOUBLES.fullmatch(base[-3:]) else base
    return (base + ("es" if base.endswith(_HISSES) else "s"), f"{stem}ed", f"{stem}ing")
