"""What did the worker say of what was read? Reviews of cues, answers to questions, and signs they add, from a form.

A cue is named by its sign, its words and how many like it came before, so that a review survives edits elsewhere.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from baton.actions.signs import Amended, Heard
from baton.core.catalog import SIGNS, SignEntry
from baton.core.facts import Answer, Fact
from baton.core.policy import Policy
from baton.core.policy.standard import Inquiry
from baton.core.refusals import Code, Refused
from baton.core.signs import Cue
from baton.core.vocabulary import Family, Severity, Sign, Subject, When
from baton.web.saying import STATUSES, SUBJECTS, WHENS

REVIEWS = (
    ("", "Right"),
    ("not", "Not what was meant"),
    ("denied", "They said no to it"),
    ("past", "It was long ago"),
    ("other", "It is about someone else"),
)
ANSWERS = (("no", "No"), ("yes", "Yes"), ("", "Didn’t ask"))


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A cue as the page shows it: its number, the name of its fields, and what was said of it."""

    number: int
    key: str
    cue: Cue
    review: str = ""
    why: str = ""
    needs_why: bool = False

    @property
    def title(self) -> str:
        return SIGNS[self.cue.sign].title

    @property
    def grade(self) -> str:
        return "" if self.cue.severity is Severity.UNGRADED else SIGNS[self.cue.sign].grades[self.cue.severity]

    @property
    def standing(self) -> str:
        """What the words around make of it: "now", "asked and denied", "someone else"."""
        said = [STATUSES[self.cue.status] if self.cue.status != "present" else WHENS[self.cue.when]]
        said += [] if self.cue.subject is Subject.CLIENT else [SUBJECTS[self.cue.subject]]
        return " · ".join([*filter(None, said), *filter(None, [self.grade])])

    @property
    def look(self) -> str:
        """The class of the mark: denied is dotted, another person dashed, set aside shows nothing."""
        if self.review == "other" or self.cue.subject is not Subject.CLIENT:
            return "other"
        return "not" if self.review in ("not", "denied") or self.cue.status != "present" else ""


def marked(cues: Sequence[Cue], said: QueryDict | Mapping[str, str]) -> tuple[Marked, ...]:
    """The cues in the order of the text, each with its review."""
    seen: Counter[str] = Counter()
    found = []
    for place, cue in enumerate(sorted(cues, key=lambda cue: (cue.start, cue.end)), start=1):
        words = hashlib.sha256(cue.quote.lower().encode()).hexdigest()[:8]
        seen[name := f"{cue.sign}-{words}"] += 1
        key = f"{name}-{seen[name]}"
        review, why = said.get(f"cue-{key}", ""), said.get(f"why-{key}", "").replace("\x00", "\ufffd")
        needs_why = bool(review) and not why.strip()
        found.append(Marked(number=place, key=key, cue=cue, review=review, why=why, needs_why=needs_why))
    return tuple(found)


def amended(marks: Sequence[Marked]) -> tuple[Amended, ...]:
    """The worker's word on each cue that is not simply right."""
    return tuple(
        Amended(sign=mark.cue.sign, start=mark.cue.start, end=mark.cue.end, becomes=_becomes(mark), reason=mark.why)
        for mark in marks
        if mark.review in _KNOWN_REVIEWS
    )


_KNOWN_REVIEWS = {value for value, _ in REVIEWS if value}


def _becomes(mark: Marked) -> Heard | None:
    as_read = Heard(sign=mark.cue.sign, severity=mark.cue.severity, when=mark.cue.when, subject=mark.cue.subject)
    return {
        "not": None,
        "denied": replace(as_read, answer=Answer.NO),
        "past": replace(as_read, when=When.LIFETIME),
        "other": replace(as_read, subject=Subject.OTHER),
    }[mark.review]


def heard(said: QueryDict, policy: Policy) -> tuple[Heard, ...]:
    """The questions answered and the signs added."""
    return (*_answered(said, policy), *(_seen(code) for code in added(said)))


def _answered(said: QueryDict, policy: Policy) -> Iterator[Heard]:
    answers = {"yes": Answer.YES, "no": Answer.NO}
    for inquiry in policy.inquiries:
        if answer := answers.get(said.get(f"q-{inquiry.id}", "")):
            yield _of_fact(inquiry.fact, answer)


def _of_fact(fact: Fact, answer: Answer) -> Heard:
    return Heard(sign=fact.sign, severity=fact.severity, when=fact.when, answer=answer)


def answered_inquiries(said: QueryDict, policy: Policy) -> tuple[Inquiry, ...]:
    """The questions that have a yes or a no in the form: they stay on the page, to be changed."""
    return tuple(inquiry for inquiry in policy.inquiries if said.get(f"q-{inquiry.id}"))


def added(said: QueryDict) -> list[str]:
    """The codes of the signs that the worker added, "sign:severity", each once."""
    return list(dict.fromkeys(code for code in said.getlist("added") if code))


def _seen(code: str) -> Heard:
    sign, _, severity = code.partition(":")
    try:
        return Heard(sign=Sign(sign), severity=Severity(severity or "ungraded"), when=When.NOW)
    except ValueError as wrong:
        raise Refused(Code.INVALID, "There is no such sign. Choose one from the list.", field="added") from wrong


def shelves() -> list[tuple[str, list[tuple[str, str]]]]:
    """The signs that can be added, by family: code and plain name with its grade."""
    return [(_family(family), [pair for entry in _entries(family) for pair in _choices(entry)]) for family in Family]


def _entries(family: Family) -> Iterator[SignEntry]:
    return (entry for entry in SIGNS.values() if entry.family is family)


def _choices(entry: SignEntry) -> Iterator[tuple[str, str]]:
    for severity, meaning in entry.grades.items():
        graded = severity is not Severity.UNGRADED
        yield f"{entry.sign}:{severity}", f"{entry.title}: {meaning}" if graded else entry.title


def _family(family: Family) -> str:
    return family.replace("_", " ").capitalize()


SHELVES = shelves()
NAMES = {code: name for _, pairs in SHELVES for code, name in pairs}
