"""`baton directory search`: words in, services out, the best first, each with its reasons."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import orjson
from django.db import connections
from rich.console import Console

from baton.actions import files, search
from baton.cli import jsonl
from baton.cli.house import prepare, right_now
from baton.core.hsds import reading
from baton.core.refusals import Code, Refused
from baton.core.search.find import LIMIT, Hit, find
from baton.core.search.gathered import entries_of
from baton.core.search.index import Index, MemoryIndex
from baton.core.search.places import place_of
from baton.models import Agency, DatabaseIndex, SearchEntry

MOST = 1000
_EXAMPLE = '{"id": ..., "query": "..."}'
_DATABASE = Path("database") / "baton.sqlite3"


def answer_lines(index: Index) -> int:
    """Answer the queries on standard input, one line each; how many could not be read."""
    return jsonl.run(sys.stdin.buffer, sys.stdout.buffer, lambda *given: _answers(index, *given), jobs=1).errors


def answer(index: Index, query: str, near: str, limit: int, *, as_json: bool) -> None:
    """Print the answer to one query. Refused when the place cannot be read."""
    given = {"id": None, "query": query, "near": near or None, "limit": limit}
    try:
        hits = _find(index, given)
    except ValueError as error:
        raise Refused(Code.INVALID, f"{error}.") from None
    if as_json:
        sys.stdout.write(_row(given, hits).decode() + "\n")
    else:
        _show(hits, _names(index, hits))


def index_at(data: Path | None, whose: Callable[[], Agency]) -> Index:
    """The index at `data`: of a home, or of HSDS files that are read for it; of this home when none is given."""
    if data and not (data / _DATABASE).is_file():
        index = MemoryIndex(entries_of(reading.read(files.at(data))))
        if not index.names:
            raise Refused(Code.INVALID, f"There is no service or professional to be read at {data}.", field="data")
        return index
    if data:
        connections["default"].settings_dict["NAME"] = str((data / _DATABASE).resolve())
    prepare()
    agency = whose()
    search.catch_up(agency=agency, now=right_now())
    return DatabaseIndex(agency=agency)


def _answers(index: Index, first: int, lines: list[bytes]) -> tuple[bytes, int]:
    """One line for each line, in order: the hits, or what is wrong with the line."""
    out, errors = [], 0
    for number, line in enumerate(lines, first):
        try:
            given = jsonl.parsed(line, _EXAMPLE)
            out.append(_row(given, _find(index, given)))
        except ValueError as error:
            out.append(orjson.dumps({"line": number, "error": str(error)}))
            errors += 1
    return b"\n".join([*out, b""]), errors


def _find(index: Index, given: dict[str, Any]) -> tuple[Hit, ...]:
    """The hits for one query. ValueError with a sentence when it cannot be read."""
    query, near, limit = given.get("query"), given.get("near"), given.get("limit")
    if not isinstance(query, str):
        raise ValueError('"query" is missing or is not a text')
    if not isinstance(near, str | None):
        raise ValueError('"near" is not a text: write a ZIP code, a city with its state, or latitude,longitude')
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= MOST):
        raise ValueError(f'"limit" is a number from 1 to {MOST}')
    return find(index, query, place_of(near) if near else None, limit or LIMIT)


def _row(given: dict[str, Any], hits: Iterable[Hit]) -> bytes:
    found = [{"service_id": hit.id, "score": hit.score, "reasons": hit.reasons} for hit in hits]
    return orjson.dumps({"id": given.get("id"), "hits": found})


def _names(index: Index, hits: Iterable[Hit]) -> dict[str, str]:
    """What each hit is called, by its id."""
    if isinstance(index, MemoryIndex):
        return index.names
    rows = SearchEntry.objects.everywhere().filter(pk__in=[hit.row for hit in hits])
    return {
        row.source_id: str(row.service or row.professional) for row in rows.select_related("service", "professional")
    }


def _show(hits: tuple[Hit, ...], names: dict[str, str]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for place, hit in enumerate(hits, 1):
        console.print(f"{place:3}  {names.get(hit.id, '')}  [{hit.id}]", markup=False)
        console.print(f"       {'; '.join(hit.reasons)}", markup=False)
    if not hits:
        console.print("Nothing in this directory answers these words. Try fewer or other ones.")
