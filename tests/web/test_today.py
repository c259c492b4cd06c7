"""Does Today say what is next, and does it cost the same however many batons there are?"""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baton.actions import batons, clients, glass, overdue
from baton.core.notices import TEXTS, Audience
from baton.core.within import Within
from baton.models import Baton, Notice
from cast import NOW, Cast


def test_the_most_urgent_baton_is_the_one_big_card(cast: Cast, signed_in: Any, note: Any) -> None:
    note(now=NOW - timedelta(days=4), happened_at=NOW - timedelta(days=4))
    page = signed_in(cast.pia).get("/").content.decode()
    assert page.count('class="card next late"') == 1
    assert "Refer to an early-psychosis team" in page
    assert "Late since" in page


def test_danger_comes_before_what_has_been_late_for_longer(cast: Cast, signed_in: Any, note: Any) -> None:
    note(now=NOW - timedelta(days=4), happened_at=NOW - timedelta(days=4))
    note("He has a plan and means to act on it tonight.", client=cast.marcus)
    page = signed_in(cast.pia).get("/").content.decode()
    assert page.index("Stay with them") < page.index("Refer to an early-psychosis team")
    assert page.count("Stay with them</h2>") == 1


def test_an_empty_hand_is_told_so(cast: Cast, signed_in: Any) -> None:
    page = signed_in(cast.pia).get("/").content.decode()
    assert "You hold no batons." in page
    assert "Nothing is waiting on you" in page


def test_what_others_hold_for_my_clients_is_in_sight(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    assert "Sue, about Jun" in signed_in(cast.pia).get("/").content.decode()


def test_clients_without_a_word_this_week_are_named(cast: Cast, signed_in: Any, note: Any) -> None:
    note("A good walk.", client=cast.marcus)
    page = signed_in(cast.pia).get("/").content.decode()
    quiet = page[page.index('id="quiet"') :]
    assert "Lupe" in quiet
    assert "Marcus" not in quiet


def test_what_today_shows_is_not_told_again(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    overdue.climb(now=NOW + timedelta(days=9))
    assert "You were told" not in signed_in(cast.pia).get("/").content.decode()
    sue = signed_in(cast.sue).get("/").content.decode()
    assert "You were told" not in sue
    assert "Pia, about Jun" in sue


def test_what_was_told_is_one_line_a_kind_and_gone_once_seen(cast: Cast, signed_in: Any) -> None:
    for client in (cast.jun, cast.lupe):
        glass.break_in(client=client, reason="Now.", by=cast.rae, now=NOW)
    sue = signed_in(cast.sue)
    page = sue.get("/").content.decode()
    assert page.count("Two records were opened in an emergency. Look at why.</p>") == 1
    assert f'href="/clients/{cast.lupe.pk}/"' in page
    until = Notice.objects.of(cast.agency).filter(to=cast.sue).latest("pk").pk
    sue.post("/notices/seen/", {"until": until - 1})
    assert "A record was opened in an emergency. Look at why." in sue.get("/").content.decode()
    sue.post("/notices/seen/", {"until": until})
    assert "You were told" not in sue.get("/").content.decode()


def test_nobody_marks_the_notice_of_another_as_seen(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    notice = Notice.objects.of(cast.agency).get(to=cast.sue)
    signed_in(cast.pia).post("/notices/seen/", {"until": notice.pk})
    assert signed_in(cast.pia).get("/notices/seen/").status_code == 405
    notice.refresh_from_db()
    assert notice.seen_at is None


def test_a_client_who_is_not_open_any_more_has_no_name_among_what_was_told(
    cast: Cast, signed_in: Any, note: Any
) -> None:
    note()
    baton = Baton.objects.of(cast.agency).get(holder=cast.pia)
    clients.assign(client=cast.jun, to=cast.theo, by=cast.sue, now=NOW)
    clients_of_pia = cast.jun.team.get(person=cast.pia)
    batons.take(baton=baton, by=cast.theo, now=NOW)
    clients.leave(membership=clients_of_pia, by=cast.sue, now=NOW)
    page = signed_in(cast.pia).get("/").content.decode()
    assert "A baton of yours is in another hand now." in page
    assert "Jun" not in page


def test_every_kind_of_notice_has_words() -> None:
    sources = (Path(batons.__file__).parent).glob("*.py")
    told = {code for file in sources for code in re.findall(r'tell\(\s*change, [^,]+, "([a-z._]+)"', file.read_text())}
    assert told
    assert told <= {code for code, text in TEXTS.items() if text.audience is Audience.WORKER and text.many}


def test_all_steps_are_a_link_away(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    assert "Refer to an early-psychosis team" in signed_in(cast.pia).get("/batons/").content.decode()
    assert "Know of it" in signed_in(cast.pia).get("/batons/others/").content.decode()
    assert "Refer to an early-psychosis team" in signed_in(cast.sue).get("/batons/others/").content.decode()
    assert "Nothing later." in signed_in(cast.pia).get("/batons/", {"page": "2"}).content.decode()
    assert "No step is open here." in signed_in(cast.olu).get("/batons/others/").content.decode()


def test_a_supervisor_with_empty_hands_sees_first_what_the_others_hold(cast: Cast, signed_in: Any, note: Any) -> None:
    note("A good walk; no food at home.")
    page = signed_in(cast.sue).get("/").content.decode()
    assert "Nothing is in your hand" in page
    assert page.index("Pia, about Jun") < page.index('class="aside"')


def test_signing_in_is_greeted_by_today_and_by_nothing_else(cast: Cast, client: Any) -> None:
    cast.pia.set_password("walk beside me")
    cast.pia.save()
    said = {"login": cast.pia.email, "password": "walk beside me"}
    page = client.post("/accounts/login/", said, follow=True).content.decode()
    assert "Good morning, Pia" in page
    assert 'class="told"' not in page


def test_who_administers_is_shown_no_work_with_clients(cast: Cast, signed_in: Any) -> None:
    page = signed_in(cast.ada).get("/").content.decode()
    assert 'href="/agency/"' in page
    assert ('href="/write/"' in page, "In other hands" in page) == (False, False)


@pytest.mark.parametrize("more", [25])
def test_more_batons_cost_no_more_queries(cast: Cast, signed_in: Any, note: Any, more: int) -> None:
    note()
    overdue.climb(now=NOW)
    pia = signed_in(cast.pia)
    pia.get("/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        pia.get("/")
    concern = Baton.objects.of(cast.agency).first().concern
    for number in range(more):
        what = batons.Next(do=f"Step {number}", within=Within.parse(f"{number % 9 + 1} days"))
        batons.open_step(concern=concern, what=what, by=cast.pia, now=NOW)
    with CaptureQueriesContext(connection) as many:
        page = pia.get("/").content.decode()
    assert "after these</a>" in page
    assert len(many) - len(few) <= 1  # one count, once a shelf is longer than what it shows
    assert len(many) < 30
