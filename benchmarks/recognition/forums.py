"""Is danger heard where people speak of it, and not elsewhere? `python benchmarks/recognition/forums.py DATA`.

DATA is a folder of text sets (reddit27, rallypoint). A forum is a weak label: not every post there speaks of its
theme, and some everyday posts do. Posts fall by their hash into a part that phrases were developed on and a part that
was only scored; add `develop` to see the first. Prints counts and shares, never a text.
"""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

from sets import EVERYDAY, rows

from baton.core.signs import Cue, recognise
from baton.core.vocabulary import Severity, Sign, Status, Subject, When

CONTRASTS = {
    "positive_examples_negated",
    "rp_augment_phrases",
    "shortstbposts_talklife_negated",
    "shortstbposts_talklife",
    "sitb_phrases_talklife",
}
SUICIDAL = {Sign.SUICIDAL_THOUGHTS, Sign.SUICIDE_ATTEMPT, Sign.SUICIDE_PREPARATION}
PSYCHOTIC = {Sign.PSYCHOSIS, Sign.COMMAND_VOICES}
AT_ONCE = {Sign.SUICIDE_ATTEMPT, Sign.SUICIDE_PREPARATION, Sign.COMMAND_VOICES}
WHOEVER = {Sign.CHILD_ABUSE, Sign.ADULT_ABUSE}
GRADED = {Sign.SUICIDAL_THOUGHTS, Sign.SELF_INJURY, Sign.VIOLENCE, Sign.PARTNER_VIOLENCE} | WHOEVER
TODAY = (SUICIDAL | GRADED | {Sign.MANIA}) - {Sign.VIOLENCE}


def developed(text: str) -> bool:
    """Three quarters of the texts, by their hash."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 4 != 3


def stands(cue: Cue) -> bool:
    return cue.status is Status.PRESENT and cue.subject is Subject.CLIENT


def current(cue: Cue) -> bool:
    """Whether a cue gives a fact that an answer rests on (see core.facts and the policy's `when`)."""
    if cue.status not in (Status.PRESENT, Status.PAST) or cue.when is When.LIFETIME:
        return False
    return cue.subject is Subject.CLIENT or cue.sign in WHOEVER


def emergency(cue: Cue) -> bool:
    return current(cue) and (cue.sign in AT_ONCE or (cue.sign in GRADED and cue.severity is Severity.HIGH))


def same_day(cue: Cue) -> bool:
    return emergency(cue) or (current(cue) and cue.sign in TODAY)


def any_of(signs: set[Sign]) -> Callable[[Cue], bool]:
    return lambda cue: stands(cue) and cue.sign in signs


def share(texts: list[str], holds: Callable[[Cue], bool]) -> str:
    found = sum(any(map(holds, recognise(text))) for text in texts)
    return f"{found:>5} of {len(texts):>5}  {found / len(texts):6.1%}"


def forums(data: Path, *, develop: bool) -> dict[str, list[str]]:
    posts: dict[str, list[str]] = {}
    for row in rows(data / "reddit27" / "posts.csv.gz"):
        if developed(row["text"]) is develop:
            posts.setdefault(row["subreddit"], []).append(row["text"])
    return posts


def contrasts(data: Path, label: str, *, develop: bool) -> list[str]:
    """Short lines that tell of own suicidal thoughts or behavior (1), or turn such a line around (0)."""
    return [
        row["text"]
        for row in rows(data / "rallypoint" / "train.csv.gz")
        if row["source"] in CONTRASTS and row["label"] == label and developed(row["text"]) is develop
    ]


def told(cue: Cue) -> bool:
    """The contrast lines count the past too."""
    here = cue.status in (Status.PRESENT, Status.PAST) and cue.subject is Subject.CLIENT
    return here and cue.sign in SUICIDAL | {Sign.SELF_INJURY}


def main(data: Path, *, develop: bool) -> None:
    posts = forums(data, develop=develop)
    everyday = [text for name in EVERYDAY for text in posts[name]]
    known = any_of(PSYCHOTIC)
    lines = (
        ("suicidal cue in suicidewatch", share(posts["suicidewatch"], any_of(SUICIDAL))),
        ("emergency in suicidewatch", share(posts["suicidewatch"], emergency)),
        ("psychotic cue in schizophrenia", share(posts["schizophrenia"], known)),
        ("  of those not history only", share(posts["schizophrenia"], lambda cue: known(cue) and current(cue))),
        ("mania in bipolarreddit", share(posts["bipolarreddit"], any_of({Sign.MANIA}))),
        ("everyday: suicidal cue", share(everyday, any_of(SUICIDAL))),
        ("everyday: psychotic cue", share(everyday, known)),
        ("everyday: emergency", share(everyday, emergency)),
        ("everyday: same day or more", share(everyday, same_day)),
        ("contrast lines affirmed, heard", share(contrasts(data, "1", develop=develop), told)),
        ("contrast lines reversed, heard", share(contrasts(data, "0", develop=develop), told)),
    )
    for name, value in lines:
        sys.stdout.write(f"{name:<34}{value}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), develop="develop" in sys.argv[2:])
