"""What does a cell mean, once it is rid of what exports leave in it? Text, numbers, dates, addresses of the web.

Each reader returns the value, or raises ValueError with the words that say why there is none.
"""

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

# What an export through a DOS code page made of quotes and dashes; nothing else begins so.
_MANGLED: Final[Mapping[str, str]] = {
    "GÇÖ": "’",
    "GÇÿ": "‘",
    "GÇ£": "“",
    "GÇ¥": "”",
    "GÇô": "–",
    "GÇö": "—",
    "GÇª": "…",
    "GÇó": "•",
    "GÇï": "",
}
_MANGLE = re.compile("|".join(_MANGLED))
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_MARKERS = re.compile(r"\s*###[A-Z]{2,5}###\s*")
_BLANK: Final = frozenset({"null", "\\n", "nan", "#n/a", "(null)"})
_GUARDED = re.compile(r"'(?=[=+@\t\r-])")
_FORMULA = re.compile(r"[=+@\t\r-]")
_NUMERIC = re.compile(r"[+-][\d\s().-]*(ext\. ?\d+)?")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_EMAIL = re.compile(r"[\w.+'%-]+@[\w-]+(\.[\w-]+)+")
_WEB = re.compile(r"https?://[^\s/?#\"<>]+\.[^\s\"<>]+", re.IGNORECASE)
_DATES: Final = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d")


def text(cell: str) -> str:
    """The cell as words: without control characters, markers of an export, and the guard against formulas."""
    if cell.isalnum() and cell.isascii():
        return "" if cell.lower() in _BLANK else cell
    cell = (cell if cell.isprintable() else _UNSEEN.sub("", cell)).strip()
    if not cell or cell.lower() in _BLANK:
        return ""
    if "\\" in cell:
        cell = cell.replace("\\r\\n", "\n").replace("\\n", "\n")
    if "###" in cell:
        cell = _MARKERS.sub("", cell)
    if "GÇ" in cell:
        cell = _MANGLE.sub(lambda found: _MANGLED[found[0]], cell)
    return _GUARDED.sub("", cell, count=1).strip() if cell[0] == "'" else cell.strip()


def number(cell: str) -> int | float:
    """A number, whole where it can be."""
    if not _NUMBER.fullmatch(cell):
        raise ValueError("no number")
    value = float(cell)
    if not math.isfinite(value):
        raise ValueError("no number")
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def day(cell: str) -> str:
    """A date as YYYY-MM-DD; a time of day behind it is dropped."""
    for form in _DATES:
        try:
            return datetime.strptime(cell, form).date().isoformat()  # noqa: DTZ007 a date has no zone
        except ValueError:
            continue
    try:
        return date.fromisoformat(cell[:10]).isoformat()
    except ValueError:
        raise ValueError("no date: write YYYY-MM-DD") from None


def web(cell: str) -> str:
    """An address of the web, with its scheme."""
    address = cell if "://" in cell else f"http://{cell}"
    if not _WEB.fullmatch(address):
        raise ValueError("no address of the web")
    return address


def email(cell: str) -> str:
    """One address; of several, the first."""
    found = _EMAIL.search(cell)
    if not found:
        raise ValueError("no e-mail address")
    return found[0].strip(".'")


def harmless(cell: str) -> str:
    """The cell as no spreadsheet takes it for a formula; `text` takes the guard away again."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMERIC.fullmatch(cell) else cell


def shown(cell: str) -> str:
    """A cell as a report quotes it: short, on one line, without what would command a terminal."""
    line = " ".join(_UNSEEN.sub("", cell).split())
    return f"{line[:60]}…" if len(line) > 60 else line
