"""What can happen to a consent, and on what can a disclosure rest?"""

from enum import StrEnum

from baton.core.moves import Move, Need, Table
from baton.core.permissions import Ability


class ConsentStatus(StrEnum):
    """OFFERED: explained, not signed. GIVEN: signed. The others are ends: nothing more is sent on it."""

    OFFERED = "offered"
    GIVEN = "given"
    EXPIRED = "expired"
    REVOKED = "revoked"
    CLOSED = "closed"


class LegalBasis(StrEnum):
    """What a disclosure rests on: the client's consent, or one of the lawful exceptions of practice D3."""

    CONSENT = "consent"
    MEDICAL_EMERGENCY = "medical_emergency"  # 42 CFR 2.51
    CHILD_ABUSE_REPORT = "child_abuse_report"  # 2.12(c)(6)
    CRIME_ON_PREMISES = "crime_on_premises"  # 2.12(c)(5)
    COURT_ORDER = "court_order"  # 2.61 to 2.67


class Transport(StrEnum):
    """How it got there."""

    LINK = "link"
    LETTER = "letter"
    FAX = "fax"
    HAND = "hand"
    SPOKEN = "spoken"


_S = ConsentStatus

MOVES = Table(
    noun="consent",
    start=_S.OFFERED,
    ends=frozenset({_S.EXPIRED, _S.REVOKED, _S.CLOSED}),
    titles={
        _S.OFFERED: "offered, and not signed yet",
        _S.GIVEN: "given",
        _S.EXPIRED: "over",
        _S.REVOKED: "withdrawn",
        _S.CLOSED: "closed",
    },
    moves=(
        Move(
            name="give",
            button="Sign",
            frm=(_S.OFFERED,),
            to=_S.GIVEN,
            ability=Ability.CONSENT_RECORD,
            needs=(
                Need(name="elements", ask="Something that a consent must say is missing."),
                Need(name="signature", ask="Sign by drawing or typing your name, or say that it was signed on paper."),
            ),
            by_client=True,
            audit="consent.given",
        ),
        Move(
            name="revoke",
            button="Withdraw",
            frm=(_S.OFFERED, _S.GIVEN),
            to=_S.REVOKED,
            ability=Ability.CONSENT_RECORD,
            by_client=True,
            audit="consent.revoked",
        ),
        Move(
            name="expire",
            button="It is over",
            frm=(_S.GIVEN,),
            to=_S.EXPIRED,
            ability=Ability.CONSENT_RECORD,
            audit="consent.expired",
        ),
        Move(
            name="close",
            button="Close",
            frm=(_S.OFFERED, _S.GIVEN),
            to=_S.CLOSED,
            ability=Ability.CONSENT_RECORD,
            audit="consent.closed",
        ),
    ),
)
