"""Who may a query speak about? Nobody, until it says so: a query without a scope raises instead of answering.

Every row belongs to an agency. A query names one (`of`), or a person (`visible_to`), or says aloud that it reads
across agencies (`everywhere`: the worker process and `verify`). Rows reached from a row in hand are in scope.
"""

from collections.abc import Iterator
from typing import Any, Self

from django.db import models


class UnscopedError(RuntimeError):
    """A query that would read or write rows of every agency. The mistake is the program's, not the person's."""


class Scoped[Row: models.Model](models.QuerySet[Row]):
    """A queryset that answers only once it has a scope. `bulk_create` and `create` need none: a row names its own."""

    in_scope = False

    def of(self, agency: Any) -> Self:
        """Rows of one agency."""
        return self.everywhere().filter(agency_id=agency.pk)

    def everywhere(self) -> Self:
        """Rows of all agencies: for the program itself, never for a person."""
        clone = self._chain()
        clone.in_scope = True
        return clone

    def none(self) -> Self:
        return super().none().everywhere()

    def _clone(self) -> Self:
        clone = super()._clone()
        clone.in_scope = self.in_scope
        return clone

    def _need_scope(self) -> None:
        if not (self.in_scope or "instance" in self._hints):
            raise UnscopedError(f"{self.model.__name__}: say of(agency), visible_to(person) or everywhere() first")

    def _fetch_all(self) -> None:
        self._need_scope()
        super()._fetch_all()

    def iterator(self, chunk_size: int | None = None) -> Iterator[Row]:
        self._need_scope()
        return super().iterator(chunk_size=chunk_size)

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._need_scope()
        return super().aggregate(*args, **kwargs)

    def count(self) -> int:
        self._need_scope()
        return super().count()

    def exists(self) -> bool:
        self._need_scope()
        return super().exists()

    def update(self, **kwargs: Any) -> int:
        self._need_scope()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._need_scope()
        return super().delete()

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        self._need_scope()
        return super().resolve_expression(*args, **kwargs)
