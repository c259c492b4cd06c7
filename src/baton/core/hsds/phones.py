"""Which phone numbers does a cell hold? Read with their extensions, shown as the country writes them."""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberMatcher

_SHORT = re.compile(r"\d{3,6}")


@dataclass(frozen=True, kw_only=True)
class Phone:
    """`number` as it is shown, `extension` in digits or empty, `note` what else was written with it."""

    number: str
    extension: str = ""
    note: str = ""

    def __str__(self) -> str:
        return f"{self.number} ext. {self.extension}" if self.extension else self.number


@lru_cache(maxsize=65536)
def read(cell: str, country: str = "US") -> tuple[Phone, ...]:
    """The numbers in a cell, first to last; several are told apart. ValueError when there is none."""
    if _SHORT.fullmatch(cell.strip()):
        return (Phone(number=cell.strip()),)
    try:
        parsed = phonenumbers.parse(cell, country)
    except NumberParseException:
        parsed = None
    if parsed and phonenumbers.is_possible_number(parsed) and not re.search(r"[;/()]\s*\D*[A-Za-z]{2}|[;/]", cell):
        return (_phone(parsed, country),)
    found = list(PhoneNumberMatcher(cell, country, leniency=phonenumbers.Leniency.POSSIBLE))
    if not found:
        raise ValueError("no phone number")
    rest = " ".join(_without(cell, found).split()).strip(" ;/,-")
    phones = tuple(_phone(match.number, country) for match in found)
    return (Phone(number=phones[0].number, extension=phones[0].extension, note=rest), *phones[1:]) if rest else phones


def _without(cell: str, found: list[phonenumbers.PhoneNumberMatch]) -> str:
    for match in reversed(found):
        cell = cell[: match.start] + cell[match.end :]
    return cell


def _phone(parsed: phonenumbers.PhoneNumber, country: str) -> Phone:
    extension = parsed.extension or ""
    parsed.extension = None
    home = parsed.country_code == phonenumbers.country_code_for_region(country)
    form = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    return Phone(number=phonenumbers.format_number(parsed, form), extension=extension)
