"""How long is a door open, and what is kept of a secret and a code?"""

from datetime import timedelta

import pytest

from baton.core import links
from baton.core.links import RULES, SIGHT, Purpose, Sight
from baton.core.referrals import ReferralStatus

KEY = b"k" * 32
SECRET = links.secret_of(bytes(range(16)))


def test_a_secret_carries_its_128_bits_in_letters_that_an_address_takes() -> None:
    assert SECRET == "AAECAwQFBgcICQoLDA0ODw"
    assert links.path_of(SECRET) == f"/door/#{SECRET}"
    with pytest.raises(ValueError, match="16 bytes"):
        links.secret_of(b"short")


def test_a_code_keeps_its_leading_zeros_and_is_read_in_two_breaths() -> None:
    assert links.code_of(0) == "000 000"
    assert links.code_of(links.CODES - 1) == "999 999"


@pytest.mark.parametrize("typed", ["482 913", "482913", " 482-913 ", "4 8 2 9 1 3"])
def test_a_code_fits_however_its_digits_are_spaced(typed: str) -> None:
    assert links.code_hash(KEY, SECRET, typed) == links.code_hash(KEY, SECRET, "482 913")


@pytest.mark.parametrize("typed", ["482 914", "48291", "", "482 9133", "٤٨٢ ٩١٣"])
def test_no_other_code_fits(typed: str) -> None:
    assert links.code_hash(KEY, SECRET, typed) != links.code_hash(KEY, SECRET, "482 913")


def test_the_same_code_is_kept_differently_for_another_link_and_under_another_key() -> None:
    kept = links.code_hash(KEY, SECRET, "482 913")
    assert links.code_hash(KEY, "another", "482 913") != kept
    assert links.code_hash(b"other", SECRET, "482 913") != kept
    assert "482" not in links.secret_hash(SECRET)


@pytest.mark.parametrize("typed", ["abc", " abc ", "#abc", "https://open.example/door/#abc", "/door/#abc\n"])
def test_the_whole_link_may_be_pasted_or_its_last_part(typed: str) -> None:
    assert links.last_part(typed) == "abc"


def test_tries_are_counted_by_line_and_not_by_each_address_of_it() -> None:
    def hashed(address: str) -> str:
        return links.address_hash(KEY, address)

    assert hashed("2001:db8:1:2:aaaa::1") == hashed("2001:db8:1:2:bbbb::9")
    assert hashed("2001:db8:1:2::1") != hashed("2001:db8:1:3::1")
    assert hashed("::ffff:192.0.2.7") == hashed("192.0.2.7") != hashed("192.0.2.8")
    assert hashed("no address") == hashed("no address")
    assert "192.0.2.7" not in hashed("192.0.2.7")


def test_every_purpose_has_its_rule_and_every_status_its_sight() -> None:
    assert set(RULES) == set(Purpose)
    assert set(SIGHT) == set(ReferralStatus)
    for rule in RULES.values():
        assert timedelta(0) < rule.sitting < rule.lasts
        assert 0 < rule.wrong_codes <= 5


def test_who_was_sent_what_sees_it_only_between_accepting_and_the_end() -> None:
    packet = {status for status, sight in SIGHT.items() if sight is Sight.PACKET}
    assert packet == {"accepted", "scheduled", "introduced", "missed", "attended", "reported"}
    assert {status for status, sight in SIGHT.items() if sight is Sight.PREVIEW} == {"sent", "received"}
