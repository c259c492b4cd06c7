"""How do referrals go? Pictures that a supervisor reads in a minute, tables of the same facts, and all of it as CSV."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.actions import measures
from baton.core.measures import KEPT, REPORTED, Measures, published
from baton.core.sources import SOURCES
from baton.core.survival import Curve, Rate
from baton.web import curves

PERIODS = {"month": ("30 days", 30), "quarter": ("3 months", 91), "half": ("6 months", 182), "year": ("a year", 365)}
_USUAL = "half"
_TABLE_DAYS = (1, 2, 7, 14, 28, 42)
_GROUPED = {"urgency": "By urgency", "need": "By need", "receiver": "By receiver", "language": "By language"}
_SEEN = {
    "danger heard": "until half were seen where danger was heard",
    "urgent": "until half of the urgent were seen",
    "routine": "until half of the routine were seen",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a table of groups."""

    name: str
    hidden: bool
    kept: str
    off: str
    half: str
    most: str


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The last half year, unless another period is asked for."""
    period, found = _read(request)
    by_urgency = _by_urgency(found)
    names = {name: f"{name} ({curve.cases})" for name, curve in by_urgency.items()}
    shown = {
        "measures": found,
        "period": period,
        "periods": PERIODS,
        "tiles": _tiles(found),
        "pictures": [curves.picture(by_urgency, frame) for frame in (curves.WIDE, curves.NARROW)],
        "bars": curves.bars(found.stages, full=500, step=36),
        "narrow_bars": curves.bars(found.stages, full=350, step=46),
        "days_table": [
            (_days(day), [_percent(one.by(day).share) for one in by_urgency.values()]) for day in _TABLE_DAYS
        ],
        "days_heads": names.values(),
        "rates": [(title, _of(rate), _off(rate)) for title, rate in found.rates.items()],
        "waits": [(title, wait.cases, _until(wait, 0.5), _until(wait, 0.9)) for title, wait in found.waits.items()],
        "groups": [(title, _rows(found, name)) for name, title in _GROUPED.items()],
        "published": [(one, SOURCES[one.work]) for one in published(found)],
        "in_words": _in_words(found, by_urgency),
    }
    return render(request, "measures/page.html", shown)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The same figures, one a line."""
    period, found = _read(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="measures-{period}.csv"'
    lines = csv.writer(answer)
    lines.writerow(("measure", "group", "count", "of", "share", "low", "high", "median_days", "p90_days", "simulated"))
    for line in _lines(found):
        lines.writerow((*map(_cell, line), "yes" if found.simulated else "no"))
    return answer


def _read(request: HttpRequest) -> tuple[str, Measures]:
    asked = request.GET.get("period", _USUAL)
    period = asked if asked in PERIODS else _USUAL
    since = request.now - timedelta(days=PERIODS[period][1])
    return period, measures.read(since=since, by=request.user, now=request.now)


def _by_urgency(found: Measures) -> dict[str, Curve]:
    groups = {group.name: group.days for group in found.groups["urgency"] if not group.hidden}
    return {name: groups[name] for name in reversed(_SEEN) if name in groups}


def _tiles(found: Measures) -> list[tuple[str, str]]:
    days = [(_until(curve, 0.5), _SEEN[name]) for name, curve in reversed(_by_urgency(found).items())]
    return [
        (_count(found.rates[KEPT]), "kept a first visit"),
        *days,
        (_count(found.rates[REPORTED]), "answers came back"),
    ]


def _rows(found: Measures, name: str) -> list[Row]:
    return [
        Row(
            name=group.name,
            hidden=group.hidden,
            kept=_of(group.kept),
            off=_off(group.kept),
            half=_until(group.days, 0.5),
            most=_until(group.days, 0.9),
        )
        for group in found.groups[name]
    ]


def _in_words(found: Measures, by_urgency: dict[str, Curve]) -> dict[str, str]:
    lines = [f"{name}: {curves.half_of(curve)}." for name, curve in by_urgency.items()]
    steps = [f"{stage.title.lower()} {stage.reached}" for stage in found.stages]
    return {
        "days": " ".join(
            ["Share with a kept first visit by day since the decision.", *lines, "The table says the same."]
        ),
        "far": f"How far {found.cases} referrals have come: {', '.join(steps)}. The table says the same.",
    }


def _lines(found: Measures) -> Iterator[tuple[Any, ...]]:
    for title, rate in found.rates.items():
        yield (title, "", *_figures(rate), "", "")
    for title, wait in found.waits.items():
        yield (title, "", wait.happened, wait.cases, "", "", "", wait.until(0.5), wait.until(0.9))
    for stage in found.stages:
        yield (f"Came as far as: {stage.title}", "", stage.reached, found.cases, "", "", "", "", "")
    for age, number in found.open_by_age:
        yield ("Open without a visit", age, number, "", "", "", "", "", "")
    for name, groups in found.groups.items():
        for group in groups:
            if group.hidden:
                yield (KEPT, f"{name}: {group.name}", "hidden", "hidden", "", "", "", "", "")
            else:
                days = (group.days.until(0.5), group.days.until(0.9))
                yield (KEPT, f"{name}: {group.name}", *_figures(group.kept), *days)


def _figures(rate: Rate) -> tuple[Any, ...]:
    return rate.part, rate.whole, rate.share, rate.low, rate.high


def _cell(value: Any) -> Any:
    """Figures with three digits. No cell begins with a name, so that no spreadsheet takes one for a formula."""
    return round(value, 3) if isinstance(value, float) else value


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def _count(rate: Rate) -> str:
    return f"{rate.part} of {rate.whole}"


def _of(rate: Rate) -> str:
    return f"{rate.part} of {rate.whole}" + (f" ({_percent(rate.share)})" if rate.whole else "")


def _off(rate: Rate) -> str:
    return f"{_percent(rate.low)} to {_percent(rate.high)}" if rate.whole else "–"


def _days(day: float) -> str:
    return f"{day} day{'' if day == 1 else 's'}"


def _until(wait: Curve, share: float) -> str:
    days = wait.until(share)
    return "not reached" if days is None else _days(-int(-days // 1))
