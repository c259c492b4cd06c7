"""The public contract of `baton check --jsonl`."""

import io

import orjson
import pytest

from baton.cli import jsonl
from baton.cli.lines import answering
from baton.core.vocabulary import Role

KEYS = [
    "id",
    "disposition",
    "within",
    "rows",
    "obligations",
    "referral_kinds",
    "cues",
    "reasons",
    "steps",
    "say",
    "avoid",
    "questions",
]
THOUGHTS = "He said he wants to kill himself."


def answers(*lines: bytes, role: Role = Role.PEER, jobs: int = 1) -> list[dict]:
    sink = io.BytesIO()
    jsonl.run(io.BytesIO(b"\n".join(lines)), sink, answering(role), jobs=jobs)
    return [orjson.loads(line) for line in sink.getvalue().splitlines()]


def note(text: str, **more: object) -> bytes:
    return orjson.dumps({"id": "n1", "text": text, **more})


def test_an_answer_has_the_keys_of_the_contract_in_their_order():
    [row] = answers(note(THOUGHTS))
    assert list(row) == KEYS
    assert list(row["cues"][0]) == ["sign", "severity", "status", "subject", "when", "start", "end", "quote"]
    assert list(row["reasons"][0]) == ["row", "sentence", "sources", "evidence"]


def test_a_quote_is_exactly_the_text_between_start_and_end():
    text = "🙂 « He\u200b said he wants to kill himself »"
    [row] = answers(note(text))
    assert row["cues"]
    assert all(text[cue["start"] : cue["end"]] == cue["quote"] for cue in row["cues"])


def test_a_quiet_note_carries_on_with_nothing_to_do():
    [row] = answers(note("We walked to the library and talked about his guitar."))
    assert (row["disposition"], row["within"], row["cues"], row["rows"], row["steps"]) == ("continue", None, [], [], [])


def test_the_words_a_reason_rests_on_are_in_the_note():
    [row] = answers(note(THOUGHTS))
    assert row["reasons"][0]["evidence"]
    assert all(words in THOUGHTS for reason in row["reasons"] for words in reason["evidence"])


def test_facts_that_are_given_count_beside_the_words():
    [row] = answers(note("We talked about work.", facts={"signs": ["command_voices"]}))
    assert row["disposition"] == "emergency"


def test_facts_may_be_a_bare_list_of_signs():
    [row] = answers(note("We talked about work.", facts=[{"sign": "anxiety", "severity": "high"}]))
    assert row["rows"][0] == "D16"


def test_a_key_that_is_not_ours_keeps_no_note_unread():
    [row] = answers(note(THOUGHTS, label="from another system"))
    assert row["disposition"] == "same_day"


def test_a_role_in_the_line_wins_over_the_option():
    peer, therapist = answers(note("He hears voices."), note("He hears voices.", role="therapist"))
    assert peer["rows"] != therapist["rows"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"", "JSON"),
        (b"[1]", "object"),
        (b'{"id": 1}', "text"),
        (b'{"id": 1, "text": 5}', "text"),
        (b'{"id": 1, "text": "x", "role": "nurse"}', "peer, therapist"),
        (b'{"id": 1, "text": "x", "facts": {"signs": ["nonsense"]}}', "nonsense"),
        (b'{"id": 1, "text": "\xff"}', "UTF-8"),
    ],
)
def test_a_line_that_cannot_be_read_gives_its_number_and_a_sentence_and_the_others_are_answered(line, says):
    before, broken, after = answers(note("calm"), line, note("calm"))
    assert set(broken) == {"line", "error"}
    assert broken["line"] == 2
    assert says in broken["error"]
    assert before["disposition"] == after["disposition"] == "continue"


def test_no_word_of_the_note_is_in_an_error():
    [row] = answers(b'{"id": 1, "text": "he has a plan for tonight"')
    assert "tonight" not in row["error"]


def test_many_lines_on_two_processes_come_back_in_order():
    lines = [orjson.dumps({"id": place, "text": "a walk " * 40}) for place in range(4000)]
    assert [row["id"] for row in answers(*lines, jobs=2)] == list(range(4000))


def test_a_line_over_the_limit_is_refused_and_the_next_one_is_answered(monkeypatch):
    monkeypatch.setattr(jsonl, "LINE_LIMIT", 1000)
    long, short = answers(note("x" * 5000), note("calm"))
    assert long["line"] == 1
    assert short["disposition"] == "continue"
