"""`baton agency`: found an agency with its first administrator, for whoever has the machine."""

import sys
from typing import Annotated

import typer
from django.utils.text import slugify

from baton.actions import agencies
from baton.cli.house import prepare, right_now

app = typer.Typer(add_completion=False)


@app.command()
def agency(
    name: Annotated[str, typer.Argument(help="Name of the agency.")],
    email: Annotated[str, typer.Argument(help="The administrator's address, to sign in with.")],
    admin: Annotated[str, typer.Option(prompt="Name of the administrator")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
) -> None:
    """Found an agency with its first administrator, who adds everyone else."""
    prepare()
    agencies.found(name=name, slug=slugify(name), email=email, admin=admin, password=password, now=right_now())
    sys.stdout.write(f"{name} is there. {admin} signs in as {email}.\n")
