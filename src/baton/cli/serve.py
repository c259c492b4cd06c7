"""`baton serve`: pages and background work in one process."""

import os
import socket
import webbrowser

import click
from django.conf import settings
from django.db import connection
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from rich.console import Console

from baton.actions import heads
from baton.cli.house import prepare
from baton.models import Agency

address_option = click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
port_option = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)


@click.command()
@address_option
@port_option
def serve(address: str, port: int) -> None:
    """Start Baton. BATON_DATABASE_URL names the database, BATON_HOME the folder for keys and files."""
    console = Console(highlight=False)
    prepare()
    for slug, count in heads.catch_up(Agency.objects.all()).items():
        console.print(f"Recovered after a stop: {count} audit entries of {slug} were saved and are now signed.")
    if not Agency.objects.exists():
        console.print("There is no agency here yet: baton agency found NAME EMAIL")
    run(console, address, port)


def run(console: Console, address: str, port: int, *, browse: bool = False) -> None:
    """Say where, then serve until stopped."""
    port = port or _free_port(address)
    url = f"http://{'localhost' if address == '127.0.0.1' else address}:{port}/"
    console.print(f"Baton is at [bold]{url}[/] (stop it with Ctrl+C)")
    os.environ.setdefault("BATON_URL", url.rstrip("/"))
    settings.URL = os.environ["BATON_URL"]
    if browse:
        webbrowser.open(url)
    connection.close()
    server = Granian(
        "baton.cli.serving:application",
        address,
        port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=2,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        working_dir=settings.HOME,
    )
    server.serve()


def _free_port(address: str) -> int:
    with socket.socket() as probe:
        probe.bind((address, 0))
        return int(probe.getsockname()[1])
