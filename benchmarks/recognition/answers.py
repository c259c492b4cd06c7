"""How are real notes and posts answered? Counts dispositions per set: `python benchmarks/recognition/answers.py DATA`.

DATA is a folder of text sets, one folder each (mts_dialog, reddit27, annomi). Prints counts and shares, never a text.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sets import EVERYDAY, rows

from baton.core.catalog import SIGNS
from baton.core.facts import Situation
from baton.core.reading import read
from baton.core.signs import recognise
from baton.core.vocabulary import Disposition, Family, Role, Status, Subject

HEARD = (("suicidewatch", Family.SUICIDAL), ("schizophrenia", Family.PSYCHOSIS), ("anxiety", Family.ANXIETY))


def answers(texts: Iterable[str], role: Role = Role.PEER) -> Counter[Disposition]:
    return Counter(read(text, Situation(role=role)).decision.disposition for text in texts)


def line(name: str, found: Counter[Disposition]) -> str:
    total = found.total()
    shares = "".join(f"{found[each]:>7} {found[each] / total:>6.1%}" for each in reversed(Disposition))
    return f"{name:<26}{total:>6}{shares}"


def heard(texts: Iterable[str], family: Family) -> float:
    """Share of texts with a cue of this family that stands for the client."""
    found = [any(stands(cue) and SIGNS[cue.sign].family is family for cue in recognise(text)) for text in texts]
    return sum(found) / len(found)


def stands(cue) -> bool:
    return cue.status in (Status.PRESENT, Status.PAST) and cue.subject is Subject.CLIENT


def main(data: Path) -> None:
    notes = [row["section_text"] for row in rows(data / "mts_dialog" / "mental_health_subset.csv.gz")]
    posts: dict[str, list[str]] = {}
    for row in rows(data / "reddit27" / "posts.csv.gz"):
        posts.setdefault(row["subreddit"], []).append(row["text"])
    talk = [row["utterance_text"] for row in rows(data / "annomi" / "client_utterances.csv.gz")]
    print(f"{'':<26}{'texts':>6}" + "".join(f"{each:>14}" for each in reversed(Disposition)))
    print(line("clinicians' notes", answers(notes)))
    print(line("client utterances", answers(talk)))
    print(line("everyday forums", answers(text for name in EVERYDAY for text in posts[name])))
    for name in sorted(posts):
        print(line(f"  {name}", answers(posts[name])))
    for name, family in HEARD:
        print(f"{name}: {heard(posts[name], family):.1%} of posts with a cue of the family {family}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
