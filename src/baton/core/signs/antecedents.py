"""Whom does a "he" or "she" mean that opens a sentence? Another person only where nobody else can be meant.

"His sister tried last year. She took pills": the client is a man, so "she" is the sister.
"""

import re

from baton.core.signs.folding import Folded
from baton.core.signs.marks import HE, SHE

_REACH = 160
_WOMEN = rb"sister|mother|mom|mum|wife|girlfriend|daughter|aunt|niece|grandma|grandmother|nana|stepmom|stepmother"
_MEN = rb"brother|father|dad|husband|boyfriend|son|uncle|nephew|grandpa|grandfather|stepdad|stepfather"
_EITHER = rb"friend|roommate|cousin|neighbor|neighbour|partner|coworker|classmate|housemate"
_PERSON = re.compile(
    rb"(?P<opens>(?:^|[.!?\n])\s*)?\b(?<!is )(?<!'s )(?<!was )(?<!as )"
    rb"(?P<owner>his|her|my) (?:(?!and |or )[a-z]{2,9} ){0,2}?"
    rb"(?:(?P<she>" + _WOMEN + rb")|(?P<he>" + _MEN + rb")|(?P<either>" + _EITHER + rb"))\b(?!'s)"
)
_CLIENT = re.compile(rb"\b(?:client|pt|patient|ct|cl|i|i'm|member|participant)\b")


def means_another(folded: Folded, opens: int, pronoun: int, *, told_by_client: bool) -> bool:
    """Whether this pronoun (HE or SHE), in a sentence that begins at `opens`, means a person named before it."""
    before = folded.raw[max(0, opens - _REACH) : opens].lower()
    persons = list(_PERSON.finditer(before))
    if not persons or _CLIENT.search(before, persons[-1].end()):
        return False
    person = persons[-1]
    owner, kind = person["owner"], person.lastgroup
    fits = kind == ("he" if pronoun == HE else "she")
    if owner == b"my":
        return told_by_client and person["opens"] is not None and (fits or kind == "either")
    return fits and owner == (b"his" if pronoun == SHE else b"her")
