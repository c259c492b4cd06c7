"""The truth table below is written by hand from the practice, not from the table under test."""

from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from baton.core.permissions import (
    Ability,
    Consent,
    LawfulException,
    Person,
    Relation,
    Ties,
    may,
    need,
    relations,
    show,
    visible,
)
from baton.core.refusals import Code, Refused
from baton.core.vocabulary import PersonRole

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)

# Columns: own, supervisee, covering, broke_glass, same_agency, none. A peer and a therapist may the same.
TRUTH = """
                    peer     therapist supervisor administrator
agency_administer   ......   ......    ......     xxxxx.
audit_read          ......   ......    .x....     xxxxx.
baton_close         x.x...   x.x...    xxx...     ......
baton_open          x.xx..   x.xx..    xxxx..     ......
baton_pass          x.x...   x.x...    xxx...     ......
baton_set_down      ......   ......    .x....     ......
care_team_change    ......   ......    .x....     ......
client_add          xxxxx.   xxxxx.    xxxxx.     ......
client_change       x.x...   x.x...    xxx...     ......
client_read         x.xx..   x.xx..    xxxx..     ......
concern_close       x.....   x.....    xx....     ......
concern_reopen      x.x...   x.x...    xxx...     ......
consent_record      x.x...   x.x...    xxx...     ......
decision_lower      x.x...   x.x...    xxx...     ......
directory_change    ......   ......    xxxxx.     xxxxx.
directory_confirm   xxxxx.   xxxxx.    xxxxx.     xxxxx.
directory_read      xxxxx.   xxxxx.    xxxxx.     xxxxx.
encounter_read      x.xx..   x.xx..    xxxx..     ......
encounter_write     x.xx..   x.xx..    xxxx..     ......
floor_lower         ......   ......    .x....     ......
glass_break         ....x.   ....x.    ....x.     ......
glass_review        ......   ......    .x....     ......
link_give           x.x...   x.x...    xxx...     ......
measures_read       ......   ......    xxxxx.     xxxxx.
outbox_keep         ......   ......    xxxxx.     xxxxx.
outbox_read         xxxxx.   xxxxx.    xxxxx.     xxxxx.
policy_change       ......   ......    xxxxx.     xxxxx.
policy_read         xxxxx.   xxxxx.    xxxxx.     xxxxx.
record_disclose     x.x...   x.x...    xxx...     ......
referral_write      x.x...   x.x...    xxx...     ......
screening_record    x.xx..   x.xx..    xxxx..     ......
verify_run          ......   ......    xxxxx.     xxxxx.
"""
RELATIONS = ("own", "supervisee", "covering", "broke_glass", "same_agency", "none")


def truth() -> dict[tuple[str, str, str], bool]:
    head, *lines = (line.split() for line in TRUTH.strip().splitlines())
    return {
        (ability, role, relation): marks[RELATIONS.index(relation)] == "x"
        for ability, *columns in lines
        for role, marks in zip(head, columns, strict=True)
        for relation in RELATIONS
    }


EXPECTED = truth()


def a(*roles: PersonRole, active: bool = True) -> Person:
    return Person(roles=frozenset(roles), active=active)


def test_the_truth_table_is_total() -> None:
    assert set(EXPECTED) == set(product(Ability, PersonRole, Relation))


@pytest.mark.parametrize("ability", Ability)
def test_every_role_and_relation_may_exactly_what_the_truth_table_says(ability: Ability) -> None:
    for role, relation in product(PersonRole, Relation):
        answer = may(a(role), ability, relation, consent=Consent.GIVEN)
        assert answer.allowed is EXPECTED[ability, role, relation], (role, relation)


def test_every_answer_gives_a_reason_that_is_a_sentence() -> None:
    for ability, role, relation in product(Ability, PersonRole, Relation):
        reasons = may(a(role), ability, relation).reasons
        assert reasons
        assert all(reason[0].isupper() and reason.endswith(".") for reason in reasons)


def test_several_roles_and_relations_add_up() -> None:
    both = a(PersonRole.THERAPIST, PersonRole.ADMINISTRATOR)
    assert may(both, Ability.AGENCY_ADMINISTER, Relation.SAME_AGENCY).allowed
    assert may(both, Ability.ENCOUNTER_WRITE, {Relation.OWN, Relation.COVERING}).allowed
    assert not may(both, Ability.FLOOR_LOWER, {Relation.OWN, Relation.SUPERVISEE}).allowed


def test_the_nearest_relation_is_the_reason() -> None:
    answer = may(a(PersonRole.SUPERVISOR), Ability.CLIENT_READ, {Relation.SUPERVISEE, Relation.OWN})
    assert answer.reasons == ("You are on the care team.",)


def test_a_supervisor_on_the_care_team_alone_lowers_no_floor() -> None:
    refused = refusal(a(PersonRole.SUPERVISOR), Ability.FLOOR_LOWER, Relation.OWN)
    assert refused.code is Code.NOT_ALLOWED
    assert refused.sentence == "Only a supervisor of the care team can lower this answer. Ask yours, and say why."


def test_a_closed_account_may_nothing() -> None:
    for ability, relation in product(Ability, Relation):
        assert not may(a(*PersonRole, active=False), ability, relation, consent=Consent.GIVEN).allowed


def test_an_account_without_a_role_may_nothing() -> None:
    assert not any(may(a(), ability, relation).allowed for ability, relation in product(Ability, Relation))


def refusal(person: Person, ability: Ability, relation: Relation, consent: Consent | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        need(person, ability, relation, consent=consent)
    return caught.value


def test_what_is_not_visible_is_refused_as_not_there() -> None:
    assert not visible(a(PersonRole.PEER), Relation.SAME_AGENCY)
    assert refusal(a(PersonRole.PEER), Ability.ENCOUNTER_READ, Relation.SAME_AGENCY).code is Code.NOT_VISIBLE
    assert refusal(a(PersonRole.ADMINISTRATOR), Ability.CLIENT_READ, Relation.OWN).code is Code.NOT_VISIBLE
    assert refusal(a(PersonRole.PEER), Ability.GLASS_BREAK, Relation.NONE).code is Code.NOT_VISIBLE


def test_what_is_visible_but_not_allowed_says_who_can() -> None:
    refused = refusal(a(PersonRole.PEER), Ability.BATON_SET_DOWN, Relation.OWN)
    assert refused.code is Code.NOT_ALLOWED
    assert refused.sentence == "Only a supervisor can set this aside. Ask yours, and say why."


def test_what_is_the_agencys_is_refused_with_a_reason_and_gives_no_client_away() -> None:
    assert refusal(a(PersonRole.PEER), Ability.AGENCY_ADMINISTER, Relation.SAME_AGENCY).code is Code.NOT_ALLOWED


def test_an_allowed_need_is_silent() -> None:
    need(a(PersonRole.PEER), Ability.ENCOUNTER_WRITE, Relation.OWN)


@pytest.mark.parametrize("consent", [None, Consent.MISSING, Consent.EXPIRED, Consent.REVOKED])
def test_nothing_is_disclosed_without_a_consent_that_stands(consent: Consent | None) -> None:
    refused = refusal(a(PersonRole.THERAPIST), Ability.RECORD_DISCLOSE, Relation.OWN, consent)
    assert refused.code is Code.NEEDS


def test_a_withdrawn_consent_is_named() -> None:
    refused = refusal(a(PersonRole.PEER), Ability.RECORD_DISCLOSE, Relation.OWN, Consent.REVOKED)
    assert "withdrawn" in refused.sentence


@pytest.mark.parametrize("exception", LawfulException)
def test_a_lawful_exception_stands_in_for_consent_but_not_for_the_relation(exception: LawfulException) -> None:
    peer = a(PersonRole.PEER)
    assert may(peer, Ability.RECORD_DISCLOSE, Relation.OWN, exception=exception).allowed
    assert not may(peer, Ability.RECORD_DISCLOSE, Relation.SAME_AGENCY, exception=exception).allowed


def test_a_consent_opens_nothing_to_those_outside() -> None:
    assert refusal(a(PersonRole.PEER), Ability.RECORD_DISCLOSE, Relation.SAME_AGENCY, Consent.GIVEN).code is (
        Code.NOT_VISIBLE
    )


def test_cover_and_broken_glass_end_by_themselves() -> None:
    ties = Ties(same_agency=True, covers_until=NOW, glass_broken_until=NOW + timedelta(minutes=1))
    assert relations(ties, now=NOW - timedelta(seconds=1)) == {Relation.COVERING, Relation.BROKE_GLASS}
    assert relations(ties, now=NOW) == {Relation.BROKE_GLASS}
    assert relations(ties, now=NOW + timedelta(minutes=1)) == {Relation.SAME_AGENCY}


def test_another_agency_stands_in_no_relation_whatever_else_is_recorded() -> None:
    assert relations(Ties(same_agency=False, on_care_team=True, supervises_care_team=True), now=NOW) == {Relation.NONE}


def test_nobody_opens_their_own_record_as_a_worker() -> None:
    assert relations(Ties(same_agency=True, is_the_client=True, on_care_team=True), now=NOW) == {Relation.NONE}


def test_a_colleagues_record_is_open_to_the_named_care_team_only() -> None:
    watching = Ties(
        same_agency=True,
        client_works_here=True,
        supervises_care_team=True,
        covers_until=NOW + timedelta(days=1),
        glass_broken_until=NOW + timedelta(days=1),
    )
    named = Ties(same_agency=True, client_works_here=True, on_care_team=True, supervises_care_team=True)
    assert relations(watching, now=NOW) == {Relation.NONE}
    assert relations(named, now=NOW) == {Relation.OWN, Relation.SUPERVISEE}


def test_the_reference_page_is_fresh() -> None:
    page = Path(__file__).parents[2] / "docs/reference/permissions.md"
    assert page.read_text(encoding="utf-8") == show()
