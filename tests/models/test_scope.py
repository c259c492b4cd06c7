"""Does a query that forgets its agency fail closed?"""

import pytest

from baton.models import Baton, Client, Membership, UnscopedError
from cast import NOW, Cast


def test_a_query_without_a_scope_answers_nothing(cast: Cast) -> None:
    query = Client.objects.filter(called="Marcus")
    for ask in (list, type(query).count, type(query).exists, type(query).first, type(query).delete):
        with pytest.raises(UnscopedError):
            ask(query)
    with pytest.raises(UnscopedError):
        query.update(called="Mark")
    with pytest.raises(UnscopedError):
        Client.objects.get(pk=cast.marcus.pk)
    with pytest.raises(UnscopedError):
        list(Membership.objects.of(cast.agency).filter(client__in=Client.objects.all()))


def test_a_scope_lasts_through_what_is_asked_further(cast: Cast) -> None:
    assert Client.objects.of(cast.agency).filter(called="Marcus").exclude(called="Dana").get() == cast.marcus
    assert not Client.objects.of(cast.other_agency).exists()


def test_rows_reached_from_a_row_in_hand_are_in_scope(cast: Cast) -> None:
    assert cast.marcus.team.filter(person=cast.pia).exists()
    assert next(row.client for row in cast.pia.memberships.select_related("client")) == cast.marcus
    assert list(Client.objects.of(cast.agency).prefetch_related("team"))


def test_what_is_in_hand_is_counted_no_further_than_asked(cast: Cast) -> None:
    assert Baton.objects.held_by(cast.pia).open().overdue(NOW).count_to(100) == 0
