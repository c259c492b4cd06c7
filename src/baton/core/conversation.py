"""How is a referral talked over? Four things to say, in plain words: transparent, with empathy, and open to a no.

From article 1 ("approach it with transparency and empathy"; "letting them know you're still there for them") and
behaviors S1.7, S1.8, S1.10, S1.11, S2.15.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from baton.core.vocabulary import ReferralKind


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the talk: what it is for, and words to begin with."""

    title: str
    say: str


_WHY: Mapping[ReferralKind, str] = {
    ReferralKind.BEYOND_SCOPE: "There are people who do this every day, and you deserve someone who does. I am not one"
    " of them, and I want you to have the best.",
    ReferralKind.SECOND_OPINION: "I would like a second pair of eyes on this, someone who knows it well. I stay"
    " the one you talk to.",
    ReferralKind.SPECIALISED_SKILL: "There is someone who is good at exactly this. You could learn it from them, beside"
    " what we do.",
    ReferralKind.PERSPECTIVE: "You asked for someone who shares what you believe. I can help you find that person.",
    ReferralKind.COVERAGE: "I will be away for a while, and I do not want you to be alone with this.",
}


def guide(kind: ReferralKind, *, noticed: str = "") -> tuple[Part, ...]:
    """The talk for a referral of this kind. `noticed`: words to say from the answer's own row, when it has some."""
    heard = noticed or "You told me something that matters, and I have been thinking about it."
    return (
        Part(title="What I noticed", say=heard),
        Part(title="Why I think of someone else", say=_WHY[kind]),
        Part(title="I am still here", say="I am not passing you off. I call you before you meet them, and after."),
        Part(title="What would you like?", say="You decide: one of these, another one, or not now. What feels right?"),
    )
