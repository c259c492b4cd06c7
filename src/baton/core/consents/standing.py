"""Does this consent cover this disclosure, at this moment? The one question before anything leaves."""

from collections.abc import Collection
from datetime import datetime

from baton.core.consents.moves import ConsentStatus
from baton.core.consents.terms import Recipient, Terms, deficiencies
from baton.core.permissions import Consent

_NOT_YET = {ConsentStatus.OFFERED: Consent.MISSING}
_OVER = {
    ConsentStatus.REVOKED: Consent.REVOKED,
    ConsentStatus.EXPIRED: Consent.EXPIRED,
    ConsentStatus.CLOSED: Consent.EXPIRED,
}


def standing(
    terms: Terms,
    status: ConsentStatus,
    *,
    recipient: Recipient,
    items: Collection[str],
    now: datetime,
    ended: bool = False,
) -> Consent:
    """GIVEN only if it is given, whole, not over, and names this recipient and every one of the items.

    `ended`: what it was to end with has ended. A disclosure of nothing is covered by nothing.
    """
    if status is not ConsentStatus.GIVEN:
        return _NOT_YET.get(status) or _OVER[status]
    if ended or terms.expires_at is None or now >= terms.expires_at:
        return Consent.EXPIRED
    named = {(one.kind, one.key) for one in terms.recipients}
    covered = (recipient.kind, recipient.key) in named and bool(items) and set(items) <= set(terms.items)
    return Consent.GIVEN if covered and not deficiencies(terms) else Consent.MISSING
