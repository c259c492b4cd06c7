"""`baton directory`: take a directory of services and people in, and give it out again."""

import csv
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from baton.actions import directory, files
from baton.cli import search
from baton.cli.house import prepare, right_now
from baton.core.hsds import mapping as mappings
from baton.core.hsds import reading
from baton.core.hsds.cells import harmless
from baton.core.hsds.faults import Fault, Loss
from baton.core.hsds.mapping import Map
from baton.core.refusals import Code, Refused
from baton.core.tables import TableError
from baton.models import Agency

app = typer.Typer(add_completion=False, no_args_is_help=True)

Slug = Annotated[
    str, typer.Option("--agency", help="Whose directory, by the agency's short name, when there are several.")
]
_LOSSES = {Loss.ROW: "left out", Loss.CELL: "taken without it", Loss.MENDED: "mended"}
_NAMES = {
    "organization": "organizations",
    "location": "locations",
    "service": "services",
    "service_at_location": "services at locations",
    "professional": "professionals",
}


@app.callback()
def directory_() -> None:
    """Take a directory of services and people in, or give it out."""


@app.command("search")
def search_(
    words: Annotated[list[str] | None, typer.Argument(help="What is sought, in any words.")] = None,
    near: Annotated[str, typer.Option(help="A ZIP code, a city with its state, or latitude,longitude.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=search.MOST, help="How many answers at most.")] = search.LIMIT,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    lines: Annotated[bool, typer.Option("--jsonl", help="Read queries and write answers as JSON lines.")] = False,
    data: Annotated[Path | None, typer.Option(help="A Baton home, or a folder or zip of HSDS files.")] = None,
    agency: Slug = "",
) -> None:
    """Find services and professionals by words and place. Spelling is forgiven; every answer says why."""
    if not (lines or words):
        raise Refused(Code.INVALID, "Say what is sought, or give queries with --jsonl.", field="query")
    index = search.index_at(data, lambda: the_agency(agency))
    if lines:
        raise typer.Exit(1 if search.answer_lines(index) else 0)
    search.answer(index, " ".join(words or ()), near, limit, as_json=as_json)


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="A folder, a zip, or one file; plain or gzip.")],
    source: Annotated[str, typer.Option("--source", help="Where it is from; the name of PATH when not given.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    mapping: Annotated[str, typer.Option("--map", help="How another CSV is read: a TOML file or a shipped one.")] = "",
    report: Annotated[Path | None, typer.Option("--report", help="Write what could not be taken to this CSV.")] = None,
    agency: Slug = "",
) -> None:
    """Take HSDS 3.0 (JSON or tabular), HSDS 1.1 CSV or, with a mapping, another CSV into the directory.

    Do it again whenever there is a newer copy: only what changed is changed, and what is gone is marked and kept.
    """
    prepare()
    whose, how = the_agency(agency), _mapping(mapping) if mapping else None
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("reading", total=None)
        told = lambda what, done=0, total=0: bar.update(task, description=what, completed=done, total=total or None)  # noqa: E731
        gathered = reading.read(files.at(path), how=how, country=whose.country, told=told)
        outcome = directory.import_(
            agency=whose,
            source=source or _name(path),
            gathered=gathered,
            by=None,
            now=right_now(),
            dry_run=dry_run,
            told=told,
        )
    show(outcome)
    if report:
        write_report(report, outcome.faults)


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


def show(outcome: directory.Outcome) -> None:
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
