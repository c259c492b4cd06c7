"""Services that nobody offers, made by rule: names, texts and places as long and as unlike as real ones."""

import random
from collections.abc import Iterator

from baton.core.needs import needs

_ZIPS = ("80205", "80302", "33130", "60601", "94103", "10001", "98101", "77002", "19103", "02108")
QUERIES = (
    "food pantry",
    "eviction help",
    "detox",
    "trauma therapist who takes children",
    "somewhere to sleep tonight",
    "dentist for seniors",
    "legal aid for immigrants",
    "job training veterans",
    "methadone clinic",
    "help with light bill",
)


def words(count: int = 20_000) -> list[str]:
    """Words of no meaning, the first ones used most."""
    chance = random.Random(7)
    sounds = ("ba", "ko", "ri", "ten", "lum", "sa", "vel", "dro", "mi", "pan", "or", "est")
    return ["".join(chance.choices(sounds, k=chance.randint(2, 4))) for _ in range(count)]


def services(count: int) -> Iterator[tuple[str, str, str]]:
    """Name, text and ZIP code of each; about one phrase of a need in each name and three in each text."""
    chance, vocabulary = random.Random(11), words()
    phrases = [phrase.lower() for need in needs().values() for phrase in need.synonyms]
    for number in range(count):
        filler = [vocabulary[int(20_000 * chance.random() ** 3)] for _ in range(50)]
        said = " ".join((*filler[:20], *chance.choices(phrases, k=3), *filler[20:]))
        yield f"{chance.choice(phrases)} {filler[0]} {number}", said, chance.choice(_ZIPS)
