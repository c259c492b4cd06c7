"""Is a cue read by the answer that the note itself gives: form lines, ticks, what who was asked said?

Each cue stands in braces; the expected reading beside it, `*` where a part is left open. Every sentence is invented.
"""

import pytest

from baton.core.vocabulary import Sign
from in_braces import reading

ATTEMPT = Sign.SUICIDE_ATTEMPT
PSYCHOSIS = Sign.PSYCHOSIS
THOUGHTS = Sign.SUICIDAL_THOUGHTS

READINGS = (
    (ATTEMPT, "* worker *", "Client asked about me. I told him about my own {suicide attempt}."),
    (PSYCHOSIS, "denied client unknown", "{AVH} neg"),
    (THOUGHTS, "conditional client unknown", "I asked about {suicide} as I always do."),
    (THOUGHTS, "denied client unknown", "Asked about {thoughts of suicide}: none."),
    (THOUGHTS, "denied client unknown", "Asked directly about {suicide}, she said no."),
    (THOUGHTS, "denied client unknown", "Asked if he {wants to die} and he said no."),
    (THOUGHTS, "denied client unknown", "Client asked about {suicide}, denied."),
    (THOUGHTS, "denied client unknown", "Do you {want to die}? - No."),
    (THOUGHTS, "denied client unknown", "I asked about {suicide}. She said no."),
    (THOUGHTS, "denied client unknown", "I asked him whether he {wants to die}, he said never."),
    (THOUGHTS, "denied client unknown", "Q: {Suicidal}? A: No"),
    (THOUGHTS, "denied client unknown", "When I asked if she was {suicidal} she said she was not."),
    (THOUGHTS, "denied client unknown", "When asked about {suicidal thoughts} he said he had none."),
    (THOUGHTS, "denied client unknown", "{HI} -"),
    (THOUGHTS, "denied client unknown", "{SI} = 0"),
    (THOUGHTS, "denied client unknown", "{SI}: 0"),
    (THOUGHTS, "denied client unknown", "{Suicidal Ideation} | No"),
    (THOUGHTS, "denied client unknown", "{Suicidal ideation} ... Denied"),
    (THOUGHTS, "denied client unknown", "{Suicidal ideation} => no"),
    (THOUGHTS, "denied client unknown", "{Suicidal ideation}.......Denied"),
    (THOUGHTS, "denied client unknown", "{Suicidal ideation}\tNone"),
    (THOUGHTS, "denied client unknown", "{Suicidal thoughts} .......... none"),
    (THOUGHTS, "denied client unknown", "{Suicidal thoughts}: [ ] Yes [x] No"),
    (THOUGHTS, "present client unknown", 'Asked about {suicidal thoughts}, he looked away and said "sometimes".'),
    (THOUGHTS, "present client unknown", "Asked about {suicidal thoughts}. He looked down."),
    (THOUGHTS, "present client unknown", "Asked if he {wants to die} and he said yes."),
    (THOUGHTS, "present client unknown", "I asked about {suicide} and he said no, but then he said yes"),
    (THOUGHTS, "present client unknown", "I asked about {suicide} and she nodded."),
    (THOUGHTS, "present client unknown", "I asked about {suicide}. She nodded slowly."),
    (THOUGHTS, "present client unknown", "I asked him whether he {wants to die}, he said every day."),
    (THOUGHTS, "present client unknown", "I asked whether he {wants to die} and he went quiet."),
    (THOUGHTS, "present client unknown", "Q: {Suicidal}? A: Yes"),
    (THOUGHTS, "present client unknown", "{SI} - plan to jump"),
    (THOUGHTS, "present client unknown", "{SI} - with plan"),
    (THOUGHTS, "present client unknown", "{SI} neg thoughts all day"),
    (THOUGHTS, "present client unknown", "{Suicidal thoughts} | Yes"),
    (THOUGHTS, "present client unknown", "Asked if she {wants to die}, she did not answer."),
)


@pytest.mark.parametrize(("sign", "expected", "marked"), READINGS)
def test_an_answer_counts_and_none_is_no_denial(sign: Sign, expected: str, marked: str) -> None:
    assert reading(sign, marked, expected) == expected
