"""Does every open concern stay in a hand, whatever people do in whatever order? Hypothesis plays; we look each time."""

import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

import standin
from baton.actions import batons, concerns, encounters, lowerings, overdue, people
from baton.actions.batons import Next
from baton.actions.verify import in_batons, in_decisions
from baton.core.refusals import Refused
from baton.core.within import Within
from baton.models import Baton, Concern, ConfirmedSign, Kind, Lowering, Person
from cast import NOW, assemble

TEXTS = (
    "A good walk.",
    "He is worried.",
    "Someone puts ideas in him; no food.",
    "A wish to be dead.",
    "She has a plan and no food.",
    "He denies wanting to die.",
)
WORKERS = ("pia", "theo", "sue", "cy", "rae")
CLIENTS = ("marcus", "dana", "jun")
some = st.integers(min_value=0, max_value=10**6)


class Agency(RuleBasedStateMachine):
    """One agency at work. A refusal is a fine answer, as long as it changed nothing that it should not have."""

    @initialize()
    def begin(self) -> None:
        self.cast = assemble()
        self.now: datetime = NOW

    @rule(text=st.sampled_from(TEXTS), who=st.sampled_from(WORKERS), client=st.sampled_from(CLIENTS))
    def a_note_is_saved(self, text: str, who: str, client: str) -> None:
        usual = {"kind": Kind.CALL, "happened_at": self.now, "key": uuid.uuid4()}
        self.act(encounters.save, who, client=getattr(self.cast, client), text=text, **usual)

    @rule(which=some, closing=st.booleans(), then=st.booleans())
    def a_step_is_done(self, which: int, *, closing: bool, then: bool) -> None:
        if baton := self.pick(Baton, which, status="open"):
            following = Next(do="Call", within=Within.parse("today")) if then else None
            ending = "Well." if closing else ""
            self.act(batons.done, baton.holder, baton=baton, outcome="Done.", then=following, closing=ending)

    @rule(which=some, who=st.sampled_from(WORKERS), to=st.sampled_from(WORKERS))
    def a_step_is_passed(self, which: int, who: str, to: str) -> None:
        if baton := self.pick(Baton, which):
            self.act(batons.pass_on, who, baton=baton, to=getattr(self.cast, to), taken=True)

    @rule(which=some, who=st.sampled_from(WORKERS))
    def a_step_is_taken(self, which: int, who: str) -> None:
        if baton := self.pick(Baton, which, status="open"):
            self.act(batons.take, who, baton=baton)

    @rule(which=some, who=st.sampled_from(("sue", "cy")))
    def a_step_is_set_down(self, which: int, who: str) -> None:
        if baton := self.pick(Baton, which, status="open"):
            self.act(batons.set_down, who, baton=baton, reason="Not needed.")

    @rule(which=some, who=st.sampled_from(WORKERS))
    def a_concern_is_closed(self, which: int, who: str) -> None:
        if concern := self.pick(Concern, which, status="open"):
            self.act(concerns.close, who, concern=concern, outcome="Well.")

    @rule(which=some, who=st.sampled_from(WORKERS), to=st.sampled_from(WORKERS))
    def a_concern_is_reopened(self, which: int, who: str, to: str) -> None:
        if concern := self.pick(Concern, which, status="closed"):
            self.act(concerns.reopen, who, concern=concern, reason="Back.", holder=getattr(self.cast, to))

    @rule(which=some, who=st.sampled_from(WORKERS))
    def a_sign_is_set_aside(self, which: int, who: str) -> None:
        if sign := self.pick(ConfirmedSign, which):
            self.act(lowerings.set_aside, who, sign=sign, reason="Read wrong.")

    @rule(which=some, who=st.sampled_from(("sue", "cy")), granted=st.booleans())
    def a_request_is_answered(self, which: int, who: str, *, granted: bool) -> None:
        if lowering := self.pick(Lowering, which):
            self.act(lowerings.grant if granted else lowerings.refuse, who, lowering=lowering, answer="Seen.")

    @rule(who=st.sampled_from(WORKERS))
    def somebody_leaves(self, who: str) -> None:
        self.act(people.deactivate, "ada", person=getattr(self.cast, who))

    @rule(hours=st.integers(min_value=1, max_value=72))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        overdue.climb(now=self.now)

    @invariant()
    def every_open_concern_is_in_a_hand(self) -> None:
        assert [*map(str, in_batons())] == []
        assert [*map(str, in_decisions())] == []

    def act(self, action: Callable[..., Any], by: str | Person, **given: Any) -> None:
        who = by if isinstance(by, Person) else getattr(self.cast, by)
        with suppress(Refused):
            action(by=Person.objects.get(pk=who.pk), now=self.now, **given)

    def pick[Row](self, model: type[Row], which: int, **only: Any) -> Row | None:
        rows = list(model.objects.everywhere().filter(**only).order_by("pk"))
        return rows[which % len(rows)] if rows else None


def test_every_open_concern_stays_in_a_hand_whatever_happens(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    standin.stand_in(monkeypatch)

    class UndoneAfterEachRun(Agency):
        def __init__(self) -> None:
            super().__init__()
            self.run = transaction.atomic()
            self.run.__enter__()
            self.run._from_testcase = True

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.run.__exit__(None, None, None)

    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    run_state_machine_as_test(
        UndoneAfterEachRun,
        settings=settings(
            max_examples=settings().max_examples // 4, stateful_step_count=25, suppress_health_check=quiet
        ),
    )
