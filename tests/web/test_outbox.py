"""Does the outbox show what went out, what waits and what failed, to each as much as they may know?"""

from collections.abc import Iterator
from typing import Any

import pytest

from baton.actions import delivery, notices, outbox
from baton.actions.change import one_change
from baton.core.outbox import Address, Way
from baton.models import Message
from baton.settings import mailer
from cast import NOW, Cast
from smtp import Mailbox, mailbox

SECRET = "Zk3xT9vQ2mLr8sWc1nYd5A"


@pytest.fixture
def box(settings: Any) -> Iterator[Mailbox]:
    with mailbox() as opened:
        sender, settings.DEFAULT_FROM_EMAIL = mailer(f"smtp://127.0.0.1:{opened.port}")
        settings.MAILERS = {"default": sender}
        yield opened


def write(cast: Cast, to: str = "dana.lee@post.example", way: Way = Way.EMAIL, **other: Any) -> Message:
    """A message of Theo's to Dana, unless told otherwise."""
    usual = {"code": "client.news", "link": f"/account/#{SECRET}", "dedupe": "one", "client": cast.dana}
    with one_change(agency=cast.agency, by=cast.theo, now=NOW) as change:
        return outbox.put(change, to=Address(value=to, way=way), **(usual | other))


def seen(browser: Any, address: str = "/outbox/") -> str:
    page = browser.get(address)
    assert page.status_code == 200
    return page.content.decode()


def test_each_sees_of_an_address_what_they_may_know(cast: Cast, signed_in: Any) -> None:
    write(cast)
    write(cast, code="receiver.asked", to="rhea@clinic.example", dedupe="two")
    theirs = {person: seen(signed_in(person)) for person in (cast.theo, cast.sue, cast.ada, cast.pia, cast.olu)}
    for person in (cast.theo, cast.sue):  # both may open Dana's page
        assert "dana.lee@post.example" in theirs[person]
        assert "rhea@clinic.example" in theirs[person]
    assert "to a client" in theirs[cast.ada]
    assert "r…@clinic.example" in theirs[cast.ada]
    assert "dana" not in theirs[cast.ada].lower()
    for person in (cast.pia, cast.olu):
        assert "No message is here." in theirs[person]


def test_no_page_shows_the_secret_of_a_link_except_to_who_tells_it_by_phone(cast: Cast, signed_in: Any) -> None:
    write(cast)
    for person in (cast.theo, cast.sue, cast.ada):
        assert SECRET not in seen(signed_in(person))
    write(cast, way=Way.PHONE, to="+1 518 555 0100", dedupe="two")
    assert f"http://localhost:8000/account/#{SECRET}" in seen(signed_in(cast.theo))
    for person in (cast.sue, cast.ada):
        assert SECRET not in seen(signed_in(person))


def test_the_demo_shows_the_links(cast: Cast, signed_in: Any, box: Mailbox, settings: Any) -> None:
    settings.DEMO = True
    write(cast)
    delivery.deliver(now=NOW)
    assert f"http://localhost:8000/account/#{SECRET}" in seen(signed_in(cast.ada))


def test_what_failed_is_told_to_who_wrote_it_and_tried_again_by_who_looks_after_it(
    cast: Cast, signed_in: Any, box: Mailbox
) -> None:
    box.on_rcpt = lambda address: "550 no such mailbox"
    message = write(cast)
    delivery.deliver(now=NOW)
    assert "A message that you sent could not be delivered." in seen(signed_in(cast.theo), "/")
    assert "refused by their mail server (550)" in seen(signed_in(cast.theo))
    assert signed_in(cast.theo).post(f"/outbox/{message.pk}/retry/").status_code == 403
    ada = signed_in(cast.ada)
    assert "Try again" in seen(ada, "/outbox/?status=failed")
    box.on_rcpt = lambda address: "250 OK"
    assert "tried again" in ada.post(f"/outbox/{message.pk}/retry/", follow=True).content.decode()
    delivery.deliver(now=NOW)
    assert "dana.lee@post.example" in box.to
    assert ada.post(f"/outbox/{message.pk}/retry/").status_code == 409


def test_what_was_told_by_phone_is_written_down_by_who_did(cast: Cast, signed_in: Any) -> None:
    message = write(cast, way=Way.PHONE, to="+1 518 555 0100")
    assert "I have told them" in seen(signed_in(cast.theo))
    assert "they were told" in signed_in(cast.theo).post(f"/outbox/{message.pk}/told/", follow=True).content.decode()
    message.refresh_from_db()
    assert message.status == "sent"


def test_a_message_is_kept_back(cast: Cast, signed_in: Any) -> None:
    message = write(cast)
    signed_in(cast.sue).post(f"/outbox/{message.pk}/stop/")
    message.refresh_from_db()
    assert message.status == "withdrawn"
    assert "Not sent today" in seen(signed_in(cast.sue))


@pytest.mark.parametrize("move", ["retry", "stop", "told"])
def test_nobody_reaches_the_messages_of_others(cast: Cast, signed_in: Any, move: str) -> None:
    message = write(cast)
    for person in (cast.pia, cast.olu):
        assert signed_in(person).post(f"/outbox/{message.pk}/{move}/").status_code == 404
    assert signed_in(cast.sue).get(f"/outbox/{message.pk}/{move}/").status_code == 405


def test_how_one_is_told_is_chosen_on_ones_own_page(cast: Cast, signed_in: Any) -> None:
    pia = signed_in(cast.pia)
    assert 'value="21:00"' in seen(pia, "/account/")
    pia.post("/account/telling/", {"language": "es", "quiet_from": "22:30", "quiet_until": "06:00"})
    page = seen(pia, "/account/")
    assert 'value="22:30"' in page
    assert 'name="by_mail" id="id_by_mail">' in page
    wrong = pia.post("/account/telling/", {"language": "fr", "quiet_from": "late", "quiet_until": ""})
    assert (wrong.status_code, wrong.content.decode().count('class="wrong"')) == (422, 3)


def test_more_messages_cost_no_more_queries(cast: Cast, signed_in: Any, django_assert_max_num_queries: Any) -> None:
    for number in range(60):
        with one_change(agency=cast.agency, by=cast.ada, now=NOW) as change:
            notices.tell(change, cast.sue, "baton.taken", f"n{number}", client=cast.dana)
    sue = signed_in(cast.sue)
    with django_assert_max_num_queries(14):
        page = seen(sue)
    assert page.count("to Sue Alvarez") >= 50
    assert "Older ones" in page
