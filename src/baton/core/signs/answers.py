"""Does the note itself answer the cue? A form line, a tick, a sign, a question with its answer.

Who was asked and gave no plain answer ("she looked away") has not denied (R0).
"""

import re

from baton.core.signs.folding import Folded

_NO = (
    rb"no|none|nope|nah|never|n|neg|negative|denie[sd]|denies any|absent|nil|0"
    rb"|not (?:present|reported|endorsed|at this time|currently|really)"
)
_YES = (
    rb"yes|y|yeah|yep|yup|positive|pos|present|endorse[sd]|sometimes|often|daily|every day|a lot|all the time"
    rb"|several days|more than half|most days|nearly every|many|constantly"
)
_ENDS = rb"(?=\s{0,3}(?:[.,;)\]/|&\n]|$|[0-9]{1,2}[.)]|at th|current|today|-{1,2} ?[A-Z]))"
# What stands right behind a cue: "SI: denied", "SI - none", "SI (-)", "SI-, HI-", "SI+".
_MARKED = re.compile(
    rb"[\"')\]]?"
    rb"(?:(?:[ \t]?(?:[:=|-]{1,2}>?|[._\xb7]{2,60})|\t)\s{0,3}(?:(?P<no>"
    + _NO
    + rb")"
    + _ENDS
    + rb"|(?P<yes>"
    + _YES
    + rb")\b)"
    rb"|\s?\((?:(?P<no2>-|" + _NO + rb")|(?P<yes2>\+|" + _YES + rb"))\)"
    rb"|(?P<no3>-)(?=\s?(?:[.,;)/\n]|$|[A-Z]{2,4}[-+]))|(?P<no4> -)(?=[ \t]{0,3}(?:\n|$))|(?P<yes3>\+))",
    re.IGNORECASE,
)
# "SI/HI/AVH: none"
_SLASHED = re.compile(rb"(?:/[A-Z]{1,4}\b){1,5}(?=\s?[:=-])")
_MARKS = frozenset(each.encode() for each in ":=-(+\"')]|._\t")
_SECOND_MARKS = frozenset(each.encode() for each in ":=-(|._")
# "SI none. HI nil."
_BARE = re.compile(rb" (?P<no>none|nil|absent|negative|neg)(?=[.,;)/\n]|\s*$)", re.IGNORECASE)
# "Thoughts of suicide? No", "SI: [ ] yes [x] no".
_ASKED = re.compile(
    rb"[^.!?\n;:\[]{0,60}\?\s{0,3}(?:[A-Za-z]{1,12}:\s{0,2}|-{1,2}\s?)?[\"']?"
    rb"(?:(?P<no>" + _NO + rb"|not|i don't|i do not|he denies|she denies)(?! (?:doubt|idea|clue))\b"
    rb"|(?P<yes>" + _YES + rb")\b)",
    re.IGNORECASE,
)
_TICKED = re.compile(
    rb"[^\n\[]{0,20}(?:\[ ?\] ?(?:yes|no|y|n) ?)?\[x\] ?(?:(?P<no>no?)|(?P<yes>y(?:es)?))\b", re.IGNORECASE
)
# What stands right before one: an empty or a ticked box, a minus or plus.
_BOX = re.compile(rb"(?:\[(?P<box> ?[xX+-]? ?)\]|\((?P<round> ?[xX+-]? ?)\))[ \t]{0,2}(?:\w{1,20} ){0,3}$")
_MINUS = re.compile(rb"[^\s][ \t]{0,3}[ ,;/(]-$")
# "Asked about suicide, she said no", "asked if he wants to die and he nodded".
_SOMEBODY = rb"(?:he|she|they|i|client|pt|patient|ct|cl|[a-z]{2,12})"
_SPOKE = rb"(?:said|says|answered|answers|replied|replies|responded|responds|told me|stated|states|reported|reports)"
_THAT = rb" (?:that )?(?:(?:he|she|they|i) (?:(?:had|has|have|felt|was|is) )?)?"
_YES_WORDS = (
    rb"(?:yes|yeah|yep|sometimes|maybe|often|always|every|kind of|sort of|a little|at times|i guess|not sure|most"
    rb"|i don t know|no (?:\. )?but)"
)
_NO_WORDS = (
    rb"(?:no|none|nope|nah|never|not at all|not now) "
    rb"(?=\.|$|(?:to|and (?!a |has |plan)|thoughts|such|he|she|they|at|this|today) )"
)
_TOLD = re.compile(
    rb" (?:(?:today|directly|again|as well|this week) )?(?:\. )?(?:(?:and|but|to which) )?(?:" + _SOMEBODY + rb" )?"
    rb"(?:[a-z]+ly )?(?:(?P<no>" + _SPOKE + _THAT + _NO_WORDS + rb"(?!\. but )"
    rb"|" + _SPOKE + rb" (?:that )?(?:he|she|they|i) (?:was|is|did|does|had|has|would)(?: not|n t) "
    rb"|denie[sd] (?!wanting)|shook (?:his|her|their) head )"
    rb"|(?P<yes>" + _SPOKE + _THAT + _YES_WORDS + rb"|nod(?:ded|s)|shrug(?:ged|s)|(?:look|turn)(?:ed|s) (?:away|down)"
    rb"|(?:was|went|fell|got|became|is) (?:quiet|silent)"
    rb"|(?:did|does|would)(?: not|n t) (?:answer|say|respond|reply|deny)"
    rb"|cried|cries|wept|hesitate[sd]|paused|sighed|started crying|began to cry|teared up|broke down"
    rb"|admitted|admits|endorsed|endorses|acknowledged|confirmed) )"
)
_WAS_ASKED = re.compile(
    rb" (?:asked|asking|ask|inquired|queried|questioned)(?: (?:him|her|them|client|pt|patient|directly|specifically"
    rb"|again|today|openly|gently|straight|out|point|blank|plainly|twice|if|he|she|they))*"
    rb" (?:about|regarding|re|if|whether) (?:[a-z]{1,12} ){0,6}$"
)
_BREAKS = re.compile(rb"[.,;!?\n]+")
_WORDS = re.compile(rb"[a-z0-9]+|\.")


def plain_answer(folded: Folded, start: int, end: int) -> bool | None:
    """True if the note itself says no to the cue in so many signs, False if it says yes, None if neither."""
    raw = folded.raw
    if found := _answer_behind(raw, end):
        return "no" in str(found.lastgroup)
    if (told := _told(folded, start, end)) is not None:
        return told
    before = raw[max(0, start - 40) : start]
    if (b"[" in before or b"(" in before) and (box := _BOX.search(before)):
        tick = box["box"] if box["box"] is not None else box["round"]
        return tick.strip() in (b"", b"-") if box["box"] is not None or tick.strip() else None
    if before.endswith(b"-") and raw[start:end].isupper() and _MINUS.search(before):
        return True
    return None


def _answer_behind(raw: bytes, end: int) -> re.Match[bytes] | None:
    if raw[end : end + 1] == b"/" and (listed := _SLASHED.match(raw, end)):
        end = listed.end()
    near = raw[end : end + 62]
    if (near[:1] in _MARKS or near[1:2] in _SECOND_MARKS) and (found := _MARKED.match(raw, end)):
        return found
    if near[:1] == b" " and (found := _BARE.match(raw, end)):
        return found
    if b"?" in near and (found := _ASKED.match(raw, end)):
        return found
    return _TICKED.match(raw, end) if b"[" in near else None


def _told(folded: Folded, start: int, end: int) -> bool | None:
    """The same for who was asked: True if they said no, False if they said yes or gave no plain answer."""
    before = folded.words[max(0, start - 90) : start]
    if b" ask" not in before and b" inquir" not in before and b" quest" not in before and b" quer" not in before:
        return None
    if not _WAS_ASKED.search(b" ".join([b"", *before.split(), b""])):
        return None
    found = _TOLD.match(_spoken(folded.raw[end : end + 100]))
    return found.lastgroup == "no" if found else None


def _spoken(raw: bytes) -> bytes:
    """Words in a row, every break between clauses a full stop of its own: " . she said no . "."""
    words = _WORDS.findall(_BREAKS.sub(b" . ", raw.lower()))
    return b" " + b" ".join(words) + b" "
