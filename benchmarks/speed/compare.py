"""How many times as fast as medspaCy does `check --jsonl` answer notes? Processor time, same notes, in one run.

Ours is the whole of `baton check --jsonl` on one core, but for the start: a line is read, its words are recognised and
decided on, and the answer is written with its reasons. Recognising alone is printed beside it.

    python benchmarks/speed/compare.py FOLDER [--notes 400]

FOLDER holds *.jsonl ({"text": ...} a line) or *.txt (one note each). medspaCy is installed by `uv` into an environment
of its own under the system's temporary folder, and kept there for the next run. It is given
the phrases of our lexicon that are plain words, as literal rules, and spared the patterns, the exceptions and the time.
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from baton.cli import jsonl
from baton.cli.lines import answering
from baton.core.signs import recognise
from baton.core.signs.lexicon import packaged
from baton.core.vocabulary import Role

ROUNDS = 5
HERE = Path(__file__).parent
OWN_UV = HERE.parents[1] / ".uv" / "bin" / "uv"
UV = str(OWN_UV) if OWN_UV.exists() else "uv"
CACHE = Path(tempfile.gettempdir()) / "baton-benchmark-medspacy"


def notes_of(folder: Path, most: int) -> list[str]:
    lines = [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    notes = [json.loads(line)["text"] for line in lines]
    notes += [file.read_text("utf-8") for file in sorted(folder.glob("*.txt"))]
    return notes[:most]


def peer_python() -> str:
    python = CACHE / "bin" / "python"
    if not python.exists():
        subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, str(CACHE)], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--python", str(python), "medspacy==1.3.1"], check=True)
    return str(python)


def ours(notes: list[str]) -> tuple[tuple[float, int], tuple[float, int]]:
    """The processor seconds and cues of the best round: answering lines, and recognising alone."""
    lines = [json.dumps({"id": number, "text": note}).encode() + b"\n" for number, note in enumerate(notes)]

    def answered() -> int:
        sink = io.BytesIO()
        jsonl.run(io.BytesIO(b"".join(lines)), sink, answering(Role.PEER), jobs=1)
        return sink.getvalue().count(b'"quote":')

    return best(answered), best(lambda: sum(len(recognise(note)) for note in notes))


def best(read: Callable[[], int]) -> tuple[float, int]:
    found, rounds = read(), []
    for _ in range(ROUNDS):
        start = time.process_time()
        read()
        rounds.append(time.process_time() - start)
    return min(rounds), found


def theirs(notes: list[str]) -> tuple[float, int]:
    plain = ((phrase, pattern) for phrase, pattern in packaged() if not (pattern.left or pattern.right))
    phrases = {anchor.strip(): str(phrase.sign) for phrase, pattern in plain for anchor in pattern.anchors}
    with tempfile.TemporaryDirectory() as folder:
        rules, texts = Path(folder) / "phrases.json", Path(folder) / "notes.jsonl"
        rules.write_text(json.dumps(list(phrases.items())), "utf-8")
        texts.write_text("".join(json.dumps({"text": note}) + "\n" for note in notes), "utf-8")
        command = [peer_python(), str(HERE / "peer.py"), str(rules), str(texts)]
        one_core = {**os.environ, "OMP_NUM_THREADS": "1"}
        answer = subprocess.run(command, check=True, capture_output=True, text=True, env=one_core)
    read = json.loads(answer.stdout.splitlines()[-1])
    print(f"medspaCy pipes: {', '.join(read['pipes'])}; {len(phrases)} phrases")
    return min(read["seconds"]), read["found"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--notes", type=int, default=400)
    asked = arguments.parse_args()
    notes = notes_of(asked.folder, asked.notes)
    if not notes:
        sys.exit(f"{asked.folder} holds neither *.jsonl nor *.txt: name a folder of notes")
    print(f"{len(notes)} notes, {sum(map(len, notes)) // len(notes)} characters on average")
    peer, peer_found = theirs(notes)
    whole, alone = ours(notes)
    for name, (seconds, found) in (
        ("medspaCy", (peer, peer_found)),
        ("baton check --jsonl", whole),
        ("recognising alone", alone),
    ):
        print(f"{name:20} {len(notes) / seconds:8.0f} notes a second, {found:5} found, ratio {peer / seconds:.1f}")


if __name__ == "__main__":
    main()
