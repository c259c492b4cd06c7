"""Of whom do the words of a cue speak? The client, unless the clause is plainly about somebody else.

The rule behind every line: a danger sign is never lost by this reading; if unclear, it is the client's.
"""

import re
from functools import lru_cache

from baton.core.signs.antecedents import means_another
from baton.core.signs.folding import Folded
from baton.core.signs.marks import (
    AND,
    BOUNDARY,
    CLIENT,
    FAMILY,
    FAMILY_AFTER,
    HE,
    PERSON,
    SAY,
    SELF,
    SHE,
    THEY,
    THINKS,
    WHO,
    WORKER,
    Mark,
    Marks,
)
from baton.core.signs.sentences import Sentence
from baton.core.vocabulary import Family, Subject

# Without any of these the words speak of the client; a pronoun may mean somebody whom the sentence before named.
OTHERS = FAMILY | FAMILY_AFTER | PERSON | WORKER | HE | SHE
# Families of signs whose words tell who has the sign by who the subject is.
_OWN = {
    Family.SUICIDAL,
    Family.SELF_INJURY,
    Family.PSYCHOSIS,
    Family.ANXIETY,
    Family.DEPRESSION,
    Family.MANIA,
    Family.SUBSTANCE,
    Family.WITHDRAWAL,
    Family.OVERDOSE,
    Family.VIOLENCE,
    Family.MEDICAL,
}
# Grave enough that a bare "I felt" of a worker's note is not taken for the worker's own.
_GRAVE = {Family.SUICIDAL, Family.SELF_INJURY, Family.VIOLENCE, Family.OVERDOSE}
_POSSESSORS = frozenset(b"his her my their our the a an s pts client patient patients pt clients".split())
_BETWEEN = frozenset(
    b"older younger big little best close late twin ex biological adoptive own old elderly two teenage teen adult grown"
    b" youngest oldest eldest foster step half baby only middle dear good".split()
)
_PRONOUNS = frozenset(b"he hes she shes".split())
_WORDS_BACK = re.compile(rb"([a-z0-9]{1,20}) {1,2}$")
_BEHIND = re.compile(
    rb"(?: attempts?| thoughts| death)? (?:of|by|in|from) (?:his|her|my|their|the|an?|(?:client|patient|pt) s)"
    rb"(?: [a-z]{1,10})? (?P<person>[a-z]{2,12}(?: in law)?) "
)
_ABOUT_SELF = re.compile(rb" (?:him|her|me|them|his|my|their|himself|herself) ")
_OWNED = re.compile(rb" s (?:[a-z]{1,12} ){0,2}$")
# A person who brings word of the client: "Her dad rang: up all night for days".
_REPORTS = re.compile(
    rb" (?:rang|rings|calls|called|calling|phoned|phones|texts|texted|says|said|reports|reported|writes|wrote|emailed)"
    rb"(?: \w{1,10}){0,3}:"
)
_LOST = re.compile(
    rb" (?:lost|losing|found|death of|loss of|mourning|grieving) (?:[a-z]{1,12} ){1,3}(?:to|by|from|after) (?:an? )?$"
)


def subject_of(folded: Folded, table: Marks, sentence: Sentence, start: int, end: int, family: Family) -> Subject:
    """Of whom the cue at words[start:end], a sign of `family`, speaks; `sentence` is its own."""
    marks = sentence.marks
    if family not in _OWN:
        return Subject.CLIENT
    before = [mark for mark in marks if mark[0] < start]
    if any(mark[2] & FAMILY for mark in before) or _in_family(marks, end):
        return Subject.OTHER
    if family in (Family.SUICIDAL, Family.OVERDOSE) and _someone_behind(folded, marks, end):
        return Subject.OTHER
    if any(mark[2] & WORKER for mark in before) and _by_worker(folded, table, before, family):
        return Subject.WORKER
    other = _other_subject(folded, table, before, start, sentence.start)
    if other and family is Family.PSYCHOSIS and _ABOUT_SELF.search(folded.words, start - 1, end + 1):
        return Subject.CLIENT
    return Subject.OTHER if other else Subject.CLIENT


def _in_family(marks: list[Mark], end: int) -> bool:
    """Depression "in her family", with no new clause between."""
    for first, _, kinds in marks:
        if first >= end:
            if kinds & FAMILY_AFTER:
                return True
            if kinds & (BOUNDARY | CLIENT | HE | SHE | THEY | SELF):
                return False
    return False


def _someone_behind(folded: Folded, marks: list[Mark], end: int) -> bool:
    """ "The suicide of his brother", "an overdose by her friend"."""
    if not (behind := _BEHIND.match(folded.words, end)):
        return False
    first = behind.start("person")
    return any(begin == first and kinds & PERSON for begin, _, kinds in marks)


def _by_worker(folded: Folded, table: Marks, before: list[Mark], family: Family) -> bool:
    """Whether a worker's "I felt" is the nearest subject, outside quotation marks, in what is a worker's note."""
    for place in range(len(before) - 1, -1, -1):
        first, last, kinds = before[place]
        if kinds & WORKER:
            words = folded.words[first:last]
            told = b" own " in words or b"shared" in words or b"disclosed" in words or b"told" in words
            spoken = place and before[place - 1][2] & (SAY | THINKS) and before[place - 1][1] >= first - 6
            quoted = folded.raw.count(b'"', max(0, first - 300), first) % 2
            return not quoted and not spoken and (told or family not in _GRAVE) and _is_note(folded, table)
        if kinds & (CLIENT | HE | SHE | THEY | SELF | PERSON):
            return False
    return False


def _is_note(folded: Folded, table: Marks) -> bool:
    return _holds(folded.words, table.note)


@lru_cache(maxsize=1)
def _holds(words: bytes, phrases: frozenset[bytes]) -> bool:
    """Whether any phrase stands in the words; asked again for each cue of the same note."""
    return any(b" " + phrase + b" " in words for phrase in phrases)


def _other_subject(folded: Folded, table: Marks, before: list[Mark], start: int, opens: int) -> bool:
    """Whether the nearest subject before the cue is another person. `opens`: where its sentence does."""
    words = folded.words
    own = words[start : words.find(b" ", start)]
    if own in (b"i", b"im", b"client", b"pt", b"patient", b"ct"):
        nearest = SELF
    else:
        nearest = HE if own in (b"he", b"hes") else SHE if own in (b"she", b"shes") else 0
    for place in range(len(before) - 1, -1, -1):
        first, last, kinds = before[place]
        if kinds & PERSON and nearest != SELF and _REPORTS.match(folded.raw, last - 1):
            return False
        if kinds & PERSON and _stands_as_subject(folded, table, before, place, start):
            return _speaks_of_person(folded, before[place + 1 :], first, last, nearest)
        if kinds & (CLIENT | HE | SHE | THEY | SELF):
            if kinds & (CLIENT | THEY) and nearest == 0:
                return False
            nearest = nearest or kinds & (HE | SHE | SELF)
        elif kinds & BOUNDARY:
            return False
    if nearest not in (HE, SHE) or not any(kinds & nearest for _, _, kinds in before):
        return False
    if own in _PRONOUNS or any(kinds & (CLIENT | SELF) for _, _, kinds in before):
        return False
    return means_another(folded, opens, nearest, told_by_client=not _is_note(folded, table))


def _stands_as_subject(folded: Folded, table: Marks, before: list[Mark], place: int, start: int) -> bool:
    """Whether a person is the subject: "his sister tried", "mother: depression", "lost her son to", not "told his"."""
    first, last, _ = before[place]
    follows = folded.words[last - 1 : start]
    if any(kinds & WHO and begin - last < 2 for begin, _, kinds in before[place + 1 : place + 3]):
        return True
    if _OWNED.match(follows):
        return True
    if follows.startswith(b" s ") or folded.raw[last - 1] == 0x2C:
        return False
    if _LOST.search(folded.words, max(0, first - 20), start):
        return True
    at = first
    for _ in range(4):
        if not (word := _WORDS_BACK.search(folded.words, max(0, at - 24), at)):
            return True
        if word[1] not in _POSSESSORS and word[1] not in _BETWEEN:
            if word[1] == b"of" and folded.words[max(0, at - 8) : at].endswith(b" one of "):
                return True
            ended = folded.raw[word.end(1) : word.end(1) + 1] in b",:.-("
            return ended or word[1] not in table.object_words
        at = word.start(1)
    return True


def _speaks_of_person(folded: Folded, between: list[Mark], first: int, last: int, nearest: int) -> bool:
    """Whether a cue behind a person as subject is the person's, given the pronoun that stands nearest to the cue."""
    if any(kinds & BOUNDARY for _, _, kinds in between):
        return False
    joined = False
    for _, _, kinds in between:
        if joined and kinds & (CLIENT | HE | SHE | THEY | SELF):
            return False
        joined = bool(kinds & AND)
    if not nearest:
        return not any(kinds & SAY for _, _, kinds in between)
    owner = _owner(folded.words, first)
    if nearest == SELF:
        said = any(kinds & (SAY | THINKS) for _, _, kinds in between)
        return said and b'"' in folded.raw[last : last + 60]
    if owner == b"my":
        return True
    return (owner == b"his" and nearest == SHE) or (owner == b"her" and nearest == HE)


def _owner(words: bytes, first: int) -> bytes:
    """Whose the person is whose word begins at `first`: the possessor before "older", "teenage" and the like."""
    before = words[max(0, first - 40) : first].split()
    while before and before[-1] in _BETWEEN:
        before.pop()
    return before[-1] if before else b""
