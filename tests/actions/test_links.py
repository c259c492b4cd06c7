"""Who gets in without an account? Only with link and code, only for a while, and nobody learns from guessing."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from baton.actions import links
from baton.actions.change import one_change
from baton.core.links import RULES, Ended, Purpose
from baton.core.refusals import Code, Refused
from baton.models import AuditEntry, Knock, Link, LinkOpening, Notice, Referral
from cast import NOW, Cast
from doorstep import receiver_link, referral_of, to

MINUTE = timedelta(minutes=1)
HOME = "192.0.2.7"

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(cast: Cast) -> Referral:
    return referral_of(cast)


@pytest.fixture
def made(referral: Referral) -> links.Made:
    return receiver_link(referral)


def opening(made: links.Made, **other: Any) -> links.Opened:
    return links.open_link(**({"secret": made.secret, "code": made.code, "address": HOME, "now": NOW} | other))


def refusal(act: Callable[[], Any]) -> Refused:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value


def wrong(made: links.Made, offset: int = 1) -> str:
    return f"{(int(made.code.replace(' ', '')) + offset) % 1_000_000:06d}"


def tries(made: links.Made) -> list[bool]:
    return list(made.link.openings.order_by("pk").values_list("opened", flat=True))


def test_link_and_code_begin_a_sitting_that_ends_by_itself(made: links.Made) -> None:
    opened = opening(made)
    assert links.sitting(ticket=opened.ticket, now=NOW + 59 * MINUTE).link == made.link
    assert refusal(lambda: links.sitting(ticket=opened.ticket, now=NOW + 60 * MINUTE)).code is Code.NEEDS
    assert tries(made) == [True]


def test_neither_secret_nor_code_nor_ticket_is_kept(made: links.Made) -> None:
    opened = opening(made)
    rows = [*Link.objects.everywhere().values(), *LinkOpening.objects.everywhere().values()]
    kept = str([*rows, *AuditEntry.objects.everywhere().values()])
    for secret in (made.secret, made.code, made.code.replace(" ", ""), opened.ticket, HOME):
        assert secret not in kept


def test_a_wrong_link_and_a_wrong_code_are_refused_in_the_same_words(made: links.Made) -> None:
    by_link = refusal(lambda: opening(made, secret="A" * 22))
    by_code = refusal(lambda: opening(made, code=wrong(made)))
    assert (by_link.code, by_link.sentence) == (by_code.code, by_code.sentence)
    assert Knock.objects.count() == 2


def test_every_try_at_a_link_is_written_down(made: links.Made) -> None:
    refusal(lambda: opening(made, code=wrong(made)))
    opening(made)
    assert tries(made) == [False, True]


def test_a_few_wrong_codes_kill_the_link_and_who_made_it_is_told(cast: Cast, made: links.Made) -> None:
    for offset in range(1, 6):
        refusal(partial(opening, made, code=wrong(made, offset)))
    refused = refusal(lambda: opening(made))
    assert refused.sentence == refusal(lambda: opening(made, secret="B" * 22)).sentence
    made.link.refresh_from_db()
    assert made.link.revoked_because == Ended.WRONG_CODES
    assert Notice.objects.of(cast.agency).get(code="link.locked").to == cast.pia


def test_a_right_code_starts_the_count_anew(made: links.Made) -> None:
    for _ in range(2):
        for offset in range(1, 5):
            refusal(partial(opening, made, code=wrong(made, offset)))
        opening(made)
    made.link.refresh_from_db()
    assert (made.link.wrong_codes, made.link.revoked_at) == (0, None)


def test_a_link_is_not_tried_more_than_a_dozen_times_an_hour(made: links.Made) -> None:
    for _ in range(12):
        opening(made)
    assert refusal(lambda: opening(made)).code is Code.INVALID
    assert len(tries(made)) == 12
    opening(made, now=NOW + 61 * MINUTE)


def test_after_too_many_failures_an_address_waits_and_others_do_not(made: links.Made) -> None:
    for guess in range(20):
        refusal(partial(opening, made, secret=f"{guess:022d}"))
    assert refusal(lambda: opening(made)).code is Code.LATER
    assert opening(made, address="198.51.100.1")
    assert opening(made, now=NOW + 15 * MINUTE)


def test_what_is_counted_of_failures_is_forgotten(made: links.Made) -> None:
    refusal(lambda: opening(made, secret="A" * 22))
    refusal(lambda: opening(made, secret="A" * 22, now=NOW + 16 * MINUTE))
    assert Knock.objects.count() == 1


@pytest.mark.parametrize("purpose", Purpose)
def test_a_link_ends_with_its_time_and_says_so_only_to_who_has_the_code(
    cast: Cast, made: links.Made, purpose: Purpose
) -> None:
    if purpose is Purpose.CLIENT:
        made = links.make_for_client(client=cast.marcus, by=cast.pia, now=NOW)
    late = NOW + RULES[purpose].lasts
    assert refusal(lambda: opening(made, now=late)).code is Code.NOT_POSSIBLE
    assert refusal(lambda: opening(made, now=late, code=wrong(made))).code is Code.INVALID
    assert tries(made) == [False, False]
    last = opening(made, now=late - MINUTE)
    assert last.opening.ends_at == late


def test_a_sitting_ends_with_its_link_at_the_next_request(cast: Cast, made: links.Made) -> None:
    opened = opening(made)
    links.take_back(link=made.link, by=cast.pia, now=NOW)
    refused = refusal(lambda: links.sitting(ticket=opened.ticket, now=NOW + MINUTE))
    assert refused.code is Code.NOT_POSSIBLE
    assert "taken back" in refused.sentence
    assert refusal(lambda: links.take_back(link=made.link, by=cast.pia, now=NOW)).code is Code.STALE


def test_who_leaves_needs_the_code_again(made: links.Made) -> None:
    opened = opening(made)
    links.leave(opening=opened.opening, now=NOW + MINUTE)
    assert refusal(lambda: links.sitting(ticket=opened.ticket, now=NOW + MINUTE)).code is Code.NEEDS
    assert opening(made).ticket != opened.ticket


@pytest.mark.parametrize("ticket", ["", "guessed", "A" * 22])
def test_a_guessed_ticket_is_none(made: links.Made, ticket: str) -> None:
    opening(made)
    assert refusal(lambda: links.sitting(ticket=ticket, now=NOW)).code is Code.NEEDS


def test_renewing_makes_the_older_link_and_its_code_dead(cast: Cast, made: links.Made) -> None:
    newer = links.renew(link=made.link, by=cast.pia, now=NOW)
    assert "newer link" in refusal(lambda: opening(made)).sentence
    assert refusal(lambda: opening(newer, code=wrong(newer))).code is Code.INVALID
    assert opening(newer).opening.link == newer.link


def test_sending_to_the_next_choice_ends_the_link_of_the_one_before(made: links.Made, referral: Referral) -> None:
    referral.option = referral.options.last()
    referral.save(update_fields=["option"])
    newer = receiver_link(referral)
    assert newer.link.option != made.link.option
    assert refusal(lambda: opening(made)).code is Code.NOT_POSSIBLE


@pytest.mark.parametrize("status", ["declined", "halted", "cancel_asked"])
def test_a_link_that_leads_nowhere_is_not_renewed(
    cast: Cast, made: links.Made, referral: Referral, status: str
) -> None:
    to(referral, status)
    assert refusal(lambda: links.renew(link=made.link, by=cast.pia, now=NOW)).code is Code.NOT_POSSIBLE


def test_a_link_of_an_earlier_choice_is_not_renewed(cast: Cast, made: links.Made, referral: Referral) -> None:
    to(referral, "sent", option=referral.options.last())
    assert refusal(lambda: links.renew(link=made.link, by=cast.pia, now=NOW)).code is Code.NOT_POSSIBLE


def test_all_links_of_a_referral_end_within_the_change_that_halts_it(made: links.Made, referral: Referral) -> None:
    with one_change(agency=referral.agency, by=referral.worker, now=NOW) as change:
        links.end_all(change, referral=referral, because=Ended.REVOKED)
    assert "withdrawn consent" in refusal(lambda: opening(made)).sentence


@pytest.mark.parametrize(("who", "code"), [("olu", "not_visible"), ("ada", "not_visible"), ("rae", "not_visible")])
def test_only_who_works_with_a_client_gives_links(cast: Cast, made: links.Made, who: str, code: str) -> None:
    person = getattr(cast, who)
    for act in (
        lambda: links.make_for_client(client=cast.marcus, by=person, now=NOW),
        lambda: links.renew(link=made.link, by=person, now=NOW),
        lambda: links.take_back(link=made.link, by=person, now=NOW),
    ):
        assert refusal(act).code == code
    assert links.make_for_client(client=cast.marcus, by=cast.cy, now=NOW)


def test_what_someone_outside_does_is_audited_by_the_link_they_came_through(cast: Cast, made: links.Made) -> None:
    opened = opening(made)
    links.leave(opening=opened.opening, now=NOW)
    entries = AuditEntry.objects.of(cast.agency).filter(object_type="link").order_by("seq")
    told = [(entry.verb, entry.actor_id, entry.details.get("link")) for entry in entries]
    link = made.link.pk
    assert told == [("link.made", cast.pia.pk, None), ("link.opened", 0, link), ("link.left", 0, link)]


def test_the_language_of_a_page_is_one_that_there_are_words_in(cast: Cast) -> None:
    made = links.make_for_client(client=cast.marcus, by=cast.pia, now=NOW, language="es")
    links.read_in(link=made.link, language="en", now=NOW)
    made.link.refresh_from_db()
    assert made.link.language == "en"
    assert refusal(lambda: links.read_in(link=made.link, language="xx", now=NOW)).code is Code.INVALID
