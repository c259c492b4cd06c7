"""How are very many notes answered? Lines in, lines out, in order, on all cores, with bounded memory."""

import io
import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO

import orjson

if TYPE_CHECKING:
    from concurrent.futures import Future

LINE_LIMIT = 32 * 1024 * 1024  # bytes; a longer line is refused, so that no input can exhaust the memory
_BATCH = 256 * 1024  # bytes of input handed over at a time
_AHEAD = 4  # batches under way for each core

type Answered = tuple[bytes, int, int]
type Answer = Callable[[int, list[bytes]], tuple[bytes, int]]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many lines were answered, and how many of them could not be read."""

    lines: int
    errors: int


def batches(source: BinaryIO) -> Iterator[tuple[int, list[bytes]]]:
    """Cut `source` into (number of the first line, lines), about _BATCH bytes each; overlong lines come cut off."""
    lines: list[bytes] = []
    first = number = 1
    size = 0
    while line := source.readline(LINE_LIMIT + 1):
        if len(line) > LINE_LIMIT:
            _skip_rest(source, line)
        lines.append(line)
        number += 1
        size += len(line)
        if size >= _BATCH:
            yield first, lines
            lines, size, first = [], 0, number
    if lines:
        yield first, lines


def _skip_rest(source: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = source.readline(LINE_LIMIT)


def run(
    source: BinaryIO, sink: BinaryIO, answer: Answer, *, jobs: int = 0, progress: Callable[[int], None] = lambda _: None
) -> Tally:
    """Answer every line of `source` into `sink`, one line each and in order.

    `answer(first, lines)` returns the output and how many lines it could not read. `jobs` 0 uses every core, 1 stays
    in this process. A small input never starts a second process.
    """
    cut = batches(source)
    head = next(cut, None)
    if head is None:
        return Tally(lines=0, errors=0)
    second = next(cut, None)
    jobs = jobs or os.cpu_count() or 1
    todo = _chain(head, second, cut)
    done = _alone(todo, answer) if second is None or jobs == 1 else _together(todo, answer, jobs)
    lines = errors = 0
    for out, count, bad in done:
        sink.write(out)
        lines += count
        errors += bad
        progress(count)
    sink.flush()
    return Tally(lines=lines, errors=errors)


def _chain(head: tuple[int, list[bytes]], second: tuple[int, list[bytes]] | None, rest: Iterator) -> Iterator:
    yield head
    if second is not None:
        yield second
        yield from rest


def _alone(todo: Iterator[tuple[int, list[bytes]]], answer: Answer) -> Iterator[Answered]:
    for first, lines in todo:
        out, bad = answer(first, lines)
        yield out, len(lines), bad


def _together(todo: Iterator[tuple[int, list[bytes]]], answer: Answer, jobs: int) -> Iterator[Answered]:
    with import_module("concurrent.futures").ProcessPoolExecutor(jobs) as pool:  # a small input does not wait for it
        waiting: deque[tuple[Future[tuple[bytes, int]], int]] = deque()
        for first, lines in todo:
            waiting.append((pool.submit(answer, first, lines), len(lines)))
            if len(waiting) >= jobs * _AHEAD:
                yield _collect(*waiting.popleft())
        while waiting:
            yield _collect(*waiting.popleft())


def _collect(future: "Future[tuple[bytes, int]]", count: int) -> Answered:
    out, bad = future.result()
    return out, count, bad


def parsed(line: bytes, example: str) -> dict[str, Any]:
    """The object that a line holds. ValueError with a sentence when it holds none; `example` shows one."""
    if len(line) > LINE_LIMIT:
        raise ValueError(f"the line is longer than {LINE_LIMIT // 2**20} MiB: cut the note into parts")
    try:
        given = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"this is no JSON object in UTF-8: {error.msg}") from None
    if not isinstance(given, dict):
        raise ValueError(f"write an object: {example}")
    return given


def from_text(text: str) -> BinaryIO:
    """A source made of text, for callers that hold lines in memory."""
    return io.BytesIO(text.encode())
