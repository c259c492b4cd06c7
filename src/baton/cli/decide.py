"""`baton decide`: facts in, the answer out. Needs no database."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click
import orjson

from baton.cli.options import role_option, words
from baton.core.facts import Situation
from baton.core.policy import decide as decide_on
from baton.core.policy.replay import thaw
from baton.core.reading import answer_row
from baton.core.vocabulary import Competence, Role


@click.command()
@click.argument("signs", nargs=-1)
@role_option
@click.option("--minor/--adult", default=None, help="Is the client under 18?")
@click.option("--competent-in", type=words(Competence), multiple=True, help="A therapist's known competence.")
@click.option("--no", "denied", multiple=True, help="A sign that was asked about and denied.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def decide(
    signs: tuple[str, ...],
    role: Role,
    *,
    minor: bool | None,
    competent_in: tuple[Competence, ...],
    denied: tuple[str, ...],
    as_json: bool,
) -> None:
    """Decide on SIGNS, each NAME, NAME:SEVERITY or NAME:SEVERITY:WHEN; without any, on a JSON object of facts.

    `baton decide psychosis suicidal_thoughts:moderate --role peer`
    """
    try:
        situation = _situation(signs, denied, role, minor, list(competent_in) or None)
    except ValueError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(2) from None
    decision = decide_on(situation)
    if as_json:
        sys.stdout.write(orjson.dumps(answer_row(decision)).decode() + "\n")
    else:
        import_module("baton.cli.page").print_decision(decision)


def _situation(
    signs: Sequence[str], denied: Sequence[str], role: Role, minor: bool | None, competent_in: list[Competence] | None
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
