"""How do referrals go? Counted over all that were decided: those never sent, refused and lost count too.

A case that ended without a visit counts as not seen for as long as we have known it, as one that is open does. Leaving
it out would make the rest look better than it is. The set of measures and its rules: practice (F).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from baton.core.sources import SOURCES
from baton.core.survival import Curve, Rate, Span, curve

_DAY = timedelta(days=1)
_A_WEEK, _TWO_WEEKS = timedelta(days=7), timedelta(days=14)
SMALL: Final = 5  # fewer people than this can be told apart


@dataclass(frozen=True, kw_only=True)
class Case:
    """One referral, as far as it is counted. A time that is None has not come. `missed_at`: every visit missed.

    `urgency`, `need`, `receiver`, `language` are codes or names to group by; `met` is yes, partly, no or "" where
    nobody asked. `back_at`: the first visit set or kept after the first miss.
    """

    decided_at: datetime
    due_at: datetime
    urgency: str
    need: str
    receiver: str = ""
    language: str = ""
    talked_at: datetime | None = None
    consented_at: datetime | None = None
    sent_at: datetime | None = None
    accepted_at: datetime | None = None
    scheduled_at: datetime | None = None
    kept_at: datetime | None = None
    reported_at: datetime | None = None
    closed_at: datetime | None = None
    ended_at: datetime | None = None
    missed_at: tuple[datetime, ...] = ()
    back_at: datetime | None = None
    declined: bool = False
    refused: bool = False
    met: str = ""
    contacts_due: int = 0
    contacts_on_time: int = 0
    simulated: bool = False


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What one client said of one contact: yes, partly or no."""

    respected: str
    in_charge: str


@dataclass(frozen=True, kw_only=True)
class Stage:
    """How many came at least so far; and of those who came no further, how many are open and how many ended."""

    title: str
    reached: int
    open_here: int
    ended_here: int


@dataclass(frozen=True, kw_only=True)
class Group:
    """The cases that have one thing in common. `hidden`: too few to be shown."""

    name: str
    kept: Rate
    days: Curve
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Measures:
    """All of it. `rates` and `waits` by their title; `open_by_age`: title and number; `groups` by what they share."""

    cases: int
    simulated: bool
    rates: Mapping[str, Rate]
    waits: Mapping[str, Curve]
    stages: tuple[Stage, ...]
    open_by_age: tuple[tuple[str, int], ...]
    groups: Mapping[str, tuple[Group, ...]]


KEPT_DAYS: Final = "Decision to first kept visit"
KEPT: Final = "First visit kept, of all decided"
REPORTED: Final = "Answer came back, of visits kept"

type _Time = Callable[[Case], datetime | None]
_STAGES: tuple[tuple[str, _Time], ...] = (
    ("Decided", lambda case: case.decided_at),
    ("Talked over", lambda case: case.talked_at),
    ("Said yes", lambda case: case.consented_at),
    ("Sent", lambda case: case.sent_at),
    ("Accepted", lambda case: case.accepted_at),
    ("Date set", lambda case: case.scheduled_at),
    ("First visit kept", lambda case: case.kept_at),
    ("Heard back", lambda case: case.reported_at),
    ("Closed together", lambda case: case.closed_at),
)
_WAITS: tuple[tuple[str, _Time, _Time], ...] = (
    (KEPT_DAYS, lambda case: case.decided_at, lambda case: case.kept_at),
    ("Decision to consent", lambda case: case.decided_at, lambda case: case.consented_at),
    ("Consent to sent", lambda case: case.consented_at, lambda case: case.sent_at),
    ("Sent to accepted", lambda case: case.sent_at, lambda case: case.accepted_at),
    ("Sent to a date", lambda case: case.sent_at, lambda case: case.scheduled_at),
    ("Visit to answer", lambda case: case.kept_at, lambda case: case.reported_at),
)
_AGES = (("under a week", 7), ("a week to a month", 30), ("one to three months", 90))
_OLDER = "longer than three months"
_BY: tuple[tuple[str, Callable[[Case], str]], ...] = (
    ("urgency", lambda case: case.urgency),
    ("need", lambda case: case.need),
    ("receiver", lambda case: case.receiver),
    ("language", lambda case: case.language),
)


def measure(cases: Sequence[Case], verdicts: Sequence[Verdict] = (), *, now: datetime) -> Measures:
    """All measures of these cases at `now`."""
    return Measures(
        cases=len(cases),
        simulated=any(case.simulated for case in cases),
        rates=_rates(cases, now) | _said(verdicts),
        waits={title: _wait(cases, start, end, now) for title, start, end in _WAITS},
        stages=_stages(cases),
        open_by_age=_open_by_age(cases, now),
        groups={name: _groups(cases, of, now) for name, of in _BY},
    )


def _rates(cases: Sequence[Case], now: datetime) -> dict[str, Rate]:
    dated = [case for case in cases if case.scheduled_at or case.kept_at]
    kept = [case for case in cases if case.kept_at]
    sent = [case for case in cases if case.sent_at]
    answered = [case for case in kept if case.reported_at or _over(case.kept_at, _TWO_WEEKS, now)]
    missed = [case for case in cases if case.missed_at and (_back(case) or _over(case.missed_at[0], _A_WEEK, now))]
    asked = [case for case in cases if case.met]
    return {
        KEPT: _rate(cases, lambda case: bool(case.kept_at)),
        "Kept by the time it was due": _rate(_due(cases, now), lambda case: _by(case.kept_at, case.due_at)),
        "A date set, of all decided": Rate(part=len(dated), whole=len(cases)),
        "First visit kept, of those with a date": _rate(dated, lambda case: bool(case.kept_at)),
        "A visit missed, of those with a date": _rate(dated, lambda case: bool(case.missed_at)),
        "Back within a week of a miss": _rate(missed, _back),
        REPORTED: _rate(kept, lambda case: bool(case.reported_at)),
        "Answer within two weeks": _rate(answered, _answered_soon),
        "Declined or not answered, of those sent": _rate(sent, lambda case: case.declined),
        "Client said no, informed": _rate(cases, lambda case: case.refused),
        "Ended or open, and never sent": _rate(cases, lambda case: not case.sent_at),
        "Need met, says the client": _rate(asked, lambda case: case.met == "yes"),
        "Contacts alongside, on time": Rate(
            part=sum(case.contacts_on_time for case in cases), whole=sum(case.contacts_due for case in cases)
        ),
    }


def _said(verdicts: Sequence[Verdict]) -> dict[str, Rate]:
    respected = sum(one.respected == "yes" for one in verdicts)
    in_charge = sum(one.in_charge == "yes" for one in verdicts)
    return {
        "Felt respected": Rate(part=respected, whole=len(verdicts)),
        "Felt in charge": Rate(part=in_charge, whole=len(verdicts)),
    }


def _rate(cases: Sequence[Case], holds: Callable[[Case], bool]) -> Rate:
    return Rate(part=sum(map(holds, cases)), whole=len(cases))


def _over(start: datetime | None, span: timedelta, now: datetime) -> bool:
    return start is not None and start + span <= now


def _by(done_at: datetime | None, due_at: datetime) -> bool:
    return done_at is not None and done_at <= due_at


def _due(cases: Sequence[Case], now: datetime) -> list[Case]:
    return [case for case in cases if case.due_at <= now or case.kept_at]


def _answered_soon(case: Case) -> bool:
    return case.kept_at is not None and _by(case.reported_at, case.kept_at + _TWO_WEEKS)


def _back(case: Case) -> bool:
    return bool(case.missed_at) and _by(case.back_at, case.missed_at[0] + _A_WEEK)


def _wait(cases: Iterable[Case], start: _Time, end: _Time, now: datetime) -> Curve:
    spans = []
    for case in cases:
        if begun := start(case):
            done = end(case)
            spans.append(Span(days=max((done or now) - begun, timedelta()) / _DAY, happened=done is not None))
    return curve(spans)


def _stages(cases: Sequence[Case]) -> tuple[Stage, ...]:
    last = [max(place for place, (_, of) in enumerate(_STAGES) if of(case)) for case in cases]
    ended = [case.ended_at is not None for case in cases]
    return tuple(
        Stage(
            title=title,
            reached=sum(at >= place for at in last),
            open_here=sum(at == place and not over for at, over in zip(last, ended, strict=True)),
            ended_here=sum(at == place and over for at, over in zip(last, ended, strict=True)),
        )
        for place, (title, _) in enumerate(_STAGES)
    )


def _open_by_age(cases: Sequence[Case], now: datetime) -> tuple[tuple[str, int], ...]:
    ages = [(now - case.decided_at) / _DAY for case in cases if not case.ended_at and not case.kept_at]
    counted, before = [], -1.0
    for title, days in _AGES:
        counted.append((title, sum(before <= age < days for age in ages)))
        before = days
    return (*counted, (_OLDER, sum(age >= before for age in ages)))


def _groups(cases: Sequence[Case], of: Callable[[Case], str], now: datetime) -> tuple[Group, ...]:
    names = sorted({of(case) for case in cases if of(case)})
    return tuple(_group(name, [case for case in cases if of(case) == name], now) for name in names)


def _group(name: str, cases: Sequence[Case], now: datetime) -> Group:
    _, start, end = _WAITS[0]
    return Group(name=name, kept=_rate(cases, lambda case: bool(case.kept_at)), days=_wait(cases, start, end, now))


def discreet(measures: Measures) -> Measures:
    """The same for who must not tell clients apart: groups of fewer than SMALL are hidden.

    Where only one is hidden it could be had by subtraction; then the smallest of the others is hidden too.
    """
    return replace(measures, groups={name: _veiled(groups) for name, groups in measures.groups.items()})


def _veiled(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    by_size = sorted(groups, key=lambda group: group.kept.whole)
    few = sum(group.kept.whole < SMALL for group in groups)
    hidden = {group.name for group in by_size[: max(few, 2) if few else 0]}
    return tuple(replace(group, hidden=group.name in hidden) for group in groups)


@dataclass(frozen=True, kw_only=True)
class Published:
    """A figure from a published work: of what, among whom."""

    says: str
    among: str
    work: str

    def __post_init__(self) -> None:
        if self.work not in SOURCES:
            raise ValueError(f"No work {self.work} among the sources")


_PUBLISHED = (
    Published(
        says="34.8% of referrals had a documented first visit; 61.1% had a date",
        among="103,737 referrals from primary care to medical specialties",
        work="PATEL",
    ),
    Published(
        says="After a warm handoff 82.6% had a date, and 85.9% of those kept it; half within 14 days",
        among="317 families in pediatric integrated care; with coordinator outreach 89.5% and 83.1% of 86",
        work="TMI",
    ),
    Published(
        says="A warm handoff made no difference to a first visit (odds ratio 0.96, 0.79 to 1.18)",
        among="adults in safety-net clinics",
        work="PACE",
    ),
    Published(
        says="38% were reached, and 87% of those had a need met or under way",
        among="1,224 people referred for social needs",
        work="BOLEN",
    ),
)


def published(measures: Measures) -> tuple[Published, ...]:
    """Landmarks to set beside measures of real referrals. Beside simulated ones there are none."""
    return () if measures.simulated or not measures.cases else _PUBLISHED
