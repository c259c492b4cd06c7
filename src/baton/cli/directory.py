"""`baton directory`: take a directory of services and people in, and give it out again."""

import csv
import sys
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from baton.actions import directory as directories
from baton.actions import export, files
from baton.cli import search
from baton.cli.house import prepare, right_now
from baton.cli.options import words as words_of
from baton.core.hsds import mapping as mappings
from baton.core.hsds import reading
from baton.core.hsds.cells import harmless
from baton.core.hsds.faults import Fault, Loss
from baton.core.hsds.mapping import Map
from baton.core.refusals import Code, Refused
from baton.core.tables import TableError
from baton.models import Agency

_PATH = click.Path(path_type=Path)
agency_option = click.option(
    "--agency", default="", help="Whose directory, by the agency's short name, when there are several."
)
_LOSSES = {Loss.ROW: "left out", Loss.CELL: "taken without it", Loss.MENDED: "mended"}
_NAMES = {
    "organization": "organizations",
    "location": "locations",
    "service": "services",
    "service_at_location": "services at locations",
    "professional": "professionals",
}


@click.group()
def directory() -> None:
    """Take a directory of services and people in, or give it out."""


@directory.command("search")
@click.argument("words", nargs=-1)
@click.option("--near", default="", help="A ZIP code, a city with its state, or latitude,longitude.")
@click.option(
    "--limit",
    type=click.IntRange(1, search.MOST),
    default=search.LIMIT,
    show_default=True,
    help="How many answers at most.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@click.option("--jsonl", "lines", is_flag=True, help="Read queries and write answers as JSON lines.")
@click.option("--data", type=_PATH, help="A Baton home, or a folder or zip of HSDS files.")
@agency_option
def search_(
    words: tuple[str, ...],
    near: str,
    limit: int,
    data: Path | None,
    agency: str,
    *,
    as_json: bool,
    lines: bool,
) -> None:
    """Find services and professionals by WORDS and place. Spelling is forgiven; every answer says why."""
    if not (lines or words):
        raise Refused(Code.INVALID, "Say what is sought, or give queries with --jsonl.", field="query")
    index = search.index_at(data, lambda: the_agency(agency))
    if lines:
        raise click.exceptions.Exit(1 if search.answer_lines(index) else 0)
    search.answer(index, " ".join(words), near, limit, as_json=as_json)


@directory.command("import")
@click.argument("path", type=_PATH)
@click.option("--source", default="", help="Where it is from; the name of PATH when not given.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--map", "mapping", default="", help="How another CSV is read: a TOML file or a shipped one.")
@click.option("--report", type=_PATH, help="Write what could not be taken to this CSV.")
@agency_option
def import_(path: Path, source: str, mapping: str, report: Path | None, agency: str, *, dry_run: bool) -> None:
    """Take HSDS 3.0 (JSON or tabular), HSDS 1.1 CSV or, with a mapping, another CSV into the directory.

    PATH is a folder, a zip, or one file; plain or gzip. Do it again whenever there is a newer copy: only what changed
    is changed, and what is gone is marked and kept.
    """
    prepare()
    whose, how = the_agency(agency), _mapping(mapping) if mapping else None
    with _progress() as bar:
        told = _teller(bar)
        gathered = reading.read(files.at(path), how=how, country=whose.country, told=told)
        taken = {"agency": whose, "source": (source or _name(path))[:80], "gathered": gathered, "by": None}
        outcome = directories.import_(**taken, now=right_now(), dry_run=dry_run, told=told)
    show(outcome)
    if report:
        write_report(report, outcome.faults)


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _teller(bar: Progress) -> Callable[..., None]:
    """A function that says on the bar what is being done, and how much of it is."""
    task = bar.add_task("reading", total=None)

    def told(what: str, done: int = 0, total: int = 0) -> None:
        bar.update(task, description=_NAMES.get(what, what), completed=done, total=total or None)

    return told


class Form(StrEnum):
    """How a directory is written."""

    LIST = "list"
    FILES = "files"
    TABLES = "tables"


@directory.command("export")
@click.argument("path", type=_PATH)
@click.option(
    "--as",
    "form",
    type=words_of(Form),
    default=Form.TABLES,
    show_default="tables",
    help="One list, a file a service, or tables.",
)
@click.option("--source", help="Only what is from there.")
@agency_option
def export_(path: Path, form: Form, source: str | None, agency: str) -> None:
    """Write the directory as HSDS 3.0: tables with a datapackage, one JSON list, or a full JSON file a service.

    PATH is a new folder; for a list a .json, for tables also a .zip.
    """
    prepare()
    what = export.of(agency=the_agency(agency), by=None, now=right_now(), source=source)
    if path.exists():
        raise Refused(Code.INVALID, f"{path} is there already. Name a new place.", field="path")
    try:
        count = _write(what, path, form)
    except OSError as error:
        raise Refused(Code.NOT_POSSIBLE, f"The directory could not be written to {path}: {error.strerror}.") from None
    click.echo(f"Wrote {count:,} {'rows' if form is Form.TABLES else 'objects'} to {path}.")


def _write(what: export.Directory, path: Path, form: Form) -> int:
    if form is Form.LIST:
        return export.write_list(what, path)
    if form is Form.FILES:
        return export.write_files(what, path)
    if path.suffix != ".zip":
        return export.write_tables(what, path)
    with TemporaryDirectory() as folder:
        count = export.write_tables(what, Path(folder))
        export.zipped(Path(folder), path)
    return count


def the_agency(slug: str) -> Agency:
    """The agency of that short name, or the only one. Refused when it is not clear which."""
    several = list(Agency.objects.filter(slug=slug) if slug else Agency.objects.all()[:2])
    if len(several) == 1:
        return several[0]
    names = ", ".join(Agency.objects.order_by("slug").values_list("slug", flat=True)[:20])
    if not names:
        raise Refused(Code.NEEDS, "There is no agency yet. Found one with: baton agency")
    raise Refused(Code.NEEDS, f"Say whose directory it is with --agency: {names}.", field="agency")


def _mapping(name: str) -> Map:
    """A shipped mapping by its name, or the one in a file."""
    shipped = mappings.shipped()
    try:
        if name in shipped:
            return mappings.load(name, shipped[name])
        return mappings.load(name, Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        known = ", ".join(shipped)
        raise Refused(Code.INVALID, f"No mapping at {name} ({error.strerror}); shipped ones are {known}.") from None
    except (TableError, UnicodeDecodeError) as error:
        raise Refused(Code.INVALID, f"The mapping cannot be used: {error}.") from None


def _name(path: Path) -> str:
    """The name of a folder or file, without its endings."""
    name = path.resolve().name
    return (name if path.is_dir() else name.partition(".")[0])[:80] or "directory"


def show(outcome: directories.Outcome) -> None:
    """Print what an import came to."""
    console = Console(highlight=False)
    for kind, tally in outcome.tallies.items():
        parts = [
            f"{count:,} {word}" for word in ("added", "changed", "gone", "back") if (count := getattr(tally, word))
        ]
        if parts or tally.same:
            parts += [f"{tally.same:,} as before"] if tally.same else []
            console.print(f"  {_NAMES[kind]:22} {', '.join(parts)}")
    if outcome.repeats:
        console.print(f"  {sum(outcome.repeats.values()):,} services repeat another and are shown with it:")
    for why, count in sorted(outcome.repeats.items(), key=lambda pair: -pair[1]):
        console.print(f"    {count:6,}  {why}")
    _show_faults(console, outcome.faults)
    changed = "nothing changed" if outcome.nothing_changed else "taken"
    console.print(f"{outcome.source}: {'a dry run; nothing was kept' if outcome.dry else changed}.", markup=False)


def _show_faults(console: Console, faults: tuple[Fault, ...]) -> None:
    """One line for all faults that are alike, with the first row of them."""
    alike = Counter((fault.file, fault.column, fault.why, fault.loss) for fault in faults)
    first = {}
    for fault in faults:
        first.setdefault((fault.file, fault.column, fault.why, fault.loss), fault)
    for key, count in alike.items():
        one = first[key]
        where = f"{one.file}, row {one.row}" + (f", {one.column}" if one.column else "")
        said = f" ({one.cell})" if one.cell else ""
        line = f"  {count:6,}  {_LOSSES[one.loss]}: {one.why}; first in {where}{said}"
        console.print(line, markup=False, soft_wrap=True)


def write_report(path: Path, faults: tuple[Fault, ...]) -> None:
    """Every fault as a line of CSV, harmless in a spreadsheet."""
    with path.open("w", encoding="utf-8-sig", newline="") as sink:
        writer = csv.writer(sink)
        writer.writerow(("file", "row", "column", "cell", "what came of it", "why"))
        for fault in faults:
            line = (fault.file, fault.row, fault.column, fault.cell, _LOSSES[fault.loss], fault.why)
            writer.writerow(harmless(cell) if isinstance(cell, str) else cell for cell in line)
