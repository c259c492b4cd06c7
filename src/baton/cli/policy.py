"""`baton policy`: show the tables that decide, or verify that they hold together. Needs no database."""

import sys

import click
from rich.console import Console

from baton.core.policy import load_policy, version
from baton.core.policy.show import markdown
from baton.core.policy.verify import verify as findings_of


@click.group()
def policy() -> None:
    """Show the policy, or verify it."""


@policy.command()
def show() -> None:
    """Print every row with its words and sources, as Markdown."""
    sys.stdout.write(markdown(load_policy()))


@policy.command()
@click.option("--quiet", is_flag=True, help="Print findings only.")
def verify(*, quiet: bool) -> None:
    """Find rows that never fire, contradictions, gaps, missing sources; prove that danger never lowers an answer."""
    packaged = load_policy()
    findings = findings_of(packaged)
    console = Console(highlight=False)
    for finding in findings:
        console.print(str(finding), markup=False, soft_wrap=True)
    if not findings and not quiet:
        console.print(f"Policy {version(packaged)}: {len(packaged.rows)} rows, nothing to mend.")
    raise click.exceptions.Exit(1 if findings else 0)
