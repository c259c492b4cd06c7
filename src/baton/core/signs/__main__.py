"""Try the lexicon out: prints the cues of each argument, or of each line that comes in."""

import sys

from baton.core.signs import recognise


def main() -> None:
    for text in sys.argv[1:] or sys.stdin:
        sys.stdout.write(text.rstrip() + "\n")
        for cue in recognise(text):
            marks = " ".join((cue.sign, cue.severity, cue.status, cue.subject, cue.when))
            sys.stdout.write(f'  {cue.start}-{cue.end} "{cue.quote}" {marks}\n')


if __name__ == "__main__":
    main()
