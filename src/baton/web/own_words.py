"""In which words does the client's own page speak? A table of sentences in two languages, and days and hours in both.

A table in place of gettext: there are some hundred sentences, whoever corrects one sees both languages, and no tool
has to be installed.
"""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from baton.web import saying

WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("own_page.toml").read_text(encoding="utf-8")
)
_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
_THIS_WEEK = 6


def tell(key: str, language: str, **values: object) -> str:
    """The sentence of this key. KeyError when there is none, or a value is missing: both are faults of the program."""
    return WORDS[key][language].format(**values)


def known(key: str, otherwise: str) -> str:
    """The key, if there are words for it."""
    return key if key in WORDS else otherwise


def day(moment: datetime, now: datetime, language: str) -> str:
    """ "today", "Thursday, September 17"; "hoy", "el jueves 17 de septiembre"."""
    local, days = timezone.localtime(moment), (timezone.localtime(moment).date() - timezone.localtime(now).date()).days
    if language == "es":
        near = {0: "hoy", 1: "mañana", -1: "ayer"}
        year = "" if local.year == timezone.localtime(now).year else f" de {local.year}"
        return near.get(days) or f"el {_DAYS[local.weekday()]} {local.day} de {_MONTHS[local.month - 1]}{year}"
    named = saying.day(moment, now)
    return f"{named}, {local:%B} {local.day}" if 1 < days <= _THIS_WEEK else named


def at(moment: datetime, now: datetime, language: str) -> str:
    """Day and hour."""
    if language == "en":
        return f"{day(moment, now, language)}, {saying.clock(moment)}"
    local = timezone.localtime(moment)
    hour, half = local.hour % 12 or 12, "a. m." if local.hour < 12 else "p. m."
    return f"{day(moment, now, language)}, {'a la' if hour == 1 else 'a las'} {hour}:{local:%M} {half}"
