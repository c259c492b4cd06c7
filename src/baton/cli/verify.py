"""`baton verify`: does every promise hold in this database? Names each breach; exit status 1 when there is one."""

import click
from rich.console import Console

from baton.actions.verify import verify as breaches_of
from baton.cli.house import prepare
from baton.models import AuditEntry, Baton, Decision


@click.command()
def verify() -> None:
    """Check batons, the audit chain with its signed heads, and recompute every decision."""
    prepare()
    console = Console(highlight=False)
    breaches = breaches_of()
    for breach in breaches:
        console.print(f"[bold red]{breach.code}[/] {breach.where}: {breach.sentence}", soft_wrap=True)
    checked = f"{_count(Baton)} batons, {_count(Decision)} decisions, {_count(AuditEntry)} audit entries"
    console.print(f"{checked}: {f'{len(breaches)} breaches' if breaches else 'every promise holds'}.")
    raise click.exceptions.Exit(1 if breaches else 0)


def _count(model: type[AuditEntry] | type[Baton] | type[Decision]) -> str:
    return f"{model.objects.everywhere().count():,}"
