"""What is a receiving professional told, and what ends with their part? Messages with a link, and the links' ends."""

from baton.actions import links, outbox
from baton.actions.change import Change
from baton.core.consents import Transport
from baton.core.links import DOOR, Ended
from baton.core.outbox import Address
from baton.models import Disclosure, Referral


def ask(change: Change, made: links.Made, to: Address) -> None:
    """Ask them by e-mail whether they can take someone on: a link, and not a word about whom."""
    dedupe = _asked(made.link.pk)
    outbox.put(change, code="receiver.asked", to=to, link=made.path, dedupe=dedupe, client=made.link.client)


def recall(change: Change, referral: Referral, because: Ended) -> None:
    """No link into this referral opens any more. What has not gone out stays here; who was asked hears of the end."""
    for link in referral.links.filter(revoked_at__isnull=True):
        links.revoke(change, link, because)
        if not outbox.withdraw(change, _asked(link.pk)) and because in _TOLD:
            _tell_ended(change, referral, link.pk)


# They decided the other ends themselves, or hear of them on their page.
_TOLD = frozenset({Ended.REVOKED, Ended.CANCELLED, Ended.REFUSED, Ended.NOT_ANSWERED})


def _tell_ended(change: Change, referral: Referral, link: int) -> None:
    sent = Disclosure.objects.of(change.agency).filter(
        packet__referral=referral, packet__option=referral.option, transport=Transport.LINK, refused=False
    )
    if (last := sent.order_by("at", "id").last()) and last.address:
        to, dedupe = Address(value=last.address), f"receiver.withdrawn:{link}"
        outbox.put(change, code="receiver.withdrawn", to=to, link=DOOR, dedupe=dedupe, client=referral.client)


def _asked(link: int) -> str:
    return f"receiver.asked:{link}"
