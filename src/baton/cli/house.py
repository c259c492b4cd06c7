"""What do the commands that need a database stand on? Settings first, then tables and static files up to date."""

import os
from datetime import UTC, datetime

import django
from django.core.management import call_command


def open_house(*, demo: bool) -> None:
    """Read the settings from the environment (settings.py says which). Comes before anything that imports models.

    The demo has a home of its own, .demo in the current folder, unless BATON_HOME names another.
    """
    if demo:
        os.environ["BATON_DEMO"] = "1"
        os.environ.setdefault("BATON_HOME", ".demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baton.settings")
    django.setup()


def prepare() -> None:
    """Bring tables and static files up to date."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def right_now() -> datetime:
    """The one clock of the command line."""
    return datetime.now(UTC)
