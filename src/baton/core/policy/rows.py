"""What is a row of policy, and what is a decision? The shapes that tables are read into and answers come out in."""

from dataclasses import dataclass
from enum import StrEnum

from baton.core.facts import Fact
from baton.core.vocabulary import (
    Competence,
    Disposition,
    Obligation,
    ReferralKind,
    Role,
    Severity,
    Sign,
    When,
)
from baton.core.within import Within


class Holder(StrEnum):
    """In whose hand a step belongs."""

    WORKER = "worker"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One way a row can fire: any of these signs, at any of these severities (none given: any), at these times."""

    signs: frozenset[Sign]
    severities: frozenset[Severity] = frozenset()
    when: frozenset[When] = frozenset({When.NOW, When.RECENT, When.UNKNOWN})


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to do. Steps of several rows with the same `key` are one; the shortest `within` counts.

    `baton` says that it must be held until done: saving the note opens a baton for it.
    """

    key: str
    do: str
    by: Holder = Holder.WORKER
    within: Within
    baton: bool = False


@dataclass(frozen=True, kw_only=True)
class Source:
    """A work of `core.sources` by its id, the place in it, and how it was read: V, V2, GK or DES."""

    work: str
    place: str = ""
    mark: str = "V"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the policy. `floor`: no overlay may loosen it, and only a supervisor lowers its answer."""

    id: str
    title: str
    headline: str
    sentence: str
    roles: frozenset[Role]
    conditions: tuple[Condition, ...]
    lacks: Competence | None = None
    has: Competence | None = None
    minor: bool = False
    disposition: Disposition
    within: Within | None = None
    obligations: frozenset[Obligation] = frozenset()
    kind: ReferralKind | None = None
    steps: tuple[Step, ...] = ()
    say: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    floor: bool = False


@dataclass(frozen=True, kw_only=True)
class Question:
    """A safety question still open: what a yes would be (`fact`), and the answer it would change the decision to."""

    id: str
    ask: str
    help: str
    fact: Fact
    would_be: Disposition


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a row fired: the row, its sentence, the words it rests on, and the works it rests on."""

    row: str
    sentence: str
    evidence: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The answer. `reasons`, like `rows`, stand strongest first; `within` is that of the strongest answer.

    `open_competences` and `open_age` name what about worker and client is not known and could change the answer.
    """

    disposition: Disposition
    within: Within | None
    headline: str
    rows: tuple[str, ...]
    obligations: tuple[Obligation, ...]
    referral_kinds: tuple[ReferralKind, ...]
    steps: tuple[Step, ...]
    say: tuple[str, ...]
    avoid: tuple[str, ...]
    questions: tuple[Question, ...]
    reasons: tuple[Reason, ...]
    policy_version: str
    open_competences: tuple[Competence, ...] = ()
    open_age: bool = False
