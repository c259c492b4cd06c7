"""What a screening says goes into the decision: each row of the practice that rests on a score."""

import pytest

from baton.core.facts import Situation
from baton.core.policy import decide
from baton.core.screening import instruments, score
from baton.core.vocabulary import Disposition, Role


def answered(name: str, **answers: int) -> Situation:
    return Situation(role=Role.PEER, facts=score(instruments()[name], {k[1:]: v for k, v in answers.items()}).facts)


@pytest.mark.parametrize(
    ("situation", "row", "disposition"),
    [
        (answered("phq9", i9=1), "D08", Disposition.SAME_DAY),
        (answered("phq9", i1=0), "D08", Disposition.SAME_DAY),
        (answered("asq", i1=1, i5=0), "D09", Disposition.SAME_DAY),
        (answered("asq", i1=1, i5=1), "D10", Disposition.EMERGENCY),
        (answered("cssrs", i1=0, i2=1, i3=0, i4=1, i5=0, i6=0), "D02", Disposition.EMERGENCY),
        (answered("cssrs", i1=0, i2=0, i6=1, i6r=1), "D03", Disposition.EMERGENCY),
        (answered("cssrs", i1=0, i2=1, i3=1, i4=0, i5=0, i6=0), "D04", Disposition.SAME_DAY),
        (answered("cssrs", i1=1, i2=0, i6=0), "D05", Disposition.SAME_DAY),
        (answered("cssrs", i1=0, i2=0, i6=1, i6r=0), "D07", Disposition.CONSULT),
        (answered("gad7", i1=3, i2=3, i3=3, i4=3, i5=3, i6=0, i7=0, i8=2), "D16", Disposition.REFER),
        (answered("gad7", i1=3, i2=3, i3=3, i4=1, i5=0, i6=0, i7=0), "D17", Disposition.REFER),
        (answered("phq9", i1=3, i2=3, i3=3, i4=3, i5=3, i6=3, i7=2, i8=0, i9=0), "D19", Disposition.REFER),
        (answered("auditc", i1=1, i2=1, i3=1), "D25a", Disposition.EXPLORE),
        (answered("dast10", i1=1, i2=1, i3=1, i4=1), "D25b", Disposition.REFER),
        (answered("auditc", i1=4, i2=4, i3=0), "D25c", Disposition.REFER),
        (answered("k6", i1=4, i2=4, i3=4, i4=4, i5=4, i6=4), None, Disposition.CONTINUE),
    ],
)
def test_a_screening_brings_the_row_of_the_practice(
    situation: Situation, row: str | None, disposition: Disposition
) -> None:
    decision = decide(situation)
    assert decision.disposition is disposition
    assert row is None or row in decision.rows
