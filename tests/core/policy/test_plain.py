"""Is a core value written so that JSON holds it, and alike for equals?"""

import json

from baton.core.policy.plain import plain
from baton.core.policy.rows import Condition, Holder, Step
from baton.core.vocabulary import Severity, Sign, When
from baton.core.within import Within


def test_a_step_is_written_with_its_span_as_the_tables_write_it() -> None:
    step = Step(key="tell", do="Tell them", by=Holder.SUPERVISOR, within=Within.parse("1 business day"), baton=True)
    assert json.loads(json.dumps(plain(step))) == {
        "key": "tell",
        "do": "Tell them",
        "by": "supervisor",
        "within": "1 business day",
        "baton": True,
    }


def test_sets_are_written_in_the_order_of_their_words() -> None:
    """Words that have an order keep it; others go by the alphabet."""
    condition = Condition(
        signs=frozenset({Sign.TIE, Sign.ANXIETY}),
        severities=frozenset({Severity.HIGH, Severity.LOW}),
        when=frozenset({When.NOW, When.RECENT}),
    )
    assert plain(condition) == {
        "signs": ["anxiety", "tie"],
        "severities": ["low", "high"],
        "when": ["recent", "now"],
    }
