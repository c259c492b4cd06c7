"""Plain BM25 (rank_bm25): reads {"texts": [...], "queries": [...]}, prints the first places for each query."""

import json
import re
import sys

from rank_bm25 import BM25Okapi


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


given = json.load(sys.stdin)
index = BM25Okapi([words(text) for text in given["texts"]])
for query in given["queries"]:
    scores = index.get_scores(words(query))
    order = sorted(range(len(scores)), key=lambda place: -scores[place])[: given["most"]]
    print(json.dumps([place for place in order if scores[place] > 0]))
