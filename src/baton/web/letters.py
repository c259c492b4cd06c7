"""How does a packet look on paper? A fax cover and a letter, as a tagged PDF, made from the frozen packet alone."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import typst

from baton.core.consents import Language
from baton.core.consents.words import day
from baton.models import Packet

_SHAPE = Path(__file__).with_name("letter.typ").read_bytes()
_WORDS = {
    "lang": "en",
    "cover": "Fax cover",
    "to": "To",
    "from": "From",
    "date": "Date",
    "about": "About",
    "pages": "Pages, with this one",
    "confidential": "For the person named above only. If this came to you by mistake, call us, and then destroy it.",
    "asks": "to",
    "answer": "Your answer",
    "how": "Tell us whether you can take this, or why not, and when a first visit is possible.",
    "scope": "What the client consented to",
    "notice": "Notice",
}
_LETTER_PAPER = {"US", "CA", "MX"}


def pdf(packet: Packet, address: str = "") -> bytes:
    """The letter. `address` goes on the cover: a fax number, where it is sent by fax.

    Accessible by PDF/UA-1; where the words hold a sign that no font at hand has, tagged all the same.
    """
    inputs = {"letter": json.dumps(_said(packet, address))}
    made = int(packet.made_at.timestamp())
    try:
        return typst.compile(_SHAPE, format="pdf", sys_inputs=inputs, timestamp=made, pdf_standards=["ua-1"])
    except typst.TypstError:
        return typst.compile(_SHAPE, format="pdf", sys_inputs=inputs, timestamp=made)


def _said(packet: Packet, address: str) -> dict[str, object]:
    agency, number = packet.agency, packet.content["number"]
    made = packet.made_at.astimezone(ZoneInfo(agency.time_zone)).date()
    return _WORDS | {
        "packet": packet.content,
        "title": f"Referral {number}",
        "number": f"Referral {number}",
        "address": address,
        "made": day(made, Language.ENGLISH),
        "paper": "us-letter" if agency.country in _LETTER_PAPER else "a4",
        "hash": f"Packet {packet.digest}",
    }
