import json

import pytest
from hypothesis import given

from baton.core.facts import Answer, Fact, Situation
from baton.core.policy import decide, freeze, recompute, thaw, version
from baton.core.vocabulary import Competence, Role, Severity, Sign, When
from core_strategies import SITUATIONS
from small_policy import small_policy

POLICY = small_policy()


@given(situation=SITUATIONS)
def test_a_frozen_situation_gets_the_same_decision_again(situation: Situation):
    frozen = json.loads(json.dumps(freeze(situation)))
    assert recompute(frozen, POLICY) == decide(situation, POLICY)
    assert freeze(thaw(frozen)) == freeze(situation)


def test_the_same_tables_read_again_decide_the_same():
    situation = Situation(role=Role.PEER, facts=(Fact(sign=Sign.PSYCHOSIS, evidence=("voices",)),))
    assert recompute(freeze(situation), small_policy()) == decide(situation, POLICY)
    assert version(small_policy()) == version(POLICY)


def test_what_a_person_writes_may_be_short():
    assert thaw({"role": "peer", "signs": ["psychosis", {"sign": "anxiety", "severity": "high"}]}) == Situation(
        role=Role.PEER, facts=(Fact(sign=Sign.PSYCHOSIS), Fact(sign=Sign.ANXIETY, severity=Severity.HIGH))
    )


def test_every_key_is_read():
    written = {
        "role": "therapist",
        "signs": [{"sign": "overdose", "when": "now", "answer": False, "evidence": ["breathes well"]}],
        "minor": True,
        "competent_in": ["suicide_care"],
        "mentioned": ["mania"],
    }
    fact = Fact(sign=Sign.OVERDOSE, when=When.NOW, answer=Answer.NO, evidence=("breathes well",))
    assert thaw(written) == Situation(
        role=Role.THERAPIST,
        facts=(fact,),
        minor=True,
        competences=frozenset({Competence.SUICIDE_CARE}),
        mentioned=frozenset({Sign.MANIA}),
    )


def test_a_role_given_beside_fills_the_one_left_out_and_overrules_none():
    assert thaw({}, role=Role.THERAPIST).role is Role.THERAPIST
    assert thaw({"role": "peer"}, role=Role.THERAPIST).role is Role.PEER


def test_unknown_is_never_read_as_no():
    situation = thaw({"role": "peer"})
    assert situation.minor is None
    assert situation.competences is None
    assert thaw({"role": "peer", "competent_in": []}).competences == frozenset()


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (None, "write an object"),
        ([], "write an object"),
        ({}, '"role" is missing'),
        ({"role": "pear"}, "peer, therapist"),
        ({"role": ["peer"]}, "peer, therapist"),
        ({"role": "peer", "sings": []}, '"sings" is unknown'),
        ({"role": "peer", "signs": "psychosis"}, "list"),
        ({"role": "peer", "signs": [7]}, "a sign"),
        ({"role": "peer", "signs": [{}]}, '"sign" is missing'),
        ({"role": "peer", "signs": ["sadness"]}, "'sadness'"),
        ({"role": "peer", "signs": [{"sign": "tie", "severity": "huge"}]}, "'huge'"),
        ({"role": "peer", "signs": [{"sign": "tie", "when": "later"}]}, "'later'"),
        ({"role": "peer", "signs": [{"sign": "tie", "answer": "maybe"}]}, "'maybe'"),
        ({"role": "peer", "signs": [{"sign": "tie", "answer": None}]}, '"answer"'),
        ({"role": "peer", "signs": [{"sign": "tie", "evidence": "text"}]}, "evidence"),
        ({"role": "peer", "minor": "yes"}, '"minor"'),
        ({"role": "peer", "competent_in": "psychosis"}, '"competent_in"'),
        ({"role": "peer", "mentioned": [{}]}, '"mentioned"'),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(written: object, says: str):
    with pytest.raises(ValueError, match=r"^[^\n]+$") as caught:
        thaw(written)
    assert says in str(caught.value)
