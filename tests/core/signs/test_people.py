"""Of whom is a cue read to speak: the client, or plainly somebody else?

Each cue stands in braces; the expected reading beside it, `*` where a part is left open. Every sentence is invented.
"""

import pytest

from baton.core.vocabulary import Sign
from in_braces import reading

ATTEMPT = Sign.SUICIDE_ATTEMPT
DEPRESSION = Sign.DEPRESSION
THOUGHTS = Sign.SUICIDAL_THOUGHTS

READINGS = (
    (ATTEMPT, "past other lifetime", "His older sister has {attempted suicide} twice."),
    (ATTEMPT, "present client unknown", "He has {attempted suicide} twice."),
    (ATTEMPT, "present other unknown", "a friend of mine {tried to kill himself}"),
    (ATTEMPT, "present other unknown", "his roommate {tried to kill himself}"),
    (ATTEMPT, "present other unknown", "patient's cousin {attempted suicide}"),
    (ATTEMPT, "present other unknown", "her neighbour {attempted suicide}"),
    (ATTEMPT, "present other unknown", "someone in his building {attempted suicide}"),
    (ATTEMPT, "present other unknown", "one of her coworkers {tried to kill herself}"),
    (ATTEMPT, "present other unknown", "a girl in my class {tried to kill herself}"),
    (ATTEMPT, "past other lifetime", "His sister {tried} last year."),
    (ATTEMPT, "* other *", "His sister tried last year. She {took pills}."),
    (ATTEMPT, "* other *", "Her brother is struggling. He {tried to hang himself} in June."),
    (ATTEMPT, "* other *", "My roommate is in the hospital. She {took all her pills}."),
    (ATTEMPT, "* client *", "Her brother is struggling. She {tried to hang herself} in June."),
    (ATTEMPT, "* client *", "His sister visits. He {took all his pills}."),
    (THOUGHTS, "* client *", "My brother left. I {want to die}."),
    (DEPRESSION, "* other *", "mother had {depression}"),
    (DEPRESSION, "* other *", "Mother with {depression}, father alcoholic"),
    (DEPRESSION, "* other *", "{Depression} on his mother's side"),
    (ATTEMPT, "* other *", "{suicide} in a maternal aunt"),
    (ATTEMPT, "* other *", "her best friend from school {killed herself}"),
    (ATTEMPT, "* other *", "grieving a cousin who {killed himself}"),
    (ATTEMPT, "* other *", "lost two friends to {suicide}"),
    (ATTEMPT, "* other *", "Client's dad {died by suicide} when she was 9."),
    (THOUGHTS, "* other *", "worried about her son. He says he {wants to die}."),
    (THOUGHTS, "* other *", "Her teenage son told her that he {wants to die}."),
    (THOUGHTS, "* client *", "Her son told me that she {wants to die}."),
    (THOUGHTS, "* client *", "Roommate called: client is {talking about suicide}."),
    (THOUGHTS, "* client *", "per his wife he is {suicidal}"),
    (THOUGHTS, "* client *", "Sister states patient {wants to die}"),
    (THOUGHTS, "* client *", "Mom says she {wants to die}"),
    (THOUGHTS, "* other *", "My mom says she {wants to die}"),
    (THOUGHTS, "* client *", "His sister called. He {wants to die}."),
    (THOUGHTS, "* client *", "His mother rang. She says he {wants to die}."),
    (THOUGHTS, "* client *", "Met with her today. She {wants to die}."),
    (THOUGHTS, "* client *", "Client came with his wife. Client {wants to die}."),
    (THOUGHTS, "* client *", "Client came with his wife. He {wants to die}."),
    (THOUGHTS, "* other *", "Client came with his wife. She {wants to die}."),
    (THOUGHTS, "* client *", "My client has a sister. She {wants to die}."),
    (THOUGHTS, "* client *", "My coworker saw the client. She {wants to die}."),
    (THOUGHTS, "* other *", "my roommate is a mess. he {wants to die}"),
    (ATTEMPT, "* client *", "Her daughter found her. She {took all her pills}."),
    (THOUGHTS, "* client *", "She's my neighbor's sister. She told me she {wants to die}."),
    (THOUGHTS, "* client *", "She is my best friend's cousin. She {wants to die}."),
)


@pytest.mark.parametrize(("sign", "expected", "marked"), READINGS)
def test_a_cue_is_read_as_of_whoever_it_speaks_of(sign: Sign, expected: str, marked: str) -> None:
    assert reading(sign, marked, expected) == expected
