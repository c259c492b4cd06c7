"""What is denied, what only looks so, and what is only supposed, feared or told in a story?

Each cue stands in braces; the expected reading beside it, `*` where a part is left open. Every sentence is invented.
"""

import pytest

from baton.core.vocabulary import Sign
from in_braces import reading

ANXIETY = Sign.ANXIETY
INJURY = Sign.SELF_INJURY
PSYCHOSIS = Sign.PSYCHOSIS
RETURN = Sign.RETURN_TO_USE
THOUGHTS = Sign.SUICIDAL_THOUGHTS
USE = Sign.SUBSTANCE_USE

READINGS = (
    (THOUGHTS, "denied client unknown", "Suicidal ideation: {SI} not endorsed"),
    (THOUGHTS, "denied client unknown", "{SI}: no"),
    (THOUGHTS, "denied client unknown", "[x] none [ ] {SI}"),
    (THOUGHTS, "denied client unknown", "{SI} (no)"),
    (THOUGHTS, "present client unknown", "{SI}: yes, passive"),
    (THOUGHTS, "present client unknown", "{SI}? yes"),
    (THOUGHTS, "present client unknown", "{SI}? Sometimes."),
    (THOUGHTS, "present client unknown", "{SI}? Yes, daily"),
    (THOUGHTS, "denied client unknown", "{SI}? no"),
    (THOUGHTS, "denied client unknown", 'Any {thoughts of suicide}? "Nope."'),
    (THOUGHTS, "denied client unknown", "denied all {suicidal thoughts}"),
    (THOUGHTS, "denied client unknown", "was denying {SI}"),
    (THOUGHTS, "denied client unknown", "He tells me he's not {suicidal}"),
    (THOUGHTS, "denied client unknown", "isn't {thinking of suicide}"),
    (THOUGHTS, "denied client unknown", "no passive or active {SI}"),
    (THOUGHTS, "denied client unknown", "No current {SI}/HI/AVH."),
    (THOUGHTS, "denied client unknown", "there were no {suicidal thoughts}"),
    (THOUGHTS, "denied client unknown", "nothing to suggest {suicidal ideation}"),
    (THOUGHTS, "denied client unknown", "says she never {thought of suicide}"),
    (THOUGHTS, "denied client unknown", "She has never had {suicidal thoughts}."),
    (THOUGHTS, "denied client unknown", "has zero {suicidal thoughts}"),
    (THOUGHTS, "denied client unknown", "neither {suicidal} nor homicidal"),
    (PSYCHOSIS, "denied client unknown", "neither suicidal nor {psychotic}"),
    (THOUGHTS, "denied client unknown", "Client did not voice any {suicidal ideation}."),
    (THOUGHTS, "denied client unknown", "Client doesn't have a plan or {want to die}."),
    (THOUGHTS, "denied client unknown", "I have no desire to {kill myself}"),
    (THOUGHTS, "denied client unknown", "has no intention to {kill himself}"),
    (THOUGHTS, "denied client unknown", "no intent to {harm self}"),
    (THOUGHTS, "denied client unknown", "I'd never {kill myself}"),
    (THOUGHTS, "denied client unknown", "says he would never {kill himself}"),
    (THOUGHTS, "denied client unknown", "promises she won't {kill herself}"),
    (THOUGHTS, "present client unknown", "can't say he isn't {suicidal}"),
    (THOUGHTS, "present client unknown", "He would not say that he is not {suicidal}."),
    (THOUGHTS, "present client unknown", "She isn't denying {SI} anymore"),
    (THOUGHTS, "present client unknown", "Denies any concerns other than {SI}"),
    (THOUGHTS, "present client unknown", "No complaints apart from {wanting to die}"),
    (THOUGHTS, "present client unknown", "Denies plan. Not denying {thoughts of suicide}."),
    (THOUGHTS, "present client unknown", "denies HI except that he {wants to die}"),
    (THOUGHTS, "present client unknown", "refused to deny {SI}"),
    (THOUGHTS, "present client unknown", "would not deny {SI}"),
    (THOUGHTS, "present client unknown", "I can't promise I won't {kill myself}"),
    (THOUGHTS, "present client unknown", "cannot promise he will not {kill himself}"),
    (THOUGHTS, "present client unknown", "won't promise not to {kill himself}"),
    (THOUGHTS, "present client unknown", "not safe, {suicidal}"),
    (THOUGHTS, "present client unknown", "no plan, but {wants to die}"),
    (THOUGHTS, "present client unknown", "It's not that I don't {want to die}"),
    (THOUGHTS, "present client unknown", "I don't want attention, I {want to die}"),
    (THOUGHTS, "present client unknown", "Never felt so {suicidal}"),
    (THOUGHTS, "present client unknown", "has never been this {suicidal}"),
    (THOUGHTS, "present client unknown", "not a day goes by without {thoughts of suicide}"),
    (THOUGHTS, "present client unknown", "there isn't a day she doesn't {think about suicide}"),
    (THOUGHTS, "present client unknown", "no day without {suicidal thoughts}"),
    (THOUGHTS, "present client unknown", "Client is not medication compliant, {suicidal}"),
    (THOUGHTS, "present client unknown", "not only does he {want to die}"),
    (THOUGHTS, "present client unknown", "doesn't deny he {wants to die}"),
    (THOUGHTS, "present client unknown", "I don't know if I {want to die}"),
    (THOUGHTS, "present client unknown", "not sure whether I {want to die}"),
    (THOUGHTS, "present client unknown", "nothing helps, {suicidal}"),
    (THOUGHTS, "present client unknown", "no help from anyone and {wants to die}"),
    (THOUGHTS, "present client unknown", "doesn't sleep and {wants to die}"),
    (THOUGHTS, "conditional client unknown", "if she ever {feels suicidal} she'll call me"),
    (THOUGHTS, "conditional client unknown", "Knows to call 988 should {suicidal thoughts} return"),
    (THOUGHTS, "conditional client unknown", "Provided crisis line in the event of {suicidal thoughts}."),
    (THOUGHTS, "conditional client unknown", "Client was educated about warning signs of {suicide}."),
    (THOUGHTS, "conditional client unknown", "We went over what to do when {suicidal thoughts} come up."),
    (THOUGHTS, "conditional client unknown", "If you or someone you know is {suicidal}, call 988."),
    (
        THOUGHTS,
        "conditional client unknown",
        "Patients with {suicidal thoughts} should call 911 or go to the nearest ER.",
    ),
    (THOUGHTS, "conditional client unknown", "Plan: assess for {suicidality} each visit"),
    (RETURN, "conditional client unknown", "worried that he might {relapse}"),
    (RETURN, "conditional client unknown", "afraid she will {relapse}"),
    (RETURN, "conditional client unknown", "scared I'll {relapse}"),
    (THOUGHTS, "present client unknown", "worried that he might {kill himself}"),
    (THOUGHTS, "present client unknown", "I'm scared I'll {kill myself}"),
    (THOUGHTS, "present client unknown", "afraid of what he would do, he might {kill himself}"),
    (THOUGHTS, "present client unknown", "If this doesn't get better I'm going to {kill myself}"),
    (THOUGHTS, "present client unknown", "I'd {kill myself} if I had a gun"),
    (THOUGHTS, "figure client unknown", "She had a nightmare in which she {killed herself}."),
    (THOUGHTS, "figure client unknown", "He dreamed that he was {killing himself}."),
    (THOUGHTS, "figure client unknown", "Watched a documentary on {suicide} in group."),
    (THOUGHTS, "figure client unknown", 'the song is called "{Want to Die}"'),
    (THOUGHTS, "figure client unknown", "The main character in the show {wants to die}."),
    (THOUGHTS, "figure client unknown", "In the game his avatar keeps {killing himself}."),
    (THOUGHTS, "figure client unknown", "News story on {suicide} upset her."),
    (THOUGHTS, "present client unknown", "the movie made me realise I {want to die}"),
    (THOUGHTS, "present client unknown", "She dreams of {killing herself}"),
    (ANXIETY, "past client lifetime", "I used to have {panic attacks} all the time."),
    (PSYCHOSIS, "past client lifetime", "I used to {hear voices}"),
    (INJURY, "past client lifetime", "i use to {cut myself}"),
    (USE, "past client lifetime", "I used to be a {heavy drinker}."),
    (THOUGHTS, "present client unknown", "I can't say I don't {want to die}."),
)


@pytest.mark.parametrize(("sign", "expected", "marked"), READINGS)
def test_a_denial_reaches_as_far_as_it_is_meant(sign: Sign, expected: str, marked: str) -> None:
    assert reading(sign, marked, expected) == expected
