"""Do the list of visible clients and the single check agree, for everybody and every relation?"""

import itertools
from datetime import timedelta

import pytest

from baton.actions import standing
from baton.core.permissions import Ability
from baton.models import Client, GlassBreak, Membership, Person
from cast import NOW, Cast

PEOPLE = ("pia", "theo", "sue", "cy", "rae", "ada", "olu")
CLIENTS = ("marcus", "dana", "jun", "lupe")


def stir(cast: Cast) -> None:
    """Add the odd cases: cover over and to come, glass, a closed account, a colleague who is served, a baton."""
    agency, day = cast.agency, timedelta(days=1)
    spans = (
        (cast.dana, cast.rae, -2 * day, -day),
        (cast.jun, cast.rae, day, 2 * day),
        (cast.lupe, cast.theo, -day, day),
    )
    for client, person, start, end in spans:
        Membership.objects.create(
            agency=agency,
            client=client,
            person=person,
            relation="covering",
            from_at=NOW + start,
            until_at=NOW + end,
            added_by=cast.sue,
        )
    GlassBreak.objects.create(agency=agency, client=cast.jun, person=cast.theo, reason="fire", at=NOW, until=NOW + day)
    Client.objects.of(agency).filter(pk=cast.lupe.pk).update(account=cast.sue)


@pytest.mark.parametrize("stirred", [False, True])
def test_the_list_of_clients_and_the_single_check_agree(cast: Cast, note, *, stirred: bool) -> None:
    if stirred:
        stir(cast)
        note("Someone puts ideas in her.", client=cast.jun, heard=())
    for who, whom in itertools.product(PEOPLE, CLIENTS):
        person = Person.objects.select_related("agency").get(pk=getattr(cast, who).pk)
        client = Client.objects.everywhere().get(pk=getattr(cast, whom).pk)
        listed = Client.objects.visible_to(person, at=NOW).filter(pk=client.pk).exists()
        single = standing.may(person, Ability.CLIENT_READ, client, now=NOW).allowed
        assert listed == single, (who, whom)


def test_a_client_who_works_here_is_out_of_reach_of_supervisors_and_of_themselves(cast: Cast) -> None:
    stir(cast)
    lupe = Client.objects.of(cast.agency).get(pk=cast.lupe.pk)
    may = {who: standing.may(getattr(cast, who), Ability.CLIENT_READ, lupe, now=NOW).allowed for who in PEOPLE}
    assert [who for who, allowed in may.items() if allowed] == ["pia"]
