"""How long do `check` and `decide` take to start and answer, beside Python itself?

    python benchmarks/start/compare.py

Processor time of a whole process, the best of several rounds that take turns: on a busy machine the ratio says more
than the seconds.
"""

import resource
import subprocess
import sys
from pathlib import Path

ROUNDS = 9
BATON = str(Path(sys.executable).with_name("baton"))
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "baton --help": [BATON, "check", "--help"],
    "baton decide": [BATON, "decide", "psychosis", "--json"],
    "baton check --json": [BATON, "check", "--json"],
    "baton check": [BATON, "check"],
}


def processor_seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, input=b"Denies SI. Says he wants to sleep and never wake up.", check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    rounds = [{name: processor_seconds(command) for name, command in COMMANDS.items()} for _ in range(ROUNDS)]
    best = {name: min(each[name] for each in rounds) for name in COMMANDS}
    for name, seconds in best.items():
        print(f"{name:20} {seconds * 1000:5.0f} ms, {seconds / best['python -c pass']:5.1f} times python -c pass")


if __name__ == "__main__":
    main()
