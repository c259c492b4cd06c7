"""`baton restore`: a backup in the place of the database; what was there is kept beside it."""

from pathlib import Path
from typing import Annotated

import typer

from baton.actions import backup as backups
from baton.cli.house import right_now

app = typer.Typer(add_completion=False)


@app.command()
def restore(frm: Annotated[Path, typer.Argument(metavar="FROM", help="A folder that `baton backup` made.")]) -> None:
    """Put a backup back. Stop the server first; run `baton verify` after."""
    aside = backups.restore(frm=frm, now=right_now())
    typer.echo(f"Restored. What was there is in {aside}. Now run: baton verify")
