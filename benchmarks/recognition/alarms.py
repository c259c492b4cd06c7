"""How often does each sign sound where it should, and where not? `python benchmarks/recognition/alarms.py DATA`.

DATA is a folder of text sets (annomi, reddit27). Prints texts with a standing cue of the client per 1,000, for
ordinary recovery talk, everyday forums and forums about the matter itself; never a text. Texts fall by their hash
into a part that phrases were developed on and a part that was only scored; add `develop` to see the first.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from sets import EVERYDAY, rows

from baton.core.signs import recognise
from baton.core.vocabulary import Severity, Sign, Status, Subject

MATTERS = ("addiction", "alcoholism", "anxiety", "depression", "healthanxiety", "EDAnonymous")
GRAVE = {
    (Sign.OVERDOSE, Severity.UNGRADED),
    (Sign.WITHDRAWAL, Severity.HIGH),
    (Sign.MEDICAL_RED_FLAG, Severity.UNGRADED),
}
DEVELOPED_SHARE = 154 / 256


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """Each text once, with the group that it counts for."""
    seen: set[str] = set()
    for row in rows(data / "annomi" / "client_utterances.csv.gz"):
        yield from _once(seen, "annomi", row["utterance_text"])
    for row in rows(data / "reddit27" / "posts.csv.gz"):
        group = "everyday" if row["subreddit"] in EVERYDAY else row["subreddit"]
        yield from _once(seen, group, row["text"])


def _once(seen: set[str], group: str, text: str) -> Iterator[tuple[str, str]]:
    if text not in seen:
        seen.add(text)
        yield group, text


def developed(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] < DEVELOPED_SHARE * 256


def standing(text: str) -> set[tuple[Sign, Severity]]:
    cues = (cue for cue in recognise(text) if cue.status is Status.PRESENT and cue.subject is Subject.CLIENT)
    return {(cue.sign, cue.severity) for cue in cues}


def main(data: Path, *, develop: bool) -> None:
    groups: dict[str, list[set[tuple[Sign, Severity]]]] = {name: [] for name in ("annomi", "everyday", *MATTERS)}
    for group, text in texts(data):
        if group in groups and developed(text) is develop:
            groups[group].append(standing(text))
    sys.stdout.write(f"{'per 1,000 texts':<36}" + "".join(f"{name[:10]:>11}" for name in groups) + "\n")
    sys.stdout.write(f"{'texts':<36}" + "".join(f"{len(found):>11}" for found in groups.values()) + "\n")
    grave = [sum(bool(cues & GRAVE) for cues in found) for found in groups.values()]
    _line("overdose, withdrawal high, medical", grave, groups)
    for kind in sorted(set().union(*(cues for found in groups.values() for cues in found))):
        _line(" ".join(kind), [sum(kind in cues for cues in found) for found in groups.values()], groups)


def _line(name: str, counts: list[int], groups: dict[str, list[set[tuple[Sign, Severity]]]]) -> None:
    rates = (1000 * count / len(found) for count, found in zip(counts, groups.values(), strict=True))
    sys.stdout.write(f"{name:<36}" + "".join(f"{rate:>11.1f}" for rate in rates) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), develop="develop" in sys.argv[2:])
