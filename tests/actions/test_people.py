"""Does anybody leave with a baton in hand, or a client without anybody?"""

import pytest

from baton.actions import batons, clients, people
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import PersonRole
from baton.models import Person
from cast import NOW, Cast


def test_who_holds_a_baton_cannot_leave(cast: Cast, note) -> None:
    note("Someone puts ideas in him.")
    with pytest.raises(Refused, match="still holds steps: 1"):
        people.deactivate(person=cast.pia, by=cast.ada, now=NOW)


def test_who_is_the_only_one_a_client_has_cannot_leave(cast: Cast) -> None:
    with pytest.raises(Refused, match="Theo is the only one for a client"):
        people.deactivate(person=cast.theo, by=cast.ada, now=NOW)


def test_who_has_handed_everything_over_leaves_and_may_nothing_more(cast: Cast, note) -> None:
    note("Someone puts ideas in her.".replace("her", "him"), client=cast.dana, by=cast.theo)
    clients.assign(client=cast.dana, to=cast.rae, by=cast.sue, now=NOW)
    baton = cast.dana.batons.get(key="refer")
    batons.pass_on(baton=baton, to=cast.rae, taken=True, by=cast.theo, now=NOW)
    people.deactivate(person=cast.theo, by=cast.ada, now=NOW)
    cast.theo.refresh_from_db()
    with pytest.raises(Refused):
        clients.open_record(client=cast.dana, by=cast.theo, now=NOW)
    assert people.activate(person=cast.theo, by=cast.ada, now=NOW).is_active


def test_only_an_administrator_of_the_same_agency_changes_people(cast: Cast) -> None:
    for person in (cast.sue, cast.pia):
        with pytest.raises(Refused) as refusal:
            people.deactivate(person=cast.rae, by=person, now=NOW)
        assert refusal.value.code is Code.NOT_ALLOWED
    with pytest.raises(Refused) as refusal:
        people.deactivate(person=cast.olu, by=cast.ada, now=NOW)
    assert refusal.value.code is Code.NOT_VISIBLE


def test_an_account_is_added_once_and_signs_in_only_with_a_password_of_its_own(cast: Cast) -> None:
    new = {"name": "Ben Ito", "called": "Ben", "email": "Ben@Open-Door.example", "role": PersonRole.PEER}
    person = people.add(**new, supervisor=cast.sue, by=cast.ada, now=NOW)
    assert (person.email, person.has_usable_password()) == ("ben@open-door.example", False)
    with pytest.raises(Refused):
        people.add(**new, by=cast.ada, now=NOW)


def test_a_supervisor_is_one_and_of_this_agency(cast: Cast) -> None:
    for above in (cast.theo, cast.olu):
        with pytest.raises(Refused):
            people.place(person=cast.pia, supervisor=above, backup=None, by=cast.ada, now=NOW)
    assert (
        people.place(person=cast.pia, supervisor=cast.cy, backup=cast.sue, by=cast.ada, now=NOW).supervisor == cast.cy
    )


def test_who_serves_clients_does_not_become_an_administrator_over_night(cast: Cast) -> None:
    with pytest.raises(Refused):
        people.give_role(person=cast.theo, role=PersonRole.ADMINISTRATOR, competences=[], by=cast.ada, now=NOW)
    people.give_role(person=cast.rae, role=PersonRole.SUPERVISOR, competences=[], by=cast.ada, now=NOW)
    assert Person.objects.get(pk=cast.rae.pk).role == "supervisor"


def test_nobody_gives_themselves_another_role(cast: Cast) -> None:
    with pytest.raises(Refused, match="Another administrator"):
        people.give_role(person=cast.ada, role=PersonRole.SUPERVISOR, competences=(), by=cast.ada, now=NOW)
