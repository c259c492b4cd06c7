"""Who of the directory is offered for a wish, and who is set aside?"""

from datetime import timedelta

import pytest

from baton.actions import directory, matching, professionals
from baton.actions.matching import Known
from baton.core.directory import Capacity, EntryKind
from baton.core.matching import Record, Side, Wish
from baton.core.search.places import place_of
from baton.models import Professional
from cast import NOW, Cast
from towns import town


@pytest.fixture
def osei(cast: Cast) -> Professional:
    facts = {"role": "psychiatrist", "credentials": "M.D.", "specialties": ["2084P0800X"], "needs": ["medication"]}
    return professionals.add(name="Amara Osei", languages=["Spanish"], by=cast.sue, now=NOW, **facts)


def test_a_professional_is_offered_with_what_the_directory_knows(cast: Cast, osei: Professional) -> None:
    professionals.trust(professional=osei, by=cast.pia, now=NOW)
    record = Record(sent=4, accepted=4, kept=4, median_days=2)
    known = Known(records={(EntryKind.PROFESSIONAL, osei.pk): record})
    wish = Wish(need="medication", language="Spanish", due=NOW + timedelta(days=3))
    (offered,) = matching.who_could_help(agency=cast.agency, wish=wish, now=NOW, known=known).ranked
    assert offered.candidate.id == f"professional:{osei.pk}"
    assert {"Speaks Spanish", "Trusted by Pia", "In time: in 2 days"} <= set(offered.texts(Side.FOR))
    assert "Nobody has checked their license yet" in offered.texts(Side.ASK)


def test_who_has_no_room_or_is_tied_is_set_aside_with_the_reason(cast: Cast, osei: Professional) -> None:
    directory.say_capacity(entry=osei, capacity=Capacity.NONE, accepting=False, by=cast.pia, now=NOW)
    known = Known(ties={(EntryKind.PROFESSIONAL, osei.pk): ("She is Jun’s cousin",)})
    matches = matching.who_could_help(agency=cast.agency, wish=Wish(need="medication"), now=NOW, known=known)
    assert matches.ranked == ()
    (aside,) = matches.set_aside
    said = [reason.text for reason in aside.reasons]
    assert said == ["She is Jun’s cousin", "Takes nobody new at present", "Full, with no waiting list"]


def test_services_near_the_client_come_first(cast: Cast) -> None:
    directory.import_(agency=cast.agency, source="town", by=cast.ada, now=NOW, gathered=town())
    wish, here = Wish(need="shelter", within_miles=10), place_of("80302")
    matches = matching.who_could_help(agency=cast.agency, wish=wish, now=NOW, here=here)
    assert len(matches.ranked) == 5
    assert all(each.candidate.miles < 1 for each in matches.ranked)


def test_letters_behind_a_name_are_read_without_points() -> None:
    assert matching.letters("Ph.D., LCSW and kind") == ["PHD", "LCSW"]
    assert matching.letters("") == []


def test_whoever_is_written_down_for_a_need_is_found_for_it(cast: Cast) -> None:
    """Nothing in the name says so: somebody here did."""
    own = {"needs": ["early_psychosis"], "credentials": "MD", "specialties": ["2084P0800X"]}
    professionals.add(name="Dr. Osei", by=cast.sue, now=NOW, **own)
    found = matching.who_could_help(agency=cast.agency, wish=Wish(need="early_psychosis"), now=NOW)
    assert [one.candidate.name for one in found.ranked] == ["Dr. Osei"]
