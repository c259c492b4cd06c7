"""What does a page say about a decision? Tone, hands, times and questions, from a preview or from a kept answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from baton.actions import batons, calendars
from baton.actions.encounters import Preview
from baton.actions.hands import holder_of
from baton.core.calendar import Calendar, due_at
from baton.core.policy.rows import Holder, Question
from baton.core.policy.standard import Inquiry
from baton.core.vocabulary import Disposition, Obligation
from baton.core.within import Within
from baton.models import Client, Decision, Person
from baton.web import hearing, saying

# A form has room for so many reviews; every mark counts in the answer, drawn or not.
DRAWN = 200


@dataclass(frozen=True, kw_only=True)
class ShownStep:
    """One step: `hand` is whose it is, "you" or a name; `by` until when, in words."""

    do: str
    hand: str
    by: str
    baton: bool


@dataclass(frozen=True, kw_only=True)
class ShownQuestion:
    id: str
    ask: str
    help: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """`decision` is a core decision or a kept answer: templates read both alike. `more`: marks that are not drawn."""

    decision: Any
    disposition: Disposition
    by: str
    steps: tuple[ShownStep, ...]
    questions: tuple[ShownQuestion, ...] = ()
    marks: tuple[hearing.Marked, ...] = ()
    added: tuple[tuple[str, str], ...] = ()
    more: int = 0
    held: int = 0

    @property
    def alarm(self) -> bool:
        return self.disposition is Disposition.EMERGENCY

    @property
    def tone(self) -> str:
        return saying.TONES[self.disposition]

    @property
    def means(self) -> bool:
        obligations = self._get("obligations")
        return Obligation.MEANS_SAFETY in obligations

    @property
    def hands(self) -> list[str]:
        """Whose hands saving opens a baton in, yours first."""
        return list(dict.fromkeys(step.hand for step in self.steps if step.baton))

    @property
    def save_label(self) -> str:
        batons = sum(step.baton for step in self.steps)
        if not batons:
            return "Save" if self.disposition is Disposition.CONTINUE else "Save, and keep looking"
        return f"Save, and open {saying.counted(batons, 'baton')}"

    @property
    def save_help(self) -> str:
        counts = {hand: sum(step.baton and step.hand == hand for step in self.steps) for hand in self.hands}
        each = [f"{saying.number(count)} for {hand}" for hand, count in counts.items()]
        together = " and ".join([", ".join(each[:-1]), each[-1]]) if len(each) > 1 else "".join(each)
        return f"{together[:1].upper()}{together[1:]}." if together else ""

    def _get(self, name: str) -> Any:
        return self.decision[name] if isinstance(self.decision, dict) else getattr(self.decision, name)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of the note: plain, or under a mark."""

    text: str
    mark: hearing.Marked | None = None


def pieces(text: str, marks: Sequence[hearing.Marked]) -> list[Piece]:
    """The whole text in order, cut at its marks. Where two overlap, the first one is drawn."""
    cut, at = [], 0
    for mark in marks:
        if mark.cue.start < at:
            continue
        cut += [Piece(text=text[at : mark.cue.start]), Piece(text=text[mark.cue.start : mark.cue.end], mark=mark)]
        at = mark.cue.end
    return [piece for piece in (*cut, Piece(text=text[at:])) if piece.text]


def of_preview(
    preview: Preview, *, client: Client, by: Person, now: datetime, said: QueryDict, asked: Sequence[Inquiry]
) -> Shown:
    """What the page says while the note is written. `asked`: the questions that have an answer in the form."""
    decision, calendar = preview.decision, calendars.of(client.agency)
    marks = hearing.marked(preview.cues, said)
    named = {Holder.WORKER: "you", Holder.SUPERVISOR: _supervisor(by, client)}
    steps = tuple(
        ShownStep(
            do=batons.worded(step, worker=by, holder=by) if named[step.by] == "you" else step.do,
            hand=named[step.by],
            by=_by(step.within, now, calendar),
            baton=step.baton,
        )
        for step in decision.steps
    )
    return Shown(
        decision=decision,
        disposition=decision.disposition,
        by=_by(decision.within, now, calendar) if decision.within else "",
        steps=steps,
        questions=_questions(preview, asked, said),
        marks=marks[:DRAWN],
        more=max(0, len(marks) - DRAWN),
        added=tuple((code, hearing.NAMES.get(code, code)) for code in hearing.added(said)),
        held=len(preview.weighed.held),
    )


def of_kept(decision: Decision) -> Shown:
    """What was answered then; hands and times are on the batons."""
    answer = decision.answer
    steps = tuple(
        ShownStep(do=step["do"], hand=step["by"], by=saying.within(step["within"]), baton=step["baton"])
        for step in answer["steps"]
    )
    disposition = Disposition(decision.disposition)
    return Shown(decision=answer, disposition=disposition, by=saying.within(decision.within), steps=steps)


def _by(span: Within, now: datetime, calendar: Calendar) -> str:
    return saying.by(due_at(span, now, calendar), now)


def _supervisor(by: Person, client: Client) -> str:
    holder = holder_of(Holder.SUPERVISOR, worker=by, client=client)
    return "you" if holder == by else holder.called


def _questions(preview: Preview, asked: Sequence[Inquiry], said: QueryDict) -> tuple[ShownQuestion, ...]:
    """Those with an answer first, where they were; then those still open."""
    once: dict[str, Inquiry | Question] = {question.id: question for question in (*asked, *preview.decision.questions)}
    return tuple(
        ShownQuestion(id=each.id, ask=each.ask, help=each.help, answer=said.get(f"q-{each.id}", ""))
        for each in once.values()
    )
