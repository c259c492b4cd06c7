import pytest

from baton.core.needs import Follows, needs_for
from baton.core.policy import load_policy
from baton.core.policy.rows import Row
from baton.core.vocabulary import Disposition, ReferralKind, Severity, Sign

REFERS = [row for row in load_policy().rows if row.disposition is Disposition.REFER]


@pytest.mark.parametrize("row", REFERS, ids=lambda row: row.id)
def test_every_row_that_refers_leads_to_a_need(row: Row) -> None:
    assert needs_for(rows=[row])


@pytest.mark.parametrize(
    ("sign", "severity", "first"),
    [
        (Sign.PSYCHOSIS, None, "early_psychosis"),
        (Sign.ANXIETY, Severity.HIGH, "anxiety"),
        (Sign.DEPRESSION, Severity.MODERATE, "depression"),
        (Sign.MANIA, None, "bipolar"),
        (Sign.WITHDRAWAL, Severity.MODERATE, "withdrawal"),
        (Sign.MEDICATION_QUESTION, Severity.MODERATE, "medication"),
        (Sign.DIAGNOSIS_QUESTION, None, "assessment"),
        (Sign.THERAPY_REQUEST, None, "therapy"),
        (Sign.SEXUAL_CONCERN, None, "sexual_concern"),
        (Sign.SPIRITUAL_GUIDANCE, None, "spiritual"),
        (Sign.PARTNER_VIOLENCE, Severity.MODERATE, "domestic_violence"),
        (Sign.CHILD_ABUSE, Severity.MODERATE, "child_protection"),
        (Sign.SUICIDAL_THOUGHTS, Severity.LOW, "suicide_care"),
    ],
)
def test_a_sign_leads_first_to_the_need_that_is_most_its_own(sign: Sign, severity: Severity | None, first: str) -> None:
    assert needs_for(signs=[Follows(sign=sign, severity=severity)])[0] == first


def test_a_need_of_one_step_follows_from_that_step_and_from_a_step_that_is_not_known() -> None:
    def follow(severity: Severity | None) -> tuple[str, ...]:
        return needs_for(signs=[Follows(sign=Sign.SOCIAL_NEED, severity=severity)])

    assert "eviction" not in follow(Severity.MODERATE)
    assert "eviction" in follow(Severity.HIGH)
    assert "eviction" in follow(None)


def test_the_kind_of_a_referral_counts_only_when_no_sign_leads_anywhere() -> None:
    assert needs_for(kinds=[ReferralKind.SECOND_OPINION]) == ("assessment",)
    mania = Follows(sign=Sign.MANIA)
    assert needs_for(signs=[mania], kinds=[ReferralKind.SECOND_OPINION]) == needs_for(signs=[mania])


def test_nothing_known_leads_nowhere() -> None:
    assert needs_for() == ()
