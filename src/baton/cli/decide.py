"""`baton decide`: facts in, the answer out. Needs no database."""

import sys
from typing import Annotated

import orjson
import typer
from rich.console import Console

from baton.cli.page import print_decision
from baton.core.facts import Situation
from baton.core.policy import decide as decide_on
from baton.core.policy.replay import thaw
from baton.core.reading import answer_row
from baton.core.vocabulary import Competence, Role

app = typer.Typer(add_completion=False)


@app.command()
def decide(
    signs: Annotated[
        list[str] | None,
        typer.Argument(help="Signs: NAME, NAME:SEVERITY or NAME:SEVERITY:WHEN; none reads a JSON object of facts."),
    ] = None,
    role: Annotated[Role, typer.Option(help="Whose scope of practice counts.")] = Role.PEER,
    minor: Annotated[bool | None, typer.Option("--minor/--adult", help="Is the client under 18?")] = None,
    competent_in: Annotated[list[Competence] | None, typer.Option(help="A therapist's known competence.")] = None,
    denied: Annotated[list[str] | None, typer.Option("--no", help="A sign that was asked about and denied.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Decide on signs: `baton decide psychosis suicidal_thoughts:moderate --role peer`."""
    try:
        situation = _situation(signs or [], denied or [], role, minor, competent_in)
    except ValueError as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False)
        raise typer.Exit(2) from None
    decision = decide_on(situation)
    if as_json:
        sys.stdout.write(orjson.dumps(answer_row(decision)).decode() + "\n")
    else:
        print_decision(decision, Console(highlight=False))


def _situation(
    signs: list[str], denied: list[str], role: Role, minor: bool | None, competent_in: list[Competence] | None
) -> Situation:
    if not signs and not denied:
        return thaw(_from_stdin(), role)
    facts = [_fact(sign) for sign in signs] + [_fact(sign) | {"answer": "no"} for sign in denied]
    return thaw({"signs": facts, "minor": minor, "competent_in": competent_in}, role)


def _fact(written: str) -> dict[str, str]:
    parts = written.split(":")
    if len(parts) > 3:
        raise ValueError(f'"{written}" has too many parts: write NAME, NAME:SEVERITY or NAME:SEVERITY:WHEN')
    return dict(zip(("sign", "severity", "when"), parts, strict=False))


def _from_stdin() -> object:
    if sys.stdin.isatty():
        raise ValueError("Name at least one sign, or give a JSON object of facts on standard input")
    try:
        return orjson.loads(sys.stdin.buffer.read())
    except orjson.JSONDecodeError as error:
        raise ValueError(f"standard input is no JSON object: {error.msg}") from None
