"""What keeps people from a first visit, and what can be done about each?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Barrier(StrEnum):
    """What may stand in the way (practice B, connect)."""

    RIDE = "ride"
    COST = "cost"
    CHILDCARE = "childcare"
    PAPERS = "papers"
    LANGUAGE = "language"
    WORK = "work"
    PHONE = "phone"
    FEAR = "fear"


@dataclass(frozen=True, kw_only=True)
class Remedy:
    """One barrier: what it is called, and the step that does something about it."""

    title: str
    do: str


BARRIERS: Mapping[Barrier, Remedy] = {
    Barrier.RIDE: Remedy(title="No ride", do="Settle the ride: bus, a driver, or go along"),
    Barrier.COST: Remedy(title="Cost", do="Find out what it costs them, and who can pay: plan, sliding fee, voucher"),
    Barrier.CHILDCARE: Remedy(title="Nobody for the children", do="Find somebody for the children at that hour"),
    Barrier.PAPERS: Remedy(title="Papers", do="Get the papers together: ID, insurance card, what they ask for"),
    Barrier.LANGUAGE: Remedy(title="Language", do="Ask for an interpreter, or for somebody who speaks the language"),
    Barrier.WORK: Remedy(title="Work or school", do="Ask for another hour, or write a note for work or school"),
    Barrier.PHONE: Remedy(title="No phone or address", do="Agree on how they can be reached until the visit"),
    Barrier.FEAR: Remedy(title="Fear", do="Talk over what is feared, and offer to come along"),
}
