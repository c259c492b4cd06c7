"""At what time does it open? Times of day as people write them, and days of the week as calendars do."""

import re
from functools import lru_cache
from typing import Final

WEEKDAYS: Final = {
    name: day
    for day, names in {
        "MO": ("monday", "mon", "1"),
        "TU": ("tuesday", "tue", "tues", "2"),
        "WE": ("wednesday", "wed", "3"),
        "TH": ("thursday", "thu", "thur", "thurs", "4"),
        "FR": ("friday", "fri", "5"),
        "SA": ("saturday", "sat", "6"),
        "SU": ("sunday", "sun", "7"),
    }.items()
    for name in (*names, day.lower())
}
_TIME = re.compile(r"(\d{1,2}?)(?:[:.](\d{1,2})(?::\d{2})?|(\d{2}))?\s*(?:([ap])\.?(?:m\.?)?)?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def clock(cell: str) -> str:
    """A time of day as HH:MM: "9:00am", "830am", "3 pm", "14:30". ValueError when it is none."""
    found = _TIME.fullmatch(cell.strip())
    if not found:
        raise ValueError("no time of day: write HH:MM")
    hour, minute, half = int(found[1]), int(found[2] or found[3] or 0), (found[4] or "").lower()
    if (half and not 1 <= hour <= 12) or hour > 24 or minute > 59:
        raise ValueError("no time of day: write HH:MM")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour % 24
    return f"{hour:02}:{minute:02}"


def weekday(cell: str) -> str:
    """A day of the week as iCalendar has it: MO to SU. ValueError when it is none."""
    try:
        return WEEKDAYS[cell.strip().lower()]
    except KeyError:
        raise ValueError("no day of the week") from None
