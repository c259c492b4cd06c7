"""How is a cue read that stands in braces? For tests of context: the words given are the only phrase of the lexicon."""

from baton.core.catalog import SIGNS
from baton.core.signs.cue import Cue
from baton.core.signs.folding import fold_phrase
from baton.core.signs.lexicon import Phrase
from baton.core.signs.patterns import Pattern
from baton.core.signs.scanner import Scanner
from baton.core.vocabulary import Sign


def read(sign: Sign, marked: str) -> Cue:
    """The cue in braces, as it is read in the text without them."""
    start, end = marked.index("{"), marked.index("}")
    words, text = marked[start + 1 : end], marked.replace("{", "").replace("}", "")
    phrase = Phrase(sign=sign, family="given", severity=min(SIGNS[sign].severities))
    cues = Scanner([(phrase, Pattern(anchors=(f" {fold_phrase(words)} ",)))]).recognise(text)
    return next(cue for cue in cues if cue.start == start)


def reading(sign: Sign, marked: str, expected: str) -> str:
    """Status, subject and time of the cue in braces, with a `*` wherever `expected` leaves a part open."""
    cue = read(sign, marked)
    parts = zip(expected.split(), (cue.status, cue.subject, cue.when), strict=True)
    return " ".join("*" if part == "*" else str(got) for part, got in parts)
