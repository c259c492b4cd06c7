"""Is the circle the client's own: drawn by who may, told as they say it, and never lost?"""

from typing import Any

import pytest

from baton.actions import circle, clients
from baton.core.circle import Closeness, Knows, SupporterKind
from baton.core.refusals import Refused
from baton.models import AuditEntry, Supporter
from cast import NOW, Cast

FAMILY = SupporterKind.FAMILY


def join(cast: Cast, by: Any = None, **other: Any) -> Supporter:
    usual = {"called": "Rosa", "kind": FAMILY, "does": "calls on Sundays"}
    return circle.join(client=cast.jun, by=by or cast.pia, now=NOW, **(usual | other))


def test_someone_joins_changes_and_leaves_and_the_record_keeps_them(cast: Cast) -> None:
    rosa = join(cast)
    circle.change(supporter=rosa, closeness=Closeness.CLOSE, by=cast.pia, now=NOW)
    assert (rosa.called, rosa.closeness, rosa.does) == ("Rosa", "close", "calls on Sundays")
    circle.leave(supporter=rosa, by=cast.pia, now=NOW)
    assert not cast.jun.circle.there().exists()
    assert cast.jun.circle.get().left_by == cast.pia
    verbs = AuditEntry.objects.of(cast.agency).filter(client_id=cast.jun.pk, verb__startswith="supporter")
    assert [entry.verb for entry in verbs.order_by("seq")] == [
        "supporter.joined",
        "supporter.changed",
        "supporter.left",
    ]
    assert "Rosa" not in str([entry.details for entry in verbs])


def test_who_left_is_not_changed_any_more(cast: Cast) -> None:
    rosa = join(cast)
    circle.leave(supporter=rosa, by=cast.pia, now=NOW)
    for again in (
        lambda: circle.leave(supporter=rosa, by=cast.pia, now=NOW),
        lambda: circle.change(supporter=rosa, does="", by=cast.pia, now=NOW),
    ):
        with pytest.raises(Refused, match="left the circle"):
            again()


@pytest.mark.parametrize("who", ["theo", "rae", "ada", "olu"])
def test_who_is_no_part_of_the_care_draws_nothing(cast: Cast, who: str) -> None:
    rosa = join(cast)
    person = getattr(cast, who)
    for action in (
        lambda: join(cast, by=person, called="Nico"),
        lambda: circle.change(supporter=rosa, does="x", by=person, now=NOW),
        lambda: circle.leave(supporter=rosa, by=person, now=NOW),
    ):
        with pytest.raises(Refused):
            action()
    assert Supporter.objects.of(cast.agency).count() == 1


def test_nobody_is_drawn_without_a_name(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        join(cast, called="  ")
    assert refused.value.field == "called"


def test_who_is_called_in_a_crisis_may_know_that_the_client_comes_here(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        join(cast, in_crisis=True)
    assert refused.value.field == "knows"
    rosa = join(cast, in_crisis=True, knows=Knows.COMES_HERE)
    with pytest.raises(Refused):
        circle.change(supporter=rosa, knows=Knows.NOTHING, by=cast.pia, now=NOW)


def test_one_of_the_team_is_drawn_once_and_nobody_else_as_one_of_them(cast: Cast) -> None:
    join(cast, called="Pia", kind=SupporterKind.PROFESSIONAL, person=cast.pia)
    with pytest.raises(Refused, match="already"):
        join(cast, called="Pia", kind=SupporterKind.PROFESSIONAL, person=cast.pia)
    with pytest.raises(Refused, match="care team"):
        join(cast, called="Rae", kind=SupporterKind.PROFESSIONAL, person=cast.rae)


def test_joining_the_care_team_takes_nobody_out_of_the_circle(cast: Cast) -> None:
    join(cast)
    clients.assign(client=cast.jun, to=cast.theo, by=cast.sue, now=NOW)
    assert [one.called for one in cast.jun.circle.there()] == ["Rosa"]


def test_who_sees_the_client_sees_the_circle_and_nobody_else(cast: Cast) -> None:
    join(cast)
    seen = {
        who: Supporter.objects.visible_to(getattr(cast, who), at=NOW).count() for who in ("pia", "sue", "theo", "olu")
    }
    assert seen == {"pia": 1, "sue": 1, "theo": 0, "olu": 0}
