"""The demo is seeded through the same actions as real use, and shows what it promises."""

from datetime import timedelta

import pytest
from django.utils import timezone

from baton.actions.verify import verify
from baton.cli import demo, relays, story
from baton.models import AuditEntry, Baton, Client, Concern, Decision, Disclosure, Person, Referral

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer referrals than the demo has: the ways that they go are the same."""
    monkeypatch.setattr(relays, "COUNT", 12)
    demo.seed(timezone.now())


def open_batons(person: str):
    return Baton.objects.everywhere().open().filter(holder__called=person)


@pytest.mark.usefixtures("seeded")
def test_three_weeks_at_open_door_keep_every_promise():
    assert verify() == []
    assert Client.objects.everywhere().count() == len(story.CLIENTS) + len(relays.NAMES)
    assert Concern.objects.everywhere().filter(status="closed").count() >= 2
    assert AuditEntry.objects.everywhere().count() > 100


@pytest.mark.usefixtures("seeded")
def test_pia_has_something_late_something_today_and_something_that_can_wait():
    now = timezone.now()
    due = list(open_batons("Pia").values_list("due_at", flat=True))
    assert 1 <= sum(at < now for at in due) <= 2
    assert sum(at > now + timedelta(days=1) for at in due) >= 2
    assert len(due) >= 5


@pytest.mark.usefixtures("seeded")
def test_the_demo_tells_of_danger_scope_boundary_and_what_is_no_referral():
    rows = {row for decision in Decision.objects.everywhere() for row in decision.answer["rows"]}
    assert {"D05", "D13", "D16", "D24", "D26", "D37", "D47", "D51", "D57"} <= rows


@pytest.mark.usefixtures("seeded")
def test_referrals_were_carried_over_by_consent_and_link():
    statuses = set(Referral.objects.everywhere().values_list("status", flat=True))
    assert {"closed"} < statuses
    assert not Referral.objects.everywhere().filter(status="closed", attended_at=None).exists()
    assert Disclosure.objects.everywhere().filter(refused=False, consent__isnull=False).count() >= 5


@pytest.mark.usefixtures("seeded")
def test_everyone_can_sign_in():
    assert all(person.check_password(story.PASSWORD) for person in Person.objects.all())
