"""Does Today stay quick as batons grow? Run `python benchmarks/today`; it prints times and ratios, side by side.

A database of its own in a folder that is thrown away. Times are medians of whole page views by Django's test client.
"""

import os
import runpy
import tempfile
from pathlib import Path

import django


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="baton-bench-") as home:
        os.environ["BATON_HOME"] = home
        os.environ["BATON_DATABASE_URL"] = f"sqlite:///{home}/bench.sqlite3"
        os.environ["BATON_DEMO"] = "1"
        os.environ["BATON_HOSTS"] = "testserver"
        os.environ["DJANGO_SETTINGS_MODULE"] = "baton.settings"
        django.setup()
        runpy.run_path(str(Path(__file__).with_name("measure.py")), run_name="__main__")


if __name__ == "__main__":
    main()
