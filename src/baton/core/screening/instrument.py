"""What is an instrument? Questions with weights, bands of the total, and what an answer or a total says of a sign."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from baton.core.facts import Fact


class Sex(StrEnum):
    """For the few cut-offs that differ by it. Where it is not known, the more sensitive cut-off holds."""

    FEMALE = "female"
    MALE = "male"


class Scoring(StrEnum):
    """SUM adds the weights up. FLAGS has no total: the gravest answer sets the band."""

    SUM = "sum"
    FLAGS = "flags"


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer that may be given; `code` is its LOINC answer code, where there is one."""

    label: str
    value: int
    code: str | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question. `text` is None where the words may not ship: then the publisher's form is beside the screen.

    `only_if`: asked when any of these items was answered above zero. `scale`: counted there and not in the total.
    """

    number: str
    text: str | None
    options: tuple[Option, ...]
    loinc: str | None = None
    reversed: bool = False
    scored: bool = True
    optional: bool = False
    only_if: tuple[str, ...] = ()
    scale: str | None = None

    def weight(self, value: int) -> int:
        """What the answer `value` adds to the total."""
        values = [option.value for option in self.options]
        return max(values) + min(values) - value if self.reversed else value

    def option(self, value: int) -> Option | None:
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, kw_only=True)
class Band:
    """A stretch of the total from `start` up to the next band; with Scoring.FLAGS `start` is None."""

    name: str
    meaning: str
    start: int | None = None
    sex: Sex | None = None


@dataclass(frozen=True, kw_only=True)
class Flag:
    """An answer that counts whatever the total: `item` from `at_least` up to `at_most` (None: no upper end).

    `fact` None: a prompt to ask on. `unanswered`: what a missing answer counts as, "yes" or "unsure"; None: nothing.
    """

    item: str
    at_least: int
    sentence: str
    at_most: int | None = None
    fact: Fact | None = None
    unanswered: str | None = None
    band: str | None = None


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A total that says something about a sign. `item` must stand at `item_at_least` too; unanswered it is unsure."""

    at_least: int
    fact: Fact
    sex: Sex | None = None
    item: str | None = None
    item_at_least: int = 0


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """One published instrument, in one language. `trend`: for following change only, it gives no facts.

    The total is the sum times `factor`. `publisher` is whose form to look for where no text ships.
    """

    id: str
    name: str
    title: str
    version: str
    language: str
    period: str
    scoring: Scoring
    credit: str
    source: str
    publisher: str
    items: tuple[Item, ...]
    bands: tuple[Band, ...]
    flags: tuple[Flag, ...] = ()
    cuts: tuple[Cut, ...] = ()
    intro: str = ""
    factor: int = 1
    trend: bool = False
    clinicians_only: bool = False
    panel_loinc: str | None = None
    total_loinc: str | None = None
    by_number: Mapping[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_number", MappingProxyType({item.number: item for item in self.items}))

    @property
    def ships_text(self) -> bool:
        return all(item.text for item in self.items)

    @property
    def lowest(self) -> int:
        """The smallest total there can be."""
        return self.factor * sum(min(_weights(item)) for item in self.items if _counts(item))

    @property
    def highest(self) -> int:
        """The greatest total there can be."""
        return self.factor * sum(max(_weights(item)) for item in self.items if _counts(item))


def _counts(item: Item) -> bool:
    return item.scored and item.scale is None


def _weights(item: Item) -> list[int]:
    return [item.weight(option.value) for option in item.options]
