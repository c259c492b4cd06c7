"""By which rules does this agency decide? All rows, readable, with sources; printed, they can be signed."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.actions import policies, standing
from baton.core.catalog import SIGNS
from baton.core.permissions import Ability
from baton.core.policy import Row, version
from baton.core.policy.rows import Condition
from baton.core.vocabulary import Disposition, Family, Role, Severity, Sign, When


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The policy in force, narrowed by answer, role or words."""
    standing.need(request.user, Ability.POLICY_READ, now=request.now)
    policy = policies.of(request.user.agency)
    wanted = {name: request.GET.get(name, "") for name in ("answer", "role", "q")}
    rows = [row for row in policy.rows if _fits(row, **wanted)]
    shown = {
        "policy": policy,
        "version": version(policy),
        "shelves": _by_family(rows),
        "count": len(rows),
        "all": len(policy.rows),
        "wanted": wanted,
        "dispositions": list(Disposition)[::-1],
        "roles": list(Role),
        "countries": policy.countries.values(),
        "filtered": any(wanted.values()),
        "may_change": standing.may(request.user, Ability.POLICY_CHANGE, now=request.now).allowed,
        "overlaid": bool(request.user.agency.overlay.strip()),
    }
    return render(request, "policy/page.html", shown)


def _fits(row: Row, *, answer: str, role: str, q: str) -> bool:
    words = f"{row.id} {row.title} {row.headline} {row.sentence}".lower()
    return answer in ("", row.disposition) and (not role or role in row.roles) and q.strip().lower() in words


def _by_family(rows: Iterable[Row]) -> list[tuple[str, list[dict[str, Any]]]]:
    shelves: dict[str, list[dict[str, Any]]] = {family: [] for family in Family} | {"over all signs": []}
    for row in rows:
        shelves[_family(row)].append({"row": row, "fires": [_fires(one) for one in row.conditions]})
    return [(name.replace("_", " ").capitalize(), those) for name, those in shelves.items() if those]


def _family(row: Row) -> str:
    signs = sorted(sign for condition in row.conditions for sign in condition.signs)
    return SIGNS[signs[0]].family if signs else "over all signs"


def _fires(condition: Condition) -> str:
    """The signs, each with what its steps mean, and at which times: what a supervisor signs for."""
    signs = " or ".join(_sign(sign, condition) for sign in sorted(condition.signs))
    times = [_TIMES[when] for when in sorted(condition.when - {When.UNKNOWN}, reverse=True)]
    return f"{signs}; {', or '.join(times)}"


_TIMES = {When.NOW: "now or just happened", When.RECENT: "in the last three months", When.LIFETIME: "longer ago"}


def _sign(sign: Sign, condition: Condition) -> str:
    entry = SIGNS[sign]
    steps = sorted(condition.severities & set(entry.severities) - {Severity.UNGRADED})
    meanings = "; or ".join(f"{step}: {entry.grades[step]}" for step in steps)
    return f"{entry.title} ({meanings})" if meanings else entry.title
