"""What if an action refuses what was typed? The form comes back with the words kept and the sentence beside them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from baton.core.refusals import Code, Refused

_MENDABLE = {Code.INVALID, Code.NEEDS, Code.NOT_POSSIBLE, Code.STALE}


@contextmanager
def told_in(form: forms.Form) -> Iterator[None]:
    """Put a refusal that the person can mend into the form; any other goes on to the middleware."""
    try:
        yield
    except Refused as refused:
        if refused.code not in _MENDABLE:
            raise
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        form.refused = refused


def status_of(form: forms.Form) -> int:
    """409 where someone was first, 422 where something is to be mended, 200 for a fresh form."""
    refused = getattr(form, "refused", None)
    if refused and refused.code in (Code.STALE, Code.NOT_POSSIBLE):
        return 409
    return 422 if form.is_bound and form.errors else 200
