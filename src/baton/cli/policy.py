"""`baton policy`: show the tables that decide, or verify that they hold together. Needs no database."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from baton.core.policy import load_policy, version
from baton.core.policy.show import markdown
from baton.core.policy.verify import verify as findings_of

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Show the policy, or verify it.")


@app.command()
def show() -> None:
    """Print every row with its words and sources, as Markdown."""
    sys.stdout.write(markdown(load_policy()))


@app.command()
def verify(quiet: Annotated[bool, typer.Option("--quiet", help="Print findings only.")] = False) -> None:
    """Find rows that never fire, contradictions, gaps, missing sources; prove that danger never lowers an answer."""
    policy = load_policy()
    findings = findings_of(policy)
    console = Console(highlight=False)
    for finding in findings:
        console.print(str(finding), markup=False, soft_wrap=True)
    if not findings and not quiet:
        console.print(f"Policy {version(policy)}: {len(policy.rows)} rows, nothing to mend.")
    raise typer.Exit(1 if findings else 0)
