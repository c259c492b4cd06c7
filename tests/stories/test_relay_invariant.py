"""Does a referral stay in a hand, and does nothing leave without consent, whatever anybody does in whatever order?

Hypothesis plays worker, supervisor, receiver and client, each with what they may hold: accounts and links, old and new.
"""

import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

import walk
from baton.actions import batons, concerns, consents, handoff, overdue, referrals
from baton.actions.verify import in_batons, in_referrals
from baton.core.consents import Channel, Signature, Transport, Way
from baton.core.refusals import Refused
from baton.core.vocabulary import ReferralKind
from baton.models import Baton, Concern, Consent, Disclosure, Link, Option, Person, Referral, Word
from cast import NOW, assemble

WHO = ("pia", "sue", "cy", "theo", "olu")
some = st.integers(min_value=0, max_value=10**6)
MOVES: dict[str, Callable[[datetime], dict[str, Any]]] = {
    "receive": lambda now: {},
    "accept": lambda now: {},
    "decline": lambda now: {"reason": "Full."},
    "move_on": lambda now: {},
    "schedule": lambda now: {"appointment_at": now + timedelta(hours=4)},
    "introduce": lambda now: {"present": "All three", "at": now, "with_client": True},
    "attend": lambda now: {"attended_at": now},
    "miss": lambda now: {},
    "report": lambda now: {"answer": "Yes."},
    "confirm_cancel": lambda now: {},
}
OURS: dict[str, dict[str, Any]] = {
    "drop": {"reason": "Not needed."},
    "ask_cancel": {"reason": "Moved."},
    "reopen": {"reason": "Back."},
    "end": {"reason": "Enough."},
    "close": {"client_review": "Well.", "worker_review": "It holds.", "met": Word.YES},
}


class Relay(RuleBasedStateMachine):
    """Two referrals and everybody around them. A refusal is a fine answer, as long as it left all as it was."""

    @initialize()
    def begin(self) -> None:
        self.cast = assemble()
        self.now: datetime = NOW
        walk.begun(self.cast)
        walk.to("sent", self.cast)

    @rule(which=some, asked=some, who=st.sampled_from(WHO))
    def another_is_begun(self, which: int, asked: int, who: str) -> None:
        if concern := self.pick(Concern, which):
            own = {"need_id": "early_psychosis", "kind": ReferralKind.SECOND_OPINION, "question": "How?"}
            baton = self.pick(Baton, asked)
            self.act(referrals.begin, who, concern=concern, key=uuid.uuid4(), baton=baton, **own)

    @rule(which=some, choice=some, who=st.sampled_from(WHO), next_one=st.booleans())
    def they_choose(self, which: int, choice: int, who: str, *, next_one: bool) -> None:
        if (referral := self.pick(Referral, which)) and (chosen := self.pick(Option, choice)):
            if next_one:
                self.act(referrals.choose_next, who, referral=referral, chosen=chosen)
            else:
                self.act(referrals.talk_over, who, referral=referral, said="This one.", chosen=chosen)

    @rule(which=some, who=st.sampled_from(WHO))
    def they_say_no(self, which: int, who: str) -> None:
        if referral := self.pick(Referral, which):
            again_on = (self.now + timedelta(days=9)).date()
            self.act(referrals.refuse, who, referral=referral, said="No.", again_on=again_on)

    @rule(which=some, who=st.sampled_from(WHO), signs=st.booleans(), days=st.sampled_from((1, 90)))
    def they_agree(self, which: int, who: str, *, signs: bool, days: int) -> None:
        referral = self.pick(Referral, which)
        if referral and referral.option:
            what = {"client": referral.client, "referral": referral, "recipients": [referral.option]}
            own = {"items": walk.SHARED, "purpose": "Help.", "language": "en", "client_name": "Jun Park"}
            expires_at = self.now + timedelta(days=days)
            offered = self.act(consents.offer, who, expires_at=expires_at, **what, **own)
            if offered and signs:
                self.act(consents.give, who, consent=offered, signature=Signature(way=Way.TYPED, name="Jun Park"))

    @rule(which=some, other=some, who=st.sampled_from(WHO))
    def it_is_agreed(self, which: int, other: int, who: str) -> None:
        if (referral := self.pick(Referral, which)) and (consent := self.pick(Consent, other)):
            self.act(referrals.consent, who, referral=referral, consent=consent)

    @rule(which=some, other=some, who=st.sampled_from(WHO))
    def it_is_sent(self, which: int, other: int, who: str) -> None:
        if referral := self.pick(Referral, which):
            consent = self.pick(Consent, other)
            self.act(handoff.send, who, referral=referral, consent=consent, transport=Transport.HAND, address="")

    @rule(which=some, who=st.sampled_from(WHO))
    def a_consent_is_withdrawn(self, which: int, who: str) -> None:
        if consent := self.pick(Consent, which):
            self.act(consents.revoke, who, consent=consent, how=Channel.CALL)

    @rule(which=some, name=st.sampled_from(sorted(MOVES)), who=st.sampled_from(WHO), link=some, by_link=st.booleans())
    def the_receiving_side_moves(self, which: int, name: str, who: str, link: int, *, by_link: bool) -> None:
        referral = self.pick(Referral, which)
        through = self.pick(Link, link) if by_link else None
        if referral:
            self.act(getattr(handoff, name), through or who, referral=referral, **MOVES[name](self.now))

    @rule(which=some, name=st.sampled_from(sorted(OURS)), who=st.sampled_from(WHO))
    def our_side_moves(self, which: int, name: str, who: str) -> None:
        if referral := self.pick(Referral, which):
            self.act(getattr(referrals, name), who, referral=referral, **OURS[name])

    @rule(which=some, who=st.sampled_from(WHO), how=st.sampled_from(("done", "set_down", "pass_on")))
    def a_step_leaves_a_hand(self, which: int, who: str, how: str) -> None:
        if baton := self.pick(Baton, which, status="open"):
            words = {"done": {"outcome": "Done."}, "set_down": {"reason": "Not needed."}}
            given = words.get(how, {"to": self.cast.sue, "taken": True})
            self.act(getattr(batons, how), who, baton=baton, **given)

    @rule(which=some, who=st.sampled_from(WHO))
    def a_concern_is_closed(self, which: int, who: str) -> None:
        if concern := self.pick(Concern, which):
            self.act(concerns.close, who, concern=concern, outcome="Well.")

    @rule(hours=st.sampled_from((1, 5, 30, 24 * 40)))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        overdue.climb(now=self.now)

    @invariant()
    def nothing_is_in_the_air(self) -> None:
        assert [*map(str, in_batons()), *map(str, in_referrals())] == []

    @invariant()
    def nothing_left_without_consent(self) -> None:
        for sent in Disclosure.objects.everywhere().filter(refused=False).select_related("consent"):
            consent = sent.consent
            assert consent is not None
            assert consent.signed_at is not None
            assert consent.signed_at <= sent.at < consent.expires_at
            assert consent.ended_at is None or sent.at <= consent.ended_at
            assert set(sent.items) <= set(consent.items)
            assert sent.recipient in {one["name"] for one in consent.recipients}

    @invariant()
    def what_is_over_opens_to_nobody(self) -> None:
        over = ("closed", "cancelled", "halted", "refused", "declined")
        assert not Link.objects.everywhere().live(self.now).filter(referral__status__in=over).exists()

    def act(self, action: Callable[..., Any], by: str | Link, **given: Any) -> Any:
        who = by if isinstance(by, Link) else Person.objects.get(pk=getattr(self.cast, by).pk)
        with suppress(Refused):
            return action(by=who, now=self.now, **given)
        return None

    def pick[Row](self, model: type[Row], which: int, **only: Any) -> Row | None:
        rows = list(model.objects.everywhere().filter(**only).order_by("pk"))
        return rows[which % len(rows)] if rows else None


def test_nothing_is_in_the_air_and_nothing_leaves_without_consent(db: None) -> None:
    class UndoneAfterEachRun(Relay):
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
            max_examples=settings().max_examples // 8, stateful_step_count=30, suppress_health_check=quiet
        ),
    )
