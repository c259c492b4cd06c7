"""Words to cues: which signs may a note hold?"""

from baton.core.signs.cue import Cue
from baton.core.signs.scanner import recognise

__all__ = ["Cue", "recognise"]
