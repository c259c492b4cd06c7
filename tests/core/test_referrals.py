"""Is a referral always in a hand, whatever move is made, and does each fact stand by itself?"""

from datetime import timedelta

import pytest

from baton.core.referrals import EXCHANGE, MOVES, ReferralStatus
from baton.core.refusals import Code, Refused
from baton.core.relay import GUARDS, STEPS, Pace, attendance_at, before_visit_at, pace_of
from baton.core.vocabulary import Disposition
from baton.core.within import Within
from cast import NOW

# Written by hand: which moves lead on from each status, in the order of the table.
OPEN_MOVES = {
    "draft": "talk_over refuse drop",
    "talked_over": "talk_over refuse consent drop",
    "consented": "refuse send drop halt",
    "sent": "refuse receive accept decline move_on ask_cancel halt",
    "received": "refuse accept decline move_on ask_cancel halt",
    "accepted": "refuse decline schedule attend ask_cancel halt",
    "scheduled": "refuse decline schedule introduce attend miss ask_cancel halt",
    "introduced": "refuse decline schedule introduce attend miss ask_cancel halt",
    "missed": "refuse decline schedule attend ask_cancel halt",
    "attended": "report halt",
    "reported": "close",
    "declined": "refuse choose_next halt end",
    "refused": "reopen end",
    "cancel_asked": "confirm_cancel halt",
    "halted": "reopen end",
    "closed": "reopen",
    "cancelled": "reopen",
}
# What someone without an account may do, through a link.
BY_RECEIVER = {"receive", "accept", "decline", "schedule", "attend", "miss", "report", "confirm_cancel"}
BY_CLIENT = {"talk_over", "refuse"}


@pytest.mark.parametrize("status", ReferralStatus)
def test_the_moves_from_each_status_are_those_written_by_hand(status: ReferralStatus) -> None:
    assert [move.name for move in MOVES.open_moves(status)] == OPEN_MOVES[status].split()


@pytest.mark.parametrize("move", MOVES.moves, ids=lambda move: move.name)
def test_each_move_leaves_exactly_the_step_that_guards_where_it_leads(move) -> None:
    for status in move.frm:
        held = {GUARDS[status]} if status in GUARDS else set()
        held = (held - set(move.closes)) | {name for name in move.opens if not STEPS[name].free}
        assert held == ({GUARDS[move.to]} if move.to in GUARDS else set()), f"{move.name} from {status}"


def test_people_without_an_account_make_only_the_moves_that_are_theirs() -> None:
    assert {move.name for move in MOVES.moves if move.outside} == BY_RECEIVER
    assert {move.name for move in MOVES.moves if move.by_client} == BY_CLIENT


def test_every_status_but_an_end_is_guarded_and_every_status_is_told_to_other_systems() -> None:
    assert set(ReferralStatus) - set(GUARDS) == MOVES.ends
    assert set(EXCHANGE) == set(ReferralStatus)


@pytest.mark.parametrize("lacking", ["kept_contact", "answer", "client_review", "worker_review"])
def test_nothing_closes_without_its_evidence(lacking: str) -> None:
    given = {"kept_contact", "answer", "client_review", "worker_review"} - {lacking}
    with pytest.raises(Refused) as refusal:
        MOVES.check("close", status=ReferralStatus.REPORTED, given=given)
    assert (refusal.value.code, refusal.value.field) == (Code.NEEDS, lacking)


@pytest.mark.parametrize(
    ("disposition", "within", "pace"),
    [
        ("emergency", "now", Pace.HIGH),
        ("same_day", "today", Pace.HIGH),
        ("refer", "1 business day", Pace.URGENT),
        ("refer", "2 days", Pace.URGENT),
        ("refer", "10 business days", Pace.ROUTINE),
        ("explore", None, Pace.ROUTINE),
    ],
)
def test_the_pace_follows_danger_first_and_then_the_time(disposition: str, within: str | None, pace: Pace) -> None:
    span = Within.parse(within) if within else None
    assert pace_of(Disposition(disposition), span) is pace


def test_a_missed_visit_at_high_risk_is_known_within_the_hour() -> None:
    assert attendance_at(NOW, Pace.HIGH) == NOW + timedelta(hours=1)
    assert STEPS["reach"].within[Pace.HIGH] == Within.parse("1 hour")


def test_the_call_before_a_visit_is_due_a_day_ahead_or_halfway_when_it_is_sooner() -> None:
    assert before_visit_at(NOW + timedelta(days=5), now=NOW) == NOW + timedelta(days=4)
    assert before_visit_at(NOW + timedelta(hours=6), now=NOW) == NOW + timedelta(hours=3)
