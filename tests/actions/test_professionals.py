"""Which professionals does the agency write down itself, and whom do its workers trust?"""

from typing import Any

import pytest

from baton.actions import professionals
from baton.core.refusals import Code, Refused
from baton.models import AuditEntry, Organization, Professional, Trust
from cast import NOW, Cast


def add(cast: Cast, **fields: Any) -> Professional:
    usual = {"name": "Ann Ortega", "role": "Counselor", "npi": "1234567893", "by": cast.sue, "now": NOW}
    return professionals.add(**(usual | fields))


def test_a_keeper_writes_down_a_professional(cast: Cast) -> None:
    ann = add(cast, specialties=["101YA0400X"], needs=["therapy"], ways=["video"], oldest=25)
    ann.refresh_from_db()
    assert (ann.agency, ann.source, ann.as_of, ann.specialties) == (cast.agency, "", NOW, ["101YA0400X"])
    assert list(Professional.objects.visible_to(cast.pia)) == [ann]
    assert not Professional.objects.visible_to(cast.olu).exists()


def test_two_of_the_same_name_are_two(cast: Cast) -> None:
    assert add(cast).pk != add(cast).pk


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"npi": "1234567890"}, "npi"),
        ({"specialties": ["LPC"]}, "npi"),
        ({"needs": ["wings"]}, "needs"),
        ({"ways": ["dream"]}, "ways"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(cast: Cast, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        add(cast, **fields)
    assert refused.value.field == field
    assert not Professional.objects.of(cast.agency).exists()


def test_the_organization_of_another_agency_is_not_to_be_had(cast: Cast) -> None:
    own = {"agency": cast.other_agency, "source_id": "o", "as_of": NOW}
    theirs = Organization.objects.create(name="Theirs", **own)
    with pytest.raises(Refused):
        add(cast, organization=theirs)


def test_who_does_not_keep_the_directory_may_not_write_in_it(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        add(cast, by=cast.pia)
    assert refused.value.code == Code.NOT_ALLOWED
    with pytest.raises(Refused):
        professionals.change(professional=add(cast), called="Annie", by=cast.theo, now=NOW)


def test_a_change_names_its_fields_and_not_their_words(cast: Cast) -> None:
    ann = professionals.change(professional=add(cast), called="Annie", faith="none told", by=cast.ada, now=NOW)
    ann.refresh_from_db()
    assert ann.called == "Annie"
    last = AuditEntry.objects.of(cast.agency).last()
    assert last.details == {"fields": "called,faith"}


def test_trust_is_ones_own_and_its_note_can_change(cast: Cast) -> None:
    ann = add(cast)
    professionals.trust(professional=ann, note="Listens", by=cast.pia, now=NOW)
    professionals.trust(professional=ann, note="Listens, calls back", by=cast.pia, now=NOW)
    professionals.trust(professional=ann, by=cast.theo, now=NOW)
    assert [one.note for one in cast.pia.trusted.all()] == ["Listens, calls back"]
    professionals.untrust(professional=ann, by=cast.pia, now=NOW)
    professionals.untrust(professional=ann, by=cast.pia, now=NOW)
    assert [one.worker for one in Trust.objects.of(cast.agency)] == [cast.theo]
    verbs = list(AuditEntry.objects.of(cast.agency).values_list("verb", flat=True))
    assert verbs.count("trust.withdrawn") == 1


def test_nobody_trusts_whom_they_cannot_see(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        professionals.trust(professional=add(cast), by=cast.olu, now=NOW)
    assert refused.value.code == Code.NOT_VISIBLE
