"""Are clients found, added and looked at by those who may, and is every look written down?"""

from typing import Any

import pytest

from baton.actions import glass
from baton.models import AuditEntry, Client, GlassBreak
from cast import NOW, Cast


def test_the_list_holds_those_who_may_be_seen_and_nobody_else(cast: Cast, signed_in: Any) -> None:
    page = signed_in(cast.pia).get("/clients/").content.decode()
    assert "Jun" in page
    assert "Dana" not in page


def test_a_name_is_searched_for(cast: Cast, signed_in: Any) -> None:
    page = signed_in(cast.pia).get("/clients/", {"q": "ju"}).content.decode()
    assert ("Jun" in page, "Lupe" in page) == (True, False)


def test_a_client_is_added_with_a_name_alone(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.pia).post("/clients/add/", {"called": "Noor", "contact": "Text first\nNo voicemail"})
    added = Client.objects.of(cast.agency).get(called="Noor")
    assert answer.url == f"/clients/{added.pk}/"
    assert added.contact == ["Text first", "No voicemail"]


def test_a_client_without_a_name_comes_back_with_what_was_typed(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.pia).post("/clients/add/", {"called": "", "words": "To sleep."})
    assert answer.status_code == 422
    assert "To sleep." in answer.content.decode()


def test_an_administrator_adds_no_client(cast: Cast, signed_in: Any) -> None:
    answer = signed_in(cast.ada).post("/clients/add/", {"called": "Noor"})
    assert answer.status_code == 403
    assert "Ask a peer specialist, therapist or supervisor." in answer.content.decode()


def test_every_look_is_written_down(cast: Cast, signed_in: Any) -> None:
    signed_in(cast.pia).get(f"/clients/{cast.jun.pk}/")
    entry = AuditEntry.objects.of(cast.agency).get(verb="client.opened")
    assert (entry.actor_id, entry.client_id) == (cast.pia.pk, cast.jun.pk)


def test_the_title_holds_no_name(cast: Cast, signed_in: Any) -> None:
    page = signed_in(cast.pia).get(f"/clients/{cast.jun.pk}/").content.decode()
    assert "Jun" not in page[page.index("<title>") : page.index("</title>")]


def test_a_goal_is_written_in_the_clients_words_and_set_aside(cast: Cast, signed_in: Any) -> None:
    pia = signed_in(cast.pia)
    page = pia.post(f"/clients/{cast.jun.pk}/goals/", {"words": "Play for somebody"}, follow=True).content.decode()
    assert "“Play for somebody”" in page
    goal = cast.jun.goals.get()
    assert pia.post(f"/clients/{cast.jun.pk}/goals/", {"words": ""}).status_code == 422
    assert signed_in(cast.olu).post(f"/goals/{goal.pk}/aside/").status_code == 404
    pia.post(f"/goals/{goal.pk}/aside/")
    assert pia.post(f"/goals/{goal.pk}/aside/").status_code == 409


def test_the_audit_is_read_by_the_supervisor_and_not_by_the_worker(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    assert signed_in(cast.pia).get(f"/clients/{cast.jun.pk}/audit/").status_code == 403
    page = signed_in(cast.sue).get(f"/clients/{cast.jun.pk}/audit/").content.decode()
    assert "saved a note" in page
    assert "Pia Novak" in page
    assert "ideas" not in page


def test_breaking_the_glass_opens_the_record_and_tells_the_supervisor(cast: Cast, signed_in: Any) -> None:
    rae = signed_in(cast.rae)
    said = {"reference": cast.jun.pk, "reason": "He called me from the bridge."}
    answer = rae.post("/glass/", said, follow=True)
    assert answer.redirect_chain[-1][0] == f"/clients/{cast.jun.pk}/"
    assert GlassBreak.objects.of(cast.agency).get().reason == "He called me from the bridge."
    assert "opened in an emergency" in signed_in(cast.sue).get("/").content.decode()


def test_the_supervisor_reviews_why_and_the_one_who_looked_does_not(cast: Cast, signed_in: Any) -> None:
    broken = glass.break_in(client=cast.jun, reason="He called me.", by=cast.rae, now=NOW)
    where = f"/glass/{broken.pk}/review/"
    assert signed_in(cast.rae).post(where).status_code == 403
    assert signed_in(cast.olu).post(where).status_code == 404
    assert signed_in(cast.sue).get(where).status_code == 405
    assert "He called me." in signed_in(cast.sue).get(f"/clients/{cast.jun.pk}/").content.decode()
    signed_in(cast.sue).post(where)
    broken.refresh_from_db()
    assert broken.seen_by == cast.sue


def test_what_stands_on_the_page_is_changed(cast: Cast, signed_in: Any) -> None:
    pia, where = signed_in(cast.pia), f"/clients/{cast.jun.pk}/change/"
    assert 'value="1992"' in pia.get(where).content.decode()
    pia.post(where, {"called": "Jun", "words": "Back to class."})
    assert "“Back to class.”" in pia.get(f"/clients/{cast.jun.pk}/").content.decode()
    assert pia.post(where, {"called": "", "words": "Kept."}).status_code == 422
    assert signed_in(cast.olu).get(where).status_code == 404


def test_the_door_says_the_same_of_nobody_of_another_agency_and_of_ones_own(cast: Cast, signed_in: Any) -> None:
    def refused(person: Any, number: int) -> tuple[int, bool]:
        answer = signed_in(person).post("/glass/", {"reference": number, "reason": "Now."})
        return answer.status_code, "No record opened." in answer.content.decode()

    assert {refused(cast.rae, 99_999), refused(cast.olu, cast.jun.pk), refused(cast.pia, cast.jun.pk)} == {(422, True)}


def test_an_ended_emergency_look_opens_nothing_more(cast: Cast, signed_in: Any) -> None:
    glass.break_in(client=cast.jun, reason="Now.", by=cast.rae, now=NOW - glass.OPEN_FOR)
    assert signed_in(cast.rae).get(f"/clients/{cast.jun.pk}/").status_code == 404


@pytest.mark.parametrize("year", ["2031", "99999"])
def test_a_year_of_birth_to_come_is_refused(cast: Cast, signed_in: Any, year: str) -> None:
    answer = signed_in(cast.pia).post("/clients/add/", {"called": "Noor", "birth_year": year})
    assert answer.status_code == 422
    assert "This is still to come." in answer.content.decode()


@pytest.mark.parametrize("before", ["²", "9" * 5000, "x", "-1"])
def test_an_odd_place_to_go_on_from_in_the_audit_is_left_out(cast: Cast, signed_in: Any, before: str) -> None:
    assert signed_in(cast.sue).get(f"/clients/{cast.jun.pk}/audit/", {"before": before}).status_code == 200


def test_a_search_for_an_odd_character_finds_nobody_else(cast: Cast, signed_in: Any) -> None:
    page = signed_in(cast.pia).get("/clients/", {"q": "Jun\x00"})
    assert page.status_code == 200
    assert "Jun" in page.content.decode()
