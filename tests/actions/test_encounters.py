"""Does saving a note answer it and hand out what it asks for, in one piece?"""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from baton.actions import encounters
from baton.actions.signs import Amended, Heard
from baton.core.facts import Answer
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import Severity, Sign
from baton.models import AuditEntry, Baton, Concern, Encounter, Notice
from cast import NOW, Cast
from standin import VOICES

END_OF_TODAY = datetime(2026, 9, 15, 21, 0, tzinfo=UTC)
END_OF_TOMORROW = datetime(2026, 9, 16, 21, 0, tzinfo=UTC)


def word(text: str, words: str, sign: Sign = Sign.SUICIDAL_THOUGHTS, **more: Any) -> Amended:
    """The worker's word on the cue in these words."""
    return Amended(sign=sign, start=text.find(words), end=text.find(words) + len(words), **more)


def held(concern: Concern) -> dict[str, tuple[str, datetime]]:
    return {baton.key: (baton.holder.called, baton.due_at) for baton in concern.batons.filter(status="open")}


def the_concern(cast: Cast) -> Concern:
    return cast.marcus.concerns.get()


def test_a_note_that_asks_for_something_opens_a_concern_and_its_batons(cast: Cast, note) -> None:
    encounter = note(VOICES)
    concern = the_concern(cast)
    assert (concern.title, concern.lead_row, concern.disposition) == ("Voices", "D13", "refer")
    assert held(concern) == {"refer": ("Pia", END_OF_TOMORROW), "tell": ("Sue", END_OF_TODAY)}
    decision = encounter.decisions.get()
    assert (decision.disposition, decision.within, decision.concern) == ("refer", "1 business day", concern)
    assert decision.answer["reasons"][0]["evidence"] == ["puts ideas in him"]
    assert [sign.answer for sign in encounter.signs.all()] == ["yes", "no"]


def test_who_now_holds_a_step_is_told_and_who_wrote_the_note_is_not(cast: Cast, note) -> None:
    note(VOICES)
    assert [(notice.to, notice.code) for notice in Notice.objects.of(cast.agency)] == [(cast.sue, "baton.opened")]


def test_a_note_that_asks_for_nothing_opens_nothing(cast: Cast, note) -> None:
    note("A good walk.")
    note("He made a drawing as a gift.")
    assert not cast.marcus.concerns.exists()


def test_an_answer_without_a_step_to_hold_is_looked_at_again(cast: Cast, note) -> None:
    note("He is worried about the bus.")
    assert held(the_concern(cast)) == {"look_again": ("Pia", NOW + timedelta(days=30))}


def test_the_same_form_sent_twice_is_one_note(cast: Cast, note) -> None:
    key = uuid.uuid4()
    assert note(VOICES, key=key) == note("Something else.", key=key)
    assert (cast.marcus.encounters.count(), cast.marcus.batons.count()) == (1, 2)


def test_a_second_note_joins_the_concern_that_is_open_already(cast: Cast, note) -> None:
    note(VOICES)
    note("Again someone puts ideas in him.", now=NOW + timedelta(hours=1))
    assert the_concern(cast).decisions.count() == 2
    assert held(the_concern(cast)) == {"refer": ("Pia", END_OF_TOMORROW), "tell": ("Sue", END_OF_TODAY)}
    assert cast.marcus.batons.count() == 2


def test_the_sooner_time_wins_where_the_step_is_open_already(cast: Cast, note) -> None:
    note("He has a wish to be dead.")
    concern = the_concern(cast)
    late = Baton.objects.of(cast.agency).filter(concern=concern, key="tell")
    late.update(due_at=NOW + timedelta(days=9))
    note("Still a wish to be dead.")
    renewed = concern.batons.get(key="tell", status="open")
    assert (renewed.due_at, renewed.holder, renewed.passed_from.status) == (END_OF_TODAY, cast.sue, "passed")


def test_the_browser_does_not_decide_what_the_words_say(cast: Cast, note) -> None:
    with pytest.raises(Refused) as refusal:
        note("A good walk.", amended=[Amended(sign=Sign.PSYCHOSIS, start=0, end=6, reason="no")])
    assert refusal.value.code is Code.STALE
    assert not cast.marcus.encounters.exists()


def test_a_sign_the_worker_adds_counts_like_words(cast: Cast, note) -> None:
    note("A good walk.", heard=[Heard(sign=Sign.PSYCHOSIS)])
    assert the_concern(cast).lead_row == "D13"


def test_unsure_is_never_read_as_no(cast: Cast, note) -> None:
    encounter = note("A walk.", heard=[Heard(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.LOW, answer=Answer.UNSURE)])
    assert encounter.decisions.get().disposition == "same_day"


def test_setting_a_cue_aside_needs_a_reason(cast: Cast, note) -> None:
    cue = word(VOICES, "puts ideas in him", Sign.PSYCHOSIS)
    with pytest.raises(Refused) as refusal:
        note(VOICES, amended=[cue])
    assert (refusal.value.code, refusal.value.field) == (Code.NEEDS, "reason")


def test_a_cue_set_aside_with_a_reason_counts_no_more(cast: Cast, note) -> None:
    cue = word(VOICES, "puts ideas in him", Sign.PSYCHOSIS, reason="He writes a novel.")
    encounter = note(VOICES, amended=[cue])
    assert not cast.marcus.concerns.exists()
    aside = encounter.signs.get(sign="psychosis")
    assert (aside.set_aside_by, aside.set_aside_reason) == (cast.pia, "He writes a novel.")
    assert encounter.decisions.get().disposition == "continue"


def test_below_a_floor_the_batons_stay_open_and_a_supervisor_is_asked(cast: Cast, note) -> None:
    text = "A song: wish to be dead."
    encounter = note(text, amended=[word(text, "wish to be dead", reason="A line from a song.")])
    assert encounter.decisions.get().disposition == "same_day"
    sign = encounter.signs.get()
    assert sign.set_aside_at is None
    assert set(held(the_concern(cast))) == {"assess", "tell", f"lowering_{sign.pk}"}
    assert sign.lowerings.get().baton.holder == cast.sue


def test_saying_more_than_the_words_do_needs_no_reason(cast: Cast, note) -> None:
    graver = Heard(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.HIGH)
    text = "The wish to be dead."
    encounter = note(text, amended=[word(text, "wish to be dead", becomes=graver)])
    assert encounter.decisions.get().disposition == "emergency"
    assert not encounter.signs.filter(set_aside_at__isnull=False).exists()


def test_two_cues_of_one_floor_row_cannot_be_set_aside_one_by_one(cast: Cast, note) -> None:
    text = "Her wish to be dead, and now she has a plan."
    amended = [word(text, "wish to be dead", reason="A song."), word(text, "has a plan", reason="For Sunday.")]
    encounter = note(text, amended=amended)
    assert encounter.decisions.get().disposition == "emergency"
    assert cast.marcus.lowerings.count() == 2


@pytest.mark.parametrize("who", ["theo", "rae", "ada", "olu"])
def test_who_does_not_serve_the_client_learns_not_even_that_there_is_one(cast: Cast, note, who: str) -> None:
    with pytest.raises(Refused) as refusal:
        note(VOICES, by=getattr(cast, who))
    assert refusal.value.code is Code.NOT_VISIBLE
    assert not Encounter.objects.of(cast.agency).exists()


def test_a_contact_still_to_come_is_refused(cast: Cast, note) -> None:
    with pytest.raises(Refused) as refusal:
        note(VOICES, happened_at=NOW + timedelta(minutes=1))
    assert refusal.value.field == "happened_at"


def test_characters_that_a_database_cannot_keep_leave_the_others_in_their_place(cast: Cast, note) -> None:
    encounter = note("\x00\ud800 puts ideas in him \u202e\U0001f642")
    sign = encounter.signs.get()
    assert encounter.text[sign.start : sign.end] == "puts ideas in him"


def test_a_note_too_long_is_refused_in_a_sentence(cast: Cast, note) -> None:
    with pytest.raises(Refused, match="Split it"):
        note("x" * (encounters.LONGEST + 1))


def test_a_refused_note_leaves_nothing_behind(cast: Cast, note) -> None:
    with pytest.raises(Refused):
        note(VOICES, amended=[word(VOICES, "puts ideas in him", Sign.PSYCHOSIS)])
    assert not AuditEntry.objects.of(cast.agency).exists()
    assert not Encounter.objects.of(cast.agency).exists()


def test_a_preview_answers_as_saving_would_and_saves_nothing(cast: Cast, note) -> None:
    seen = encounters.preview(client=cast.marcus, text=VOICES, by=cast.pia, now=NOW)
    assert not cast.marcus.encounters.exists()
    assert list(seen.decision.rows) == note(VOICES).decisions.get().answer["rows"]


def test_a_form_of_one_client_does_not_come_back_as_that_of_another(cast: Cast, note) -> None:
    key = uuid.uuid4()
    note(VOICES, key=key)
    with pytest.raises(Refused) as refusal:
        note(VOICES, key=key, client=cast.jun)
    assert refusal.value.code is Code.STALE


def test_saying_less_than_the_words_do_needs_a_reason_and_below_a_floor_a_supervisor(cast: Cast, note) -> None:
    text = "She has a plan."
    past = Heard(sign=Sign.SUICIDAL_THOUGHTS, severity=Severity.LOW)
    with pytest.raises(Refused):
        note(text, amended=[word(text, "has a plan", becomes=past)])
    encounter = note(text, amended=[word(text, "has a plan", becomes=past, reason="A plan for the garden.")])
    assert encounter.decisions.get().disposition == "emergency"
    assert cast.marcus.lowerings.get().reason == "A plan for the garden."
