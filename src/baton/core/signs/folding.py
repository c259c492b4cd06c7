"""How is a text folded for matching, and where in the original does a folded place stand?

Folded text is bytes: lower-case ASCII words, every other character a space, one space at either end; and beside it,
place by place, the same text with its case and punctuation. Other characters are read as what they look like; a letter
that looks like none stands as a character that no phrase matches. Most notes need one pass: only what must be rewritten
is, and leaves a layer that leads back to the text as it was given.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

_LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789"
_STRANGER = "\x1a"  # folds to itself; never in a phrase
_TABLE = (
    bytes(lower if (lower := ord(chr(code).lower())) in _LETTERS or code == 0x1A else 0x20 for code in range(128))
    + b" " * 128
)
# Letters and figures, white space, all else: white space of more than one character behind a word keeps a phrase from
# matching, and behind anything else does no harm.
_KINDS = bytes(97 if chr(code).isalnum() else 32 if chr(code).isspace() else 46 for code in range(256))
_SPACES = re.compile(r"[ \t\r\n\f\v]{2,}")
# A quotation mark between two words with a space on one side of it: without the space a phrase goes on.
_SPACED_QUOTES = (' "', '" ', " '", "' ")
_QUOTE = re.compile(r"[\"'](?:(?<=[A-Za-z0-9] .)(?=[A-Za-z0-9])|(?<=[A-Za-z0-9].)( )(?=[A-Za-z0-9]))")
_STRANGE = re.compile(r"[^\x00-\x7f]+")
_LOOKALIKES = str.maketrans(
    "аеорсхуіјѕԁһкмтвнАВЕКМНОРСТХУІЈЅαοερικντΑΒΕΖΗΙΚΜΝΟΡΤΥΧøØłŁđĐı‘’‚‛′ʼ“”„«»",
    "aeopcxyijsdhkmtbhabekmhopctxyijsaoepikvtabezhikmnoptyxoollddi''''''\"\"\"\"\"",
)
_BOXES = {"☐": "[ ]", "□": "[ ]", "☑": "[x]", "☒": "[x]", "✓": "[x]", "✔": "[x]", "–": "-", "—": "-", "−": "-"}

type Part = tuple[int, int, str]  # start, end, what stands there instead
type Layer = tuple[list[int], list[int]]


class Folded(NamedTuple):
    """`words` is the folded text, `raw` the same with case and punctuation.

    `layers`: cuts and shifts of each rewriting, the last one first; from each cut on, a place was its shift further on.
    """

    words: bytes
    raw: bytes
    layers: tuple[Layer, ...] = ()

    def original(self, place: int) -> int:
        """The index in the text as it was given of the character that stands at `place` of `words`."""
        for cuts, shifts in self.layers:
            place += shifts[bisect_right(cuts, place) - 1]
        return place - 1

    def rewritten(self, parts: Iterable[Part]) -> "Folded":
        """The same with other words at these places, in order and apart."""
        text, layer = _rewrite(self.raw.decode(), parts)
        return _folded(text, (layer, *self.layers))


def fold(text: str) -> Folded:
    """Fold a whole text. Linear in its length."""
    layers: tuple[Layer, ...] = ()
    text = f" {text} ".replace("\u2019", "'")  # of most texts that are not ASCII it is the only such character
    for parts in (_wide, _strange, _quoted):
        if found := parts(text):
            text, layer = _rewrite(text, found)
            layers = (layer, *layers)
    return _folded(text, layers)


def fold_phrase(phrase: str) -> str:
    """Fold the words of a table the way `fold` folds a text, without the outer spaces."""
    return " ".join(fold(phrase).words.decode().split())


def _folded(text: str, layers: tuple[Layer, ...]) -> Folded:
    raw = text.encode("ascii")
    return Folded(raw.translate(_TABLE), raw, layers)


def _wide(text: str) -> list[Part]:
    """White space of more than one character, if any stands behind a word, as one; empty lines as they are."""
    kinds = text.encode("ascii", "replace").translate(_KINDS)
    if b"  " not in kinds or kinds.count(b"  ") <= kinds.count(b".  "):
        return []
    return [(*run.span(), " ") for run in _SPACES.finditer(text) if run[0].count("\n") < 2]


def _strange(text: str) -> list[Part]:
    """What is not ASCII, as what it looks like."""
    return [] if text.isascii() else [(*run.span(), run[0].translate(_PLAIN)) for run in _STRANGE.finditer(text)]


def _quoted(text: str) -> list[Part]:
    """The space beside each quotation mark that stands between two words, as nothing."""
    if ('"' not in text and "'" not in text) or not any(quote in text for quote in _SPACED_QUOTES):
        return []
    return [(*(mark.span(1) if mark[1] else (mark.start() - 1, mark.start())), "") for mark in _QUOTE.finditer(text)]


def _rewrite(text: str, parts: Iterable[Part]) -> tuple[str, Layer]:
    """The text with these parts in place, and where each place stood.

    The first and the last letter of a new part stand where those of the old one stood.
    """
    pieces: list[str] = []
    cuts, shifts = [0], [0]
    read = written = 0
    for start, end, part in parts:
        pieces += (text[read:start], part)
        written += start - read + len(part)
        read = end
        if read - written != shifts[-1]:
            cuts.append(written - 1 if part else written)
            shifts.append(read - written)
    pieces.append(text[read:])
    return "".join(pieces), (cuts, shifts)


class _PlainForms(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


_PLAIN = _PlainForms()


def _plain(character: str) -> str:
    """The ASCII that a character looks like: a letter, nothing for an invisible one, a space for a symbol."""
    if alike := _LOOKALIKES.get(ord(character)):
        return chr(alike)
    if character in _BOXES:
        return _BOXES[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me"):
        return ""
    if plain := "".join(c for c in unicodedata.normalize("NFKD", character) if c.isascii()):
        return plain
    return _STRANGER if category[0] in "LN" else " "
