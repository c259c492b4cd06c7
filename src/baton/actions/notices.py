"""Who here is told of what? Notices are written with the change that gives cause for them, and mailed after it."""

from datetime import datetime, time

from django.urls import reverse

from baton.actions import audit, outbox
from baton.actions.change import Change, one_change
from baton.core.notices import Language, text
from baton.core.vocabulary import Disposition
from baton.models import Baton, Client, Notice, Person

_DANGER = (Disposition.EMERGENCY, Disposition.SAME_DAY)


def tell(
    change: Change,
    to: Person,
    code: str,
    dedupe: str,
    *,
    client: Client | None = None,
    baton: Baton | None = None,
) -> None:
    """Put a notice before a person, and into the outbox, once per `dedupe`. `code` is a row of `core.notices`.

    Nobody is told of what they did, or of their own record.
    """
    if to == change.by or (client and client.account_id == to.pk):
        return
    if Notice.objects.of(change.agency).filter(dedupe=dedupe).exists():
        return
    notice = Notice.objects.create(
        agency=change.agency,
        to=to,
        code=code,
        client=client,
        concern=baton.concern if baton else None,
        baton=baton,
        dedupe=dedupe,
        created_at=change.now,
    )
    danger = baton is not None and baton.concern.disposition in _DANGER
    link = reverse("baton", args=[baton.pk]) if baton else reverse("today")
    outbox.put_notice(change, notice, link=link, at_once=danger or text(code).at_once)


def all_seen(*, until: int, by: Person, now: datetime) -> None:
    """The person has read what they were told up to the notice `until`. Reading it twice changes nothing."""
    Notice.objects.of(by.agency).filter(pk__lte=until, to=by, seen_at__isnull=True).update(seen_at=now)


def choose(
    *, by_mail: bool, language: Language, quiet_from: time, quiet_until: time, by: Person, now: datetime
) -> Person:
    """Say how one wants to be told. Quiet hours hold for everything but danger; two equal times mean none."""
    with one_change(agency=by.agency, by=by, now=now) as change:
        by.by_mail, by.language = by_mail, language
        by.quiet_from, by.quiet_until = quiet_from, quiet_until
        by.save(update_fields=["by_mail", "language", "quiet_from", "quiet_until"])
        audit.record(change, "person.telling_chosen", by, by_mail=by_mail)
    return by
