from baton.core.policy import load_policy, version
from baton.core.policy.show import markdown
from small_policy import small_policy


def test_every_row_rule_question_and_line_of_the_policy_is_on_the_page():
    policy = load_policy()
    page = markdown(policy)
    assert version(policy) in page
    for row in policy.rows:
        assert f"### {row.id} · {row.title}" in page
        assert row.sentence in page
    for inquiry in policy.inquiries:
        assert inquiry.ask in page
    for rule in policy.rules:
        assert rule.sentence in page
    for country in policy.countries.values():
        assert country.name in page


def test_the_page_is_the_same_each_time():
    assert markdown(small_policy()) == markdown(small_policy())


def test_a_row_reads_with_answer_time_conditions_steps_words_and_sources():
    page = markdown(small_policy())
    start = page.index("### THOUGHTS")
    row = page[start : page.index("###", start + 3)]
    assert "**Same day**, within today: Have them seen today. A professional asks further." in row
    assert "low: a wish to be dead" in row
    assert "- For: peer" in row
    assert "- Floor" in row
    assert "Tell your supervisor (supervisor, within today, held as a baton)" in row
    assert "Columbia-Suicide Severity Rating Scale" in row
