"""Why can somebody not be offered to this client for this need? Only what is known bars; every reason is said."""

from collections.abc import Callable, Iterator

from baton.core.directory import Capacity
from baton.core.matching.shapes import Candidate, Reason, Side, Wish
from baton.core.needs import narrower, needs


def bars(wish: Wish, candidate: Candidate) -> tuple[Reason, ...]:
    """The reasons for setting this candidate aside; none when they may be offered."""
    return tuple(
        Reason(about=about, side=Side.AGAINST, text=text) for about, say in _BARS for text in say(wish, candidate)
    )


def offers(wish: Wish, candidate: Candidate) -> bool | None:
    """Whether they say that they do this, None when they do not say what they do."""
    return bool(candidate.needs & narrower(wish.need)) if candidate.needs else None


def specialised(wish: Wish, candidate: Candidate) -> bool | None:
    """Whether a specialty that they hold is one for this need, None when none is known or none is asked for."""
    asked = needs()[wish.need].specialties
    return bool(candidate.specialties & asked) if candidate.specialties and asked else None


def licensed(wish: Wish, candidate: Candidate) -> bool | None:
    """Whether a license that they hold qualifies for this need, None when none is known or none is asked for."""
    asked = needs()[wish.need].licences
    return bool(candidate.licences & asked) if candidate.licences and asked else None


def _own_interest(wish: Wish, candidate: Candidate) -> Iterator[str]:
    if candidate.own_interest:
        yield f"{candidate.own_interest.rstrip('.')}. Who refers must gain nothing by it"


def _ties(wish: Wish, candidate: Candidate) -> Iterator[str]:
    yield from candidate.ties


def _need(wish: Wish, candidate: Candidate) -> Iterator[str]:
    if offers(wish, candidate) is False and not specialised(wish, candidate):
        yield f"Does not offer this: {needs()[wish.need].title}"


def _licence(wish: Wish, candidate: Candidate) -> Iterator[str]:
    if candidate.licence_valid is False and needs()[wish.need].regulated:
        yield "Their license was not valid when we last looked"
    if licensed(wish, candidate) is False:
        yield f"Not licensed for this: {needs()[wish.need].title}"


def _specialty(wish: Wish, candidate: Candidate) -> Iterator[str]:
    vouched = offers(wish, candidate) and licensed(wish, candidate)
    if specialised(wish, candidate) is False and not vouched and candidate.person:
        yield f"Not trained for this: {needs()[wish.need].title}"


def _accepting(wish: Wish, candidate: Candidate) -> Iterator[str]:
    if candidate.accepting is False:
        yield "Takes nobody new at present"


def _room(wish: Wish, candidate: Candidate) -> Iterator[str]:
    if candidate.capacity is Capacity.NONE:
        yield "Full, with no waiting list"


def _age(wish: Wish, candidate: Candidate) -> Iterator[str]:
    if wish.age is None:
        return
    if candidate.youngest is not None and wish.age < candidate.youngest:
        yield f"Sees people from {candidate.youngest} years on"
    if candidate.oldest is not None and wish.age > candidate.oldest:
        yield f"Sees people up to {candidate.oldest} years"


_BARS: tuple[tuple[str, Callable[[Wish, Candidate], Iterator[str]]], ...] = (
    ("own_interest", _own_interest),
    ("tie", _ties),
    ("need", _need),
    ("licence", _licence),
    ("specialty", _specialty),
    ("accepting", _accepting),
    ("capacity", _room),
    ("age", _age),
)
