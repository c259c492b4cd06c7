"""Who is added, who joins a care team, who leaves it, and is every look at a record audited?"""

from datetime import date, datetime, timedelta

import pytest

from baton.actions import audit, batons, clients
from baton.core.refusals import Code, Refused
from baton.models import AuditEntry, Client
from cast import NOW, Cast


def verbs(cast: Cast) -> list[str]:
    return list(AuditEntry.objects.of(cast.agency).order_by("seq").values_list("verb", flat=True))


def test_who_adds_a_client_serves_them(cast: Cast) -> None:
    client = clients.add(called="Ines", since=date(2026, 9, 15), by=cast.theo, now=NOW, likes="Chess")
    assert Client.objects.visible_to(cast.theo, at=NOW).filter(pk=client.pk).exists()
    assert verbs(cast) == ["client.added", "team.joined"]


def test_a_client_without_a_name_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        clients.add(called=" ", since=date(2026, 9, 15), by=cast.theo, now=NOW)
    assert refusal.value.field == "called"


def test_a_look_at_a_record_is_audited_and_so_is_a_look_at_the_audit(cast: Cast) -> None:
    clients.open_record(client=cast.marcus, by=cast.pia, now=NOW)
    entries = audit.read(client=cast.marcus, by=cast.sue, now=NOW)
    assert [(entry.verb, entry.actor_id) for entry in entries] == [("client.opened", cast.pia.pk)]
    assert verbs(cast) == ["client.opened", "audit.read"]


def test_a_record_does_not_open_to_others(cast: Cast) -> None:
    for person in (cast.theo, cast.rae, cast.ada, cast.olu):
        with pytest.raises(Refused) as refusal:
            clients.open_record(client=cast.marcus, by=person, now=NOW)
        assert refusal.value.code is Code.NOT_VISIBLE


def test_a_page_is_changed_by_who_serves_and_the_audit_names_fields_not_words(cast: Cast) -> None:
    clients.change(client=cast.marcus, by=cast.pia, now=NOW, likes="The park", pronouns="he")
    cast.marcus.refresh_from_db()
    assert cast.marcus.likes == "The park"
    assert AuditEntry.objects.of(cast.agency).get().details == {"fields": "likes,pronouns"}


def test_a_goal_is_kept_in_the_clients_words_and_may_be_given_up(cast: Cast) -> None:
    goal = clients.add_goal(client=cast.marcus, words="The park.", said_on=NOW.date(), by=cast.pia, now=NOW)
    assert clients.give_up_goal(goal=goal, by=cast.pia, now=NOW).given_up_at == NOW
    with pytest.raises(Refused):
        clients.give_up_goal(goal=goal, by=cast.pia, now=NOW)


def test_a_supervisor_puts_a_worker_on_the_team_and_takes_them_off(cast: Cast) -> None:
    joined = clients.assign(client=cast.dana, to=cast.rae, by=cast.sue, now=NOW)
    assert Client.objects.visible_to(cast.rae, at=NOW).get() == cast.dana
    clients.leave(membership=joined, by=cast.sue, now=NOW + timedelta(hours=1))
    assert not Client.objects.visible_to(cast.rae, at=NOW + timedelta(hours=1)).exists()


def test_a_worker_does_not_choose_the_team(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        clients.assign(client=cast.marcus, to=cast.rae, by=cast.pia, now=NOW)
    assert refusal.value.code is Code.NOT_ALLOWED


def test_nobody_joins_twice_or_from_another_agency(cast: Cast) -> None:
    for person in (cast.pia, cast.olu, cast.ada):
        with pytest.raises(Refused):
            clients.assign(client=cast.marcus, to=person, by=cast.sue, now=NOW)


def test_cover_ends_by_itself(cast: Cast) -> None:
    until = NOW + timedelta(days=3)
    clients.cover(client=cast.dana, to=cast.rae, until=until, by=cast.sue, now=NOW)
    assert Client.objects.visible_to(cast.rae, at=until - timedelta(minutes=1)).exists()
    assert not Client.objects.visible_to(cast.rae, at=until).exists()
    with pytest.raises(Refused):
        clients.cover(client=cast.dana, to=cast.pia, until=NOW, by=cast.sue, now=NOW)


def test_the_last_one_of_a_team_cannot_leave(cast: Cast) -> None:
    with pytest.raises(Refused, match="would have nobody"):
        clients.leave(membership=cast.dana.team.get(), by=cast.sue, now=NOW)


def test_who_holds_a_step_cannot_leave_before_it_is_passed_on(cast: Cast, note) -> None:
    note("Someone puts ideas in him.")
    clients.assign(client=cast.marcus, to=cast.rae, by=cast.sue, now=NOW)
    pias = cast.marcus.team.get(person=cast.pia)
    with pytest.raises(Refused, match="still holds"):
        clients.leave(membership=pias, by=cast.sue, now=NOW)
    batons.pass_on(baton=cast.marcus.batons.get(key="refer"), to=cast.rae, taken=True, by=cast.pia, now=NOW)
    assert clients.leave(membership=pias, by=cast.sue, now=NOW).until_at == NOW


def test_nobody_joins_the_care_team_of_their_own_record(cast: Cast, now: datetime) -> None:
    served = clients.add(called="C.", since=now.date(), account=cast.cy, by=cast.pia, now=now)
    served.team.create(agency=cast.agency, person=cast.sue, relation="own", from_at=now, added_by=cast.pia)
    with pytest.raises(Refused, match="someone who works with clients"):
        clients.assign(client=served, to=cast.cy, by=cast.sue, now=now)
