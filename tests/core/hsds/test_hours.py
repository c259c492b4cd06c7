"""At what time does it open?"""

import pytest

from baton.core.hsds.hours import clock, weekday


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("9:00am", "09:00"),
        ("7:30 am ", "07:30"),
        ("9:00a", "09:00"),
        ("830am", "08:30"),
        ("10am", "10:00"),
        ("3pm", "15:00"),
        ("4:00 P.M.", "16:00"),
        ("12:00am", "00:00"),
        ("12:30pm", "12:30"),
        ("14:30:00", "14:30"),
        ("24:00", "00:00"),
    ],
)
def test_times_are_read_as_people_write_them(cell: str, time: str) -> None:
    assert clock(cell) == time


@pytest.mark.parametrize("cell", ["8:00m", "6:300pm", "13:00pm", "25:00", "9:75", "noon", "", "9-5"])
def test_what_is_no_time_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="HH:MM"):
        clock(cell)


def test_days_have_the_names_of_calendars() -> None:
    assert [weekday(day) for day in ("Monday", "tues", "7", "TH")] == ["MO", "TU", "SU", "TH"]
    with pytest.raises(ValueError, match="no day"):
        weekday("Funday")
