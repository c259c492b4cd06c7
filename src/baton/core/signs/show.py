"""Which signs are there? The catalog as a page for docs/reference."""

from baton.core.catalog import SIGNS, SignEntry
from baton.core.vocabulary import Family, Severity


def show() -> str:
    """Markdown: every sign by family, with what each step of severity means."""
    lines = ["# Signs", "", "Written by `baton reference` from `core/catalog.py`."]
    for family in Family:
        lines += ["", f"## {family.replace('_', ' ').capitalize()}", "", "| sign | called | steps |", "|---|---|---|"]
        lines += [_line(entry) for entry in SIGNS.values() if entry.family is family]
    return "\n".join([*lines, ""])


def _line(entry: SignEntry) -> str:
    graded = entry.severities != (Severity.UNGRADED,)
    steps = "; ".join(f"{severity}: {meaning}" for severity, meaning in entry.grades.items()) if graded else ""
    return f"| `{entry.sign}` | {entry.title}{' (danger)' if entry.danger else ''} | {steps} |"
