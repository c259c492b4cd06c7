"""Which words does a text hold, and what is left of each when its ending is taken off? Meals and meal are one."""

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

_WORD = re.compile(r"[a-z0-9]+")
LONGEST = 40
_SILENT = str.maketrans("", "", "'’‘`")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without accents and apostrophes; what is longer than LONGEST is no word."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_SILENT)) if not text.isascii() else text.lower()
    found = _WORD.findall(folded.replace("'", "").encode("ascii", "ignore").decode())
    return [word for word in found if len(word) <= LONGEST]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What a word is found by, whatever its ending."""
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


def stems_of(text: str) -> list[str]:
    return [stem(word) for word in words_of(text)]


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")
