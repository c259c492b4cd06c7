"""Does every way in and out of a hand leave the concern held?"""

from datetime import timedelta

import pytest

from baton.actions import batons, hands
from baton.actions.batons import Next
from baton.core.policy.rows import Holder, Step
from baton.core.refusals import Code, Refused
from baton.core.within import Within
from baton.models import AuditEntry, Baton, Client, Notice, Person
from cast import NOW, Cast

VOICES = "The neighbor puts ideas in him."
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def refer(cast: Cast, note) -> Baton:
    note(VOICES)
    return cast.marcus.batons.get(key="refer")


@pytest.fixture
def tell(cast: Cast, refer: Baton) -> Baton:
    return cast.marcus.batons.get(key="tell")


def open_keys(baton: Baton) -> set[str]:
    return set(baton.concern.batons.filter(status="open").values_list("key", flat=True))


def code_of(refusal: pytest.ExceptionInfo[Refused]) -> Code:
    return refusal.value.code


def test_a_step_done_is_closed_with_its_outcome(cast: Cast, refer: Baton) -> None:
    done = batons.done(baton=refer, outcome="They see him tomorrow.", by=cast.pia, now=LATER)
    assert (done.status, done.reason, done.closed_by, done.closed_at) == (
        "done",
        "They see him tomorrow.",
        cast.pia,
        LATER,
    )
    assert open_keys(refer) == {"tell"}


def test_the_last_step_done_leaves_the_step_to_look_again(cast: Cast, refer: Baton, tell: Baton) -> None:
    batons.done(baton=refer, outcome="Done.", by=cast.pia, now=LATER)
    batons.done(baton=tell, outcome="Known.", by=cast.sue, now=LATER)
    again = refer.concern.batons.get(status="open")
    assert (again.key, again.holder) == ("look_again", cast.sue)


def test_the_last_step_done_may_say_what_comes_next(cast: Cast, refer: Baton, tell: Baton) -> None:
    batons.done(baton=tell, outcome="Known.", by=cast.sue, now=LATER)
    what = Next(do="Ride with him", within=Within.parse("today"), holder=cast.cy)
    batons.done(baton=refer, outcome="Done.", by=cast.pia, now=LATER, then=what)
    following = refer.concern.batons.get(status="open")
    assert (following.do, following.holder) == ("Ride with him", cast.cy)


def test_the_last_step_done_may_close_the_concern(cast: Cast, refer: Baton, tell: Baton) -> None:
    batons.done(baton=tell, outcome="Known.", by=cast.sue, now=LATER)
    batons.done(baton=refer, outcome="Done.", by=cast.pia, now=LATER, closing="He sees a team now.")
    refer.concern.refresh_from_db()
    assert (refer.concern.status, refer.concern.outcome) == ("closed", "He sees a team now.")
    assert open_keys(refer) == set()


def test_a_concern_is_not_closed_while_others_hold_a_step_and_nothing_is_changed(cast: Cast, refer: Baton) -> None:
    with pytest.raises(Refused) as refusal:
        batons.done(baton=refer, outcome="Done.", by=cast.pia, now=LATER, closing="All well.")
    assert code_of(refusal) is Code.NEEDS
    assert open_keys(refer) == {"refer", "tell"}


def test_a_step_is_not_done_without_an_outcome(cast: Cast, refer: Baton) -> None:
    with pytest.raises(Refused) as refusal:
        batons.done(baton=refer, outcome=" ", by=cast.pia, now=LATER)
    assert (code_of(refusal), refusal.value.field) == (Code.NEEDS, "outcome")


def test_a_step_done_twice_is_refused_the_second_time(cast: Cast, refer: Baton) -> None:
    batons.done(baton=refer, outcome="Done.", by=cast.pia, now=LATER)
    before = AuditEntry.objects.of(cast.agency).count()
    with pytest.raises(Refused) as refusal:
        batons.done(baton=refer, outcome="Done again.", by=cast.pia, now=LATER)
    assert code_of(refusal) is Code.NOT_POSSIBLE
    assert AuditEntry.objects.of(cast.agency).count() == before


def test_a_baton_stays_until_the_other_has_said_yes(cast: Cast, refer: Baton) -> None:
    with pytest.raises(Refused) as refusal:
        batons.pass_on(baton=refer, to=cast.cy, taken=False, by=cast.pia, now=LATER)
    assert refusal.value.field == "taken"
    batons.offer(baton=refer, to=cast.cy, by=cast.pia, now=LATER)
    refer.refresh_from_db()
    assert (refer.holder, refer.status) == (cast.pia, "open")
    assert Notice.objects.of(cast.agency).filter(to=cast.cy, code="baton.offered").exists()


def test_a_passed_baton_is_open_in_the_other_hand_with_the_same_time(cast: Cast, refer: Baton) -> None:
    passed = batons.pass_on(baton=refer, to=cast.cy, taken=True, by=cast.pia, now=LATER)
    refer.refresh_from_db()
    assert refer.status == "passed"
    assert (passed.holder, passed.due_at, passed.key, passed.passed_from) == (cast.cy, refer.due_at, "refer", refer)


def test_a_baton_is_taken_by_who_covers(cast: Cast, refer: Baton) -> None:
    assert batons.take(baton=refer, by=cast.cy, now=LATER).holder == cast.cy


def test_a_baton_does_not_go_to_one_who_is_no_part_of_the_care(cast: Cast, refer: Baton) -> None:
    for person in (cast.rae, cast.theo, cast.ada, cast.olu):
        with pytest.raises(Refused) as refusal:
            batons.pass_on(baton=refer, to=person, taken=True, by=cast.pia, now=LATER)
        assert code_of(refusal) is Code.NEEDS


def test_any_supervisor_can_be_asked_and_then_sees_the_client(cast: Cast, refer: Baton) -> None:
    cast.rae.role = "supervisor"
    cast.rae.save(update_fields=["role"])
    assert not Client.objects.visible_to(cast.rae, at=LATER).exists()
    batons.pass_on(baton=refer, to=cast.rae, taken=True, by=cast.pia, now=LATER)
    assert Client.objects.visible_to(cast.rae, at=LATER).get() == cast.marcus


def test_only_a_supervisor_sets_a_step_down_and_says_why(cast: Cast, refer: Baton) -> None:
    with pytest.raises(Refused) as refusal:
        batons.set_down(baton=refer, reason="Not needed.", by=cast.pia, now=LATER)
    assert code_of(refusal) is Code.NOT_ALLOWED
    with pytest.raises(Refused) as refusal:
        batons.set_down(baton=refer, reason="", by=cast.sue, now=LATER)
    assert code_of(refusal) is Code.NEEDS
    batons.set_down(baton=refer, reason="His team sees him already.", by=cast.sue, now=LATER)
    assert open_keys(refer) == {"tell"}
    assert Notice.objects.of(cast.agency).filter(to=cast.pia, code="baton.set_down").exists()


def test_a_worker_opens_a_step_of_their_own(cast: Cast, refer: Baton) -> None:
    what = Next(do="Ask about the bus", within=Within.parse("2 business days"))
    assert batons.open_step(concern=refer.concern, what=what, by=cast.pia, now=LATER).holder == cast.pia
    with pytest.raises(Refused):
        batons.open_step(concern=refer.concern, what=Next(do=" ", within=what.within), by=cast.pia, now=LATER)


@pytest.mark.parametrize("who", ["theo", "rae", "ada", "olu"])
def test_to_others_there_is_no_such_step(cast: Cast, refer: Baton, who: str) -> None:
    with pytest.raises(Refused) as refusal:
        batons.done(baton=refer, outcome="Done.", by=getattr(cast, who), now=LATER)
    assert code_of(refusal) is Code.NOT_VISIBLE


def test_what_belongs_to_a_supervisor_is_neither_taken_nor_ended_by_the_worker(cast: Cast, tell: Baton) -> None:
    for act in (
        lambda: batons.done(baton=tell, outcome="Told her.", by=cast.pia, now=LATER),
        lambda: batons.take(baton=tell, by=cast.pia, now=LATER),
        lambda: batons.pass_on(baton=tell, to=cast.pia, taken=True, by=cast.sue, now=LATER),
    ):
        with pytest.raises(Refused, match="Only a supervisor"):
            act()
    assert batons.pass_on(baton=tell, to=cast.cy, taken=True, by=cast.sue, now=LATER).holder == cast.cy


def test_whose_baton_was_taken_is_told(cast: Cast, refer: Baton) -> None:
    batons.take(baton=refer, by=cast.sue, now=LATER)
    assert Notice.objects.of(cast.agency).filter(to=cast.pia, code="baton.taken").exists()


def test_to_tell_the_supervisor_is_said_as_its_holder_needs_to_hear_it(cast: Cast) -> None:
    step = Step(
        key="tell_supervisor", do="Tell your supervisor", by=Holder.SUPERVISOR, within=Within.parse("today"), baton=True
    )
    assert batons.worded(step, worker=cast.pia, holder=cast.sue).startswith("Hear from Pia")
    assert batons.worded(step, worker=cast.sue, holder=cast.sue).startswith("Nobody is set above you here")


def test_who_could_not_open_the_page_is_not_asked_to_take_the_baton(cast: Cast, refer: Baton) -> None:
    away = Person.objects.create(
        email="fay@open-door.example", name="Fay", called="Fay", agency=cast.agency, role="supervisor"
    )
    with pytest.raises(Refused) as refusal:
        batons.offer(baton=refer, to=away, by=cast.pia, now=LATER)
    assert code_of(refusal) is Code.NEEDS
    assert not Notice.objects.of(cast.agency).filter(to=away).exists()


def test_a_step_goes_to_the_care_team_or_a_supervisor_and_to_nobody_else(cast: Cast, refer: Baton, tell: Baton) -> None:
    assert set(hands.who_may_take(refer, now=LATER)) == {cast.pia, cast.sue, cast.cy}
    assert set(hands.who_may_take(tell, now=LATER)) == {cast.sue, cast.cy}
