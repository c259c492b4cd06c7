"""Is a cue read as of the heading that it stands under?

Each cue stands in braces; the expected reading beside it, `*` where a part is left open. Every sentence is invented.
"""

import pytest

from baton.core.vocabulary import Sign
from in_braces import reading

ATTEMPT = Sign.SUICIDE_ATTEMPT
DEPRESSION = Sign.DEPRESSION
INJURY = Sign.SELF_INJURY
OVERDOSE = Sign.OVERDOSE
PSYCHOSIS = Sign.PSYCHOSIS
THOUGHTS = Sign.SUICIDAL_THOUGHTS
USE = Sign.SUBSTANCE_USE

READINGS = (
    (ATTEMPT, "past client lifetime", "PMH: HTN, DM2, {overdose}"),
    (OVERDOSE, "past client lifetime", "Past psychiatric history: three admissions, {overdose} on Tylenol, ECT."),
    (
        ATTEMPT,
        "past client lifetime",
        "PAST PSYCHIATRIC HISTORY\nMDD. {Attempted suicide} by hanging, found by roommate.\n",
    ),
    (ATTEMPT, "past client lifetime", "Psych hx: one inpatient stay. {Attempt} by overdose."),
    (DEPRESSION, "past client lifetime", "Past Medical History:\n1. Asthma\n2. {Depression}\n3. GERD"),
    (ATTEMPT, "past client lifetime", "Pt is a 42 yo male, s/p {suicide attempt}, lives alone."),
    (ATTEMPT, "past client lifetime", "34F with prior {SA}, MDD."),
    (OVERDOSE, "past client lifetime", "hx opioid {overdose}"),
    (INJURY, "past client lifetime", "h/o {cutting}"),
    (DEPRESSION, "* other *", "FH: {depression} in mother and aunt"),
    (ATTEMPT, "* other *", "Family psychiatric history: {suicide} (maternal uncle)."),
    (ATTEMPT, "* other *", "Family history:\nUncle - {suicide}\nMother - depression"),
    (PSYCHOSIS, "* other *", "FHx: {schizophrenia}, bipolar"),
    (THOUGHTS, "present client *", "HPI: {SI} with plan to jump."),
    (THOUGHTS, "present client unknown", "History of present illness: Client {wants to die}."),
    (THOUGHTS, "present client now", "Past psychiatric history: depression. Today she reports {SI}."),
    (THOUGHTS, "present client *", "Past psych hx: MDD x2\n\nCurrent: {SI}, no plan"),
    (THOUGHTS, "present client unknown", "PMH: asthma\nMental status: {suicidal}, tearful"),
    (DEPRESSION, "past client lifetime", "Previous diagnoses: {depression}, ADHD"),
    (INJURY, "past client lifetime", "Remote history of {self-harm}."),
    (INJURY, "past client lifetime", "Remote {self-harm} in college."),
    (ATTEMPT, "past client lifetime", "Prior suicide attempts: {overdose} 2009, hanging 2011"),
    (ATTEMPT, "past client lifetime", "Previous attempts: {overdose} at 16"),
    (USE, "present client *", "Social history: {drinks a fifth} daily, lives with his wife."),
    (USE, "present client *", "Social Hx: Currently {drinks a fifth}."),
    (USE, "past client lifetime", "Social history: quit {drinking} in 1998."),
    (USE, "past client lifetime", "Social history: {smoked weed} in the 1970s."),
    (ATTEMPT, "past client lifetime", "Significant events in past: {attempted suicide}, divorce"),
    (ATTEMPT, "past client *", "Background: {overdose} in 2013 after breakup."),
    (THOUGHTS, "present client now", "Past psychiatric history: he is currently {suicidal}."),
    (THOUGHTS, "present client unknown", "Past psychiatric history: MDD. He {wants to die}."),
    (THOUGHTS, "present client unknown", "PMH\nasthma\nMental status\n{suicidal}, tearful"),
    (DEPRESSION, "past client lifetime", "Seen today. PAST MEDICAL HISTORY: {depression}, gout."),
    (USE, "denied client lifetime", "Social history: denies {drinking}."),
)


@pytest.mark.parametrize(("sign", "expected", "marked"), READINGS)
def test_a_heading_says_when_and_of_whom(sign: Sign, expected: str, marked: str) -> None:
    assert reading(sign, marked, expected) == expected
