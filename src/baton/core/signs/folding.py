"""How is a text folded for matching, and where in the original does a folded place stand?

Folded text is bytes: lower-case ASCII words, every other character a space, one space at either end; and beside it,
place by place, the same text with its case and punctuation. An ASCII text keeps its length. Other characters are read
as what they look like; a letter that looks like none stands as a character that no phrase matches.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789"
_TABLE = (
    bytes(lower if (lower := ord(chr(code).lower())) in _LETTERS or code == 0x1A else 0x20 for code in range(128))
    + b" " * 128
)
_STRANGER = "\x1a"  # folds to itself; never in a phrase
# Letters and figures, white space, all else: white space of more than one character behind a word keeps a phrase from
# matching, and behind anything else does no harm.
_KINDS = bytes(97 if chr(code).isalnum() else 32 if chr(code).isspace() or code == 0x1A else 46 for code in range(256))
# What must be rewritten: white space of more than one character, and a quotation mark between two words, with the space
# beside it: both become the mark, so that a phrase goes on. All begin with one set of characters: that is fast to seek.
_RUN = r"""[ \t\r\n\f\v\x1a"'\u2018\u2019\u201c\u201d](?:
    (?<=[A-Za-z0-9][ ])["'\u2018\u201c](?=[A-Za-z0-9])
    |(?<=[A-Za-z0-9]["'\u2019\u201d])[ ](?=[A-Za-z0-9])
    |(?<=[ \t\r\n\f\v\x1a])[ \t\r\n\f\v\x1a]+
    |(?<=\x1a)
)"""
_QUOTES = (b' "', b'" ', b" '", b"' ")
_RUNS = re.compile(_RUN, re.VERBOSE)
_RUNS_AND_STRANGERS = re.compile(_RUN + r"|[^\x00-\x7f]+", re.VERBOSE)
_LOOKALIKES = str.maketrans(
    "аеорсхуіјѕԁһкмтвнАВЕКМНОРСТХУІЈЅαοερικντΑΒΕΖΗΙΚΜΝΟΡΤΥΧøØłŁđĐı‘’‚‛′ʼ“”„«»",
    "aeopcxyijsdhkmtbhabekmhopctxyijsaoepikvtabezhikmnoptyxoollddi''''''\"\"\"\"\"",
)
_BOXES = {"☐": "[ ]", "□": "[ ]", "☑": "[x]", "☒": "[x]", "✓": "[x]", "✔": "[x]", "–": "-", "—": "-", "−": "-"}


@dataclass(frozen=True, slots=True)
class Folded:
    """`words` is the folded text, `raw` the same with case and punctuation.

    `cuts` and `shifts`: from each cut on, the original place is the folded place - 1 + shift. `before`: what this was
    rewritten from; the original place is reckoned from there.
    """

    words: bytes
    raw: bytes
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    before: "Folded | None" = None

    def original(self, place: int) -> int:
        """The index in the text as it was given of the character that stands at `place` of `words`."""
        if self.cuts:
            place += self.shifts[bisect_right(self.cuts, place) - 1]
        return self.before.original(place) if self.before else place - 1

    def rewritten(self, words: list[tuple[int, int, bytes]]) -> "Folded":
        """The same with other words at these places, each `(start, end, word)`, in order and apart.

        The first and the last letter of a new word stand where those of the old one stood.
        """
        pieces: list[bytes] = []
        cuts, shifts = [0], [0]
        read = written = 0
        for start, end, word in words:
            pieces += (self.raw[read:start], word)
            written += start - read + len(word)
            read = end
            cuts.append(written - 1)
            shifts.append(end - written)
        pieces.append(self.raw[read:])
        raw = b"".join(pieces)
        return Folded(raw.translate(_TABLE), raw, tuple(cuts), tuple(shifts), self)


def fold(text: str) -> Folded:
    """Fold a whole text. Linear in its length."""
    text = text.replace("\u2019", "'")  # of most texts that are not ASCII it is the only such character
    if not text.isascii():
        return _fold_piecewise(text, _RUNS_AND_STRANGERS)
    raw = f" {text} ".encode("ascii")
    if _has_gap(raw) or _has_quote(raw):
        return _fold_piecewise(text, _RUNS)
    return Folded(raw.translate(_TABLE), raw)


def _has_gap(raw: bytes) -> bool:
    """Whether white space of more than one character may stand behind a word: there is more of it than behind marks."""
    kinds = raw.translate(_KINDS)
    return kinds.count(b"  ") > kinds.count(b".  ")


def _has_quote(raw: bytes) -> bool:
    return (b'"' in raw or b"'" in raw) and any(quote in raw for quote in _QUOTES)


def fold_phrase(phrase: str) -> str:
    """Fold the words of a table the way `fold` folds a text, without the outer spaces."""
    return " ".join(fold(phrase).words.decode().split())


def _fold_piecewise(text: str, runs: re.Pattern[str]) -> Folded:
    pieces: list[str] = []
    cuts, shifts = [0], [0]
    read = written = 0
    for run in runs.finditer(text):
        first, last = run.span()
        replacement = _replace(run[0])
        if replacement == run[0]:
            continue
        pieces.append(text[read:first])
        pieces.append(replacement)
        written += first - read + len(replacement)
        read = last
        if len(replacement) != last - first:
            cuts.append(written + 1)
            shifts.append(read - written)
    pieces.append(text[read:])
    raw = f" {''.join(pieces)} ".encode("ascii")
    words = raw.translate(_TABLE)
    return Folded(words, raw, tuple(cuts), tuple(shifts)) if len(cuts) > 1 else Folded(words, raw)


def _replace(run: str) -> str:
    if len(run) == 2 and (mark := run.strip(" \t").translate(_LOOKALIKES)) in ("'", '"'):
        return mark
    if not run[0].isascii():
        return run.translate(_PLAIN)
    return run.replace(_STRANGER, " ") if run.count("\n") > 1 else " "


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
