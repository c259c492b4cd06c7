"""How long does a note of 3,000 characters wait for its marks? Run `python benchmarks/live_marking`."""

import os
import runpy
import tempfile
from pathlib import Path

import django


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="baton-bench-") as home:
        os.environ |= {"BATON_HOME": home, "BATON_HOSTS": "testserver", "BATON_DEMO": "1"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "baton.settings"
        django.setup()
        runpy.run_path(str(Path(__file__).with_name("measure.py")), run_name="__main__")


if __name__ == "__main__":
    main()
