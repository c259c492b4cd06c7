"""`baton backup`: a copy of database and audit heads as of one moment, while others go on working."""

from pathlib import Path

import click

from baton.actions import backup as backups


@click.command()
@click.argument("to", type=click.Path(path_type=Path))
def backup(to: Path) -> None:
    """Copy an SQLite database and its audit heads into TO, a new folder. For PostgreSQL it says how."""
    click.echo(f"Saved in {backups.save(to=to)}. It is as secret as the database: keep it so.")
