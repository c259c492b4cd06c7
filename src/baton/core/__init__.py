"""What is right: words to cues, facts to decisions. Pure Python; usable on its own.

>>> from baton.core import recognise, decide
"""

from baton.core.policy import decide
from baton.core.signs import recognise

__all__ = ["decide", "recognise"]
