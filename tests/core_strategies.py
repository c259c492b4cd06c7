"""Any fact, any situation: what Hypothesis draws for the core."""

from hypothesis import strategies as st

from baton.core.facts import Answer, Fact, Situation
from baton.core.vocabulary import Competence, Role, Severity, Sign, When

FACTS = st.builds(
    Fact,
    sign=st.sampled_from(Sign),
    severity=st.sampled_from(Severity),
    when=st.sampled_from(When),
    answer=st.sampled_from(Answer),
    evidence=st.lists(st.sampled_from(["a", "b", "c"]), max_size=2).map(tuple),
)
SITUATIONS = st.builds(
    Situation,
    role=st.sampled_from(Role),
    facts=st.lists(FACTS, max_size=6).map(tuple),
    minor=st.sampled_from([None, False, True]),
    competences=st.none() | st.frozensets(st.sampled_from(Competence)),
    mentioned=st.frozensets(st.sampled_from(Sign), max_size=2),
)
