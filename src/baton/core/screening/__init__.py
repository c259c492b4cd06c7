"""What does an instrument's answer mean? One table per instrument, one way to score them all."""

from baton.core.screening.instrument import Band, Instrument, Item, Option, Sex
from baton.core.screening.loader import instruments
from baton.core.screening.scoring import RedFlag, Result, score

__all__ = ["Band", "Instrument", "Item", "Option", "RedFlag", "Result", "Sex", "instruments", "score"]
