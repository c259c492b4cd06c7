"""Is a client carried over without the baton ever being in the air, and closed only with evidence?"""

import uuid
from datetime import timedelta

import pytest

import walk
from baton.actions import batons, concerns, consents, handoff, referrals
from baton.actions.verify import in_batons, in_referrals
from baton.core.barriers import Barrier
from baton.core.consents import Channel, Transport
from baton.core.refusals import Code, Refused
from baton.core.relay import GUARDS
from baton.models import AuditEntry, Disclosure, Link, Notice, Packet, Referral, Word
from cast import NOW, Cast

LATER = NOW + timedelta(hours=5)


def open_steps(referral: Referral) -> dict[str, str]:
    rows = referral.batons.filter(status="open").select_related("holder")
    return {batons.step_of(baton): baton.holder.called for baton in rows}


def sound() -> None:
    assert [*map(str, in_batons()), *map(str, in_referrals())] == []


def test_the_step_that_asked_goes_over_into_the_referral_with_its_time(cast: Cast) -> None:
    about = walk.concern(cast, cast.jun)
    asked = about.batons.get()
    referral = walk.begun(cast, about)
    held = referral.batons.get(status="open")
    assert (batons.step_of(held), held.passed_from, held.holder) == ("send", asked, cast.pia)
    assert held.due_at <= asked.due_at
    sound()


def test_a_referral_takes_no_step_from_another_referral(cast: Cast) -> None:
    first = walk.begun(cast)
    own = {"need_id": first.need, "kind": first.kind, "question": "And the sleep?", "key": uuid.uuid4()}
    referrals.begin(concern=first.concern, baton=first.batons.get(), by=cast.pia, now=NOW, **own)
    assert set(open_steps(first)) == {"send"}
    sound()


def test_begun_twice_with_one_key_is_one_referral(cast: Cast) -> None:
    referral = walk.begun(cast)
    given = {"concern": referral.concern, "need_id": referral.need, "kind": referral.kind, "question": "Again?"}
    again = referrals.begin(**given, key=referral.key, by=cast.pia, now=NOW)
    assert again == referral
    assert Referral.objects.of(cast.agency).count() == 1


@pytest.mark.parametrize("stop", walk.ROAD)
def test_at_every_stop_one_hand_holds_the_step_that_is_next(cast: Cast, stop: str) -> None:
    referral = walk.to(stop, cast)
    assert referral.status == stop
    assert GUARDS[stop] in open_steps(referral)
    sound()


def test_what_is_sent_is_frozen_logged_and_opens_a_door_for_the_receiver_only(cast: Cast) -> None:
    referral = walk.to("sent", cast)
    packet = Packet.objects.of(cast.agency).get()
    assert packet.option == referral.option
    assert Disclosure.objects.of(cast.agency).get().packet == packet
    assert Link.objects.of(cast.agency).get().option == referral.option


def test_nothing_is_sent_without_consent_and_the_try_is_logged(cast: Cast) -> None:
    referral = walk.to("consented", cast)
    consents.revoke(consent=referral.consents.get(), how=Channel.CALL, by=cast.pia, now=NOW)
    way = {"transport": Transport.HAND, "address": "", "by": cast.pia, "now": NOW}
    with pytest.raises(Refused):
        handoff.send(referral=walk.fresh(referral), consent=referral.consents.get(), **way)
    assert not Packet.objects.of(cast.agency).exists()
    assert Disclosure.objects.of(cast.agency).get().refused


def test_once_accepted_the_receiver_holds_the_step_and_someone_here_answers_for_it(cast: Cast) -> None:
    referral = walk.to("accepted", cast)
    held = referral.batons.get(status="open")
    assert (batons.step_of(held), held.outside, held.holder) == ("set_date", True, cast.pia)


def test_a_visit_opens_the_call_before_it_and_the_question_whether_it_took_place(cast: Cast) -> None:
    referral = walk.to("scheduled", cast)
    assert set(open_steps(referral)) == {"before_visit", "attendance"}
    attendance = referral.batons.get(key__endswith="attendance")
    assert referral.appointment_at < attendance.due_at <= referral.appointment_at + timedelta(hours=4)


def test_a_missed_visit_is_in_a_hand_within_the_hour_when_danger_was_heard(cast: Cast) -> None:
    referral = walk.to("scheduled", cast, walk.concern(cast, cast.jun, "same_day"))
    handoff.miss(referral=referral, by=cast.pia, now=LATER)
    reach = referral.batons.get(status="open")
    assert (batons.step_of(reach), reach.due_at) == ("reach", LATER + timedelta(hours=1))
    assert Notice.objects.of(cast.agency).filter(to=cast.sue, code="referral.missed").exists()
    sound()


def test_a_visit_that_is_still_to_come_was_not_missed(cast: Cast) -> None:
    with pytest.raises(Refused, match="still to come"):
        handoff.miss(referral=walk.to("scheduled", cast), by=cast.pia, now=NOW)


def test_when_the_receiver_declines_the_next_choice_is_one_step_away_and_nothing_is_told_again(cast: Cast) -> None:
    referral = walk.to("accepted", cast)
    handoff.decline(referral=referral, reason="Full until May.", by=cast.pia, now=LATER)
    referral = walk.fresh(referral)
    assert set(open_steps(referral)) == {"next_choice"}
    assert (referral.accepted_at, referral.question) == (None, walk.QUESTION)
    assert Link.objects.of(cast.agency).live(LATER).count() == 0
    following = referral.options.get(agreed=True)
    referrals.choose_next(referral=referral, chosen=following, by=cast.pia, now=LATER)
    assert walk.fresh(referral).option == following
    sound()


def test_who_has_declined_is_not_chosen_again(cast: Cast) -> None:
    referral = walk.to("sent", cast)
    first = referral.option
    handoff.move_on(referral=referral, by=cast.pia, now=LATER)
    with pytest.raises(Refused) as refusal:
        referrals.choose_next(referral=referral, chosen=first, by=cast.pia, now=LATER)
    assert refusal.value.field == "chosen"


def test_a_no_is_kept_with_what_was_offered_and_the_day_to_ask_again(cast: Cast) -> None:
    referral = walk.begun(cast)
    again_on = (NOW + timedelta(days=14)).date()
    referrals.refuse(referral=referral, said="Not now. Too much at once.", again_on=again_on, by=cast.pia, now=NOW)
    fact = referral.facts.get(fact="refuse")
    assert fact.words == "Not now. Too much at once."
    assert fact.details["offered"] == [option.pk for option in referral.options.all()]
    steps = open_steps(referral)
    assert steps == {"offer_again": "Pia", "know_of_no": "Sue"}
    assert referral.batons.get(key__endswith="offer_again").due_at.date() == again_on
    sound()


def test_a_withdrawn_consent_stops_everything_at_once(cast: Cast) -> None:
    referral = walk.to("scheduled", cast)
    consents.revoke(consent=referral.consents.get(), how=Channel.CALL, by=cast.pia, now=NOW)
    referral = walk.fresh(referral)
    assert referral.status == "halted"
    assert set(open_steps(referral)) == {"after_halt"}
    assert Link.objects.of(cast.agency).live(NOW).count() == 0
    sound()


@pytest.mark.parametrize("stop", ["draft", "talked_over", "sent", "accepted", "scheduled", "attended"])
def test_nothing_closes_before_it_has_its_evidence(cast: Cast, stop: str) -> None:
    referral = walk.to(stop, cast)
    with pytest.raises(Refused) as refusal:
        walk.close(referral, cast, now=LATER)
    assert refusal.value.code is Code.NOT_POSSIBLE


def test_it_closes_with_a_kept_visit_an_answer_and_what_both_say(cast: Cast) -> None:
    referral = walk.close(walk.to("reported", cast), cast)
    assert (referral.status, referral.met, referral.answer) == ("closed", "yes", "Yes, by video first.")
    assert {fact.fact for fact in referral.facts.all()} >= {"attend", "report", "close", "worker_review"}
    assert set(referral.concern.batons.filter(status="open").values_list("key", flat=True)) == {"look_again"}
    sound()


@pytest.mark.parametrize("lacking", ["client_review", "worker_review"])
def test_it_does_not_close_without_looking_back_together(cast: Cast, lacking: str) -> None:
    reviews = {"client_review": "Well.", "worker_review": "It holds."} | {lacking: " "}
    with pytest.raises(Refused) as refusal:
        referrals.close(referral=walk.to("reported", cast), met=Word.YES, by=cast.pia, now=NOW, **reviews)
    assert refusal.value.field == lacking


def test_a_concern_is_not_closed_under_a_referral(cast: Cast) -> None:
    referral = walk.to("accepted", cast)
    with pytest.raises(Refused):
        concerns.close(concern=referral.concern, outcome="Well.", by=cast.pia, now=NOW)


def test_the_step_of_a_referral_ends_only_with_the_referral(cast: Cast) -> None:
    held = walk.to("sent", cast).batons.get(status="open")
    for end, words, by in ((batons.done, "outcome", cast.pia), (batons.set_down, "reason", cast.sue)):
        with pytest.raises(Refused, match="open the referral"):
            end(baton=held, by=by, now=NOW, **{words: "Done."})


def test_a_call_on_the_way_is_done_by_itself(cast: Cast) -> None:
    referral = walk.to("scheduled", cast)
    batons.done(baton=referral.batons.get(key__endswith="before_visit"), outcome="She comes.", by=cast.pia, now=NOW)
    assert set(open_steps(referral)) == {"attendance"}


def test_calling_off_what_was_sent_takes_two_steps(cast: Cast) -> None:
    referral = walk.to("sent", cast)
    referrals.ask_cancel(referral=referral, reason="He moved away.", by=cast.pia, now=NOW)
    assert set(open_steps(referral)) == {"confirm_cancel"}
    handoff.confirm_cancel(referral=referral, by=cast.pia, now=NOW)
    assert walk.fresh(referral).status == "cancelled"
    sound()


def test_what_stands_in_the_way_opens_a_step_that_does_something_about_it(cast: Cast) -> None:
    baton = referrals.face(referral=walk.to("scheduled", cast), barrier=Barrier.RIDE, by=cast.pia, now=NOW)
    assert (baton.holder, baton.do) == (cast.pia, "Settle the ride: bus, a driver, or go along")


def test_somebody_who_serves_others_cannot_see_or_move_it(cast: Cast) -> None:
    referral = walk.to("sent", cast)
    for stranger in (cast.theo, cast.olu, cast.ada):
        with pytest.raises(Refused) as refusal:
            handoff.accept(referral=referral, by=stranger, now=NOW)
        assert refusal.value.code is Code.NOT_VISIBLE


def test_a_link_makes_only_the_moves_that_are_the_receivers(cast: Cast) -> None:
    referral = walk.to("sent", cast)
    link = Link.objects.of(cast.agency).get()
    handoff.accept(referral=referral, by=link, now=NOW)
    entry = AuditEntry.objects.of(cast.agency).filter(verb="referral.accepted").get()
    assert (entry.actor_id, entry.details["link"]) == (0, link.pk)
    for forbidden in (referrals.ask_cancel, referrals.end):
        with pytest.raises(Refused):
            forbidden(referral=referral, reason="No.", by=link, now=NOW)
    assert walk.fresh(referral).status == "accepted"


def test_a_dead_link_moves_nothing(cast: Cast) -> None:
    referral = walk.to("sent", cast)
    link = Link.objects.of(cast.agency).get()
    handoff.move_on(referral=referral, by=cast.pia, now=NOW)
    with pytest.raises(Refused):
        handoff.accept(referral=referral, by=link, now=NOW)
    with pytest.raises(Refused) as refusal:
        handoff.accept(referral=walk.to("sent", cast), by=link, now=NOW)
    assert refusal.value.code is Code.NOT_VISIBLE


def test_no_word_of_the_client_is_in_the_audit(cast: Cast) -> None:
    walk.close(walk.to("reported", cast), cast)
    kept = str(list(AuditEntry.objects.of(cast.agency).values_list("details", "verb")))
    for words in ("Rae sounds right", "by video", "I sleep again", "Jun Park", walk.QUESTION):
        assert words not in kept
