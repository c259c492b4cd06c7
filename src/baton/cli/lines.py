"""What does one line of `baton check --jsonl` come to? The public contract: docs/reference/jsonl.md."""

from functools import lru_cache, partial
from typing import Any

import orjson

from baton.cli.jsonl import Answer, parsed
from baton.core.facts import Situation
from baton.core.policy import Policy, decide, load_policy
from baton.core.policy.replay import thaw
from baton.core.reading import answer_row, weigh
from baton.core.signs import recognise
from baton.core.vocabulary import Role


def answering(role: Role, country: str = "US") -> Answer:
    """A function that answers a batch of lines for `role`, where a line names no other. Picklable."""
    return partial(_answer_batch, role, country)


def _answer_batch(role: Role, country: str, first: int, lines: list[bytes]) -> tuple[bytes, int]:
    out, errors, policy = [], 0, load_policy(country)
    for number, line in enumerate(lines, first):
        try:
            out.append(answer(line, role, policy))
        except ValueError as error:
            out.append(orjson.dumps({"line": number, "error": str(error)}))
            errors += 1
    out.append(b"")
    return b"\n".join(out), errors


def answer(line: bytes, role: Role, policy: Policy) -> bytes:
    """The answer to one line `{"id", "text", "role"?, "facts"?}`. ValueError with a sentence if it cannot be read."""
    given = parsed(line, '{"id": ..., "text": "..."}')
    text = given.get("text")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or is not a text')
    role, facts = _role(given, role), given.get("facts")
    cues = recognise(text)
    if facts is None and not cues:
        row = _nothing_known(role, policy)
    else:
        reading = weigh(cues, Situation(role=role) if facts is None else _known(facts, role), policy)
        row = orjson.dumps(answer_row(reading.decision, reading.cues))
    return b'{"id":%b,%b' % (orjson.dumps(given.get("id")), row[1:])


@lru_cache(maxsize=64)
def _nothing_known(role: Role, policy: Policy) -> bytes:
    """The answer, most often given, to a note without a cue."""
    return orjson.dumps(answer_row(decide(Situation(role=role), policy)))


def _known(facts: object, role: Role) -> Situation:
    """What is known besides the words; a bare list is a list of signs."""
    return thaw({"signs": facts} if isinstance(facts, list) else facts, role)


def _role(given: dict[str, Any], role: Role) -> Role:
    named = given.get("role")
    if named is None:
        return role
    try:
        return Role(named)
    except ValueError:
        raise ValueError(f'"role" is {str(named)[:40]!r}; write one of {", ".join(Role)}') from None
