"""Which signs are there? The vocabulary as a page for docs/reference."""

from baton.core.vocabulary import SIGNS, Family, Severity, SignEntry


def show() -> str:
    """Markdown: every sign by family, with what each step of severity means."""
    lines = ["# Signs", "", "Written by `baton reference` from `core/vocabulary.py`."]
    for family in Family:
        lines += ["", f"## {family.replace('_', ' ').capitalize()}", "", "| sign | called | steps |", "|---|---|---|"]
        lines += [_line(entry) for entry in SIGNS.values() if entry.family is family]
    return "\n".join([*lines, ""])


def _line(entry: SignEntry) -> str:
    graded = entry.severities != (Severity.UNGRADED,)
    steps = "; ".join(f"{severity}: {meaning}" for severity, meaning in entry.grades.items()) if graded else ""
    return f"| `{entry.sign}` | {entry.title}{' (danger)' if entry.danger else ''} | {steps} |"
