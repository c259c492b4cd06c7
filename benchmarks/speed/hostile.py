"""Can a text be slow to read? Texts made to be slow, each at one length and at twice it: the ratio should stay at 2.

python benchmarks/speed/hostile.py [--characters 200000]
"""

import argparse
import time

from baton.core.signs import recognise

REPEATED = {
    "a cue after a cue": "kill himself, ",
    "cues in one sentence": "suicidal ",
    "a cue a line": "kill himself\n",
    "cues that are denied": "denies thoughts of suicide and ",
    "cues with other people": "his sister said her son is suicidal if she ",
    "words that need others": "took all his pills ",
    "beginnings of phrases": "put ideas in ",
    "gaps": "wants to ... never ",
    "quotation marks": 'a "b" ',
    "white space": "suicidal    ",
    "letters of no script": "\u4e16 suicidal ",
    "plain words": "the quiet river runs past the mill ",
}
ROUNDS = 3


def seconds(text: str) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        recognise(text)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--characters", type=int, default=200_000)
    length = arguments.parse_args().characters
    recognise("wants to die")
    for name, part in REPEATED.items():
        once, twice = (seconds(part * (size // len(part))) for size in (length, 2 * length))
        print(f"{name:24} {once:6.2f} s for {length:,} characters, {twice / once:.1f} times that for twice as many")


if __name__ == "__main__":
    main()
