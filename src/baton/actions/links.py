"""Who gets in without an account, and when does that end? Links are made, opened with their code, renewed, ended.

A wrong link and a wrong code are answered alike, and written alike: nobody learns from trying which of them was right.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from baton.actions import audit, disclosures, notices
from baton.actions.change import Change, one_change
from baton.actions.standing import need
from baton.core import links as rules
from baton.core.links import FROM_ONE_ADDRESS, LANGUAGES, RULES, SIGHT, Ended, Purpose, Sight
from baton.core.permissions import Ability
from baton.core.referrals import ReferralStatus
from baton.core.refusals import Code, Refused
from baton.home import key
from baton.models import Client, Knock, Link, LinkOpening, Option, Packet, Person, Referral

_NO_FIT = (
    "Link and code do not fit together, or the link has ended. Check both, or ask who gave them to you for new ones."
)
_TOO_MANY = "There were too many tries from where you are. Wait 15 minutes, then try again."
_OVER = "Your time here is over. Open your link again, and type the code."
_EXPIRED = "This link was for a limited time, which is over. Ask who gave it to you for a new one."
_BECAUSE = {
    Ended.RENEWED: "There is a newer link. Use that one.",
    Ended.WRONG_CODES: _NO_FIT,
    Ended.TAKEN_BACK: "This link was taken back by who gave it. Ask them if you still need it.",
    Ended.REFUSED: "The client has decided otherwise. There is nothing for you to do.",
    Ended.DECLINED: "You cannot take this, as you said. Thank you for answering; there is nothing more to do.",
    Ended.NOT_ANSWERED: "No answer came in time, so this has gone to someone else. There is nothing for you to do.",
    Ended.CANCELLED: "This was called off. Thank you; there is nothing more to do.",
    Ended.REVOKED: "The client has withdrawn consent. Nothing more is shown here.",
    Ended.CLOSED: "This referral is closed. Thank you; there is nothing more to do.",
}


@dataclass(frozen=True, kw_only=True)
class Made:
    """A link as it can be given away, this once: only hashes are kept.

    `secret` goes out in an address (`path`), `code` another way: read over the telephone, or given by hand.
    """

    link: Link
    secret: str
    code: str

    @property
    def path(self) -> str:
        """The address within this installation, with the secret behind the #."""
        return rules.path_of(self.secret)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A sitting that begins, and the ticket that the browser shows with each request."""

    opening: LinkOpening
    ticket: str


def make_for_receiver(change: Change, *, option: Option) -> Made:
    """A link for the receiving professional, within the change that sends. Older links of the referral die."""
    end_all(change, referral=option.referral, because=Ended.RENEWED)
    return _make(change, Purpose.RECEIVER, option.client, option)


def make_for_client(*, client: Client, by: Person, now: datetime, language: str = "en") -> Made:
    """A link for the client's own page, given by who works with them. Older ones die. `language`: en or es."""
    with one_change(agency=client.agency, by=by, now=now) as change:
        need(by, Ability.LINK_GIVE, client, now=now)
        for older in client.links.live(now).filter(purpose=Purpose.CLIENT):
            revoke(change, older, Ended.RENEWED)
        return _make(change, Purpose.CLIENT, client, language=language)


def renew(*, link: Link, by: Person, now: datetime) -> Made:
    """The same door with a new link and a new code; the older ones die. Refused once it leads nowhere any more."""
    if link.referral is None or link.option is None:
        return make_for_client(client=link.client, by=by, now=now, language=link.language)
    with one_change(agency=link.agency, by=by, now=now) as change:
        need(by, Ability.LINK_GIVE, link.client, now=now)
        if sight(link) is Sight.NOTHING:
            raise Refused(Code.NOT_POSSIBLE, "This referral is not open to them any more, so there is nothing to open.")
        return make_for_receiver(change, option=link.option)


def sight(link: Link) -> Sight:
    """How much of its referral a receiver's link shows now: nothing once it went to someone else."""
    statuses = Referral.objects.of(link.agency).filter(links=link, option=link.option_id)
    status = statuses.values_list("status", flat=True).first()
    return SIGHT[ReferralStatus(status)] if status else Sight.NOTHING


def take_back(*, link: Link, by: Person, now: datetime) -> None:
    """End a link before its time."""
    with one_change(agency=link.agency, by=by, now=now) as change:
        need(by, Ability.LINK_GIVE, link.client, now=now)
        if not revoke(change, link, Ended.TAKEN_BACK):
            raise Refused(Code.STALE, "This link has ended already.")


def end_all(change: Change, *, referral: Referral, because: Ended) -> None:
    """End every link of a referral, within a change."""
    for link in referral.links.filter(revoked_at__isnull=True):
        revoke(change, link, because)


def revoke(change: Change, link: Link, because: Ended) -> bool:
    """End a link within a change: True for the one who did. A sitting under way ends with its next request."""
    rows = Link.objects.of(change.agency).filter(pk=link.pk, revoked_at__isnull=True)
    if not rows.update(revoked_at=change.now, revoked_because=because):
        return False
    link.refresh_from_db()
    audit.record(change, "link.ended", link, client=link.client, because=str(because))
    return True


def open_link(*, secret: str, code: str, address: str, now: datetime) -> Opened:
    """Begin a sitting with a link and its code. `address` is whence the request comes: failures are counted by it.

    Refused: INVALID when they do not fit, NOT_POSSIBLE with the reason when they fit and the link has ended,
    LATER after too many failures.
    """
    whence = rules.address_hash(_key(), address)
    _need_patience(whence, now)
    link = Link.objects.everywhere().filter(secret_hash=rules.secret_hash(secret)).select_related("client__agency")
    found = link.first()
    offered = rules.code_hash(_key(), secret, code)
    fits = hmac.compare_digest(offered, found.code_hash if found else "0" * len(offered))
    if found is None:
        with transaction.atomic(durable=True):
            _knock(whence, now)
        raise Refused(Code.INVALID, _NO_FIT)
    outcome = _try(found, fits, whence, now)
    if isinstance(outcome, Refused):  # raised only now: what was tried stays written
        raise outcome
    return outcome


def sitting(*, ticket: str, now: datetime) -> LinkOpening:
    """The opening that the browser's ticket stands for. Refused: NEEDS when it is over, NOT_POSSIBLE with its link."""
    rows = LinkOpening.objects.everywhere().select_related("link__client__agency", "link__referral", "link__option")
    found = rows.filter(ticket_hash=rules.secret_hash(ticket)).first() if ticket else None
    if found is None or (found.ends_at and found.ends_at <= now):
        raise Refused(Code.NEEDS, _OVER)
    if ended := _ended(found.link, now):
        raise Refused(Code.NOT_POSSIBLE, ended)
    return found


def leave(*, opening: LinkOpening, now: datetime) -> None:
    """End a sitting. Leaving twice changes nothing."""
    with one_change(agency=opening.agency, by=opening.link, now=now) as change:
        rows = LinkOpening.objects.of(change.agency).filter(pk=opening.pk, ends_at__gt=now)
        if rows.update(ends_at=now):
            audit.record(change, "link.left", opening.link, client=opening.client, opening=opening.pk)


def shown(*, link: Link, now: datetime) -> Packet | None:
    """What was sent to this receiver, once they have accepted: asked anew each time whether it may still be shown.

    None before that, or when nothing was sent by this link. Refused when the consent has ended. Looking is audited.
    """
    with one_change(agency=link.agency, by=link, now=now) as change:
        packet = Packet.objects.of(change.agency).filter(option=link.option_id, referral=link.referral_id).first()
        return disclosures.shown(change, packet, link) if packet and sight(link) is Sight.PACKET else None


def read_in(*, link: Link, language: str, now: datetime) -> None:
    """Remember the language that who holds the link reads. Refused for one that there are no words in."""
    if language not in LANGUAGES:
        raise Refused(Code.INVALID, "Choose English or Spanish.", field="language")
    with one_change(agency=link.agency, by=link, now=now) as change:
        Link.objects.of(change.agency).filter(pk=link.pk).update(language=language)
        audit.record(change, "link.language", link, client=link.client, language=language)


def _make(
    change: Change, purpose: Purpose, client: Client, option: Option | None = None, *, language: str = "en"
) -> Made:
    secret = rules.secret_of(secrets.token_bytes(rules.SECRET_BYTES))
    code = rules.code_of(secrets.randbelow(rules.CODES))
    link = Link.objects.create(
        agency=change.agency,
        client=client,
        purpose=purpose,
        referral=option.referral if option else None,
        option=option,
        secret_hash=rules.secret_hash(secret),
        code_hash=rules.code_hash(_key(), secret, code),
        language=language,
        made_at=change.now,
        made_by=change.by,
        expires_at=change.now + RULES[purpose].lasts,
    )
    audit.record(change, "link.made", link, client=client, purpose=str(purpose))
    return Made(link=link, secret=secret, code=code)


def _try(link: Link, fits: bool, whence: str, now: datetime) -> Opened | Refused:
    """Write down one try at a link that is there, and what came of it."""
    with one_change(agency=link.agency, by=link, now=now) as change:
        link = Link.objects.of(change.agency).select_related("client__agency", "made_by").get(pk=link.pk)
        tired = link.openings.filter(at__gt=now - rules.TRIES_WITHIN).count() >= RULES[Purpose(link.purpose)].tries
        ended = _ended(link, now)
        if fits and not tired and not ended:
            return _open(change, link)
        _knock(whence, now)
        if not tired:
            _opening(change, link, opened=False)
        if not fits and not tired and not ended:
            _count_wrong(change, link)
    return Refused(Code.NOT_POSSIBLE, ended) if fits and ended else Refused(Code.INVALID, _NO_FIT)


def _open(change: Change, link: Link) -> Opened:
    ticket = secrets.token_urlsafe(rules.SECRET_BYTES)
    ends_at = min(change.now + RULES[Purpose(link.purpose)].sitting, link.expires_at)
    begun = _opening(change, link, opened=True, ticket_hash=rules.secret_hash(ticket), ends_at=ends_at)
    first = link.opened_at or change.now
    Link.objects.of(change.agency).filter(pk=link.pk).update(wrong_codes=0, opened_at=first)
    audit.record(change, "link.opened", link, client=link.client, opening=begun.pk)
    return Opened(opening=begun, ticket=ticket)


def _count_wrong(change: Change, link: Link) -> None:
    """One more code that did not fit: the last one allowed kills the link, and who made it is told."""
    counted = Link.objects.of(change.agency).filter(pk=link.pk, wrong_codes=link.wrong_codes)
    counted.update(wrong_codes=link.wrong_codes + 1)
    last = link.wrong_codes + 1 >= RULES[Purpose(link.purpose)].wrong_codes
    if last and revoke(change, link, Ended.WRONG_CODES) and link.made_by:
        notices.tell(change, link.made_by, "link.locked", f"link_locked:{link.pk}", client=link.client)


def _opening(change: Change, link: Link, *, opened: bool, **more: Any) -> LinkOpening:
    tried = {"agency": change.agency, "client": link.client, "link": link, "at": change.now, "opened": opened}
    return LinkOpening.objects.create(**tried, **more)


def _ended(link: Link, now: datetime) -> str:
    """Why the link is dead, in a sentence; nothing while it lives."""
    if link.revoked_at:
        return _BECAUSE[Ended(link.revoked_because)]
    return _EXPIRED if link.expires_at <= now else ""


def _need_patience(whence: str, now: datetime) -> None:
    failed = Knock.objects.filter(address_hash=whence, at__gt=now - FROM_ONE_ADDRESS.within)
    if failed.count() >= FROM_ONE_ADDRESS.tries:
        raise Refused(Code.LATER, _TOO_MANY)


def _knock(whence: str, now: datetime) -> None:
    """Count a failure, and forget those that count no more."""
    Knock.objects.filter(at__lte=now - FROM_ONE_ADDRESS.within).delete()
    Knock.objects.create(address_hash=whence, at=now)


def _key() -> bytes:
    return key(settings.HOME, "links")
