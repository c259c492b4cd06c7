"""`baton agency`: found an agency with its first administrator, for whoever has the machine."""

import sys

import click
from django.utils.text import slugify

from baton.actions import agencies
from baton.cli.house import prepare, right_now


@click.command()
@click.argument("name")
@click.argument("email")
@click.option("--admin", prompt="Name of the administrator")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
def agency(name: str, email: str, admin: str, password: str) -> None:
    """Found the agency NAME with its first administrator, who signs in with EMAIL and adds everyone else."""
    prepare()
    agencies.found(name=name, slug=slugify(name), email=email, admin=admin, password=password, now=right_now())
    sys.stdout.write(f"{name} is there. {admin} signs in as {email}.\n")
