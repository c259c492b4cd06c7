"""How long does a directory take to go in? `python benchmarks/directory_import FOLDER`, or `--made 100000` services.

Prints rows a second, and how many times as long each step takes as merely reading the same CSV with the csv module.
A database of its own in a folder that is thrown away; times are of the processor, since others may be at work here.
"""

import os
import runpy
import tempfile
from pathlib import Path

import django


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="baton-bench-") as home:
        os.environ["BATON_HOME"] = home
        os.environ.setdefault("BATON_DATABASE_URL", f"sqlite:///{home}/bench.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "baton.settings"
        django.setup()
        runpy.run_path(str(Path(__file__).with_name("measure.py")), run_name="__main__")


if __name__ == "__main__":
    main()
