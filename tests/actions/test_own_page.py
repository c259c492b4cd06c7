"""What can a client do on their own page? About themselves alone, and each thing they ask for is held."""

from datetime import timedelta
from typing import Any

import pytest

from baton.actions import batons, clients, links, own_page, verify
from baton.core.barriers import Barrier
from baton.core.refusals import Code, Refused
from baton.models import AuditEntry, Baton, ClientVerdict, Concern, Goal, Link, Notice, Word
from cast import NOW, Cast
from doorstep import receiver_link, referral_of
from standin import VOICES

pytestmark = pytest.mark.django_db
YES = {"respected": Word.YES, "in_charge": Word.PARTLY}


@pytest.fixture
def link(cast: Cast) -> Link:
    return links.make_for_client(client=cast.marcus, by=cast.pia, now=NOW).link


def refusal(act: Any, **given: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value


def told(cast: Cast, code: str) -> list[str]:
    return [notice.to.called for notice in Notice.objects.of(cast.agency).filter(code=code).select_related("to")]


def test_nobody_called_me_is_a_step_for_today_and_the_supervisor_is_told_now(cast: Cast, link: Link) -> None:
    baton = own_page.not_called(link=link, now=NOW)
    assert (baton.holder, baton.status, baton.opened_by) == (cast.pia, "open", None)
    assert baton.due_at.date() == NOW.date()
    assert told(cast, "client.not_called") == ["Sue"]
    assert told(cast, "baton.opened") == ["Pia"]
    assert own_page.not_called(link=link, now=NOW) == baton
    assert Baton.objects.of(cast.agency).count() == 1


def test_nobody_called_me_opens_a_concern_of_their_own_only_when_none_is_open(
    cast: Cast, link: Link, note: Any
) -> None:
    first = own_page.not_called(link=link, now=NOW)
    assert (first.concern.lead_row, first.concern.opened_by) == ("client", None)
    Baton.objects.of(cast.agency).update(status="done", closed_at=NOW, closed_by=cast.pia)
    Concern.objects.of(cast.agency).update(status="closed", closed_at=NOW, closed_by=cast.pia, outcome="Called.")
    note(VOICES)
    assert own_page.not_called(link=link, now=NOW).concern.lead_row != "client"


def test_who_is_asked_to_call_holds_the_referral(cast: Cast, link: Link) -> None:
    referral = referral_of(cast, worker=cast.cy)
    baton = own_page.not_called(link=link, now=NOW)
    assert (baton.holder, baton.concern) == (cast.cy, referral.concern)


def test_a_call_asked_for_can_be_done_like_any_other_step(cast: Cast, link: Link) -> None:
    baton = own_page.not_called(link=link, now=NOW)
    batons.done(baton=baton, outcome="We talked.", closing="Called, and heard.", by=cast.pia, now=NOW)
    assert Concern.objects.of(cast.agency).get().status == "closed"
    assert [breach for breach in verify.verify() if not breach.code.startswith("audit")] == []


def test_what_stands_in_the_way_is_a_step_once(cast: Cast, link: Link) -> None:
    referral = referral_of(cast, "accepted")
    baton = own_page.in_the_way(link=link, referral=referral, barrier=Barrier.RIDE, now=NOW)
    assert baton.do.startswith("Settle the ride")
    assert own_page.in_the_way(link=link, referral=referral, barrier=Barrier.RIDE, now=NOW) == baton
    assert referral.facts.filter(fact="barrier").count() == 1


def test_a_goal_stands_in_the_words_of_the_client_and_changing_them_keeps_the_old(cast: Cast, link: Link) -> None:
    goal = own_page.add_goal(link=link, words=" Sleep through. ", now=NOW)
    newer = own_page.add_goal(link=link, words="Sleep, and fish.", now=NOW, instead_of=goal)
    assert (goal.words, goal.added_by, newer.link) == ("Sleep through.", None, link)
    goal.refresh_from_db()
    assert goal.given_up_at == NOW
    assert refusal(own_page.add_goal, link=link, words="Again.", now=NOW, instead_of=goal).code is Code.STALE
    assert refusal(own_page.add_goal, link=link, words="  ", now=NOW).field == "words"
    own_page.give_up_goal(link=link, goal=newer, now=NOW)
    assert not Goal.objects.of(cast.agency).filter(given_up_at=None).exists()


def test_how_it_was_is_asked_once_a_contact_and_only_while_it_is_fresh(cast: Cast, link: Link, note: Any) -> None:
    assert own_page.asked_about(cast.marcus, now=NOW) is None
    met = note("We talked.")
    assert own_page.asked_about(cast.marcus, now=NOW) == met
    assert own_page.asked_about(cast.marcus, now=NOW + timedelta(days=14)) is None
    own_page.say_how_it_was(link=link, encounter=met, **YES, shared=False, now=NOW)
    assert own_page.asked_about(cast.marcus, now=NOW) is None
    again = refusal(own_page.say_how_it_was, link=link, encounter=met, **YES, shared=True, now=NOW)
    assert again.code is Code.STALE


def test_a_worker_sees_what_was_said_of_them_only_if_the_client_lets_them(cast: Cast, link: Link, note: Any) -> None:
    own_page.say_how_it_was(link=link, encounter=note("One."), **YES, shared=False, now=NOW)
    shared = own_page.say_how_it_was(link=link, encounter=note("Two.", happened_at=NOW), **YES, shared=True, now=NOW)
    assert list(ClientVerdict.objects.visible_to(cast.pia, at=NOW)) == [shared]
    assert not ClientVerdict.objects.visible_to(cast.olu, at=NOW).exists()


def test_who_looked_is_shown_by_day_and_part(cast: Cast) -> None:
    for who, part, hours in ((cast.pia, "note", 0), (cast.pia, "note", 1), (cast.cy, "page", 2)):
        clients.open_record(client=cast.marcus, by=who, now=NOW + timedelta(hours=hours), part=part)
    seen = [(look.person.called, look.part, look.times) for look in own_page.looks(cast.marcus)]
    assert seen == [("Cy", "page", 1), ("Pia", "note", 2)]


def test_a_client_acts_for_nobody_else_and_no_receiver_acts_as_a_client(cast: Cast, link: Link, note: Any) -> None:
    jun = links.make_for_client(client=cast.jun, by=cast.pia, now=NOW).link
    receiver = receiver_link(referral_of(cast)).link
    referral, goal = receiver.referral, own_page.add_goal(link=link, words="Sleep.", now=NOW)
    met = note("We talked.")
    for other in (jun, receiver):
        tried = [
            refusal(own_page.give_up_goal, link=other, goal=goal, now=NOW),
            refusal(own_page.add_goal, link=other, words="x", instead_of=goal, now=NOW),
            refusal(own_page.in_the_way, link=other, referral=referral, barrier=Barrier.RIDE, now=NOW),
            refusal(own_page.say_how_it_was, link=other, encounter=met, **YES, shared=True, now=NOW),
        ]
        assert {one.code for one in tried} <= {Code.NOT_VISIBLE, Code.STALE}
    assert refusal(own_page.not_called, link=receiver, now=NOW).code is Code.NOT_VISIBLE


def test_a_dead_link_acts_no_more(cast: Cast, link: Link) -> None:
    links.take_back(link=link, by=cast.pia, now=NOW)
    assert refusal(own_page.not_called, link=link, now=NOW).code is Code.NOT_VISIBLE
    assert not Baton.objects.of(cast.agency).exists()


def test_what_a_client_does_is_audited_by_their_link(cast: Cast, link: Link) -> None:
    own_page.not_called(link=link, now=NOW)
    own_page.add_goal(link=link, words="Sleep.", now=NOW)
    entries = AuditEntry.objects.of(cast.agency).filter(actor_id=0).order_by("seq")
    assert {entry.details["link"] for entry in entries} == {link.pk}
    assert {entry.verb for entry in entries} == {"concern.opened", "baton.opened", "goal.added"}
    assert {entry.client_id for entry in entries} == {cast.marcus.pk}
