"""Does Today say what is next, and does it cost the same however many batons there are?"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from baton.actions import batons, overdue
from baton.core.within import Within
from baton.models import Baton, Notice
from cast import NOW, Cast


def test_the_most_urgent_baton_is_the_one_big_card(cast: Cast, signed_in: Any, note: Any) -> None:
    note(now=NOW - timedelta(days=4), happened_at=NOW - timedelta(days=4))
    page = signed_in(cast.pia).get("/").content.decode()
    assert page.count('class="card next late"') == 1
    assert "Refer to an early-psychosis team" in page
    assert "Late since" in page


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


def test_a_notice_is_gone_once_it_was_seen(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    sue, notice = signed_in(cast.sue), Notice.objects.of(cast.agency).get(to=cast.sue)
    assert "A new baton is in your hand." in sue.get("/").content.decode()
    sue.post(f"/notices/{notice.pk}/seen/")
    assert "A new baton is in your hand." not in sue.get("/").content.decode()


def test_nobody_marks_the_notice_of_another_as_seen(cast: Cast, signed_in: Any, note: Any) -> None:
    note()
    notice = Notice.objects.of(cast.agency).get(to=cast.sue)
    signed_in(cast.pia).post(f"/notices/{notice.pk}/seen/")
    notice.refresh_from_db()
    assert notice.seen_at is None


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
    assert "after these" in page
    assert len(many) - len(few) <= 1  # one count, once a shelf is longer than what it shows
    assert len(many) < 30
