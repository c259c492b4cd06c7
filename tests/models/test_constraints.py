"""Does the database hold what must be true, in every table that there is or will be?"""

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from baton.models import Baton, Concern, Lowering, Membership
from baton.models.scope import Scoped
from cast import NOW, Cast

TABLES = [model for model in apps.get_app_config("baton").get_models() if not model._meta.auto_created]
# Who begins an agency is nobody's row; sign-in finds a person, and a door counts who knocks, before one is known.
WITHOUT_SCOPE = {"Agency", "Person", "Knock"}


def nullable_pairs(model: type[models.Model]) -> list[tuple[str, str]]:
    names = {field.name for field in model._meta.get_fields() if getattr(field, "null", False)}
    return [(name, f"{name[:-3]}_by") for name in sorted(names) if name.endswith("_at") and f"{name[:-3]}_by" in names]


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_what_happened_has_a_time_and_a_person(model: type[models.Model]) -> None:
    for pair in nullable_pairs(model):
        guards = [
            str(constraint.condition) for constraint in model._meta.constraints if hasattr(constraint, "condition")
        ]
        assert any(all(f"{name}__isnull" in guard for name in pair) for guard in guards), pair


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_every_row_belongs_to_an_agency_and_a_query_without_one_fails(model: type[models.Model]) -> None:
    if model.__name__ in WITHOUT_SCOPE:
        return
    assert any(field.attname == "agency_id" for field in model._meta.concrete_fields)
    assert isinstance(model._default_manager.all(), Scoped)


@pytest.fixture
def concern(cast: Cast) -> Concern:
    return Concern.objects.create(
        agency=cast.agency,
        client=cast.marcus,
        title="Voices",
        lead_row="D13",
        disposition="refer",
        opened_at=NOW,
        opened_by=cast.pia,
    )


def baton(cast: Cast, concern: Concern, **fields: object) -> Baton:
    usual = {"key": "refer", "do": "Refer", "holder": cast.pia, "due_at": NOW, "opened_at": NOW, "opened_by": cast.pia}
    return Baton.objects.create(agency=cast.agency, client=concern.client, concern=concern, **usual | fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "lost"},
        {"status": "done"},
        {"status": "done", "closed_at": NOW},
        {"closed_at": NOW},
        {"climbed": 4},
        {"hand": "nobody"},
    ],
)
def test_a_baton_is_open_or_ended_by_someone(cast: Cast, concern: Concern, fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        baton(cast, concern, **fields)


def test_a_step_is_set_down_only_with_a_reason(cast: Cast, concern: Concern) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        baton(cast, concern, status="set_down", closed_at=NOW, closed_by=cast.sue)


def test_a_step_of_a_concern_is_open_in_one_hand(cast: Cast, concern: Concern) -> None:
    baton(cast, concern)
    with pytest.raises(IntegrityError), transaction.atomic():
        baton(cast, concern, holder=cast.sue)


def test_a_concern_is_open_once_and_closed_with_an_outcome(cast: Cast, concern: Concern) -> None:
    rows = Concern.objects.of(cast.agency).filter(pk=concern.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(status="closed", closed_at=NOW, closed_by=cast.pia)
    concern.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        concern.save(force_insert=True)


def test_cover_always_has_an_end(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            agency=cast.agency,
            client=cast.dana,
            person=cast.rae,
            relation="covering",
            from_at=NOW,
            added_by=cast.sue,
        )


def test_nobody_answers_their_own_request(cast: Cast) -> None:
    names = {constraint.name for constraint in Lowering._meta.constraints}
    assert "lowering_not_by_who_asked" in names
