"""How does a referral go from a talk to a kept visit and an answered question? Its moves, and what others are told.

Delivery, acceptance, visit, report and review are separate facts. The steps that moves open and close are in
`core.relay`.
"""

from collections.abc import Mapping
from enum import StrEnum

from baton.core.moves import Move, Need, Table, Told
from baton.core.permissions import Ability


class ReferralStatus(StrEnum):
    """Where a referral stands. DECLINED: by the receiver, or no answer came. REFUSED: the client said no."""

    DRAFT = "draft"
    TALKED_OVER = "talked_over"
    CONSENTED = "consented"
    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    SCHEDULED = "scheduled"
    INTRODUCED = "introduced"
    ATTENDED = "attended"
    REPORTED = "reported"
    CLOSED = "closed"
    DECLINED = "declined"
    REFUSED = "refused"
    MISSED = "missed"
    CANCEL_ASKED = "cancel_asked"
    CANCELLED = "cancelled"
    HALTED = "halted"


class Lead(StrEnum):
    """Who leads on this need from now on. The client's worker stays in either case."""

    RECEIVER = "receiver"
    PRIMARY = "primary"
    SHARED = "shared"


_S = ReferralStatus
_BEFORE_SENT = (_S.DRAFT, _S.TALKED_OVER, _S.CONSENTED)
_WAITING = (_S.SENT, _S.RECEIVED)
_TAKEN = (_S.ACCEPTED, _S.SCHEDULED, _S.INTRODUCED, _S.MISSED)
_UNDER_WAY = (*_WAITING, *_TAKEN)
_GUARDS_UNDER_WAY = ("answer", "set_date", "before_visit", "attendance", "reach")
_REASON = Need(name="reason", ask="Say why, in a few words.")

MOVES = Table(
    noun="referral",
    start=_S.DRAFT,
    ends=frozenset({_S.CLOSED, _S.CANCELLED}),
    titles={
        _S.DRAFT: "being prepared",
        _S.TALKED_OVER: "talked over",
        _S.CONSENTED: "agreed to, and not sent yet",
        _S.SENT: "sent",
        _S.RECEIVED: "received",
        _S.ACCEPTED: "accepted",
        _S.SCHEDULED: "waiting for the first visit",
        _S.INTRODUCED: "introduced, and waiting for the first visit",
        _S.ATTENDED: "in care: the first visit took place",
        _S.REPORTED: "answered",
        _S.CLOSED: "closed",
        _S.DECLINED: "without a taker",
        _S.REFUSED: "declined by the client",
        _S.MISSED: "waiting since a visit that was missed",
        _S.CANCEL_ASKED: "being called off",
        _S.CANCELLED: "called off",
        _S.HALTED: "stopped: consent was withdrawn",
    },
    moves=(
        Move(
            name="talk_over",
            button="We talked it over",
            frm=(_S.DRAFT, _S.TALKED_OVER),
            to=_S.TALKED_OVER,
            ability=Ability.REFERRAL_WRITE,
            needs=(
                Need(name="said", ask="Write what the client said, in their words."),
                Need(name="chosen", ask="Say whom the client chose."),
            ),
            by_client=True,
            audit="referral.talked_over",
        ),
        Move(
            name="refuse",
            button="They would rather not",
            frm=(*_BEFORE_SENT, *_UNDER_WAY, _S.DECLINED),
            to=_S.REFUSED,
            ability=Ability.REFERRAL_WRITE,
            needs=(
                Need(name="said", ask="Write what the client said, in their words."),
                Need(name="again_on", ask="Say when you may ask again."),
            ),
            opens=("offer_again", "know_of_no"),
            closes=("send", "next_choice", *_GUARDS_UNDER_WAY),
            by_client=True,
            audit="referral.refused",
            tells=(Told.SUPERVISOR,),
        ),
        Move(
            name="consent",
            button="They agree to what is shared",
            frm=(_S.TALKED_OVER,),
            to=_S.CONSENTED,
            ability=Ability.CONSENT_RECORD,
            needs=(Need(name="consent", ask="Nothing leaves without consent: record what the client agrees to."),),
            audit="referral.consented",
        ),
        Move(
            name="send",
            button="Send it",
            frm=(_S.CONSENTED,),
            to=_S.SENT,
            ability=Ability.RECORD_DISCLOSE,
            needs=(Need(name="packet", ask="Look at what the receiver will see, then send it."),),
            opens=("answer",),
            closes=("send",),
            audit="referral.sent",
        ),
        Move(
            name="receive",
            button="They have it",
            frm=(_S.SENT,),
            to=_S.RECEIVED,
            ability=Ability.REFERRAL_WRITE,
            outside=True,
            audit="referral.received",
        ),
        Move(
            name="accept",
            button="They accept",
            frm=_WAITING,
            to=_S.ACCEPTED,
            ability=Ability.REFERRAL_WRITE,
            outside=True,
            opens=("set_date",),
            closes=("answer",),
            audit="referral.accepted",
            tells=(Told.HOLDER,),
        ),
        Move(
            name="decline",
            button="They cannot take it",
            frm=_UNDER_WAY,
            to=_S.DECLINED,
            ability=Ability.REFERRAL_WRITE,
            outside=True,
            needs=(_REASON,),
            opens=("next_choice",),
            closes=_GUARDS_UNDER_WAY,
            audit="referral.declined",
            tells=(Told.HOLDER,),
        ),
        Move(
            name="move_on",
            button="No answer: go to the next choice",
            frm=_WAITING,
            to=_S.DECLINED,
            ability=Ability.REFERRAL_WRITE,
            opens=("next_choice",),
            closes=("answer",),
            audit="referral.not_answered",
        ),
        Move(
            name="choose_next",
            button="Go to the next choice",
            frm=(_S.DECLINED,),
            to=_S.TALKED_OVER,
            ability=Ability.REFERRAL_WRITE,
            needs=(Need(name="chosen", ask="Say whom the client chose."),),
            opens=("send",),
            closes=("next_choice",),
            audit="referral.next_chosen",
        ),
        Move(
            name="schedule",
            button="A visit is set",
            frm=_TAKEN,
            to=_S.SCHEDULED,
            ability=Ability.REFERRAL_WRITE,
            outside=True,
            needs=(Need(name="appointment_at", ask="Give day and time of the visit."),),
            opens=("before_visit", "attendance"),
            closes=("set_date", "before_visit", "attendance", "reach"),
            audit="referral.scheduled",
            tells=(Told.HOLDER,),
        ),
        Move(
            name="introduce",
            button="We met, all three",
            frm=(_S.SCHEDULED, _S.INTRODUCED),
            to=_S.INTRODUCED,
            ability=Ability.REFERRAL_WRITE,
            needs=(Need(name="present", ask="Say who was there."),),
            audit="referral.introduced",
        ),
        Move(
            name="attend",
            button="The visit took place",
            frm=_TAKEN,
            to=_S.ATTENDED,
            ability=Ability.REFERRAL_WRITE,
            outside=True,
            needs=(Need(name="attended_at", ask="Say when they met."),),
            opens=("after_visit", "report"),
            closes=("set_date", "before_visit", "attendance", "reach"),
            audit="referral.attended",
            tells=(Told.HOLDER,),
        ),
        Move(
            name="miss",
            button="They did not come",
            frm=(_S.SCHEDULED, _S.INTRODUCED),
            to=_S.MISSED,
            ability=Ability.REFERRAL_WRITE,
            outside=True,
            opens=("reach",),
            closes=("before_visit", "attendance"),
            audit="referral.missed",
            tells=(Told.HOLDER, Told.SUPERVISOR),
        ),
        Move(
            name="report",
            button="The question is answered",
            frm=(_S.ATTENDED,),
            to=_S.REPORTED,
            ability=Ability.REFERRAL_WRITE,
            outside=True,
            needs=(Need(name="answer", ask="Write the answer to the question that was asked."),),
            opens=("review",),
            closes=("report",),
            audit="referral.reported",
            tells=(Told.HOLDER,),
        ),
        Move(
            name="close",
            button="Close",
            frm=(_S.REPORTED,),
            to=_S.CLOSED,
            ability=Ability.REFERRAL_WRITE,
            needs=(
                Need(name="kept_contact", ask="A first visit has to have taken place before this can close."),
                Need(name="answer", ask="The question that was asked has no answer yet."),
                Need(name="client_review", ask="Write what the client says of it: whether the need is met."),
                Need(name="worker_review", ask="Write how you see it."),
            ),
            closes=("review", "after_visit"),
            audit="referral.closed",
        ),
        Move(
            name="drop",
            button="Not needed",
            frm=_BEFORE_SENT,
            to=_S.CANCELLED,
            ability=Ability.REFERRAL_WRITE,
            needs=(_REASON,),
            closes=("send",),
            audit="referral.dropped",
        ),
        Move(
            name="ask_cancel",
            button="Call it off",
            frm=_UNDER_WAY,
            to=_S.CANCEL_ASKED,
            ability=Ability.REFERRAL_WRITE,
            needs=(_REASON,),
            opens=("confirm_cancel",),
            closes=_GUARDS_UNDER_WAY,
            audit="referral.cancel_asked",
        ),
        Move(
            name="confirm_cancel",
            button="They know it is called off",
            frm=(_S.CANCEL_ASKED,),
            to=_S.CANCELLED,
            ability=Ability.REFERRAL_WRITE,
            outside=True,
            closes=("confirm_cancel",),
            audit="referral.cancelled",
        ),
        Move(
            name="halt",
            button="Consent is withdrawn",
            frm=(_S.CONSENTED, *_UNDER_WAY, _S.ATTENDED, _S.DECLINED, _S.CANCEL_ASKED),
            to=_S.HALTED,
            ability=Ability.CONSENT_RECORD,
            opens=("after_halt",),
            closes=("send", "next_choice", "confirm_cancel", "report", "after_visit", *_GUARDS_UNDER_WAY),
            audit="referral.halted",
            tells=(Told.HOLDER, Told.SUPERVISOR),
        ),
        Move(
            name="reopen",
            button="Open it again",
            frm=(_S.CLOSED, _S.REFUSED, _S.CANCELLED, _S.HALTED),
            to=_S.DRAFT,
            ability=Ability.REFERRAL_WRITE,
            needs=(_REASON,),
            opens=("send",),
            closes=("offer_again", "after_halt"),
            audit="referral.reopened",
        ),
        Move(
            name="end",
            button="Leave it at that",
            frm=(_S.REFUSED, _S.HALTED, _S.DECLINED),
            to=_S.CANCELLED,
            ability=Ability.REFERRAL_WRITE,
            needs=(_REASON,),
            closes=("offer_again", "after_halt", "next_choice"),
            audit="referral.ended",
        ),
    ),
)

# FHIR R4 Task.status and BSeR businessStatus for each of ours: what other systems are told.
EXCHANGE: Mapping[ReferralStatus, tuple[str, str]] = {
    _S.DRAFT: ("draft", ""),
    _S.TALKED_OVER: ("draft", ""),
    _S.CONSENTED: ("ready", ""),
    _S.SENT: ("requested", "referral-sent"),
    _S.RECEIVED: ("received", "referral-received"),
    _S.ACCEPTED: ("accepted", "referral-accepted"),
    _S.SCHEDULED: ("accepted", "appointment-made"),
    _S.INTRODUCED: ("accepted", "introduced"),
    _S.ATTENDED: ("in-progress", "service-started"),
    _S.REPORTED: ("completed", "service-reported"),
    _S.CLOSED: ("completed", "closed"),
    _S.DECLINED: ("rejected", "referral-declined"),
    _S.REFUSED: ("cancelled", "client-declined"),
    _S.MISSED: ("on-hold", "appointment-missed"),
    _S.CANCEL_ASKED: ("in-progress", "cancellation-requested"),
    _S.CANCELLED: ("cancelled", "cancelled"),
    _S.HALTED: ("cancelled", "consent-revoked"),
}
