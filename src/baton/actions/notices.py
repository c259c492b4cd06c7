"""Who is told of what? Notices are written with the change that gives cause for them, and sent after it."""

from datetime import datetime

from baton.actions.change import Change
from baton.models import Baton, Client, Notice, Person


def tell(
    change: Change,
    to: Person,
    code: str,
    dedupe: str,
    *,
    client: Client | None = None,
    baton: Baton | None = None,
) -> None:
    """Put a notice into the outbox, once per `dedupe`. Nobody is told of what they did, or of their own record."""
    if to == change.by or (client and client.account_id == to.pk):
        return
    if Notice.objects.of(change.agency).filter(dedupe=dedupe).exists():
        return
    Notice.objects.create(
        agency=change.agency,
        to=to,
        code=code,
        client=client,
        concern=baton.concern if baton else None,
        baton=baton,
        dedupe=dedupe,
        created_at=change.now,
    )


def all_seen(*, until: int, by: Person, now: datetime) -> None:
    """The person has read what they were told up to the notice `until`. Reading it twice changes nothing."""
    Notice.objects.of(by.agency).filter(pk__lte=until, to=by, seen_at__isnull=True).update(seen_at=now)


def sent(*, notice: Notice, now: datetime) -> bool:
    """Mark as handed to the mail, before it is: True for the one caller that is to send it."""
    return Notice.objects.everywhere().filter(pk=notice.pk, sent_at__isnull=True).update(sent_at=now) == 1
