"""What do the words around a cue make of it? Denied, past, if, a story; of whom; when.

Reads only the sentence of the cue and the heading of its line. What is unclear is read so that it raises the answer.
"""

import re
from dataclasses import dataclass

from baton.core.catalog import SIGNS
from baton.core.signs.denial import denied_before, denied_behind, plain_answer
from baton.core.signs.folding import Folded
from baton.core.signs.lexicon import Phrase
from baton.core.signs.marks import (
    AFFIRMS,
    AND,
    BOUNDARY,
    CHECK,
    COMMA,
    DENIED_AFTER,
    DENIES,
    FAMILY,
    FAMILY_AFTER,
    IF,
    NO,
    NOT,
    NOW,
    PAST,
    PAST_AFTER,
    PAST_WORD,
    PERSON,
    STORY,
    SUBJECT,
    WHO,
    WORKER,
    WOULD,
    Mark,
    packaged_marks,
)
from baton.core.signs.people import subject_of
from baton.core.signs.sentences import Sentence, Sentences
from baton.core.signs.times import TIMES, when
from baton.core.vocabulary import Family, Status, Subject, When

_FIELD = rb"(?:psych\w*|medical|mental health|mh|soc\w*|surgical|substance\w*)"
_HEADING = re.compile(
    rb"[ \t]{0,8}(?:[-*] )?"
    rb"(?:(?P<family>fam(?:ily|\.)?[ /]?(?:" + _FIELD + rb"[ /]?){0,3}(?:hx|history|social)|fhx?)"
    rb"|(?P<past>(?:past |prior )?(?:" + _FIELD + rb" ){0,3}(?:hx|history)|pmhx?|pphx?))"
    rb"\.?[ \t]?[:-](?P<rest>[^\n]{0,400})",
    re.IGNORECASE,
)
_YOU = re.compile(rb" you(?:r|rself)? ")
_FIRST_PERSON = re.compile(rb" (?:i|im|me|my|myself) ")
_ASKS = re.compile(
    rb" {0,3}(?:any|have|has|do|does|did|ever|history|current|are (?:you|they)"
    rb"|(?:is|was) (?:he|she|client|pt|patient|there)) "
)
# "Not suicidal until last week" tells of being suicidal.
_UNTIL = re.compile(rb"(?: [a-z]{1,12}){0,2} (?:until|till|til) ")
_MAIN_CLAUSE = re.compile(rb" (?:will|ll|would|going to|gonna|is going|wants|plans) ")
_WILL = re.compile(rb"(?:(?:m|s|re|is|am|are) )?(?:will|ll|going to|gonna|about to) ")
# What a sentence must hold for each question to be worth asking of it: most hold little.
_DENYING = DENIES | NO | NOT | DENIED_AFTER
_SUPPOSED = IF | WOULD | CHECK | STORY
_TOLD = PAST | PAST_WORD | PAST_AFTER
_OTHERS = FAMILY | FAMILY_AFTER | PERSON | WORKER
_NEAR = {CHECK: 5, STORY: 8, PAST_WORD: 4}
_LONG_LINE = 600
_LONG_LIST = 12
_THREATS = {Family.SUICIDAL, Family.VIOLENCE}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words around a cue make of it."""

    status: Status
    subject: Subject
    when: When


class Reader:
    """Reads the context of the cues of one text; ask from left to right."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._table = packaged_marks()
        self._sentences = Sentences(folded, self._table)

    def read(self, phrase: Phrase, start: int, end: int) -> Reading:
        """The reading of a phrase found at words[start:end]."""
        sentence = self._sentences.around(start, end)
        family = SIGNS[phrase.sign].family
        heading = self._heading(start)
        time = phrase.when or (
            when(self._folded, self._table, sentence.marks, start, end) if sentence.kinds & TIMES else None
        )
        status, time = self._status(phrase, sentence, start, end, time, past=heading == "past")
        subject = phrase.subject or (
            Subject.OTHER
            if heading == "family"
            else subject_of(self._folded, self._table, sentence.marks, start, end, family)
            if sentence.kinds & _OTHERS
            else Subject.CLIENT
        )
        return Reading(status, subject, time or When.UNKNOWN)

    def _status(
        self, phrase: Phrase, sentence: Sentence, start: int, end: int, time: When | None, *, past: bool
    ) -> tuple[Status, When | None]:
        if phrase.status in (Status.DENIED, Status.FIGURE, Status.CONDITIONAL):
            return phrase.status, time
        marks = sentence.marks
        answer = plain_answer(self._folded, start, end)
        if answer or (answer is None and sentence.kinds & _DENYING and self._denied(marks, start, end)):
            return Status.DENIED, time or _past(self._folded.words, marks, start, end)
        open_to_asides = answer is None and not phrase.asked
        if open_to_asides and (aside := self._aside(sentence, start, SIGNS[phrase.sign].family)):
            return aside, time
        if phrase.when is None:
            told = _past(self._folded.words, marks, start, end) if sentence.kinds & _TOLD else None
            past_when = told or (When.LIFETIME if past else None)
            if past_when and (time is None or time is When.LIFETIME or past_when is When.RECENT):
                return Status.PAST, time or (None if past_when is When.UNKNOWN else past_when)
            if time is When.LIFETIME:
                return Status.PAST, time
        return phrase.status or Status.PRESENT, time

    def _denied(self, marks: list[Mark], start: int, end: int) -> bool:
        return not _UNTIL.match(self._folded.words, end) and (
            denied_before(self._folded, self._table, marks, start) or denied_behind(self._folded, marks, start, end)
        )

    def _aside(self, sentence: Sentence, start: int, family: Family) -> Status | None:
        """CONDITIONAL or FIGURE where the cue is asked, warned of, supposed or told of a story."""
        words = self._folded.words
        if self._folded.raw[sentence.end] == 0x3F and _asks(words, sentence):
            return Status.CONDITIONAL
        return self._supposed(sentence, start, family) if sentence.kinds & _SUPPOSED else None

    def _supposed(self, sentence: Sentence, start: int, family: Family) -> Status | None:
        """The same by the words before the cue."""
        words = self._folded.words
        seen = subjects = 0
        if any(kinds & SUBJECT and first <= start < last - 1 for first, last, kinds in sentence.marks):
            subjects = 1
        for first, last, kinds in reversed(sentence.marks):
            if last > start + 1 or first >= start:
                continue
            if kinds & BOUNDARY:
                return None
            if kinds & IF:
                threat = family in _THREATS and _is_threat(words, first, last, start)
                return None if threat or _in_main_clause(words, subjects, last, start, seen) else Status.CONDITIONAL
            if kinds & WOULD and family not in _THREATS and any(k & IF for _, _, k in sentence.marks):
                return Status.CONDITIONAL
            near = words.count(b" ", last, start)
            if kinds & (CHECK | STORY) and near <= (_NEAR[CHECK] if kinds & CHECK else _NEAR[STORY]):
                return Status.CONDITIONAL if kinds & CHECK else Status.FIGURE
            if kinds & COMMA and subjects:
                seen |= COMMA
            subjects += bool(kinds & SUBJECT)
        return None

    def _heading(self, start: int) -> str | None:
        """ "family" or "past" if the line of the cue is headed so, or stands in a list below such a heading."""
        raw = self._folded.raw
        line = raw.rfind(b"\n", max(0, start - _LONG_LINE), start) + 1
        if found := _HEADING.match(raw, line):
            return _kind(found)
        for _ in range(_LONG_LIST):
            line = raw.rfind(b"\n", max(0, line - _LONG_LINE), max(0, line - 1)) + 1
            if not line or raw[line] in b"\r\n":
                break
            if found := _HEADING.match(raw, line):
                return None if found["rest"].strip() else _kind(found)
        return None


def _kind(heading: re.Match[bytes]) -> str:
    return "family" if heading["family"] else "past"


def _is_threat(words: bytes, first: int, last: int, start: int) -> bool:
    """ "If they send me back I will ...": what will be done hangs on the "if", and is no supposition itself."""
    asked = words.startswith((b"ask", b"whether"), first)
    return not asked and _WILL.match(words, start) is not None and words.count(b" ", last, start) >= 3


def _asks(words: bytes, sentence: Sentence) -> bool:
    """Whether a question is put to somebody: "any thoughts of", "do you"; not "is there a way to kill myself?"."""
    if _YOU.search(words, sentence.start, sentence.end + 1):
        return True
    own = _FIRST_PERSON.search(words, sentence.start, sentence.end + 1)
    return not own and bool(_ASKS.match(words, sentence.start))


def _in_main_clause(words: bytes, subjects: int, last: int, start: int, seen: int) -> bool:
    """Whether a cue behind an "if" stands in the clause that depends on it, not in the if-clause itself."""
    if seen & COMMA:
        return True
    return subjects > 1 and bool(_MAIN_CLAUSE.search(words, last - 1, start + 12))


def _past(words: bytes, marks: list[Mark], start: int, end: int) -> When | None:
    """LIFETIME for what is told of an earlier time, RECENT or UNKNOWN for what has ended lately; else None."""
    follows = 0
    for first, last, kinds in reversed(marks):
        if last - 1 > start:
            if first >= end and kinds & PAST_AFTER:
                follows = first
            continue
        if kinds & (BOUNDARY | NOW | WHO) or (kinds & AFFIRMS and not kinds & PAST):
            break
        if kinds & PAST:
            ended = words[first:last].startswith((b"no longer", b"not any", b"stopped", b"quit", b"gave up"))
            return When.UNKNOWN if ended else When.LIFETIME
        if kinds & PAST_WORD and words.count(b" ", last, start) <= _NEAR[PAST_WORD]:
            return When.LIFETIME
    if follows and words.count(b" ", end, follows) <= 6:
        barred = any(end <= first < follows and kinds & (BOUNDARY | AND | SUBJECT) for first, _, kinds in marks)
        if not barred:
            until = words[follows : follows + 4]
            return When.RECENT if until in (b"unti", b"till", b"til ") else When.LIFETIME
    return None
