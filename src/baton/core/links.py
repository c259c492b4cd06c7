"""How long does a door stay open to someone without an account, how often may one try, and what is behind it?

A link is a secret of 128 bits in an address, and a short code that came another way. Neither is kept: only their
hashes are. Randomness and the key come in as arguments.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network

from baton.core.referrals import ReferralStatus

DOOR = "/door/"
LANGUAGES = ("en", "es")
SECRET_BYTES = 16
CODES = 1_000_000  # six digits


class Purpose(StrEnum):
    """What a link is for: a receiving professional answers one referral, or a client opens their own page."""

    RECEIVER = "receiver"
    CLIENT = "client"


class Ended(StrEnum):
    """Why a link is dead before its time."""

    RENEWED = "renewed"
    WRONG_CODES = "wrong_codes"
    TAKEN_BACK = "taken_back"
    REFUSED = "refused"
    DECLINED = "declined"
    NOT_ANSWERED = "not_answered"
    CANCELLED = "cancelled"
    REVOKED = "revoked"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row: `lasts` until the link is dead, `sitting` from the code until it is asked for again.

    `wrong_codes` in a row kill the link. `tries` is how many times it may be tried within an hour, rightly or wrongly.
    """

    purpose: Purpose
    lasts: timedelta
    sitting: timedelta
    wrong_codes: int
    tries: int


# Design choices. A receiver has to come back until the report is in; a client's telephone may lie about.
_RULES = (
    Rule(purpose=Purpose.RECEIVER, lasts=timedelta(days=60), sitting=timedelta(minutes=60), wrong_codes=5, tries=12),
    Rule(purpose=Purpose.CLIENT, lasts=timedelta(days=90), sitting=timedelta(minutes=30), wrong_codes=5, tries=12),
)
RULES: Mapping[Purpose, Rule] = {rule.purpose: rule for rule in _RULES}
TRIES_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most so many failed tries within that time."""

    tries: int
    within: timedelta


FROM_ONE_ADDRESS = Limit(tries=20, within=timedelta(minutes=15))


class Sight(StrEnum):
    """How much of a referral its receiver sees: nothing, what it is about without who, or all that was sent."""

    NOTHING = "nothing"
    PREVIEW = "preview"
    PACKET = "packet"


_S = ReferralStatus
SIGHT: Mapping[ReferralStatus, Sight] = {
    _S.DRAFT: Sight.NOTHING,
    _S.TALKED_OVER: Sight.NOTHING,
    _S.CONSENTED: Sight.NOTHING,
    _S.SENT: Sight.PREVIEW,
    _S.RECEIVED: Sight.PREVIEW,
    _S.ACCEPTED: Sight.PACKET,
    _S.SCHEDULED: Sight.PACKET,
    _S.INTRODUCED: Sight.PACKET,
    _S.ATTENDED: Sight.PACKET,
    _S.REPORTED: Sight.PACKET,
    _S.CLOSED: Sight.NOTHING,
    _S.DECLINED: Sight.NOTHING,
    _S.REFUSED: Sight.NOTHING,
    _S.MISSED: Sight.PACKET,
    _S.CANCEL_ASKED: Sight.NOTHING,
    _S.CANCELLED: Sight.NOTHING,
    _S.HALTED: Sight.NOTHING,
}


def secret_of(randomness: bytes) -> str:
    """Sixteen random bytes as they stand in an address: 22 letters, digits, dashes and underscores."""
    if len(randomness) != SECRET_BYTES:
        raise ValueError(f"A secret is made of {SECRET_BYTES} bytes, not {len(randomness)}")
    return urlsafe_b64encode(randomness).rstrip(b"=").decode()


def code_of(number: int) -> str:
    """A number below `CODES` as it is read out: two times three digits."""
    digits = f"{number:06d}"
    return f"{digits[:3]} {digits[3:]}"


def path_of(secret: str) -> str:
    """Where the link leads. What follows the # is never sent to a server by opening it."""
    return f"{DOOR}#{secret}"


def last_part(typed: str) -> str:
    """The secret in what was typed or pasted: a whole link, or what follows its #."""
    return typed.strip().rpartition("#")[2].strip()


def secret_hash(secret: str) -> str:
    """What is kept of a secret. It has 128 random bits, so that nobody finds it from its hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def code_hash(key: bytes, secret: str, code: str) -> str:
    """What is kept of a code, bound to its link. It is short, so the hash needs the key that is not in the database."""
    digits = "".join(sign for sign in code if sign.isascii() and sign.isdigit())
    return _keyed(key, f"code:{secret_hash(secret)}:{digits}")


def address_hash(key: bytes, address: str) -> str:
    """Whence a try came, for counting only. One line of a provider is one address: the first half of an IPv6 one."""
    return _keyed(key, f"address:{_line_of(address)}")


def _line_of(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and not known.ipv4_mapped:
        return str(ip_network(f"{known.compressed.partition('%')[0]}/64", strict=False))
    return str(getattr(known, "ipv4_mapped", None) or known)


def _keyed(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
