"""How is a referral shown? The relay as a picture and a list of the same facts, and the moves in the order of use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from baton.core.barriers import BARRIERS, Barrier
from baton.core.moves import Move
from baton.core.referrals import ReferralStatus
from baton.models import LinkOpening, Referral, ReferralFact
from baton.web.referral_forms import OfReferral

TITLES: Final[Mapping[str, str]] = {
    "talk_over": "Talked over, and chosen",
    "refuse": "They would rather not",
    "consent": "Agreed to what is shared",
    "send": "Sent",
    "receive": "Received",
    "accept": "Accepted",
    "decline": "They could not take it",
    "move_on": "No answer came",
    "choose_next": "On to the next choice",
    "schedule": "First visit set",
    "introduce": "Introduced",
    "attend": "First visit took place",
    "miss": "First visit missed",
    "report": "The question was answered",
    "close": "Closed, looking back together",
    "worker_review": "What the worker says of it",
    "drop": "Not needed",
    "ask_cancel": "Called off",
    "confirm_cancel": "They know it is called off",
    "halt": "Sharing stopped: consent was withdrawn",
    "reopen": "Opened again",
    "end": "Left at that",
    "note": "A word on the way",
    "barrier": "Something stood in the way",
    "proposed": "Times offered",
    "introduction_set": "Introduction booked",
}
DONE: Final[Mapping[str, str]] = {
    "talk_over": "Kept, in their words. Next: what may be shared.",
    "refuse": "Kept. Your support goes on, and you have a baton to ask again.",
    "choose_next": "On to the next one. Nothing has to be told again.",
    "accept": "Accepted. The baton is with them; you stay alongside.",
    "schedule": "The visit is set. You have a baton to call before it.",
    "attend": "The first visit took place. You have a baton to call after it.",
    "miss": "Written down. The baton is in your hand: reach them.",
    "report": "Answered. Look back together, then close.",
    "close": "Closed, with what they say of it.",
    "face": "There is a step for it now.",
}
# Short names for the picture; the stops that are drawn, in their order on the road.
_ROAD: Final = (
    ("talk_over", "Talked over"),
    ("consent", "Consent"),
    ("send", "Sent"),
    ("accept", "Accepted"),
    ("schedule", "Date set"),
    ("introduce", "Introduced"),
    ("attend", "First visit"),
    ("report", "Heard back"),
    ("close", "Closed"),
)
_OURS = {
    "talk_over",
    "consent",
    "send",
    "refuse",
    "decline",
    "move_on",
    "choose_next",
    "miss",
    "close",
    "halt",
    "reopen",
}
_BACK = {"decline", "move_on", "miss", "refuse", "halt", "ask_cancel"}
_FIRST, _STEP, _LANES = 104, 110, (62, 146)
# What is most likely next comes first and open; the rest is folded away.
_LIKELY: Final[Mapping[ReferralStatus, Sequence[str]]] = {
    ReferralStatus.DRAFT: ("talk_over", "refuse"),
    ReferralStatus.SENT: ("accept", "decline"),
    ReferralStatus.RECEIVED: ("accept", "decline"),
    ReferralStatus.ACCEPTED: ("schedule",),
    ReferralStatus.SCHEDULED: ("attend", "miss"),
    ReferralStatus.INTRODUCED: ("attend", "miss"),
    ReferralStatus.MISSED: ("schedule", "refuse"),
    ReferralStatus.ATTENDED: ("report",),
    ReferralStatus.REPORTED: ("close",),
    ReferralStatus.DECLINED: ("choose_next",),
    ReferralStatus.REFUSED: ("reopen",),
    ReferralStatus.HALTED: ("reopen",),
    ReferralStatus.CANCEL_ASKED: ("confirm_cancel",),
}


@dataclass(frozen=True, kw_only=True)
class Card:
    """One move as the page offers it; `first` is open, the others are folded."""

    move: Move[ReferralStatus]
    form: OfReferral
    first: bool


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One thing that happened. `lane`: one (with us), pass, two (with them), back-to."""

    title: str
    at: datetime
    said_at: datetime
    who: str
    words: str
    lane: str
    back: bool


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A stop of the picture: its place, whether it is behind us, and when."""

    x: int
    y: int
    title: str
    at: datetime | None
    kind: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The relay drawn: the stops, the road that the baton ran, the road ahead, and where the baton is now."""

    stops: tuple[Stop, ...]
    run: str
    ahead: str
    now: tuple[int, int]
    ours: bool


def cards(moves: Sequence[Move[ReferralStatus]], forms: Mapping[str, OfReferral], referral: Referral) -> list[Card]:
    """The moves that this person may make now, the likeliest first; a form that was refused stays open."""
    likely = _LIKELY.get(ReferralStatus(referral.status), ())
    known = [move for move in moves if move.name in forms]
    known.sort(key=lambda move: likely.index(move.name) if move.name in likely else len(likely))
    return [
        Card(move=move, form=forms[move.name], first=move.name in likely or forms[move.name].is_bound) for move in known
    ]


def legs(referral: Referral) -> list[Leg]:
    """Everything that happened, in order."""
    facts = referral.facts.select_related("by", "option__professional", "option__service", "link").order_by("at", "id")
    laid, theirs = [], False
    for fact in facts:
        was, theirs = theirs, _with_them(fact, theirs)
        lane = ("two" if theirs else "one") if was == theirs else ("pass" if theirs else "back-to")
        laid.append(_leg(fact, lane))
    return laid


def picture(referral: Referral) -> Picture:
    """The road of this referral: what is behind it, and what is ahead."""
    done = _done_at(referral)
    theirs = referral.status in ("accepted", "scheduled", "introduced", "attended")
    stops, passed = [], []
    for place, (name, title) in enumerate(_ROAD):
        at = done.get(name)
        lane = 0 if name in _OURS else 1
        x, y = _FIRST + place * _STEP, _LANES[lane]
        stops.append(Stop(x=x, y=y, title=title, at=at, kind="done" if at else "ahead"))
        if at:
            passed.append((x, y))
    here = passed[-1] if passed else (_FIRST, _LANES[0])
    now = (here[0] + _STEP // 2, _LANES[1 if theirs else 0])
    road_ahead = [now, *((stop.x, stop.y) for stop in stops if stop.kind == "ahead" and stop.x > here[0])]
    return Picture(stops=tuple(stops), run=_path([*passed, now]), ahead=_path(road_ahead), now=now, ours=not theirs)


def openings(referral: Referral) -> Any:
    """When the receiver opened their link."""
    rows = LinkOpening.objects.of(referral.agency).filter(link__referral=referral, opened=True)
    return rows.order_by("-at")[:10]


def chips(referral: Referral) -> list[str]:
    """What matters to the client, in a word or two each."""
    said = referral.client.wishes
    words = [said.get(name, "") for name in ("insurance", "near", "language", "gender", "faith")]
    words += ["low cost"] if said.get("low_cost") else []
    words += [word.replace("_", " ") for name in ("hours", "ways") for word in said.get(name, ())]
    return [word for word in words if word]


def _with_them(fact: ReferralFact, before: bool) -> bool:
    if fact.fact in ("accept", "schedule", "attend"):
        return True
    return False if fact.fact in _BACK | {"report", "reopen"} else before


def _leg(fact: ReferralFact, lane: str) -> Leg:
    who = fact.by.called if fact.by else (fact.option.name if fact.option else "")
    if fact.link and fact.link.purpose == "client":
        who = "the client"
    words = fact.words
    if fact.fact == "barrier" and not words:
        words = BARRIERS[Barrier(fact.details["barrier"])].title
    return Leg(
        title=TITLES.get(fact.fact, fact.fact.replace("_", " ").capitalize()),
        at=fact.at,
        said_at=fact.said_at,
        who=who,
        words=words,
        lane=lane,
        back=fact.fact in _BACK,
    )


def _done_at(referral: Referral) -> dict[str, datetime]:
    """When each stop was last passed, on the way that counts now: what a new start undid is ahead again."""
    done: dict[str, datetime] = {}
    for fact in referral.facts.order_by("said_at", "id"):
        if fact.fact in ("reopen", "choose_next", "decline", "move_on"):
            done = {} if fact.fact == "reopen" else {k: v for k, v in done.items() if k == "talk_over"}
        done[fact.fact] = fact.at
    return done


def _path(points: Sequence[tuple[int, int]]) -> str:
    """A smooth road through the points."""
    if not points:
        return ""
    parts, (px, py) = [f"M{points[0][0]} {points[0][1]}"], points[0]
    for x, y in points[1:]:
        half = (px + x) // 2
        parts.append(f"H{x}" if y == py else f"C{half} {py} {half} {y} {x} {y}")
        px, py = x, y
    return "".join(parts)
