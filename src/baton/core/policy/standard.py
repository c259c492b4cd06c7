"""What is the whole policy? Its rows, questions, exemptions, rules and crisis lines, as the tables give them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from baton.core.facts import Fact
from baton.core.policy.rows import Condition, Row, Source
from baton.core.vocabulary import Role, Severity, Sign


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """A safety question of the table. It is worth asking when one of the signs in `about` is there or spoken of."""

    id: str
    ask: str
    help: str
    about: frozenset[Sign]
    fact: Fact


@dataclass(frozen=True, kw_only=True)
class Exempt:
    """Signs that need no answer in these roles, at these severities (none given: any), and why."""

    signs: frozenset[Sign]
    roles: frozenset[Role]
    severities: frozenset[Severity] = frozenset()
    reason: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule over the rows (R0 to R5) or a tension between the articles (T1 to T5), and where it is kept."""

    id: str
    title: str
    sentence: str
    kept_by: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class CrisisLine:
    """Whom a person in crisis may call, text or write to; "" where there is no such way. `audience` "": anyone.

    `call` and `text` say what to dial or send as a person reads it ("988, then press 1"); `chat` and `web` are URLs.
    """

    id: str
    name: str
    call: str = ""
    text: str = ""
    chat: str = ""
    web: str = ""
    audience: str = ""
    hours: str = ""
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Country:
    """Emergency numbers and crisis lines of one country; `code` is ISO 3166 alpha-2, XX for everywhere else.

    `crisis` is the first line as a sentence says it: "Call 988". Empty: the agency adds lines to a packaged country.
    """

    code: str
    name: str
    emergency: tuple[str, ...]
    crisis: str = ""
    lines: tuple[CrisisLine, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Policy:
    """Everything a decision is made by. Two policies are the same when their version is (`policy.fingerprint`)."""

    rows: tuple[Row, ...]
    inquiries: tuple[Inquiry, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    rules: tuple[Rule, ...] = ()
    countries: Mapping[str, Country]

    @cached_property
    def by_sign(self) -> Mapping[Sign, tuple[tuple[Row, Condition], ...]]:
        """For each sign the rows that it may fire, with the condition, in the order of the tables."""
        pairs = [(row, condition) for row in self.rows for condition in row.conditions]
        return {sign: tuple(pair for pair in pairs if sign in pair[1].signs) for sign in Sign}

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """Each row by its id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each row stands, strongest first: by answer, then by time, then by place in the tables."""
        by_strength = sorted(self.rows, key=lambda row: (-row.disposition.rank, _minutes(row)))
        return {row.id: place for place, row in enumerate(by_strength)}


def _minutes(row: Row) -> float:
    return row.within.minutes if row.within else math.inf
