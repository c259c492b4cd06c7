"""By which rules does this agency decide? All rows, readable, with sources; printed, they can be signed."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.actions import policies, standing
from baton.core.permissions import Ability
from baton.core.policy import Row, version
from baton.core.vocabulary import SIGNS, Disposition, Family, Role


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


def _fires(condition: Any) -> str:
    signs = " or ".join(sorted(SIGNS[sign].title for sign in condition.signs))
    steps = ", ".join(sorted(condition.severities))
    return f"{signs} ({steps})" if steps else signs
