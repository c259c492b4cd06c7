"""`baton check`: notes in, marked words and the answer out. Needs no database.

What draws in a terminal is imported when it draws: a program that reads the answers does not wait for it.
"""

import errno
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import click
import orjson

from baton.cli import jsonl
from baton.cli.lines import answering
from baton.cli.options import role_option
from baton.core.facts import Situation
from baton.core.policy import load_policy
from baton.core.reading import answer_row, read
from baton.core.vocabulary import Role

NOTE_LIMIT = 32 * 1024 * 1024  # bytes


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@role_option
@click.option("--country", default="US", help="Whose emergency and crisis lines are named, as US, GB or DE.")
@click.option("--json", "as_json", is_flag=True, help="Print the answers as JSON, one line a note.")
@click.option("--jsonl", "lines", is_flag=True, help="Read and write JSON lines.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Processes for --jsonl; 0 uses every core.")
def check(files: tuple[Path, ...], role: Role, country: str, *, as_json: bool, lines: bool, jobs: int) -> None:
    """Read FILES, or standard input: mark the words that may be signs, say what to do now, why, and by whose word."""
    notes = files or (Path("-"),)
    try:
        if lines:
            raise click.exceptions.Exit(_check_lines(notes, role, country, jobs))
        unread = sum(not _check_note(path, role, country, as_json=as_json) for path in notes)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _tell(f"The answer could not be written: {error.strerror}")
        raise click.exceptions.Exit(1) from None
    raise click.exceptions.Exit(1 if unread else 0)


def _check_note(path: Path, role: Role, country: str, *, as_json: bool) -> bool:
    """Print the answer to one note; False, with a sentence on standard error, when it cannot be read."""
    try:
        text = _text_of(path)
    except (OSError, ValueError) as error:
        _tell(f"{_name(path)}: {_why(error)}")
        return False
    reading = read(text, Situation(role=role), load_policy(country))
    if as_json:
        row = {"id": _name(path), **answer_row(reading.decision, reading.cues)}
        sys.stdout.write(orjson.dumps(row).decode() + "\n")
    else:
        import_module("baton.cli.page").print_reading(text, reading)
    return True


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)


def _name(path: Path) -> str:
    """The name of a file as every output can write it."""
    return str(path).encode("utf-8", "replace").decode()


def _opened(path: Path) -> BinaryIO:
    if path != Path("-"):
        return path.open("rb")
    if sys.stdin is None:
        raise ValueError("standard input is closed: name a file")
    return sys.stdin.buffer


def _text_of(path: Path) -> str:
    with _opened(path) as source:
        content = source.read(NOTE_LIMIT + 1)
    if len(content) > NOTE_LIMIT:
        raise ValueError(f"longer than {NOTE_LIMIT // 2**20} MiB: cut the note into parts")
    return content.decode("utf-8-sig")


def _why(error: OSError | ValueError) -> str:
    match error:
        case UnicodeDecodeError():
            return f"not UTF-8 text (byte {error.start}): save the note as UTF-8 and check it again"
        case OSError():
            return f"{error.strerror}: nothing was read"
        case _:
            return str(error)


def _check_lines(files: Iterable[Path], role: Role, country: str, jobs: int) -> int:
    """Answer JSON lines from the files to standard output; the exit status."""
    errors = 0
    with import_module("baton.cli.progress").counting() if sys.stderr.isatty() else nullcontext(_unseen) as progress:
        for path in files:
            try:
                source = _opened(path)
            except (OSError, ValueError) as error:
                _tell(f"{_name(path)}: {_why(error)}")
                errors += 1
                continue
            with source:
                tally = jsonl.run(source, sys.stdout.buffer, answering(role, country), jobs=jobs, progress=progress)
            errors += tally.errors
    return 1 if errors else 0


def _unseen(_count: int) -> None:
    """Nobody watches."""
