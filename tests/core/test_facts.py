"""What cues come to before a person has looked at them."""

import pytest

from baton.core.facts import Answer, from_cues, mentioned_in
from baton.core.signs import Cue
from baton.core.vocabulary import Severity, Sign, Status, Subject, When


def cue(sign: str, **more: str) -> Cue:
    words = {"severity": "ungraded", "status": "present", "subject": "client", "when": "unknown"} | more
    return Cue(
        sign=Sign(sign),
        severity=Severity(words["severity"]),
        status=Status(words["status"]),
        subject=Subject(words["subject"]),
        when=When(words["when"]),
        start=0,
        end=5,
        quote="words",
    )


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        (cue("psychosis"), ("psychosis", "yes")),
        (cue("psychosis", status="denied"), ("psychosis", "no")),
        (cue("suicide_attempt", status="past", when="lifetime"), ("suicide_attempt", "yes")),
        (cue("psychosis", status="conditional"), None),
        (cue("psychosis", status="figure"), None),
        (cue("tie", subject="other"), None),
        (cue("anxiety", subject="other", severity="high"), None),
        (cue("suicide_attempt", subject="other", status="past"), None),
        (cue("suicide_attempt", subject="other"), ("person_at_risk", "yes")),
        (cue("child_abuse", subject="other", severity="moderate"), ("child_abuse", "yes")),
        (cue("suicidal_thoughts", subject="worker", severity="low"), ("worker_state", "yes")),
    ],
)
def test_a_cue_comes_to_this_fact(given, fact):
    facts = [(each.sign, each.answer) for each in from_cues([given])]
    assert facts == ([fact] if fact else [])


@pytest.mark.parametrize(
    ("given", "severity"),
    [
        (cue("overdose", subject="other", when="now"), "high"),
        (cue("overdose", subject="other"), "high"),
        (cue("overdose", subject="other", when="recent"), "moderate"),
        (cue("suicidal_thoughts", subject="other", severity="high", when="now"), "high"),
        (cue("suicidal_thoughts", subject="other", severity="high"), "moderate"),
        (cue("suicide_attempt", subject="other", when="now"), "high"),
    ],
)
def test_another_person_is_in_danger_now_only_when_the_words_leave_it_open(given, severity):
    (fact,) = from_cues([given])
    assert (fact.sign, fact.severity) == ("person_at_risk", severity)


def test_a_fact_keeps_the_words_it_rests_on():
    (fact,) = from_cues([cue("mania")])
    assert (fact.evidence, fact.answer) == (("words",), Answer.YES)


def test_what_is_said_with_if_is_mentioned_and_no_fact():
    cues = [cue("command_voices", status="conditional"), cue("mania", status="conditional", subject="other")]
    assert from_cues(cues) == ()
    assert mentioned_in(cues) == {Sign.COMMAND_VOICES}
