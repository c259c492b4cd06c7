"""What does one line of `baton check --jsonl` come to? The public contract: docs/reference/jsonl.md."""

from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import Any

import orjson

from baton.cli.jsonl import Answer, parsed
from baton.core.facts import Situation
from baton.core.policy import Policy, load_policy
from baton.core.policy.decide import Grounds, grounds
from baton.core.policy.replay import thaw
from baton.core.reading import answer_row, with_cues
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
    situation = with_cues(_nothing_known(role) if facts is None else _known(facts, role), cues)
    found = grounds(situation, policy)
    head, *others = _written(found)
    pieces = [b'{"id":', orjson.dumps(given.get("id")), head]
    for filling, piece in zip((cues, *found.evidence(situation.facts)), others, strict=True):
        pieces += (orjson.dumps(filling), piece)
    return b"".join(pieces)


@lru_cache(maxsize=4096)
def _written(found: Grounds) -> list[bytes]:
    """The answer as it is written behind its id, cut where its cues and the evidence of each of its reasons go."""
    hole = ("\x00",)
    reasons = tuple(replace(reason, evidence=hole) for reason in found.decision.reasons)
    row = orjson.dumps(answer_row(replace(found.decision, reasons=reasons), hole))
    return (b"," + row[1:]).split(orjson.dumps(hole))


@cache
def _nothing_known(role: Role) -> Situation:
    return Situation(role=role)


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
