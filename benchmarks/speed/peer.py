"""Reads notes with medspaCy: its tokenizer, target matcher and ConText, spaCy's sentencizer as sentence splitter.

Run by compare.py in medspaCy's own environment: `peer.py PHRASES.json NOTES.jsonl`; prints the processor seconds of
each round.
"""

import json
import sys
import time
from pathlib import Path

import medspacy
from medspacy.ner import TargetRule

ROUNDS = 3


def main() -> None:
    phrases = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    notes = [json.loads(line)["text"] for line in Path(sys.argv[2]).read_text("utf-8").splitlines()]
    reader = medspacy.load(medspacy_disable={"medspacy_pyrush"})
    reader.add_pipe("sentencizer", first=True)
    reader.get_pipe("medspacy_target_matcher").add([TargetRule(phrase, sign) for phrase, sign in phrases])
    found = sum(len(reader(note).ents) for note in notes[:20])
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        found = sum(len(reader(note).ents) for note in notes)
        seconds.append(time.process_time() - start)
    print(json.dumps({"seconds": seconds, "found": found, "pipes": reader.pipe_names}))


if __name__ == "__main__":
    main()
