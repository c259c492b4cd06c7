"""How long does a search take beside tantivy, on each database, as the directory grows? All in one run.

    python benchmarks/search_speed/compare.py [--services 1000 100000] [--postgres postgresql://…]

The server named gets a database that is dropped afterwards. tantivy is installed into an environment of its own; it
answers the bare words, while ours puts spelling right, reads needs, looks at the place and gives its reasons.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import psycopg
from services import QUERIES, services

HERE = Path(__file__).parent
OWN_UV = HERE.parents[1] / ".uv" / "bin" / "uv"
UV = str(OWN_UV) if OWN_UV.exists() else "uv"
CACHE = Path(tempfile.gettempdir()) / "baton-benchmark-tantivy"
ROUNDS = 15
# Settings come before anything that imports models.
_START = "import django, runpy, sys; django.setup(); runpy.run_path(sys.argv[1], run_name='__main__')"


def peer_python() -> str:
    python = CACHE / "bin" / "python"
    if not python.exists():
        subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, str(CACHE)], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--python", str(python), "tantivy==0.27.0"], check=True)
    return str(python)


def tantivy(count: int) -> dict:
    command = [peer_python(), str(HERE / "peer.py"), str(ROUNDS), json.dumps(QUERIES)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:
        for name, text, _ in services(count):
            peer.stdin.write(json.dumps({"name": name, "text": text}) + "\n")
        return json.loads(peer.communicate()[0])


def ours(count: int, url: str = "") -> dict:
    with tempfile.TemporaryDirectory(prefix="baton-bench-") as home:
        here = {"BATON_HOME": home, "DJANGO_SETTINGS_MODULE": "baton.settings", "PYTHONPATH": str(HERE)} | (
            {"BATON_DATABASE_URL": url} if url else {}
        )
        command = [sys.executable, "-c", _START, str(HERE / "measure.py"), str(count), str(ROUNDS)]
        ran = subprocess.run(command, env=os.environ | here, check=True, capture_output=True, text=True)
    return json.loads(ran.stdout)


def on_postgres(count: int, server: str) -> dict:
    name = f"baton_bench_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            return ours(count, f"{server.rpartition('/')[0]}/{name}")
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def show(name: str, read: dict, peer: dict) -> None:
    for what in ("seconds", "near"):
        if what in read:
            own, beside = sum(read[what]) / len(QUERIES), sum(peer["seconds"]) / len(QUERIES)
            print(
                f"  {name + (', near a place' if what == 'near' else ''):24} {own * 1000:8.2f} ms a query"
                f" ({own / beside:.1f} times tantivy); built in {read['built']:.0f} s",
                flush=True,
            )
    if "near" in read:
        print(
            "     "
            + "; ".join(f"{query} {each * 1000:.1f}" for query, each in zip(QUERIES, read["seconds"], strict=True))
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--services", type=int, nargs="+", default=[1000, 100_000])
    arguments.add_argument("--postgres", default="")
    asked = arguments.parse_args()
    for count in asked.services:
        print(f"{count:,} services", flush=True)
        peer = tantivy(count)
        show("tantivy", peer, peer)
        show("SQLite", ours(count), peer)
        if asked.postgres:
            show("PostgreSQL", on_postgres(count, asked.postgres), peer)


if __name__ == "__main__":
    main()
