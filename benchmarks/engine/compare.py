"""Which engine finds the anchors of the lexicon best? Build, restore and scan, side by side in one run.

    python benchmarks/engine/compare.py FILE.jsonl      (one {"text": ...} a line)

Needs `pip install ahocorasick_rs hyperscan daachorse` beside this package; an engine that is missing is left out.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from baton.core.signs.folding import fold
from baton.core.signs.lexicon import load

ROUNDS = 20


def timed[T](act: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    result = act()
    return result, (time.perf_counter() - start) * 1000


def report(name: str, build: float, restore: float | None, find: Callable[[bytes], int], notes: list[bytes]) -> None:
    found = sum(map(find, notes))
    _, scan = timed(lambda: [find(note) for _ in range(ROUNDS) for note in notes])
    restored = f"{restore:6.1f} ms" if restore is not None else "     none"
    each = scan * 1000 / ROUNDS / len(notes)
    print(f"{name:15} build {build:7.1f} ms  restore {restored}  scan {each:6.1f} us a note  {found} matches")


def ahocorasick(anchors: list[bytes], notes: list[bytes]) -> None:
    engine = importlib.import_module("ahocorasick_rs")
    nfa = engine.Implementation.ContiguousNFA
    automaton, build = timed(lambda: engine.BytesAhoCorasick(anchors, implementation=nfa))
    report("ahocorasick_rs", build, None, lambda note: len(automaton.find_matches_as_indexes(note, True)), notes)


def daachorse(anchors: list[bytes], notes: list[bytes]) -> None:
    engine = importlib.import_module("daachorse").DoubleArrayAhoCorasick
    automaton, build = timed(lambda: engine(anchors))
    stored = automaton.serialize()
    restored, restore = timed(lambda: engine.deserialize(stored))
    report("daachorse", build, restore, lambda note: len(restored.find_overlapping(note)), notes)


def hyperscan(anchors: list[bytes], notes: list[bytes]) -> None:
    engine = importlib.import_module("hyperscan")
    database = engine.Database(mode=engine.HS_MODE_BLOCK)
    count = len(anchors)
    _, build = timed(
        lambda: database.compile(expressions=anchors, ids=list(range(count)), elements=count, flags=[0] * count)
    )
    stored = engine.dumpb(database)
    _, restore = timed(lambda: engine.loadb(stored, mode=engine.HS_MODE_BLOCK))

    def find(note: bytes) -> int:
        found: list[tuple[int, int]] = []
        database.scan(note, match_event_handler=lambda which, start, end, flags, context: found.append((which, end)))
        return len(found)

    report("hyperscan", build, restore, find, notes)


def main() -> None:
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    notes = [fold(json.loads(line)["text"]).words for line in lines]
    anchors = [anchor.encode() for anchor in dict.fromkeys(a for _, pattern in load() for a in pattern.anchors)]
    print(f"{len(anchors)} anchors, {len(notes)} notes of {sum(map(len, notes)) // len(notes)} characters")
    for engine in (ahocorasick, daachorse, hyperscan):
        try:
            engine(anchors, notes)
        except ImportError as missing:
            print(missing)


if __name__ == "__main__":
    main()
