"""How many notes are answered so far, for whoever watches a terminal?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def counting() -> Iterator[Callable[[int], None]]:
    """Yields what is to be told how many more notes were answered."""
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} notes"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("notes", total=None)
        yield lambda count: bar.advance(task, count)
