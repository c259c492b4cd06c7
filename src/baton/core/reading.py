"""What does a note come to? Its cues, and the decision on them with whatever else is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from baton.core.facts import Situation, from_cues, mentioned_in
from baton.core.policy import Decision, Policy, decide
from baton.core.policy.rows import Source, Step
from baton.core.signs import recognise
from baton.core.signs.cue import Cue
from baton.core.sources import SOURCES


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The cues of a note and the decision they lead to before a person has looked at them."""

    cues: tuple[Cue, ...]
    decision: Decision


def read(text: str, known: Situation, policy: Policy | None = None) -> Reading:
    """Recognise and decide. `known` holds the role and what is known besides the words; its facts come first."""
    return weigh(recognise(text), known, policy)


def weigh(cues: tuple[Cue, ...], known: Situation, policy: Policy | None = None) -> Reading:
    """The same for cues that were recognised before."""
    return Reading(cues=cues, decision=decide(with_cues(known, cues), policy))


def with_cues(known: Situation, cues: Sequence[Cue]) -> Situation:
    """The situation with what the cues say beside what was known; its facts come first."""
    if not cues:
        return known
    return replace(known, facts=known.facts + from_cues(cues), mentioned=known.mentioned | mentioned_in(cues))


def answer_row(decision: Decision, cues: Sequence[object] = ()) -> dict[str, Any]:
    """The answer in JSON's own types, but for the cues: the public contract of docs/reference/jsonl.md."""
    return {
        "disposition": str(decision.disposition),
        "within": str(decision.within) if decision.within else None,
        "rows": list(decision.rows),
        "obligations": [str(obligation) for obligation in decision.obligations],
        "referral_kinds": [str(kind) for kind in decision.referral_kinds],
        "cues": cues,
        "reasons": [
            {
                "row": reason.row,
                "sentence": reason.sentence,
                "sources": [cite(source) for source in reason.sources],
                "evidence": list(reason.evidence),
            }
            for reason in decision.reasons
        ],
        "steps": [step_sentence(step) for step in decision.steps],
        "say": list(decision.say),
        "avoid": list(decision.avoid),
        "questions": [question.ask for question in decision.questions],
    }


def cite(source: Source) -> str:
    """A source as a reader wants it: title, place, and the id under which docs/sources lists it."""
    work = SOURCES[source.work]
    place = f", {source.place}" if source.place else ""
    return f"{work.title}{place} ({source.work})"


def step_sentence(step: Step) -> str:
    """What to do, who does it, by when: "Tell your supervisor (supervisor, today)"."""
    return f"{step.do} ({step.by}, {step.within})"
