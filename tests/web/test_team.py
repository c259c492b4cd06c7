"""Does a supervisor change who is there for a client, and is a colleague asked before a baton moves?"""

from datetime import timedelta
from typing import Any

from baton.models import Baton
from cast import NOW, Cast


def on_team(cast: Cast) -> set[str]:
    return {one.person.called for one in cast.jun.team.current(NOW + timedelta(minutes=1)).select_related("person")}


def test_someone_is_put_on_the_team_and_the_first_may_leave(cast: Cast, signed_in: Any) -> None:
    sue, team = signed_in(cast.sue), f"/clients/{cast.jun.pk}/team/"
    alone = f"/team/{cast.jun.team.get().pk}/leave/"
    assert "Put someone on the team first." in sue.post(alone).content.decode()
    sue.post(team, {"person": cast.theo.pk})
    assert on_team(cast) == {"Pia", "Theo"}
    assert "on the team already" in sue.post(team, {"person": cast.theo.pk}).content.decode()
    sue.post(alone)
    assert on_team(cast) == {"Theo"}


def test_someone_stands_in_until_a_time(cast: Cast, signed_in: Any) -> None:
    sue, where = signed_in(cast.sue), f"/clients/{cast.jun.pk}/cover/"
    early = sue.post(where, {"person": cast.theo.pk, "until": "2026-09-14T17:00"})
    assert early.status_code == 422
    assert "Cover ends after it begins." in early.content.decode()
    sue.post(where, {"person": cast.theo.pk, "until": "2026-09-18T17:00"})
    assert "standing in until Friday, 5:00 pm" in sue.get(f"/clients/{cast.jun.pk}/").content.decode()


def test_a_worker_changes_no_team_and_a_stranger_finds_none(cast: Cast, signed_in: Any) -> None:
    posts = {f"/clients/{cast.jun.pk}/team/": {"person": cast.theo.pk}, f"/team/{cast.jun.team.get().pk}/leave/": {}}
    posts[f"/clients/{cast.jun.pk}/cover/"] = {"person": cast.theo.pk, "until": "2026-09-18T17:00"}
    assert {signed_in(cast.pia).post(where, said).status_code for where, said in posts.items()} == {403}
    assert {signed_in(cast.olu).post(where, said).status_code for where, said in posts.items()} == {404}
    assert {signed_in(cast.sue).get(where).status_code for where in posts} == {405}
    assert on_team(cast) == {"Pia"}
    assert "Put someone on the team" not in signed_in(cast.pia).get(f"/clients/{cast.jun.pk}/").content.decode()


def test_a_colleague_is_asked_and_takes_the_baton(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    baton = Baton.objects.of(cast.agency).get(holder=cast.pia)
    answer = signed_in(cast.pia).post(f"/batons/{baton.pk}/offer/", {"to": cast.sue.pk}, follow=True)
    assert "It stays where it is until they take it." in answer.content.decode()
    assert "Sue was asked to take it" in signed_in(cast.pia).get(f"/batons/{baton.pk}/").content.decode()
    assert "A colleague asks you to take a baton." in signed_in(cast.sue).get("/").content.decode()
    assert Baton.objects.of(cast.agency).get(pk=baton.pk).status == "open"
    signed_in(cast.sue).post(f"/batons/{baton.pk}/take/")
    assert "A baton of yours is in another hand now." in signed_in(cast.pia).get("/").content.decode()


def test_only_who_could_take_it_is_offered_a_baton(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    baton = Baton.objects.of(cast.agency).get(holder=cast.pia)
    page = signed_in(cast.pia).get(f"/batons/{baton.pk}/").content.decode()
    assert ("Sue Alvarez, supervisor" in page, "Rae Lindqvist" in page) == (True, False)
    where = f"/batons/{baton.pk}/offer/"
    assert signed_in(cast.pia).post(where, {"to": cast.rae.pk}).status_code == 422
    assert signed_in(cast.olu).post(where, {"to": cast.sue.pk}).status_code == 404
    assert signed_in(cast.pia).get(where).status_code == 405
