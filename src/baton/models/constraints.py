"""What must be true in every row, in the database's own words? Shapes of constraints that many tables share."""

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import CheckConstraint, F, Q


def one_of(field: str, words: Iterable[StrEnum]) -> CheckConstraint:
    """The field holds one of the words, and no other text."""
    return CheckConstraint(condition=Q(**{f"{field}__in": [str(word) for word in words]}), name=f"%(class)s_{field}")


def together(name: str, fields: Iterable[str]) -> CheckConstraint:
    """All of the fields are set, or none is: a thing that happened has a time and a person."""
    some = list(fields)
    all_set = Q(**{f"{field}__isnull": False for field in some})
    none_set = Q(**{f"{field}__isnull": True for field in some})
    return CheckConstraint(condition=all_set | none_set, name=f"%(class)s_{name}_together")


def exactly_one(name: str, first: str, second: str) -> CheckConstraint:
    """One of two links is set, not both and not neither."""
    left = Q(**{f"{first}__isnull": False, f"{second}__isnull": True})
    right = Q(**{f"{first}__isnull": True, f"{second}__isnull": False})
    return CheckConstraint(condition=left | right, name=f"%(class)s_{name}")


def closed_as_said(*open_words: str) -> CheckConstraint:
    """`closed_at` and `closed_by` are empty while the status is one of the open words, and set when it is not."""
    still_open = Q(status__in=open_words, closed_at__isnull=True, closed_by__isnull=True)
    over = ~Q(status__in=open_words) & Q(closed_at__isnull=False, closed_by__isnull=False)
    return CheckConstraint(condition=still_open | over, name="%(class)s_closed_as_said")


def in_order(first: str, then: str) -> CheckConstraint:
    """What ends does not end before it began; an open end is fine."""
    name = f"%(class)s_{first}_before_{then}"
    return CheckConstraint(condition=Q(**{f"{then}__isnull": True}) | Q(**{f"{then}__gte": F(first)}), name=name)
