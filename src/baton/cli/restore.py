"""`baton restore`: a backup in the place of the database; what was there is kept beside it."""

from pathlib import Path

import click

from baton.actions import backup as backups
from baton.cli.house import right_now


@click.command()
@click.argument("frm", metavar="FROM", type=click.Path(path_type=Path))
def restore(frm: Path) -> None:
    """Put back FROM, a folder that `baton backup` made. Stop the server first; run `baton verify` after."""
    aside = backups.restore(frm=frm, now=right_now())
    click.echo(f"Restored. What was there is in {aside}. Now run: baton verify")
