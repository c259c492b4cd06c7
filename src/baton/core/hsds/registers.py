"""Is it a number of a register? NPI with its check digit, NUCC codes and what they are called, licenses."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from baton.core import tables

_NPI = re.compile(r"[12]\d{9}")
_NUCC = re.compile(r"(?=.*\d)[0-9A-Z]{9}X")
_LICENCE = re.compile(r"[A-Z]{2,6}[-. ]?\d{1,10}|\d{4,10}")
NUCC: Final = "NUCC"  # as a taxonomy is named in a term
_NPI_PREFIX: Final = "80840"  # of the check digit (ISO 7812) as CMS reckons it
# The first two signs of the codes of single people; the others are of agencies, clinics, beds, suppliers.
_PEOPLE: Final = frozenset(
    {"10", "11", "12", "13", "14", "15", "16", "17", "18", "20", "21", "22", "23", "24", "36", "37"}
)
# Letters behind a name that say what someone may do.
CREDENTIALS: Final = frozenset(
    {
        *(
            "MD",
            "DO",
            "PHD",
            "PSYD",
            "EDD",
            "LCSW",
            "LSW",
            "LICSW",
            "LMSW",
            "MSW",
            "LPC",
            "LPCC",
            "LMHC",
            "LMFT",
            "MFT",
        ),
        *("LAC", "CAC", "CADC", "LCADC", "ACADC", "NCC", "RN", "APN", "APRN", "NP", "PMHNP", "PA", "MA", "MS", "MED"),
        *("BCBA", "CPS", "CPRS", "CRPA", "CPSS"),
    }
)
FIRMS: Final = frozenset({"LLC", "PLLC", "PC", "INC", "LLP", "LTD", "CORP", "PLC", "PS", "CS"})


def npi(cell: str) -> str:
    """A National Provider Identifier. ValueError when it is none: ten digits, the last of which checks the others."""
    if not _NPI.fullmatch(cell):
        raise ValueError("no NPI: ten digits that begin with 1 or 2")
    digits = [int(digit) for digit in reversed(_NPI_PREFIX + cell)]
    total = sum(digits[0::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    if total % 10:
        raise ValueError("no NPI: its check digit is wrong")
    return cell


def nucc(cell: str) -> str:
    """A code of the NUCC taxonomy, by its shape. ValueError when it is none."""
    code = cell.strip().upper()
    if not _NUCC.fullmatch(code):
        raise ValueError("no code of NUCC: ten signs that end with X")
    return code


def is_nucc(cell: str) -> bool:
    """Whether this is a code of NUCC, by its shape."""
    return bool(_NUCC.fullmatch(cell))


def licence(cell: str) -> str:
    """A license, by its shape. ValueError when it is none."""
    if not _LICENCE.fullmatch(cell.strip().upper()):
        raise ValueError("no license: letters and digits")
    return cell.strip().upper()


def of_a_person(code: str) -> bool:
    """Whether a NUCC code is of single people, as counselors, and not of agencies and clinics."""
    return code[:2] in _PEOPLE


@cache
def called() -> Mapping[str, str]:
    """What NUCC codes mean in plain words, for those that are met in this field."""
    return MappingProxyType(tables.parse("nucc.toml", tables.packaged("baton.core.hsds")["nucc.toml"]))
