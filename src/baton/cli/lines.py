"""What does one line of `baton check --jsonl` come to? The public contract: docs/reference/jsonl.md."""

from functools import partial
from typing import Any

import orjson

from baton.cli.jsonl import LINE_LIMIT, Answer
from baton.core.facts import Situation
from baton.core.policy import Policy, load_policy
from baton.core.policy.replay import thaw
from baton.core.reading import answer_row, read
from baton.core.vocabulary import Role

_KEYS = frozenset({"id", "text", "role", "facts"})


def answering(role: Role, country: str = "US") -> Answer:
    """A function that answers a batch of lines for `role`, where a line names no other. Picklable."""
    return partial(_answer_batch, role, country)


def _answer_batch(role: Role, country: str, first: int, lines: list[bytes]) -> tuple[bytes, int]:
    out, errors, policy = [], 0, load_policy(country)
    for number, line in enumerate(lines, first):
        try:
            row = answer(line, role, policy)
        except ValueError as error:
            row, errors = {"line": number, "error": str(error)}, errors + 1
        out.append(orjson.dumps(row))
    out.append(b"")
    return b"\n".join(out), errors


def answer(line: bytes, role: Role, policy: Policy) -> dict[str, Any]:
    """The answer to one line `{"id", "text", "role"?, "facts"?}`. ValueError with a sentence if it cannot be read."""
    given = _parse(line)
    text = given.get("text")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or is not a text')
    known = _known(given, role)
    reading = read(text, known, policy)
    return {"id": given.get("id"), **answer_row(reading.decision, reading.cues)}


def _parse(line: bytes) -> dict[str, Any]:
    if len(line) > LINE_LIMIT:
        raise ValueError(f"the line is longer than {LINE_LIMIT // 2**20} MiB: cut the note into parts")
    try:
        given = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"this is no JSON object in UTF-8: {error.msg}") from None
    if not isinstance(given, dict):
        raise ValueError('write an object: {"id": ..., "text": "..."}')
    if unknown := sorted(given.keys() - _KEYS):
        raise ValueError(f'"{unknown[0][:40]}" is unknown; the keys are id, text, role and facts')
    return given


def _known(given: dict[str, Any], role: Role) -> Situation:
    named = given.get("role")
    if named is not None:
        try:
            role = Role(named)
        except ValueError:
            raise ValueError(f'"role" is {str(named)[:40]!r}; write one of {", ".join(Role)}') from None
    facts = given.get("facts")
    return Situation(role=role) if facts is None else thaw(facts, role)
