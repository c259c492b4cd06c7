"""Which options do several commands share?"""

from enum import StrEnum

import click

from baton.core.vocabulary import Role


def words(of: type[StrEnum]) -> click.Choice[StrEnum]:
    """The words of a vocabulary, written as everywhere else."""
    return click.Choice(of, case_sensitive=False)


role_option = click.option(
    "--role", type=words(Role), default=Role.PEER, show_default="peer", help="Whose scope of practice counts."
)
