"""What if an action refuses what was typed? The form comes back with the words kept and the sentence beside them.

So it does when the database takes no change: locked for long, read only, or on a disk without room.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.db import OperationalError

from baton.core.refusals import Code, Refused

_MENDABLE = {Code.INVALID, Code.LATER, Code.NEEDS, Code.NOT_POSSIBLE, Code.STALE}
_AWAY = "This could not be saved just now. Your words are still here: wait a minute, then try again."
log = logging.getLogger("baton.web")


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
    except OperationalError:
        log.exception("The database did not take a change")
        form.add_error(None, _AWAY)
        form.away = True


def status_of(form: forms.Form) -> int:
    """503 if nothing can be saved, 429 to wait, 409 if someone was first, 422 for what is to be mended, else 200."""
    if getattr(form, "away", False):
        return 503
    refused = getattr(form, "refused", None)
    if refused and refused.code is Code.LATER:
        return 429
    if refused and refused.code in (Code.STALE, Code.NOT_POSSIBLE):
        return 409
    return 422 if form.is_bound and form.errors else 200
