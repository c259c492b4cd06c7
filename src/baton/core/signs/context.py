"""What do the words around a cue make of it? Denied, past, if, a story; of whom; when.

Reads only the sentence of the cue and the heading of its line. What is unclear is read so that it raises the answer.
"""

import re
from dataclasses import dataclass

from baton.core.catalog import SIGNS
from baton.core.signs.answers import plain_answer
from baton.core.signs.denial import DENYING, denied_before, denied_behind
from baton.core.signs.folding import Folded
from baton.core.signs.headings import Heading, heading_of
from baton.core.signs.lexicon import Phrase
from baton.core.signs.marks import (
    AFFIRMS,
    AND,
    BOUNDARY,
    CHECK,
    COMMA,
    FEAR,
    IF,
    NOW,
    PAST,
    PAST_AFTER,
    PAST_WORD,
    STORY,
    SUBJECT,
    WHO,
    WOULD,
    Mark,
    Marks,
    packaged_marks,
)
from baton.core.signs.people import OTHERS, subject_of
from baton.core.signs.sentences import Sentence, Sentences
from baton.core.signs.times import TIMES, begins_anew, tells_of_today, when
from baton.core.vocabulary import Family, Status, Subject, When

_YOU = re.compile(rb" you(?:r|rself)? ")
_FIRST_PERSON = re.compile(rb" (?:i|im|me|my|myself) ")
_ASKS = re.compile(
    rb" {0,3}(?:any|have|has|do|does|did|ever|history|current|are (?:you|they)"
    rb"|(?:is|was) (?:he|she|client|pt|patient|there)) "
)
# "Not suicidal until last week" tells of being suicidal.
_UNTIL = re.compile(rb"(?: [a-z]{1,12}){0,2} (?:until|till|til) ")
# "s/p biopsy 2) hernia": another point of a list.
_NEXT_POINT = re.compile(rb"\s\d{1,2}[.)]\s")
_MAIN_CLAUSE = re.compile(rb" (?:will|ll|would|going to|gonna|is going|wants|plans) ")
_WILL = re.compile(rb"(?:(?:m|s|re|is|am|are) )?(?:will|ll|going to|gonna|about to) ")
_WILL_DO = re.compile(
    rb" \w+ (?:i|he|she|they|client|pt)(?: m| s| re| am| is| are)? (?:will|ll|going to|gonna|about to|have to) $"
)
_TIMES = (
    b" twice",
    b" several times",
    b" multiple times",
    b" many times",
    b" three times",
    b" before",
    b" x2",
    b" once ",
)
_FIGURE = re.compile(rb"[0-9]")
# What a sentence must hold for a question to be worth asking of it, as DENYING, OTHERS and TIMES: most hold little.
_SUPPOSED = IF | FEAR | WOULD | CHECK | STORY
_TOLD = PAST | PAST_WORD | PAST_AFTER
_NEAR = {CHECK: 5, STORY: 8, PAST_WORD: 4}
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
        heading = heading_of(self._folded, start)
        time = phrase.when or (
            when(self._folded, self._table, sentence.marks, start, end) if sentence.kinds & TIMES else None
        )
        if time is When.LIFETIME and self._first_word(start) in self._table.today_words:
            time = phrase.when
        status, time = self._status(phrase, sentence, start, end, time, heading)
        subject = phrase.subject or (
            Subject.OTHER
            if heading is Heading.FAMILY
            else subject_of(self._folded, self._table, sentence, start, end, family)
            if sentence.kinds & OTHERS
            else Subject.CLIENT
        )
        if subject is Subject.OTHER and status is Status.PRESENT and not time and self._counted(start, end):
            status, time = Status.PAST, When.LIFETIME
        return Reading(status, subject, time or When.UNKNOWN)

    def _counted(self, start: int, end: int) -> bool:
        """Whether it is told of a life as a whole: "his sister has attempted suicide twice"."""
        words = self._folded.words
        return words.startswith(_TIMES, end) and words[max(0, start - 6) : start].endswith((b" has ", b" had ", b" s "))

    def _first_word(self, start: int) -> bytes:
        return self._folded.words[start : self._folded.words.find(b" ", start)]

    def _status(
        self, phrase: Phrase, sentence: Sentence, start: int, end: int, time: When | None, heading: Heading | None
    ) -> tuple[Status, When | None]:
        if phrase.status in (Status.DENIED, Status.FIGURE, Status.CONDITIONAL):
            return phrase.status, time
        marks = sentence.marks
        answer = plain_answer(self._folded, start, end)
        if answer or (answer is None and sentence.kinds & DENYING and self._denied(marks, start, end)):
            return Status.DENIED, time or self._earlier(sentence, start, end, heading)
        open_to_asides = answer is None and not phrase.asked
        if open_to_asides and (aside := self._aside(sentence, start, SIGNS[phrase.sign].family)):
            return aside, time
        if phrase.when is None:
            past_when = self._earlier(sentence, start, end, heading)
            if past_when and (time is None or time is When.LIFETIME or past_when is When.RECENT):
                return Status.PAST, time or (None if past_when is When.UNKNOWN else past_when)
            if time is When.LIFETIME:
                return Status.PAST, time
        return phrase.status or Status.PRESENT, time

    def _earlier(self, sentence: Sentence, start: int, end: int, heading: Heading | None) -> When | None:
        """When what is told has ended, by its words or by the heading above it; None if it may be of today."""
        marks = sentence.marks
        if sentence.kinds & _TOLD and (found := _past(self._folded, self._table, marks, start, end)):
            return found
        if heading and not tells_of_today(self._folded.words, self._table, marks, start, end):
            return When.LIFETIME
        return None

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
            if _is_supposed(kinds, sentence.marks, family):
                return Status.CONDITIONAL
            near = words.count(b" ", last, start)
            if kinds & (CHECK | STORY) and near <= (_NEAR[CHECK] if kinds & CHECK else _NEAR[STORY]):
                return Status.CONDITIONAL if kinds & CHECK else Status.FIGURE
            if kinds & COMMA and subjects:
                seen |= COMMA
            subjects += bool(kinds & SUBJECT)
        return None


def _is_supposed(kinds: int, marks: list[Mark], family: Family) -> bool:
    """Whether a mark before the cue makes it a fear ("afraid she will relapse") or what would be if."""
    if kinds & FEAR:
        return family is Family.SUBSTANCE
    return bool(kinds & WOULD) and family not in _THREATS and any(each & IF for _, _, each in marks)


def _is_threat(words: bytes, first: int, last: int, start: int) -> bool:
    """ "If they send me back I will ...": what will be done hangs on the "if", and is no supposition itself."""
    asked = words.startswith((b"ask", b"whether"), first)
    if asked or words.count(b" ", last, start) < 3:
        return False
    return _WILL.match(words, start) is not None or _WILL_DO.search(words, last, start) is not None


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


def _past(folded: Folded, table: Marks, marks: list[Mark], start: int, end: int) -> When | None:
    """LIFETIME for what is told of an earlier time, RECENT or UNKNOWN for what has ended lately; else None."""
    words, follows, ended_at = folded.words, 0, 0
    for first, last, kinds in reversed(marks):
        if last - 1 > start:
            if first >= end and kinds & PAST_AFTER:
                follows, ended_at = first, last
            continue
        if kinds & (BOUNDARY | NOW | WHO) or (kinds & AFFIRMS and not kinds & PAST):
            break
        if kinds & (AND | COMMA) and begins_anew(words, table, last, start):
            break
        if kinds & PAST and not _NEXT_POINT.search(folded.raw, last, start):
            ended = words[first:last].startswith((b"no longer", b"not any", b"stopped", b"quit", b"gave up"))
            return When.UNKNOWN if ended else When.LIFETIME
        if kinds & PAST_WORD and words.count(b" ", last, start) <= _NEAR[PAST_WORD]:
            return When.LIFETIME
    if follows and words.count(b" ", end, follows) <= 6:
        barred = any(end <= first < follows and kinds & (BOUNDARY | AND | SUBJECT) for first, _, kinds in marks)
        if not barred:
            until = words[follows:ended_at]
            lately = until.startswith((b"until", b"till", b"til ")) and not _FIGURE.search(until)
            return When.RECENT if lately else When.LIFETIME
    return None
