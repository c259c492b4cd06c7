"""Is it read when the thing was: now, lately, or long ago? What is unclear stays of today.

Each cue stands in braces; the expected reading beside it, `*` where a part is left open. Every sentence is invented.
"""

import pytest

from baton.core.vocabulary import Sign
from in_braces import reading

ANXIETY = Sign.ANXIETY
ATTEMPT = Sign.SUICIDE_ATTEMPT
INJURY = Sign.SELF_INJURY
THOUGHTS = Sign.SUICIDAL_THOUGHTS
USE = Sign.SUBSTANCE_USE

READINGS = (
    (USE, "past client lifetime", "He was a {heavy drinker} until the late 1970s."),
    (ATTEMPT, "past client lifetime", "She {took an overdose} in the fall of 2009."),
    (ATTEMPT, "past client lifetime", "At 14 she {tried to hang herself}."),
    (ATTEMPT, "past client lifetime", "He {tried to hang himself} at age fourteen."),
    (ATTEMPT, "past client lifetime", "{Attempted} x2 (2004, 2011)."),
    (ATTEMPT, "past client lifetime", "{Tried to kill himself} when he was in his early twenties."),
    (ATTEMPT, "past client lifetime", "{attempted suicide} at 19"),
    (ATTEMPT, "past client lifetime", "I {tried to kill myself} when I was 15."),
    (ATTEMPT, "past client lifetime", "{tried to end my life} my sophomore year of college"),
    (ATTEMPT, "past client lifetime", "In his forties he {attempted suicide}."),
    (ATTEMPT, "past client lifetime", "Back in '03 he {attempted suicide}."),
    (ATTEMPT, "past client lifetime", "{overdosed} once in my twenties"),
    (USE, "past client lifetime", "{quit drinking} in the 1970s"),
    (ATTEMPT, "past client lifetime", "{attempted suicide} during the pandemic"),
    (ATTEMPT, "past client lifetime", "{attempted suicide} ten years ago"),
    (ATTEMPT, "past client lifetime", "{attempted suicide} over a decade ago"),
    (ATTEMPT, "past client lifetime", "{attempted suicide} more than 20 yrs ago"),
    (ATTEMPT, "past client lifetime", "{attempted suicide} about six months ago"),
    (ATTEMPT, "past client lifetime", "He {attempted suicide} a year and a half ago."),
    (ATTEMPT, "past client lifetime", "{attempted suicide} after his first divorce in 2006"),
    (ATTEMPT, "past client lifetime", "Last {attempt} was 2015."),
    (ATTEMPT, "past client lifetime", "Her last {attempt} was eight years ago."),
    (ATTEMPT, "past client lifetime", "{attempted suicide} a lifetime ago"),
    (ATTEMPT, "past client lifetime", "{attempted suicide} on 3/14/2012"),
    (ATTEMPT, "past client lifetime", "{attempted suicide} in high school"),
    (ATTEMPT, "past client lifetime", "As a freshman she {attempted suicide}."),
    (ATTEMPT, "past client lifetime", "Before I got sober I {tried to kill myself}."),
    (ATTEMPT, "past client lifetime", "I {tried to kill myself} back when I was drinking"),
    (ATTEMPT, "past client lifetime", "during my first marriage I {tried to kill myself}"),
    (ATTEMPT, "past client lifetime", "years before he came to us he {attempted suicide}"),
    (ATTEMPT, "past client lifetime", "In a previous relationship she {attempted suicide}."),
    (ATTEMPT, "present client recent", "She {overdosed} two weeks ago."),
    (ATTEMPT, "present client recent", "{attempted suicide} about a month ago"),
    (ATTEMPT, "present client recent", "{attempted suicide} last Thursday"),
    (ATTEMPT, "present client recent", "He {attempted suicide} 10 days prior to admission."),
    (ATTEMPT, "present client *", "He {attempted suicide} prior to admission."),
    (ATTEMPT, "present client recent", "Night before last he {attempted suicide}."),
    (ATTEMPT, "present client recent", "{attempted suicide} six weeks ago, discharged Friday"),
    (ATTEMPT, "present client recent", "{attempted suicide} 2 mos ago"),
    (ATTEMPT, "present client recent", "{attempted suicide} earlier this month"),
    (ATTEMPT, "present client now", "{attempted suicide} earlier this morning"),
    (ATTEMPT, "present client recent", "His most recent {attempt} was two weeks ago."),
    (INJURY, "present client unknown", "She used to cut and has started {cutting} again."),
    (INJURY, "present client now", "History of self-harm, and she is {cutting} again."),
    (INJURY, "present client recent", "Used to cut in high school; last week she {cut herself} again."),
    (THOUGHTS, "present client unknown", "She has a history of depression and {wants to die}."),
    (THOUGHTS, "present client unknown", "History of two attempts. {Wants to die}."),
    (THOUGHTS, "present client unknown", "with a long history of depression who {wants to kill herself}"),
    (THOUGHTS, "present client unknown", "I've been {suicidal} since I was 12"),
    (THOUGHTS, "present client unknown", "I've {wanted to die} for years"),
    (THOUGHTS, "present client unknown", "for as long as he remembers he has {wanted to die}"),
    (THOUGHTS, "present client unknown", "{SI} since 2019"),
    (THOUGHTS, "present client *", "Ever since the war in 2004 he {wants to die}."),
    (THOUGHTS, "present client unknown", "After losing his job in 2022 he {wants to die}."),
    (THOUGHTS, "past client *", "I {wanted to die} back then."),
    (THOUGHTS, "past client recent", "He was {suicidal} until last week."),
    (THOUGHTS, "past client recent", "she {felt suicidal} up until a few days ago"),
    (USE, "past client recent", "{drinking daily} until last month"),
    (INJURY, "past client lifetime", "i use to {cut myself}"),
    (THOUGHTS, "past client lifetime", "There was a time I {wanted to die}."),
    (THOUGHTS, "past client lifetime", "In those days I {wanted to die} every morning."),
    (THOUGHTS, "past client lifetime", "At my lowest, years ago, I {wanted to die}."),
    (ANXIETY, "past client lifetime", "my {panic attacks} are a thing of the past"),
    (ANXIETY, "past client *", "I no longer get {panic attacks}"),
    (THOUGHTS, "present client *", "She is in high school and has {suicidal thoughts}."),
    (THOUGHTS, "present client *", "A man in his 50s with {suicidal thoughts}."),
    (THOUGHTS, "present client *", "Maria, in her twenties, reports {SI}."),
    (THOUGHTS, "present client *", "42 year old {suicidal} man."),
    (ATTEMPT, "present client *", "He {took all his pills} at 10."),
    (ATTEMPT, "present client *", "He {took all his pills} at 11 pm."),
    (ATTEMPT, "present client *", "He {took all his pills} at 16 minutes past."),
    (ATTEMPT, "present client *", "{took 20 pills} at one time"),
    (THOUGHTS, "present client *", "It's my sophomore year of college and I {want to die}."),
    (THOUGHTS, "present client *", "on those days I {want to die}"),
    (ATTEMPT, "present client recent", "I {took all my pills} last night when I was drinking"),
    (ATTEMPT, "present client *", "I {took all my pills} when I was drinking"),
    (THOUGHTS, "present client *", "in 2009 different ways he {wants to die}"),
    (ATTEMPT, "present client recent", "history of depression, {attempted suicide} last week"),
    (THOUGHTS, "present client *", "History of depression, he is {suicidal}"),
    (THOUGHTS, "present client *", "PMH: depression; {suicidal} today"),
    (USE, "past client lifetime", "Social history: former smoker, {heavy drinker}."),
)


@pytest.mark.parametrize(("sign", "expected", "marked"), READINGS)
def test_a_cue_is_placed_in_time(sign: Sign, expected: str, marked: str) -> None:
    assert reading(sign, marked, expected) == expected
