"""What does one entry of a table say? Reads its keys strictly and names file, entry and remedy when it cannot."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from baton.core.tables import TableError
from baton.core.within import Within


@dataclass(kw_only=True)
class Entry:
    """One entry (a row, a step, a source) being read. Each read takes its key; `close` refuses what is left over."""

    file: str
    id: str
    fields: dict[str, Any]
    _known: set[str] = field(default_factory=set)

    def fail(self, mend: str) -> TableError:
        return TableError(self.file, self.id, mend)

    def text(self, key: str, default: str | None = None) -> str:
        """The string at `key`, not blank; without a default the key must be there."""
        value = self._take(key, default)
        if not isinstance(value, str) or (value != default and not value.strip()):
            raise self.fail(f'give "{key}" as text in quotes')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fail(f'give "{key}" as a list of texts, none of them empty')
        if len(set(value)) < len(value):
            raise self.fail(f'"{key}" says the same thing twice: leave one out')
        return tuple(value)

    def flag(self, key: str) -> bool:
        value = self._take(key, default=False)
        if not isinstance(value, bool):
            raise self.fail(f'give "{key}" as true or false')
        return value

    def word[W: StrEnum](self, key: str, words: type[W], default: W | None = None) -> W:
        """The member of `words` at `key`."""
        if key not in self.fields and default is not None:
            self._known.add(key)
            return default
        return self._member(key, words, self.text(key))

    def optional_word[W: StrEnum](self, key: str, words: type[W]) -> W | None:
        self._known.add(key)
        return self.word(key, words) if key in self.fields else None

    def words[W: StrEnum](self, key: str, words: type[W], default: Iterable[W] = ()) -> frozenset[W]:
        """The members of `words` listed at `key`; `default` when the key is not there."""
        if key not in self.fields:
            self._known.add(key)
            return frozenset(default)
        members = frozenset(self._member(key, words, item) for item in self.texts(key))
        if not members:
            raise self.fail(f'"{key}" is empty: name at least one, or leave the key out')
        return members

    def span(self, key: str) -> Within | None:
        """The span of time at `key`, None when the key is not there."""
        self._known.add(key)
        if key not in self.fields:
            return None
        try:
            return Within.parse(self.text(key))
        except ValueError as error:
            raise self.fail(f'"{key}": {error}') from error

    def items[T](self, key: str, read: "Callable[[Entry], T]") -> tuple[T, ...]:
        """Each table in the list at `key`, read by `read` and closed."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fail(f'give "{key}" as a list of tables: {key} = [{{ ... }}]')
        return tuple(self._inner(f"{self.id}, {key} {place}", item, read) for place, item in enumerate(value, 1))

    def item[T](self, key: str, read: "Callable[[Entry], T]") -> T:
        """The one table at `key`, read by `read` and closed."""
        value = self._take(key, None)
        if not isinstance(value, dict):
            raise self.fail(f'give "{key}" as a table: {key} = {{ ... }}')
        return self._inner(f"{self.id}, {key}", value, read)

    def close(self, allowed: Iterable[str] = ()) -> None:
        """Refuse keys that nobody read: a misspelled key must never be a silent one. `allowed` are known besides."""
        known = self._known.union(allowed)
        if unknown := sorted(set(self.fields) - known):
            raise self.fail(f'unknown key "{unknown[0]}": write one of {", ".join(sorted(known))}')

    def _inner[T](self, place: str, fields: dict[str, Any], read: "Callable[[Entry], T]") -> T:
        inner = Entry(file=self.file, id=place, fields=fields)
        result = read(inner)
        inner.close()
        return result

    def _take(self, key: str, default: Any = None) -> Any:
        self._known.add(key)
        return self.fields.get(key, default)

    def _member[W: StrEnum](self, key: str, words: type[W], value: str) -> W:
        try:
            return words(value)
        except ValueError:
            choices = ", ".join(words)
            raise self.fail(f'"{value}" is no {words.__name__.lower()} for "{key}": write one of {choices}') from None
