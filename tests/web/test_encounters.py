"""Is a note answered while it is written, and saved with all that was said of it?"""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.db import OperationalError

import standin
from baton.models import AuditEntry, Baton, ConfirmedSign, Encounter, Lowering
from cast import Cast
from standin import PLAN, VOICES


def typed(text: str = VOICES, **more: str) -> dict[str, str]:
    return {"text": text, "kind": "walk", "happened_at": "2026-09-15T10:00", "key": str(uuid.uuid4())} | more


def fields(page: str, kind: str = "cue") -> list[str]:
    """The names of the review fields, in the order of the marks."""
    return [part.split('"')[0] for part in page.split(f'name="{kind}-')[1:]]


def test_typing_is_answered_with_marks_and_what_to_do(cast: Cast, signed_in: Any) -> None:
    page = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/check/", typed()).content.decode()
    assert '<mark class="cue " data-n="1">puts ideas in him</mark>' in page
    assert '<mark class="cue not" data-n="2">denies wanting to die</mark>' in page
    assert "Refer to an early-psychosis team" in page
    assert "Save, and open two batons" in page
    assert "One for you and one for Sue." in page
    assert "<html" not in page


def test_checking_saves_nothing(cast: Cast, signed_in: Any) -> None:
    pia = signed_in(cast.pia)
    pia.post(f"/clients/{cast.jun.pk}/note/check/", typed())
    page = pia.post(f"/clients/{cast.jun.pk}/note/", typed(check="1"))
    assert page.status_code == 200
    assert "Refer to an early-psychosis team" in page.content.decode()
    assert not Encounter.objects.of(cast.agency).exists()


def test_saving_opens_the_concern_and_leads_to_it(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/", typed())
    concern = cast.jun.concerns.get()
    assert (answer.status_code, answer.url) == (302, f"/concerns/{concern.pk}/")
    assert {baton.holder.called for baton in Baton.objects.of(cast.agency)} == {"Pia", "Sue"}


def test_a_note_sent_twice_is_saved_once(cast: Cast, signed_in: Any) -> None:
    pia, note = signed_in(cast.pia), typed()
    first, second = (pia.post(f"/clients/{cast.jun.pk}/note/", note) for _ in range(2))
    assert first.url == second.url
    assert Encounter.objects.of(cast.agency).count() == 1


def test_an_emergency_leads_to_what_to_do_and_the_note_is_saved(cast: Cast, signed_in: Any) -> None:
    pia = signed_in(cast.pia)
    answer = pia.post(f"/clients/{cast.jun.pk}/note/", typed(PLAN))
    encounter = Encounter.objects.of(cast.agency).get()
    assert answer.url == f"/encounters/{encounter.pk}/now/"
    page = pia.get(answer.url).content.decode()
    assert 'href="tel:988"' in page
    assert 'href="tel:911"' in page
    assert "Sue is told" in page


def test_while_typing_an_emergency_takes_the_screen(cast: Cast, signed_in: Any) -> None:
    page = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/check/", typed(PLAN)).content.decode()
    assert 'class="takeover" role="alert"' in page
    assert "Save, and tell them now" in page


@pytest.mark.parametrize("wrong", [{"text": "  "}, {"happened_at": "2031-01-01T10:00"}, {"kind": "dream"}])
def test_a_wrong_form_comes_back_with_the_words(cast: Cast, signed_in: Any, wrong: dict[str, str]) -> None:
    answer = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/", typed() | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="wrong"' in page
    if "text" not in wrong:
        assert "Tapes over the camera" in page
    assert not Encounter.objects.of(cast.agency).exists()


def test_a_note_of_ten_million_characters_comes_back_with_a_sentence(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/", typed("x" * 10_000_000))
    assert answer.status_code == 422
    assert "more than 1,000,000 characters" in answer.content.decode()


def test_odd_characters_are_kept_as_they_are_and_never_run(cast: Cast, signed_in: Any) -> None:
    text = "<script>alert(1)</script> \u202e\U0001f9e1 =SUM(A1) \x00"
    pia = signed_in(cast.pia)
    pia.post(f"/clients/{cast.jun.pk}/note/", typed(text))
    encounter = Encounter.objects.of(cast.agency).get()
    assert encounter.text == text.replace("\x00", "\ufffd")
    assert "<script>alert" not in pia.get(f"/encounters/{encounter.pk}/").content.decode()


def test_setting_a_mark_aside_without_a_reason_changes_nothing_yet(cast: Cast, signed_in: Any) -> None:
    pia, where = signed_in(cast.pia), f"/clients/{cast.jun.pk}/note/"
    key = fields(pia.post(f"{where}check/", typed()).content.decode())[0]
    page = pia.post(f"{where}check/", typed() | {f"cue-{key}": "not"}).content.decode()
    assert "It counts as marked until there is a reason." in page
    assert "Refer to an early-psychosis team" in page
    answer = pia.post(where, typed() | {f"cue-{key}": "not"})
    assert answer.status_code == 422
    assert "Say why this is set aside" in answer.content.decode()


def test_setting_a_mark_aside_with_a_reason_lowers_the_answer(cast: Cast, signed_in: Any) -> None:
    pia, where = signed_in(cast.pia), f"/clients/{cast.jun.pk}/note/"
    key = fields(pia.post(f"{where}check/", typed()).content.decode())[0]
    said = {f"cue-{key}": "not", f"why-{key}": "It is the plot of a film."}
    assert "Refer to an" not in pia.post(f"{where}check/", typed() | said).content.decode()
    pia.post(where, typed() | said)
    assert not cast.jun.concerns.exists()
    assert ConfirmedSign.objects.of(cast.agency).get(sign="psychosis").set_aside_by == cast.pia


def test_a_reason_keeps_no_character_that_a_database_cannot(cast: Cast, signed_in: Any) -> None:
    pia, where = signed_in(cast.pia), f"/clients/{cast.jun.pk}/note/"
    key = fields(pia.post(f"{where}check/", typed()).content.decode())[0]
    pia.post(where, typed() | {f"cue-{key}": "not", f"why-{key}": "A\x00film."})
    assert ConfirmedSign.objects.of(cast.agency).get(sign="psychosis").set_aside_reason == "A\ufffdfilm."


def test_a_review_stays_with_its_words_when_the_text_before_them_grows(cast: Cast, signed_in: Any) -> None:
    pia, where = signed_in(cast.pia), f"/clients/{cast.jun.pk}/note/"
    key = fields(pia.post(f"{where}check/", typed()).content.decode())[0]
    said = {f"cue-{key}": "not", f"why-{key}": "It is the plot of a film."}
    pia.post(where, typed(f"We talked for an hour.\r\n\r\n{VOICES}") | said)
    assert not cast.jun.concerns.exists()


def test_lowering_a_floor_alone_asks_the_supervisor(cast: Cast, signed_in: Any) -> None:
    pia, where = signed_in(cast.pia), f"/clients/{cast.jun.pk}/note/"
    key = fields(pia.post(f"{where}check/", typed(PLAN)).content.decode())[0]
    said = {f"cue-{key}": "not", f"why-{key}": "He meant a plan for the garden."}
    assert "a supervisor is asked when you save" in pia.post(f"{where}check/", typed(PLAN) | said).content.decode()
    pia.post(where, typed(PLAN) | said)
    lowering = Lowering.objects.of(cast.agency).get()
    page = signed_in(cast.sue).get(f"/concerns/{lowering.decision.concern_id}/").content.decode()
    assert "He meant a plan for the garden." in page


def test_a_sign_that_was_added_counts_at_once(cast: Cast, signed_in: Any) -> None:
    pia, where = signed_in(cast.pia), f"/clients/{cast.jun.pk}/note/"
    said = typed("A quiet hour.") | {"added": "psychosis:ungraded"}
    assert "Refer to an early-psychosis team" in pia.post(f"{where}check/", said).content.decode()
    pia.post(where, said)
    assert ConfirmedSign.objects.of(cast.agency).get().origin == "worker"


def test_a_sign_that_does_not_exist_is_refused_in_words(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/", typed() | {"added": "sorcery:high"})
    assert answer.status_code == 422
    assert "There is no such sign." in answer.content.decode()


def test_a_saved_sign_is_set_aside_with_a_reason(cast: Cast, signed_in: Any, note: Any) -> None:
    encounter = note()
    sign, pia = encounter.signs.get(sign="psychosis"), signed_in(cast.pia)
    assert pia.post(f"/signs/{sign.pk}/aside/", {"reason": ""}).status_code == 422
    assert pia.post(f"/signs/{sign.pk}/aside/", {"reason": "A film."}).status_code == 302
    sign.refresh_from_db()
    assert sign.set_aside_by == cast.pia


def test_the_answer_alone_is_asked_for_by_post_only(cast: Cast, signed_in: Any) -> None:
    assert signed_in(cast.pia).get(f"/clients/{cast.jun.pk}/note/check/").status_code == 405


def test_a_stranger_gets_no_answer(cast: Cast, signed_in: Any) -> None:
    assert signed_in(cast.olu).post(f"/clients/{cast.jun.pk}/note/check/", typed()).status_code == 404
    assert signed_in(cast.olu).post(f"/clients/{cast.jun.pk}/note/", typed()).status_code == 404


class TestWhenReadingFails:
    """A fault of reading is never shown as "nothing found"."""

    @pytest.fixture(autouse=True)
    def _broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(text: str) -> None:
            raise RuntimeError("the tables are gone")

        monkeypatch.setattr("baton.actions.encounters.recognise", broken)

    def test_typing_says_so_instead_of_an_answer(self, cast: Cast, signed_in: Any) -> None:
        answer = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/check/", typed(PLAN))
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "These words were not read" in page
        assert "Nothing in these words" not in page
        assert "Carry on" not in page

    def test_the_empty_page_opens(self, cast: Cast, signed_in: Any) -> None:
        assert signed_in(cast.pia).get(f"/clients/{cast.jun.pk}/note/").status_code == 200

    def test_saving_gives_the_words_back_and_asks_what_was_seen(self, cast: Cast, signed_in: Any) -> None:
        answer = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/", typed(PLAN))
        assert answer.status_code == 422
        assert "Add what you saw yourself" in answer.content.decode()
        assert PLAN in answer.content.decode()
        assert not Encounter.objects.of(cast.agency).exists()

    def test_what_the_worker_saw_saves_the_note_and_asks_the_supervisor(self, cast: Cast, signed_in: Any) -> None:
        said = typed(PLAN) | {"added": "suicidal_thoughts:high"}
        pia = signed_in(cast.pia)
        assert "These words were not read" in pia.post(f"/clients/{cast.jun.pk}/note/check/", said).content.decode()
        assert pia.post(f"/clients/{cast.jun.pk}/note/", said).status_code == 302
        decision = Encounter.objects.of(cast.agency).get().decisions.get()
        assert decision.disposition == "emergency"
        assert "R0" in decision.answer["rows"]
        assert AuditEntry.objects.of(cast.agency).filter(verb="encounter.unread").count() == 1


def test_a_note_is_not_read_beyond_its_limit(cast: Cast, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    monkeypatch.setattr("baton.actions.encounters.recognise", lambda text: read.append(len(text)) or ())
    page = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/check/", typed("x" * 1_000_001)).content.decode()
    assert "more than 1,000,000 characters" in page
    assert read == []


def test_of_very_many_marks_a_page_draws_as_many_as_a_form_can_send(
    cast: Cast, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pia, where = signed_in(cast.pia), f"/clients/{cast.jun.pk}/note/"
    cue = standin.recognise("He has a plan.")[0]
    many = tuple(replace(cue, start=start, end=start + 1) for start in range(600))
    monkeypatch.setattr("baton.actions.encounters.recognise", lambda text: many if text else ())
    page = pia.post(f"{where}check/", typed("x" * 700)).content.decode()
    assert len(fields(page)) == 200
    assert "And 400 more further down." in page
    reviews = {f"{kind}-{key}": "" for key in fields(page) for kind in ("cue", "why")}
    assert pia.post(where, typed("x" * 700) | reviews).status_code == 302


def test_words_come_back_when_the_database_takes_no_change(
    cast: Cast, signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(**more: Any) -> None:
        raise OperationalError("database is locked: the words of a client")

    monkeypatch.setattr("baton.actions.encounters.save", locked)
    answer = signed_in(cast.pia).post(f"/clients/{cast.jun.pk}/note/", typed())
    assert answer.status_code == 503
    assert "Your words are still here" in answer.content.decode()
    assert "Tapes over the camera" in answer.content.decode()
