"""When is a step due at this agency? Its rows become a `core.calendar.Calendar`."""

from datetime import datetime

from baton.core.calendar import Calendar, due_at
from baton.core.within import Within
from baton.models import Agency


def of(agency: Agency) -> Calendar:
    """The agency's hours, holidays and days off. ValueError when its settings make no sense."""
    return Calendar(
        time_zone=agency.time_zone,
        country=agency.country,
        subdivision=agency.subdivision or None,
        opens=agency.opens,
        closes=agency.closes,
        closed_on=frozenset(agency.closed_days.values_list("on", flat=True)),
    )


def due(agency: Agency, within: Within, start: datetime) -> datetime:
    """The instant by which a step begun at `start` is due there."""
    return due_at(within, start, of(agency))
