"""A small policy and a small ear, so that tests of actions do not hang on the clinical tables."""

from collections.abc import Iterator

import pytest

from baton.actions import encounters, policies
from baton.core.policy.loader import CRISIS_LINES, packaged_tables
from baton.core.signs import Cue
from baton.core.vocabulary import Severity, Sign, Status, Subject, When

# Two notes that many tests save: one to refer, one to stay with.
VOICES = "Tapes over the camera: the neighbor puts ideas in him. He denies wanting to die."
PLAN = "He has a plan and means to act on it tonight."

_ROW = """
[[row]]
id = "{id}"
title = "{title}"
headline = "{title} now"
sentence = "{title} asks for this."
fires = [{{ signs = ["{sign}"]{severities} }}]
disposition = "{disposition}"
{within}
floor = {floor}
steps = [{steps}]
sources = [{{ work = "ART1" }}]
"""
_TELL = '{{ key = "tell", do = "Know of it", by = "supervisor", within = "{}", baton = true }}'
_STAY = '{ key = "stay", do = "Stay with them", within = "now", baton = true }'
_ASSESS = '{ key = "assess", do = "Arrange an assessment", within = "today", baton = true }'
_REFER = '{ key = "refer", do = "Refer to an early-psychosis team", within = "1 business day", baton = true }'
_LINK = '{ key = "link", do = "Find food together", within = "2 business days", baton = true }'
_NOTE = '{ key = "note", do = "Write it down", within = "today" }'


def _row(row: str, title: str, sign: str, disposition: str, within: str, *steps: str, **more: str) -> str:
    return _ROW.format(
        id=row,
        title=title,
        sign=sign,
        disposition=disposition,
        within=f'within = "{within}"' if within else "",
        steps=", ".join(steps),
        severities=more.get("severities", ""),
        floor=more.get("floor", "false"),
    )


_HIGH = {"severities": ', severities = ["high"]'}
_LESS = {"severities": ', severities = ["low", "moderate"]'}
_MODERATE = {"severities": ', severities = ["moderate"]'}
_FLOOR = {"floor": "true"}
_THOUGHTS = "suicidal_thoughts"
TABLES = {
    CRISIS_LINES: packaged_tables()[CRISIS_LINES],
    "small.toml": "".join(
        (
            _row(
                "D02",
                "A plan",
                _THOUGHTS,
                "emergency",
                "now",
                _STAY,
                _TELL.format("1 hour"),
                **_HIGH,
                **_FLOOR,
            ),
            _row(
                "D05",
                "A wish",
                _THOUGHTS,
                "same_day",
                "today",
                _ASSESS,
                _TELL.format("today"),
                **_LESS,
                **_FLOOR,
            ),
            _row("D13", "Voices", "psychosis", "refer", "1 business day", _REFER, _TELL.format("today")),
            _row("D18", "Worry", "anxiety", "explore", "30 days", **_LESS),
        )
    ),
    # A shorter name that comes later: the order of the tables is to be kept.
    "b.toml": "".join(
        (
            _row("D51", "A token", "token_gift", "continue", "", _NOTE),
            _row(
                "D57",
                "Food",
                "social_need",
                "refer",
                "2 business days",
                _LINK,
                severities=', severities = ["moderate"]',
            ),
            _row("R0", "Unsure", "stuck_formulation", "consult", "1 business day"),
        )
    ),
}

# Words, and the cue they give: sign, severity, status.
_WORDS = {
    "has a plan": (Sign.SUICIDAL_THOUGHTS, Severity.HIGH, Status.PRESENT),
    "wish to be dead": (Sign.SUICIDAL_THOUGHTS, Severity.LOW, Status.PRESENT),
    "denies wanting to die": (Sign.SUICIDAL_THOUGHTS, Severity.LOW, Status.DENIED),
    "puts ideas in him": (Sign.PSYCHOSIS, Severity.UNGRADED, Status.PRESENT),
    "worried": (Sign.ANXIETY, Severity.LOW, Status.PRESENT),
    "a drawing as a gift": (Sign.TOKEN_GIFT, Severity.UNGRADED, Status.PRESENT),
    "no food": (Sign.SOCIAL_NEED, Severity.MODERATE, Status.PRESENT),
}


def stand_in(patch: pytest.MonkeyPatch) -> None:
    """Let actions read with the small ear and decide by the small policy."""
    patch.setattr(policies, "packaged_tables", lambda: TABLES)
    patch.setattr(encounters, "recognise", recognise)


def recognise(text: str) -> tuple[Cue, ...]:
    """The cues of a few fixed words, in the order of the text."""
    return tuple(sorted(_cues(text), key=lambda cue: cue.start))


def _cues(text: str) -> Iterator[Cue]:
    for words, (sign, severity, status) in _WORDS.items():
        start = text.find(words)
        if start >= 0:
            end = start + len(words)
            yield Cue(
                sign=sign,
                severity=severity,
                status=status,
                subject=Subject.CLIENT,
                when=When.NOW,
                start=start,
                end=end,
                quote=words,
            )
