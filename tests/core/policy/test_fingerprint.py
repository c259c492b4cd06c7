from baton.core.policy import version
from baton.core.policy.fingerprint import fingerprint
from small_policy import changed, small_policy


def test_equal_text_has_an_equal_version():
    assert fingerprint(small_policy()) == fingerprint(small_policy())


def test_any_change_of_content_changes_the_version():
    versions = {
        version(policy)
        for policy in (
            small_policy(),
            changed('within = "2 business days"', 'within = "1 business day"'),
            changed("floor = true", "floor = false"),
            changed('call = "988"', 'call = "989"'),
            changed('ask = "Do you have a plan?"', 'ask = "Do you have a plan now?"'),
        )
    }
    assert len(versions) == 5


def test_the_order_within_a_set_is_no_content():
    one = changed('obligations = ["notify_supervisor_now", "means_safety"]', 'obligations = ["means_safety", "part2"]')
    two = changed('obligations = ["notify_supervisor_now", "means_safety"]', 'obligations = ["part2", "means_safety"]')
    assert version(one) == version(two)


def test_the_short_version_starts_the_full_one():
    policy = small_policy()
    assert version(policy) == "p-" + fingerprint(policy)[:12]
    assert len(fingerprint(policy)) == 64
