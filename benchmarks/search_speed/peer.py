"""tantivy over the same texts: reads lines {"name", "text"}, then prints the best seconds of each query."""

import json
import sys
import time

import tantivy

rounds, queries = int(sys.argv[1]), json.loads(sys.argv[2])
builder = tantivy.SchemaBuilder()
builder.add_integer_field("id", stored=True)
for field in ("name", "text"):
    builder.add_text_field(field, stored=True, tokenizer_name="en_stem")
index = tantivy.Index(builder.build())
writer = index.writer(200_000_000, num_threads=1)
start = time.perf_counter()
for number, line in enumerate(sys.stdin):
    writer.add_document(tantivy.Document(id=number, **json.loads(line)))
writer.commit()
writer.wait_merging_threads()
built = time.perf_counter() - start
index.reload()
searcher = index.searcher()


def seconds(query: str) -> float:
    start = time.perf_counter()
    parsed = index.parse_query(query, ["name", "text"], field_boosts={"name": 4.0})
    found = [searcher.doc(address)["id"] for _, address in searcher.search(parsed, 20).hits]
    assert found
    return time.perf_counter() - start


print(json.dumps({"built": built, "seconds": [min(seconds(query) for _ in range(rounds)) for query in queries]}))
