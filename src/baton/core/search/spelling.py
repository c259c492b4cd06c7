"""Which word was meant by one that nobody uses? The one that is fewest slips away, and used most among these."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SLIPS = 2


def alike(word: str, other: str) -> bool:
    """Whether the second is worth a closer look: about as long, and it begins or ends with the same letter."""
    return abs(len(word) - len(other)) <= SLIPS and (word[0] == other[0] or word[-1] == other[-1])


def meant(word: str, words: Mapping[str, int]) -> str | None:
    """The word meant by `word`, of `words` with how often each is used; None when none is like enough.

    A short word may hold one slip, a longer one two. A slip is a letter too many, too few, another or two swapped.
    """
    slips = 1 if len(word) < 8 else SLIPS
    near = process.extract(word, list(words), scorer=OSA.distance, score_cutoff=slips, limit=None)
    best = min(near, key=lambda found: (found[1], found[0][0] != word[0], -words[found[0]], found[0]), default=None)
    return best[0] if best else None
