"""Who sees whom? The list of visible clients, hand-written for the cast."""

from datetime import timedelta

import pytest

from baton.models import Client, GlassBreak, Membership
from cast import NOW, Cast

SEEN = {
    "pia": {"Marcus", "Jun", "Lupe"},
    "theo": {"Dana"},
    "sue": {"Marcus", "Dana", "Jun", "Lupe"},
    "cy": {"Marcus", "Dana", "Jun", "Lupe"},
    "rae": set(),
    "ada": set(),
    "olu": set(),
}


@pytest.mark.parametrize("who", SEEN)
def test_each_sees_whom_they_serve_and_no_one_else(cast: Cast, who: str) -> None:
    seen = Client.objects.visible_to(getattr(cast, who), at=NOW)
    assert {client.called for client in seen} == SEEN[who]


def test_a_closed_account_sees_nobody(cast: Cast) -> None:
    cast.pia.is_active = False
    assert not Client.objects.visible_to(cast.pia, at=NOW).exists()


def test_cover_and_broken_glass_end_by_themselves(cast: Cast) -> None:
    later, hour = NOW + timedelta(days=1), timedelta(hours=1)
    Membership.objects.create(
        agency=cast.agency,
        client=cast.dana,
        person=cast.rae,
        relation="covering",
        from_at=NOW,
        until_at=later,
        added_by=cast.sue,
    )
    GlassBreak.objects.create(
        agency=cast.agency, client=cast.jun, person=cast.rae, reason="fire alarm", at=NOW, until=NOW + hour
    )
    assert {client.called for client in Client.objects.visible_to(cast.rae, at=NOW)} == {"Dana", "Jun"}
    assert {client.called for client in Client.objects.visible_to(cast.rae, at=NOW + hour)} == {"Dana"}
    assert not Client.objects.visible_to(cast.rae, at=later).exists()


def test_a_colleague_who_is_served_here_is_seen_by_the_care_team_alone(cast: Cast) -> None:
    Client.objects.of(cast.agency).filter(pk=cast.marcus.pk).update(account=cast.sue)
    assert Client.objects.visible_to(cast.pia, at=NOW).filter(called="Marcus").exists()
    for person in (cast.sue, cast.cy):
        assert not Client.objects.visible_to(person, at=NOW).filter(called="Marcus").exists()
