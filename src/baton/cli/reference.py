"""`baton reference`: write docs/reference from the tables, or check that it is fresh."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from baton.core import loops, permissions
from baton.core.policy import load_policy
from baton.core.policy.show import markdown
from baton.core.screening.page import show as screening
from baton.core.signs.show import show as signs

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference"
PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "policy.md": lambda: markdown(load_policy()),
    "permissions.md": permissions.show,
    "moves.md": loops.show,
    "screening.md": screening,
    "signs.md": signs,
}


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when a page is stale.")
def reference(*, check: bool) -> None:
    """Write the generated pages of docs/reference anew."""
    stale = [name for name, page in PAGES.items() if _written(FOLDER / name) != page()]
    for name in [] if check else stale:
        (FOLDER / name).write_text(PAGES[name](), encoding="utf-8")
    if check and stale:
        Console(stderr=True).print(f"Stale: {', '.join(stale)} in docs/reference. Run: baton reference")
        raise click.exceptions.Exit(1)


def _written(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
