"""Does each message go out once, in order, to whom it is for; and only what may leave the house?"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from baton.actions import delivery, notices, outbox
from baton.actions.change import one_change
from baton.core.notices import Language
from baton.core.outbox import Address, Way
from baton.core.refusals import Refused
from baton.models import AuditEntry, Message, Notice
from baton.settings import mailer
from cast import NOW, Cast
from smtp import Mailbox, mailbox

NIGHT = datetime.fromisoformat("2026-09-16T03:00:00+00:00")  # eleven at night in New York
MORNING = datetime.fromisoformat("2026-09-16T11:00:00+00:00")
MINUTE = timedelta(minutes=1)
SECRET = "Zk3xT9vQ2mLr8sWc1nYd5A"


@pytest.fixture
def box(settings: Any) -> Iterator[Mailbox]:
    """A real mail server, and the house set up to use it."""
    with mailbox() as opened:
        sender, settings.DEFAULT_FROM_EMAIL = mailer(f"smtp://127.0.0.1:{opened.port}?from=baton@opendoor.example")
        settings.MAILERS = {"default": sender}
        yield opened


def write(
    cast: Cast, number: int = 1, *, now: datetime = NOW, to: dict[str, Any] | None = None, **other: Any
) -> Message:
    """A message of Pia's to a professional outside, unless told otherwise."""
    address = Address(**({"value": f"rhea{number}@clinic.example"} | (to or {})))
    usual = {"code": "receiver.asked", "to": address, "link": f"/account/#{SECRET}", "client": cast.jun}
    with one_change(agency=cast.agency, by=cast.pia, now=now) as change:
        return outbox.put(change, dedupe=f"asked:{number}", **(usual | other))


def tell(cast: Cast, to: Any, *, now: datetime = NOW, code: str = "baton.taken", dedupe: str = "t") -> None:
    with one_change(agency=cast.agency, by=cast.ada, now=now) as change:
        notices.tell(change, to, code, dedupe, client=cast.jun)


def statuses(cast: Cast) -> list[str]:
    return list(Message.objects.of(cast.agency).order_by("pk").values_list("status", flat=True))


def test_a_message_goes_out_with_its_words_its_link_and_nothing_of_the_client(cast: Cast, box: Mailbox) -> None:
    message = write(cast, to={"language": Language.SPANISH})
    assert delivery.deliver(now=NOW) == 1
    (letter,) = box.letters
    assert (letter["To"], letter["From"]) == ("rhea1@clinic.example", "Baton <baton@opendoor.example>")
    assert letter["Subject"] == "Un colega pregunta si puede atender a alguien"
    assert letter["Message-ID"] == f"<{message.uid}@localhost>"
    assert f"http://localhost:8000/account/#{SECRET}" in letter.get_content().splitlines()
    assert "Jun" not in letter.as_string()


def test_a_secret_link_is_sealed_while_it_waits_and_gone_once_it_is_sent(cast: Cast, box: Mailbox) -> None:
    message = write(cast)
    assert SECRET not in str(Message.objects.of(cast.agency).values().get())
    assert outbox.url(message).endswith(f"#{SECRET}")
    delivery.deliver(now=NOW)
    message.refresh_from_db()
    assert (message.sealed, outbox.url(message)) == ("", "http://localhost:8000/account/")


def test_each_goes_out_once_however_often_it_is_written_and_sent(cast: Cast, box: Mailbox) -> None:
    assert write(cast) == write(cast)
    for _ in range(3):
        delivery.deliver(now=NOW)
    assert len(box.letters) == 1


def test_what_a_server_that_was_down_for_a_day_missed_arrives_in_order_and_once(cast: Cast, box: Mailbox) -> None:
    box.down()
    for hour in range(8):
        write(cast, hour, now=NOW + timedelta(hours=hour))
        for minute in range(0, 60, 7):
            delivery.deliver(now=NOW + timedelta(hours=hour, minutes=minute))
    box.up()
    back = NOW + timedelta(days=1)
    for minutes in range(16):
        delivery.deliver(now=back + minutes * MINUTE)
    assert box.to == [f"rhea{number}@clinic.example" for number in range(8)]
    assert set(statuses(cast)) == {"sent"}


def test_while_a_server_is_away_it_is_asked_for_the_oldest_alone(cast: Cast, box: Mailbox) -> None:
    box.down()
    first, second = write(cast, 1), write(cast, 2)
    delivery.deliver(now=NOW)
    delivery.deliver(now=NOW + MINUTE / 2)
    delivery.deliver(now=NOW + MINUTE)
    assert [message.tries.count() for message in (first, second)] == [2, 0]
    assert {attempt.outcome for attempt in first.tries.all()} == {"away"}


@pytest.mark.parametrize("leap", [timedelta(days=1), -timedelta(days=1)])
def test_a_clock_that_leaps_loses_doubles_and_holds_up_nothing(cast: Cast, box: Mailbox, leap: timedelta) -> None:
    box.down()
    write(cast, 1)
    delivery.deliver(now=NOW)
    delivery.deliver(now=NOW + leap)
    box.up()
    for minutes in range(4):
        delivery.deliver(now=NOW + minutes * MINUTE)
    assert box.to == ["rhea1@clinic.example"]


def test_an_address_that_the_server_refuses_has_failed_and_holds_up_no_other(cast: Cast, box: Mailbox) -> None:
    box.on_rcpt = lambda address: "550 no such mailbox" if "rhea1" in address else "250 OK"
    failed, _ = write(cast, 1), write(cast, 2)
    delivery.deliver(now=NOW)
    assert statuses(cast)[:2] == ["failed", "sent"]
    assert Notice.objects.of(cast.agency).get(to=cast.pia).code == "message.failed"
    assert failed.tries.get().answer == 550
    box.on_rcpt = lambda address: "250 OK"
    failed.refresh_from_db()
    outbox.retry(message=failed, by=cast.sue, now=NOW)
    delivery.deliver(now=NOW)
    assert box.to == ["rhea2@clinic.example", "rhea1@clinic.example", cast.pia.email]


@pytest.mark.parametrize("answer", ["451 try later", "452 mailbox full"])
def test_a_message_that_is_put_off_comes_later_and_lets_others_go_first(cast: Cast, box: Mailbox, answer: str) -> None:
    box.on_data = lambda letter: answer if "rhea1" in letter["To"] else "250 OK"
    write(cast, 1)
    write(cast, 2)
    delivery.deliver(now=NOW)
    assert statuses(cast) == ["waiting", "sent"]
    box.on_data = lambda letter: "250 OK"
    delivery.deliver(now=NOW + MINUTE)
    assert statuses(cast) == ["sent", "sent"]


def test_quiet_hours_hold_back_all_but_danger(cast: Cast, box: Mailbox) -> None:
    tell(cast, cast.sue, now=NIGHT, dedupe="calm")
    tell(cast, cast.sue, now=NIGHT, code="glass.broken", dedupe="danger")
    delivery.deliver(now=NIGHT)
    assert [letter["Subject"] for letter in box.letters] == ["A record was opened in an emergency. Look at why"]
    delivery.deliver(now=MORNING - MINUTE)
    assert len(box.letters) == 1
    delivery.deliver(now=MORNING)
    assert len(box.letters) == 2


def test_a_step_in_danger_is_mailed_at_night(cast: Cast, note: Any, box: Mailbox) -> None:
    note("She has a plan.", now=NIGHT)
    delivery.deliver(now=NIGHT)
    assert set(box.to) >= {cast.sue.email}


def test_each_chooses_mail_language_and_quiet_hours(cast: Cast, box: Mailbox) -> None:
    choice = {"by_mail": True, "language": Language.SPANISH, "quiet_from": time(0), "quiet_until": time(0)}
    notices.choose(**choice, by=cast.sue, now=NOW)
    tell(cast, cast.sue, now=NIGHT, dedupe="1")
    delivery.deliver(now=NIGHT)
    assert [letter["Subject"] for letter in box.letters] == ["Un paso suyo está ahora en otras manos"]
    notices.choose(**(choice | {"by_mail": False}), by=cast.sue, now=NOW)
    tell(cast, cast.sue, now=NIGHT, dedupe="2")
    delivery.deliver(now=NIGHT)
    assert len(box.letters) == 1
    assert Notice.objects.of(cast.agency).filter(to=cast.sue).count() == 2


def test_what_was_read_on_the_page_in_the_meantime_is_not_mailed(cast: Cast, box: Mailbox) -> None:
    tell(cast, cast.sue, now=NIGHT)
    notices.all_seen(until=Notice.objects.of(cast.agency).get().pk, by=cast.sue, now=NIGHT)
    delivery.deliver(now=MORNING)
    assert (box.letters, statuses(cast)) == ([], ["withdrawn"])


def test_what_is_withdrawn_does_not_go_out(cast: Cast, box: Mailbox) -> None:
    write(cast, 1)
    with one_change(agency=cast.agency, by=cast.pia, now=NOW) as change:
        assert outbox.withdraw(change, "asked:1", "asked:never-written") == 1
    delivery.deliver(now=NOW)
    assert (box.letters, statuses(cast)) == ([], ["withdrawn"])


def test_what_goes_out_while_it_is_withdrawn_is_said_to_have_gone_out(cast: Cast, box: Mailbox) -> None:
    message = write(cast)

    def withdrawn_meanwhile(post: Any, message: Message) -> delivery.Answer:
        with one_change(agency=cast.agency, by=cast.pia, now=NOW) as change:
            outbox.withdraw(change, message.dedupe)
        return hand(post, message)

    hand = delivery.letters.Post.hand
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delivery.letters.Post, "hand", withdrawn_meanwhile)
        delivery.deliver(now=NOW)
    message.refresh_from_db()
    assert (len(box.letters), message.status) == (1, "sent")


@pytest.mark.parametrize("to", ["", "rhea", "a@b\nBcc: all@clinic.example", "rhea@clinic.example, dan@clinic.example"])
def test_an_address_that_nobody_can_have_is_refused_in_its_field(cast: Cast, to: str) -> None:
    with pytest.raises(Refused) as refused:
        write(cast, to={"value": to})
    assert refused.value.field == "to"


@pytest.mark.parametrize(
    "link", ["Jun is unwell", "/no/such/page/", "https://elsewhere.example/", "//elsewhere.example"]
)
def test_a_message_has_no_place_for_words_or_for_pages_that_are_not_ours(cast: Cast, link: str) -> None:
    with pytest.raises(ValueError, match="no page of Baton"):
        write(cast, link=link)


def test_a_code_that_has_no_row_or_is_for_people_inside_is_not_written(cast: Cast) -> None:
    with pytest.raises(KeyError):
        write(cast, code="Jun says hello")
    with pytest.raises(ValueError, match=r"notices\.tell"):
        write(cast, code="baton.taken")


def test_a_number_is_called_by_who_wrote_it_and_by_nobody_else(cast: Cast, box: Mailbox) -> None:
    message = write(cast, to={"value": "+1 518 555 0100", "way": Way.PHONE})
    assert delivery.deliver(now=NOW) == 0
    with pytest.raises(Refused):
        outbox.told(message=message, by=cast.sue, now=NOW)
    assert outbox.told(message=message, by=cast.pia, now=NOW).status == "sent"
    with pytest.raises(Refused, match="sent already"):
        outbox.told(message=message, by=cast.pia, now=NOW)


def test_only_who_looks_after_the_outbox_tries_again_or_stops(cast: Cast) -> None:
    message = write(cast)
    for action in (outbox.retry, outbox.stop):
        with pytest.raises(Refused):
            action(message=message, by=cast.pia, now=NOW)
    assert outbox.stop(message=message, by=cast.ada, now=NOW).status == "withdrawn"


def test_what_leaves_the_house_is_in_the_audit_of_the_client(cast: Cast, box: Mailbox) -> None:
    write(cast)
    tell(cast, cast.sue)
    delivery.deliver(now=NOW)
    assert len(box.letters) == 2
    entry = AuditEntry.objects.of(cast.agency).get(verb__startswith="message.")
    assert (entry.verb, entry.client_id, entry.details) == ("message.sent", cast.jun.pk, {"code": "receiver.asked"})
