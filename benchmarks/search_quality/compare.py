"""How much better than plain BM25 is the order of hits? nDCG@10 and recall@20, same texts and queries, in one run.

    python benchmarks/search_quality/compare.py FOLDER [--each]

FOLDER holds the directories `colorado`, `ilao` and `miami211`. rank_bm25 is installed into an environment of its own.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from directories import colorado, hsds
from figures import ndcg, recall
from queries import ILAO, MIAMI, Judged, by_columns, by_pattern

from baton.core.search.entry import Entry
from baton.core.search.find import find
from baton.core.search.index import MemoryIndex

HERE = Path(__file__).parent
OWN_UV = HERE.parents[1] / ".uv" / "bin" / "uv"
UV = str(OWN_UV) if OWN_UV.exists() else "uv"
CACHE = Path(tempfile.gettempdir()) / "baton-benchmark-bm25"
MOST = 20


def peer_python() -> str:
    python = CACHE / "bin" / "python"
    if not python.exists():
        subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, str(CACHE)], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--python", str(python), "rank-bm25==0.2.2"], check=True)
    return str(python)


def plain(entries: list[Entry], queries: list[str]) -> list[list[str]]:
    given = {"texts": [entry.all_text for entry in entries], "queries": queries, "most": MOST}
    command = [peer_python(), str(HERE / "peer.py")]
    ran = subprocess.run(command, input=json.dumps(given), check=True, capture_output=True, text=True)
    return [[entries[place].id for place in json.loads(line)] for line in ran.stdout.splitlines()]


def compare(name: str, entries: list[Entry], judged: Judged, *, each: bool) -> None:
    index = MemoryIndex(entries)
    peers = plain(entries, [query for query, _ in judged])
    rows = []
    for (query, truth), peer in zip(judged, peers, strict=True):
        own = [hit.id for hit in find(index, query, limit=MOST)]
        rows.append((ndcg(peer, truth), ndcg(own, truth), recall(peer, truth), recall(own, truth)))
        if each:
            print(f"    {query:42}", *(f"{figure:6.2f}" for figure in rows[-1]))
    bm25, ours, found, ours_found = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    print(
        f"{name:24} {len(rows):3} queries  nDCG@10 {bm25:.3f} -> {ours:.3f} ({ours / bm25:.2f} times)  "
        f"recall@20 {found:.3f} -> {ours_found:.3f} ({ours_found / found:.2f} times)"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--each", action="store_true")
    asked = arguments.parse_args()
    for codes in (False, True):
        providers = list(colorado(asked.folder, codes=codes))
        name = "colorado, with codes" if codes else "colorado, words only"
        compare(name, [one.entry for one in providers], by_columns(providers), each=asked.each)
    for name, table in (("ilao", ILAO), ("miami211", MIAMI)):
        entries = hsds(asked.folder, name)
        compare(name, entries, by_pattern(entries, table), each=asked.each)


if __name__ == "__main__":
    main()
