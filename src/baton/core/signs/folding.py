"""How is a text folded for matching, and where in the original does a folded place stand?

Folded text is bytes: lower-case ASCII words, every other character a space, one space at either end; and beside it,
place by place, the same text with its case and punctuation. An ASCII text keeps its length. Other characters are read as the letter they look like; those without
a look-alike stand as one `_`, which no phrase matches.
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
_RUNS = re.compile(r"[^\x00-\x7f]+|[ \t\r\n\f\v]{2,}|\x1a")
_LOOKALIKES = dict(
    zip(
        "аеорсхуіјѕԁһкмтвнАВЕКМНОРСТХУІЈЅαοερικνταΑΒΕΖΗΙΚΜΝΟΡΤΥΧßøØłŁđĐıæÆœŒ‘’‚‛′ʼ`´",
        ["a", "e", "o", "p", "c", "x", "y", "i", "j", "s", "d", "h", "k", "m", "t", "b", "h"]
        + list("abekmhopctxyijs")
        + list("aoepikvta")
        + list("abezhikmnoptyx")
        + ["ss", "o", "o", "l", "l", "d", "d", "i", "ae", "ae", "oe", "oe"]
        + ["'"] * 8,
        strict=True,
    )
)
_BOXES = {"☐": "[ ]", "□": "[ ]", "☑": "[x]", "☒": "[x]", "✓": "[x]", "✔": "[x]", "–": "-", "—": "-", "−": "-"}


@dataclass(frozen=True, slots=True)
class Folded:
    """`words` is the folded text, `raw` the same with case and punctuation.

    `cuts` and `shifts`: from each cut on, the original place is the folded place - 1 + shift.
    """

    words: bytes
    raw: bytes
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def original(self, place: int) -> int:
        """The index in the text as it was given of the character that stands at `place` of `words`."""
        if not self.cuts:
            return place - 1
        return place - 1 + self.shifts[bisect_right(self.cuts, place) - 1]


def fold(text: str) -> Folded:
    """Fold a whole text. Linear in its length."""
    if text.isascii() and not _has_runs(text):
        raw = f" {text} ".encode("ascii")
        return Folded(raw.translate(_TABLE), raw)
    return _fold_piecewise(text)


def fold_phrase(phrase: str) -> str:
    """Fold the words of a table the way `fold` folds a text, without the outer spaces."""
    return " ".join(fold(phrase).words.decode().split())


def _has_runs(text: str) -> bool:
    return "  " in text or "\n " in text or " \n" in text or "\r" in text or "\t" in text or _STRANGER in text


def _fold_piecewise(text: str) -> Folded:
    pieces: list[str] = []
    cuts, shifts = [0], [0]
    read = written = 0
    for run in _RUNS.finditer(text):
        pieces.append(text[read : run.start()])
        replacement = _replace(run[0])
        pieces.append(replacement)
        written += run.start() - read + len(replacement)
        read = run.end()
        if len(replacement) != len(run[0]):
            cuts.append(written + 1)
            shifts.append(read - written)
    pieces.append(text[read:])
    raw = f" {''.join(pieces)} ".encode("ascii")
    words = raw.translate(_TABLE)
    return Folded(words, raw, tuple(cuts), tuple(shifts)) if len(cuts) > 1 else Folded(words, raw)


def _replace(run: str) -> str:
    if not run[0].isascii():
        return run.translate(_PLAIN)
    if run == _STRANGER:
        return " "
    return run if run.count("\n") > 1 else " "


class _PlainForms(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


_PLAIN = _PlainForms()


def _plain(character: str) -> str:
    """The ASCII that a character looks like: a letter, nothing for an invisible one, a space for a symbol."""
    if alike := _LOOKALIKES.get(character):
        return alike
    if character in _BOXES:
        return _BOXES[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me"):
        return ""
    if plain := "".join(c for c in unicodedata.normalize("NFKD", character) if c.isascii()):
        return plain
    return _STRANGER if category[0] in "LN" else " "
