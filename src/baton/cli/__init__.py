"""The shell door: `baton COMMAND`. Each command is a module here, imported only when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

import click

from baton.core.refusals import Refused

COMMANDS: Final[Mapping[str, str]] = {
    "check": "Read notes: mark the words and say what to do.",
    "decide": "Decide on facts: say what to do and why.",
    "policy": "Show the policy, or verify it.",
    "demo": "Start Baton with a lively demo agency.",
    "serve": "Start Baton: pages and background work in one process.",
    "worker": "Do the background work beside other servers.",
    "verify": "Check a whole database: batons, audit chain, decisions.",
    "backup": "Copy the database while it is in use.",
    "restore": "Put a copy back.",
    "directory": "Take a directory of services and people in, or give it out.",
    "agency": "Found an agency with its first administrator.",
    "reference": "Write the generated pages of docs/reference.",
}
# These import models, so settings come first; the others never import Django, and start at once.
_NEED_A_DATABASE: Final = frozenset({"demo", "serve", "worker", "verify", "backup", "restore", "agency", "directory"})


class Commands(click.Group):
    """Loads a command's module when it is called, so that `check` does not wait for a web framework.

    What is refused is said in its sentence, with exit status 1: here, for every command.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str):
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in _NEED_A_DATABASE:
            import_module("baton.cli.house").open_house(demo=cmd_name == "demo")
        command = getattr(import_module(f"baton.cli.{cmd_name}"), cmd_name)
        command.short_help = COMMANDS[cmd_name]
        return command

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except Refused as refused:
            click.echo(refused.sentence, err=True)
            raise click.exceptions.Exit(1) from None


@click.group(cls=Commands)
def app() -> None:
    """Know when to pass the baton, to whom, and see that it is taken."""


def main() -> None:
    """The entry point of the `baton` script."""
    app()
