"""Under which heading of a note does a cue stand: one of history, of the family, of social history, or none?

A heading is a title before a colon, or alone on its line. It holds for its line; with nothing behind it, for the
lines below, up to an empty one or the next heading.
"""

import re
from enum import Enum

from baton.core.signs.folding import Folded


class Heading(Enum):
    """What a heading says of the cues below it."""

    PAST = "past"
    FAMILY = "family"
    SOCIAL = "social"


_WORD = (
    rb"(?:past|prior|previous|personal|significant|relevant|patient(?:'?s)?|client(?:'?s)?|his|her|their|psych\w*|medical"
    rb"|mental|behaviou?ral|health|mh|bh|surgical|ob\w*|gyn\w*|trauma|suicide|treatment|psychosocial|and|of)"
)
_SOCIAL_WORD = rb"(?:soc\w*|substance\w*|drug|alcohol|tobacco|etoh|use|abuse|/)"
_HISTORY = rb"(?:hx|h/o|history|histories)"
_KINDS = {
    Heading.FAMILY: re.compile(
        rb"(?:(?:his|her|the|relevant|significant) )?(?:fam(?:ily|\.)?[ /]?(?:" + _WORD + rb"[ /&]{0,3}){0,4}"
        rb"(?:hx|history|social)|fhx?|fmhx?)",
        re.IGNORECASE,
    ),
    Heading.SOCIAL: re.compile(
        rb"(?:(?:" + _WORD + rb"|" + _SOCIAL_WORD + rb")[ /&]{0,3}){0,6}" + _SOCIAL_WORD + rb"[ /&]{0,3}" + _HISTORY,
        re.IGNORECASE,
    ),
    Heading.PAST: re.compile(
        rb"(?!(?:patient(?:'?s)? )?history$)(?:"
        + _WORD
        + rb"[ /&]{1,3}){0,6}"
        + _HISTORY
        + rb"|p?pmhx?|pphx?|pshx?|ppsyhx?|background"
        rb"|(?:past|prior|previous|old|significant)(?: \w{1,12}){0,2}"
        rb" (?:attempts?|diagnos[ei]s|dx|admissions?|hospitali[sz]ations?|episodes?|events?(?: in (?:the )?past)?)",
        re.IGNORECASE,
    ),
}
# Lines of a section, not headings that end one.
_ITEM = re.compile(
    rb"(?:tobacco|alcohol|etoh|drugs?|smoking|cannabis|marijuana|substances?|substance use|suicide attempts?|attempts?"
    rb"|self[- ]harm|diagnos[ei]s|hospitali[sz]ations?|inpatient|outpatient|trauma|mother|father|sister|brother"
    rb"|aunt|uncle|maternal|paternal|parents|siblings|mental health|psychiatric|medical|problems?|illness(?:es)?)",
    re.IGNORECASE,
)
# Lines that end a section though no colon follows.
_OTHER = re.compile(
    rb"(?:mental status.*|mse|current.*|present.*|assessment.*|plan.*|hpi|chief complaint|cc|medications?|meds|risk.*"
    rb"|today.*|subjective|objective|data|intervention|response|physical exam.*|exam|interval.*|history of present.*)",
    re.IGNORECASE,
)
_TITLE = re.compile(rb"(?<![A-Za-z])([A-Za-z][A-Za-z/&'. -]{1,48}?)\.?[ \t]?:(?!\d)")
_CAPITALS = re.compile(rb"[A-Z][A-Z/&' ]+$")
_ALONE = re.compile(rb"[ \t*#>_-]{0,8}([A-Za-z][A-Za-z/&' ]{1,48})[ \t*_]{0,4}\r?(?=\n)")
_LONG_LINE = 600
_LONG_LIST = 12


def heading_of(folded: Folded, start: int) -> Heading | None:
    """The heading that holds for the cue that begins at words[start]."""
    raw = folded.raw
    line = _line_start(raw, start)
    if title := _last_title(raw, line, start):
        return _kind(title)
    for _ in range(_LONG_LIST):
        if line <= 1 or raw[line - 1] != 0x0A:
            return None
        below, line = line - 1, _line_start(raw, line - 1)
        if not raw[line:below].strip():
            return None
        if alone := _ALONE.match(raw, line, below + 1):
            if (kind := _kind(alone[1])) or _OTHER.fullmatch(alone[1]):
                return kind
        elif title := _last_title(raw, line, below):
            rest = raw[line:below].rpartition(b":")[2].strip()
            return _kind(title) if not rest or rest.endswith(b",") else None
    return None


def _line_start(raw: bytes, place: int) -> int:
    return max(raw.rfind(b"\n", max(0, place - _LONG_LINE), place) + 1, place - _LONG_LINE, 0)


def _last_title(raw: bytes, start: int, end: int) -> bytes | None:
    """The last title in raw[start:end] that is more than an item of a section."""
    if b":" not in raw[start:end]:
        return None
    titles = [found[1].strip() for found in _TITLE.finditer(raw, start, end)]
    return next((title for title in reversed(titles) if not _ITEM.fullmatch(title)), None)


def _kind(title: bytes) -> Heading | None:
    """What a title says; of one that follows other words only its capitals count."""
    for name in (title, capitals[0].strip() if (capitals := _CAPITALS.search(title)) else title):
        for kind, names in _KINDS.items():
            if names.fullmatch(name):
                return kind
    return None
