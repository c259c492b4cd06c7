"""How does an answer look in a terminal? The note with its words marked, then what to do, why, and what to say."""

import re

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from baton.core.catalog import SIGNS
from baton.core.policy.rows import Decision
from baton.core.reading import Reading, cite
from baton.core.signs.cue import Cue
from baton.core.vocabulary import Disposition, Status, Subject

_COMMANDS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")
_LONG = 20_000  # characters; a longer note is not printed whole
_WORDS = {
    Disposition.EMERGENCY: ("Emergency", "bold white on red"),
    Disposition.SAME_DAY: ("Today", "bold red"),
    Disposition.REFER: ("Refer", "bold yellow"),
    Disposition.CONSULT: ("Ask your supervisor", "bold yellow"),
    Disposition.EXPLORE: ("Explore together", "bold cyan"),
    Disposition.CONTINUE: ("Carry on", "bold green"),
}


def print_reading(text: str, reading: Reading) -> None:
    """Print a note and its answer to standard output; marks are words and brackets too, never color alone."""
    console = Console(highlight=False, soft_wrap=False)
    console.print(_marked(_visible(text), reading.cues))
    if reading.cues:
        console.print()
    for number, cue in enumerate(reading.cues, 1):
        console.print(f"  [dim]{number}[/] {SIGNS[cue.sign].title} [dim]({_told(cue)})[/]")
    print_decision(reading.decision, console)


def _visible(text: str) -> str:
    """The text without characters that would command the terminal or turn its lines around; each keeps its place."""
    return _COMMANDS.sub("\ufffd", text)


def _marked(text: str, cues: tuple[Cue, ...]) -> Text:
    marked = Text()
    at = 0
    for number, cue in enumerate(cues, 1):
        if len(text) > _LONG or cue.start < at:
            continue
        style = "bold yellow" if _stands(cue) else "dim underline"
        marked.append(text[at : cue.start]).append(f"[{text[cue.start : cue.end]}]{number}", style)
        at = cue.end
    return marked.append(text[at:] if len(text) <= _LONG else f"({len(text):,} characters, not printed)")


def _stands(cue: Cue) -> bool:
    return cue.status is Status.PRESENT and cue.subject is Subject.CLIENT


def _told(cue: Cue) -> str:
    severity = f"{cue.severity}, " if len(SIGNS[cue.sign].grades) > 1 else ""
    return f"{severity}{cue.status}, {cue.when}, about the {cue.subject}".replace("the other", "someone else")


def print_decision(decision: Decision, console: Console | None = None) -> None:
    """Print what to do now, with its reasons and their sources."""
    console = console or Console(highlight=False)
    word, style = _WORDS[decision.disposition]
    within = f", {decision.within}" if decision.within else ""
    console.print(f"\n[{style}] {word}{within} [/] [bold]{escape(decision.headline)}[/]\n")
    for number, step in enumerate(decision.steps, 1):
        console.print(f"  {number}. {escape(step.do)} [dim]({step.by}, {step.within})[/]")
    _print_why(decision, console)
    _print_list("You could say", [f"“{words}”" for words in decision.say], console)
    _print_list("Better not", decision.avoid, console)
    _print_list("Still open", [question.ask for question in decision.questions], console)
    console.print(f"\n[dim]Policy {decision.policy_version}[/]")


def _print_why(decision: Decision, console: Console) -> None:
    for reason in decision.reasons:
        console.print(f"\n[dim]Why ({reason.row})[/] {escape(reason.sentence)}")
        if reason.evidence:
            console.print("  " + escape(", ".join(f"“{_visible(words)}”" for words in reason.evidence)))
        console.print(f"  [dim]{escape('; '.join(cite(source) for source in reason.sources))}[/]")


def _print_list(title: str, lines: list[str] | tuple[str, ...], console: Console) -> None:
    if lines:
        console.print(f"\n[dim]{title}[/]")
    for line in lines:
        console.print(f"  {escape(line)}")
