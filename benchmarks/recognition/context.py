"""How well are denial and history read? Scores the context engine on sentences whose concept is given.

    python benchmarks/recognition/context.py DATA/negex_odd/sentences.tsv [--misses]

The file: tab-separated `number, note, concept, sentence, Affirmed|Negated, Recent|Historical|Not particular,
Patient|Other`. Each concept is given to the engine as a phrase of its own, so that only context is measured.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from baton.core.signs.folding import fold
from baton.core.signs.lexicon import Phrase
from baton.core.signs.patterns import Pattern
from baton.core.signs.scanner import Scanner
from baton.core.vocabulary import Severity, Sign, Status, When

# What de-identification left in place of dates and ages.
REMOVED = re.compile(r"\*\*(?:DATE|AGE)\[[^\]]*\]")
MEDICAL = Phrase(sign=Sign.MEDICAL_RED_FLAG, family="concept", severity=Severity.UNGRADED)


def rows(file: Path) -> Iterator[tuple[str, str, str, str]]:
    for line in file.read_text("utf-8", "replace").splitlines():
        fields = line.split("\t")
        if len(fields) >= 6:
            yield fields[2], fields[3], fields[4], fields[5]


def main() -> None:
    denial: Counter[tuple[bool, bool]] = Counter()
    history: Counter[tuple[bool, bool]] = Counter()
    for concept, marked, negated, recency in rows(Path(sys.argv[1])):
        sentence = REMOVED.sub("then", marked)
        pattern = Pattern(anchors=(fold(concept.strip()).words.decode(),))
        cues = Scanner([(MEDICAL, pattern)]).recognise(sentence)
        if not cues:
            print(f"not found: {concept} | {sentence}")
            continue
        capitals = [cue for cue in cues if cue.quote.isupper()] or list(cues)
        cue = capitals[0]
        wanted = negated == "Negated", recency == "Historical"
        got = cue.status is Status.DENIED, cue.when is When.LIFETIME or cue.status is Status.PAST
        denial[wanted[0], got[0]] += 1
        history[wanted[1], got[1]] += 1
        if "--misses" in sys.argv and wanted != got:
            print(f"wanted {negated} {recency}, got {cue.status} {cue.when}: {concept} | {sentence}")
    for name, counts in (("denial", denial), ("history", history)):
        hits = counts[True, True]
        precision, recall = hits / (hits + counts[False, True]), hits / (hits + counts[True, False])
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} {dict(counts)}")


if __name__ == "__main__":
    main()
