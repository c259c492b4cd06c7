"""Which services say again what another says, and why do we think so?

The first of its kind, by its place in the list, is the one that the others are joined to. Nothing is left out by it: a
list shows them as one, and each keeps its own place and phone.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_SHORTEST: Final = 40  # characters; a shorter description, as "Legal help", tells no services apart
_BETWEEN = re.compile(r"\W+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a service says of itself, as far as repeats are known by it."""

    id: int
    organization: int | None
    name: str
    text_key: str
    phone: str


def plain(text: str) -> str:
    """The words alone, without case, marks and spaces."""
    return _BETWEEN.sub(" ", text).strip().casefold()


def text_key(description: str) -> str:
    """The same for descriptions of the same words; empty for one that is too short."""
    words = plain(description)
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest() if len(words) >= _SHORTEST else ""


def repeats(services: Iterable[Told]) -> Iterator[tuple[int, int, str]]:
    """(id, id of the one that it repeats, why) of each service that repeats an earlier one."""
    firsts: dict[tuple[object, ...], Told] = {}
    for one in services:
        keys = list(_keys(one))
        found = next((firsts[key] for key in keys if key in firsts), None)
        if found:
            yield one.id, found.id, _why(found, one)
        for key in keys:
            firsts.setdefault(key, found or one)


def _keys(one: Told) -> Iterator[tuple[object, ...]]:
    if one.text_key:
        yield ("text", one.text_key, plain(one.name))
        yield ("text", one.text_key)
    elif one.organization and one.phone:
        yield ("name", one.organization, plain(one.name), one.phone)


def _why(first: Told, one: Told) -> str:
    same_name, same_phone = plain(first.name) == plain(one.name), bool(one.phone) and first.phone == one.phone
    if not one.text_key:
        return "same organization, name and phone"
    if same_name and same_phone:
        return "same name, description and phone"
    if same_name:
        return "same name and description, other phone"
    return "same description under another name"
