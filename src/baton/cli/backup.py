"""`baton backup`: a copy of database and audit heads as of one moment, while others go on working."""

from pathlib import Path
from typing import Annotated

import typer

from baton.actions import backup as backups

app = typer.Typer(add_completion=False)


@app.command()
def backup(to: Annotated[Path, typer.Argument(help="A new folder for the copy.")]) -> None:
    """Copy an SQLite database and its audit heads into a new folder. For PostgreSQL it says how."""
    typer.echo(f"Saved in {backups.save(to=to)}. It is as secret as the database: keep it so.")
