"""Who got what about a client, when and why, and what was refused? The log, and what is told without consent."""

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baton.actions import disclosures
from baton.actions.hands import above
from baton.core.consents import LegalBasis, items, short_forms
from baton.core.permissions import Ability
from baton.models import Disclosure
from baton.web import refusals
from baton.web.consent_forms import ToldForm, YearsForm
from baton.web.loading import abilities, client_of, looked

_COLUMNS = (
    "number at said by basis recipient role address items purpose notice transport minimum_necessary refused reason"
)
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Disclosures of the last three years, or six; looking is audited."""
    client, form = client_of(request, pk), YearsForm(request.GET)
    years = form.cleaned_data["years"] if form.is_valid() else disclosures.PART_2_YEARS
    rows = disclosures.accounting(client=client, years=years, by=request.user, now=request.now)
    shown = {"client": client, "lines": [_line(row) for row in rows], "years": years}
    return render(
        request, "disclosures/index.html", shown | {"may": abilities(request, client, Ability.RECORD_DISCLOSE)}
    )


@require_safe
def as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The same, all six years, for a table program."""
    client = client_of(request, pk)
    years = disclosures.HIPAA_YEARS
    rows = disclosures.accounting(client=client, years=years, by=request.user, now=request.now)
    head = {"Content-Disposition": f'attachment; filename="disclosures-{client.pk}.csv"'}
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers=head)
    written = csv.writer(answer)
    written.writerow(_COLUMNS.split())
    written.writerows([_safe(cell) for cell in _cells(row)] for row in rows)
    return answer


@require_safe
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Which rule allows it? And what none of them allows."""
    client = client_of(request, pk)
    looked(request, client, "disclosures")
    shown = {"client": client, "forms": short_forms().values(), "supervisor": next(iter(above(request.user)), None)}
    return render(
        request, "disclosures/choose.html", shown | {"may": abilities(request, client, Ability.RECORD_DISCLOSE)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, pk: int, basis: str) -> HttpResponse:
    """The short form of one exception."""
    client = client_of(request, pk)
    if basis not in list(LegalBasis) or (rule := short_forms().get(LegalBasis(basis))) is None:
        raise Http404
    form = (
        ToldForm(request.POST, form=rule)
        if request.method == "POST"
        else ToldForm.fresh(rule, request.user.name, request.now)
    )
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            given = {"recipient": form.cleaned_data["recipient"], "at": form.cleaned_data["at"], "facts": form.facts}
            disclosures.without_consent(client=client, basis=rule.basis, **given, by=request.user, now=request.now)
            messages.success(request, "Written down. The supervisor is told.")
            return redirect("disclosures", client.pk)
    looked(request, client, "disclosures")
    shown = {"client": client, "rule": rule, "form": form}
    return render(request, "disclosures/tell.html", shown, status=refusals.status_of(form))


@require_POST
def warn(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody else may be in danger: the supervisor is asked."""
    client = client_of(request, pk)
    disclosures.ask_about_warning(client=client, by=request.user, now=request.now)
    messages.success(request, "Your supervisor is told now. Call them, too.")
    return redirect("without_consent", client.pk)


def _line(row: Disclosure) -> dict[str, Any]:
    rule = short_forms().get(LegalBasis(row.basis))
    return {
        "row": row,
        "items": [items()[key].heading for key in row.items if key in items()],
        "rule": rule,
        "facts": _facts(row),
    }


def _facts(row: Disclosure) -> list[tuple[str, str]]:
    """What the rule of an exception asked for, with what was written."""
    rule, given = short_forms().get(LegalBasis(row.basis)), row.details.get("facts", {})
    return [(fact.label, given[fact.key]) for fact in rule.facts if given.get(fact.key)] if rule else []


def _cells(row: Disclosure) -> Iterator[object]:
    yield row.pk
    yield timezone.localtime(row.at).isoformat(timespec="minutes")
    yield row.details.get("said_at", "")
    yield row.by.name if row.by else "the program, or a link"
    yield f"consent {row.consent_id}" if row.basis == LegalBasis.CONSENT else row.basis
    yield row.recipient
    yield row.details.get("role", "")
    yield row.address
    yield "; ".join(row.items)
    yield row.purpose
    yield row.notice
    yield row.transport
    yield row.details.get("minimum_necessary", "")
    yield "refused" if row.refused else "made"
    yield row.reason


def _safe(cell: object) -> str:
    """A table program reads a cell that begins so as a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(_RISKY) else text
