"""May an agency have it so? Lays its own times, words and lines over the policy, and refuses what loosens it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from baton.core.policy import readers
from baton.core.policy.crisis import with_lines
from baton.core.policy.entry import Entry
from baton.core.policy.firing import ground
from baton.core.policy.loader import entries_of, parse_table
from baton.core.policy.rows import Row, Step
from baton.core.policy.standard import Policy
from baton.core.vocabulary import Disposition, Obligation, Role
from baton.core.within import Within

# What an overlay may say about a row, and what it replaces there. Sources, kind and floor are the policy's own.
_READERS: Mapping[str, tuple[str, Callable[[Entry, str], Any]]] = {
    "headline": ("headline", Entry.text),
    "sentence": ("sentence", Entry.text),
    "say": ("say", Entry.texts),
    "avoid": ("avoid", Entry.texts),
    "within": ("within", Entry.span),
    "disposition": ("disposition", lambda entry, key: entry.word(key, Disposition)),
    "obligations": ("obligations", lambda entry, key: entry.words(key, Obligation)),
    "roles": ("roles", lambda entry, key: entry.words(key, Role)),
    "steps": ("steps", lambda entry, key: entry.items(key, readers.read_step)),
    "fires": ("conditions", lambda entry, key: entry.items(key, readers.read_condition)),
}


def overlaid(policy: Policy, text: str, file: str = "overlay.toml") -> Policy:
    """The policy with an agency's overlay (TOML) laid over it: `[[row]]` with the id and what is new, `[[country]]`.

    What a row of the overlay says replaces what the policy's row says there. Raises TableError, with row and reason,
    for a row that the policy does not have and for anything that loosens a row; only the time of a row that is no
    floor may grow. Verify the result: a time made shorter may overtake a stronger row's.
    """
    parsed = parse_table(file, text)
    lists = [(file, parsed)]
    rows = {row.id: row for row in policy.rows}
    for entry in entries_of(lists, "row", "id"):
        rows[entry.id] = _changed(entry, rows)
    countries = dict(policy.countries)
    for entry in entries_of(lists, "country", "code"):
        own = readers.read_country(entry)
        entry.close()
        countries[own.code] = with_lines(countries.get(own.code), own)
    for name in parsed.keys() - {"row", "country"}:
        raise Entry(file=file, id=name, fields={}).fail("an overlay changes rows and countries only: leave it out")
    return replace(policy, rows=tuple(rows.values()), countries=countries)


def _changed(entry: Entry, rows: Mapping[str, Row]) -> Row:
    entry.text("id")
    if entry.id not in rows:
        raise entry.fail("the policy has no such row: an overlay changes rows, it adds none")
    old = rows[entry.id]
    changes = {field: read(entry, key) for key, (field, read) in _READERS.items() if key in entry.fields}
    entry.close(_READERS)
    if changes.get("disposition", Disposition.REFER) is not Disposition.REFER:
        changes["kind"] = None
    new = replace(old, **changes)
    if new.disposition > old.disposition and "within" not in entry.fields:
        raise entry.fail('a stronger answer needs a time of its own: give "within" too')
    for reason in loosened(old, new):
        raise entry.fail(f"{reason}: make it as strict as the policy's own row, or leave it out")
    readers.check_row(entry, new)
    return new


def loosened(old: Row, new: Row) -> Iterator[str]:
    """Each way in which `new` asks for less than `old`; none, when it is as strict or stricter."""
    if new.disposition < old.disposition:
        yield f"answers {new.disposition} where the policy answers {old.disposition}"
    if old.floor and _later(old.within, new.within):
        yield f"is due within {new.within}, and the floor is {old.within}"
    for duty in sorted(old.obligations - new.obligations):
        yield f"drops the duty {duty}"
    if dropped := sorted(map(str, old.roles - new.roles)):
        yield f"no longer speaks to a {dropped[0]}"
    if missing := sorted(ground(old.conditions) - ground(new.conditions)):
        yield f"no longer fires on {', '.join(missing[0])}"
    yield from _loosened_steps(old, {step.key: step for step in new.steps})


def _loosened_steps(old: Row, steps: Mapping[str, Step]) -> Iterator[str]:
    for step in old.steps:
        new = steps.get(step.key)
        if new is None:
            yield f'drops the step "{step.key}"'
        elif step.baton and not new.baton:
            yield f'opens no baton for the step "{step.key}"'
        elif step.by is not new.by:
            yield f'puts the step "{step.key}" into another hand'
        elif old.floor and _later(step.within, new.within):
            yield f'gives the step "{step.key}" {new.within}, and the floor is {step.within}'


def _later(old: Within | None, new: Within | None) -> bool:
    return old is not None and (new is None or old < new)
