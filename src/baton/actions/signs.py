"""What stands, after words were read and a person had their say? Words raise an answer; only a person lowers it.

A person may add what was not in the words, say more than the words do, or say less, with a reason. Where less would
drop a floor row the cue stands until a supervisor has agreed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from baton.actions.change import Change
from baton.core.catalog import SIGNS
from baton.core.facts import Answer, Fact, Situation, from_cues, mentioned_in
from baton.core.policy import Policy, decide
from baton.core.policy.outcome import Outcome, join, outcome
from baton.core.policy.rows import Row
from baton.core.refusals import Code, Refused
from baton.core.signs import Cue
from baton.core.vocabulary import Severity, Sign, Status, Subject, When
from baton.models import ConfirmedSign, Encounter, Origin, Screening

_MOVED = "The words have changed since you marked them. Look at the note again, then save."
_WHY = "Say why this is set aside: a few words that a colleague understands."


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A sign as a person states it. NO: asked, and not so. UNSURE counts as there (R0)."""

    sign: Sign
    severity: Severity = Severity.UNGRADED
    when: When = When.UNKNOWN
    answer: Answer = Answer.YES
    subject: Subject = Subject.CLIENT

    def __post_init__(self) -> None:
        if self.severity is not Severity.UNGRADED and self.severity not in SIGNS[self.sign].severities:
            raise Refused(Code.INVALID, f"{SIGNS[self.sign].title} has no step {self.severity}.", field="severity")

    @property
    def status(self) -> Status:
        return Status.DENIED if self.answer is Answer.NO else Status.PRESENT


@dataclass(frozen=True, kw_only=True)
class Amended:
    """A person's word on one cue, named by sign and place: it is set aside, or `becomes` what they say it is."""

    sign: Sign
    start: int
    end: int
    becomes: Heard | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """`stands`: cues that count, `held` among them wait for a supervisor; `aside`: cues that count no more."""

    stands: tuple[Cue, ...]
    aside: tuple[tuple[Cue, str], ...]
    held: tuple[tuple[Cue, str], ...]
    added: tuple[tuple[Cue | None, Heard], ...]

    def situation(self, asker: Situation) -> Situation:
        """The asker's situation, with all that counts."""
        facts = (*from_cues(self.stands), *(fact for _, heard in self.added for fact in facts_of(heard)))
        return replace(asker, facts=facts, mentioned=mentioned_in(self.stands))


def facts_of(heard: Heard) -> tuple[Fact, ...]:
    """The fact that a stated sign comes to: none, or for another person's danger a sign of its own."""
    cue = Cue(
        sign=heard.sign,
        severity=heard.severity,
        status=heard.status,
        subject=heard.subject,
        when=heard.when,
        start=0,
        end=0,
        quote="",
    )
    unsure = heard.answer is Answer.UNSURE
    facts = (replace(fact, evidence=()) for fact in from_cues([cue]))
    return tuple(replace(fact, answer=Answer.UNSURE) if unsure else fact for fact in facts)


def facts_in(signs: Iterable[ConfirmedSign]) -> tuple[Fact, ...]:
    """The facts of saved signs; those set aside count no more."""
    return tuple(fact for sign in signs if not sign.set_aside_at for fact in _saved(sign))


def cue_of(sign: ConfirmedSign) -> Cue:
    """The saved sign as a cue, with its words where it was read in some."""
    start, end = sign.start or 0, sign.end or 0
    return Cue(
        sign=Sign(sign.sign),
        severity=Severity(sign.severity),
        status=Status(sign.status),
        subject=Subject(sign.subject),
        when=When(sign.when),
        start=start,
        end=end,
        quote=sign.encounter.text[start:end] if sign.encounter else "",
    )


def _saved(sign: ConfirmedSign) -> tuple[Fact, ...]:
    if sign.origin == Origin.WORDS:
        return from_cues([cue_of(sign)])
    heard = Heard(
        sign=Sign(sign.sign),
        severity=Severity(sign.severity),
        when=When(sign.when),
        answer=Answer(sign.answer),
        subject=Subject(sign.subject),
    )
    return tuple(replace(fact, evidence=tuple(sign.evidence)) for fact in facts_of(heard))


def weigh(
    cues: Sequence[Cue], heard: Sequence[Heard], amended: Sequence[Amended], *, asker: Situation, policy: Policy
) -> Weighed:
    """Sort the cues by what the person said of them. Refused: a cue that is not there, a reason that is missing."""
    said = _by_cue(cues, amended)
    less = {cue: word.reason.strip() for cue, word in said.items() if _says_less(cue, word, asker, policy)}
    if any(not reason for reason in less.values()):
        raise Refused(Code.NEEDS, _WHY, field="reason")
    added = [(None, one) for one in heard] + [(cue, word.becomes) for cue, word in said.items() if word.becomes]
    everything = Weighed(stands=tuple(cues), aside=(), held=(), added=tuple(added))
    rest = replace(everything, stands=tuple(cue for cue in cues if cue not in less))
    lost = floors(rows_of(everything.situation(asker), policy)) - floors(rows_of(rest.situation(asker), policy))
    held = {cue for cue in less if lost & floors(rows_of(replace(asker, facts=from_cues([cue])), policy))}
    return Weighed(
        stands=tuple(cue for cue in cues if cue not in less or cue in held),
        aside=tuple((cue, reason) for cue, reason in less.items() if cue not in held),
        held=tuple((cue, reason) for cue, reason in less.items() if cue in held),
        added=tuple(added),
    )


def keep(
    change: Change, on: Encounter | Screening, said: Cue | Heard, *, answer: Answer, origin: Origin, **more: Any
) -> ConfirmedSign:
    """Write down a sign as it was read or stated. `more`: its place, its evidence, who set it aside and why."""
    sign = drawn_up(change, on, said, answer=answer, origin=origin, **more)
    sign.save(force_insert=True)
    return sign


def drawn_up(
    change: Change, on: Encounter | Screening, said: Cue | Heard, *, answer: Answer, origin: Origin, **more: Any
) -> ConfirmedSign:
    """The same, not yet written: a long note holds very many, which are written together."""
    return ConfirmedSign(
        agency=change.agency,
        client=on.client,
        **resting_on(on),
        sign=said.sign,
        severity=said.severity,
        when=said.when,
        status=said.status,
        subject=said.subject,
        answer=answer,
        origin=origin,
        **more,
    )


def resting_on(on: Encounter | Screening) -> dict[str, Encounter | Screening]:
    """The one link, of the two there are, by which a sign or a decision says what it rests on."""
    return {"encounter": on} if isinstance(on, Encounter) else {"screening": on}


def rows_of(situation: Situation, policy: Policy) -> tuple[Row, ...]:
    """The rows that fire in this situation."""
    return tuple(policy.by_id[row] for row in decide(situation, policy).rows)


def floors(rows: Iterable[Row]) -> frozenset[str]:
    """The ids of the floor rows among them."""
    return frozenset(row.id for row in rows if row.floor)


def _by_cue(cues: Sequence[Cue], amended: Sequence[Amended]) -> dict[Cue, Amended]:
    places = {(cue.sign, cue.start, cue.end): cue for cue in cues}
    words = {(word.sign, word.start, word.end): word for word in amended}
    if not words.keys() <= places.keys():
        raise Refused(Code.STALE, _MOVED, field="text")
    return {places[place]: word for place, word in words.items()}


def _says_less(cue: Cue, word: Amended, asker: Situation, policy: Policy) -> bool:
    """Whether the person's word falls short of the cue in answer, time or duties; setting aside always does."""
    if word.becomes is None:
        return True
    before = _outcome(from_cues([cue]), asker, policy)
    after = _outcome(facts_of(word.becomes), asker, policy)
    return join(before, after) != after


def _outcome(facts: tuple[Fact, ...], asker: Situation, policy: Policy) -> Outcome:
    return outcome(rows_of(replace(asker, facts=facts), policy))
