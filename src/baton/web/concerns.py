"""What keeps a need open, who holds its next steps, and how does it end?"""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from baton.actions import concerns
from baton.core.batons import BatonStatus
from baton.core.permissions import Ability
from baton.models import Concern, Lowering, LoweringStatus, Person
from baton.web import answers, refusals
from baton.web.forms import OutcomeForm, ReopenForm
from baton.web.loading import abilities, looked, of_client

_MAY = (
    Ability.BATON_CLOSE,
    Ability.BATON_PASS,
    Ability.BATON_SET_DOWN,
    Ability.CONCERN_CLOSE,
    Ability.CONCERN_REOPEN,
    Ability.FLOOR_LOWER,
    Ability.REFERRAL_WRITE,
)


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One concern. Looking is audited."""
    concern = of_client(request, Concern, pk, "opened_by", "closed_by")
    looked(request, concern.client, "concern")
    return render(request, "concerns/page.html", shown(request, concern))


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """It is answered."""
    concern, form = of_client(request, Concern, pk, "opened_by"), OutcomeForm(request.POST)
    if form.is_valid():
        with refusals.told_in(form):
            concerns.close(concern=concern, outcome=form.cleaned_data["outcome"], by=request.user, now=request.now)
            messages.success(request, "Closed. It can be opened again.")
            return redirect("concern", concern.pk)
    return again(request, concern, form, close_form=form)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """It is back: the one who says so looks at it."""
    concern, form = of_client(request, Concern, pk, "opened_by"), ReopenForm(request.POST)
    if form.is_valid():
        with refusals.told_in(form):
            reason, by = form.cleaned_data["reason"], request.user
            concerns.reopen(concern=concern, reason=reason, holder=by, by=by, now=request.now)
            return redirect("concern", concern.pk)
    return again(request, concern, form, reopen_form=form)


def again(request: HttpRequest, concern: Concern, form: Any, **forms: Any) -> HttpResponse:
    """The page as it is now, with the form that was refused and the words that were typed."""
    looked(request, concern.client, "concern")
    concern.refresh_from_db()
    status = refusals.status_of(form)
    changed = status == HTTPStatus.CONFLICT
    return render(request, "concerns/page.html", shown(request, concern) | forms | {"changed": changed}, status=status)


def shown(request: HttpRequest, concern: Concern) -> dict[str, Any]:
    """All that the page of a concern shows."""
    decisions = concern.decisions.filter(replaced_by__isnull=True).select_related("encounter", "screening")
    batons = concern.batons.select_related("holder", "closed_by", "passed_from__holder")
    latest = decisions.first()
    return {
        "concern": concern,
        "client": concern.client,
        "shown": answers.of_kept(latest) if latest else None,
        "decisions": decisions[:5],
        "held": batons.open().due_first(),
        "over": batons.exclude(status=BatonStatus.OPEN).order_by("-closed_at")[:20],
        "asked": _asked(concern),
        "referrals": concern.referrals.select_related("option__professional", "option__service"),
        "people": Person.objects.visible_to(request.user).active().exclude(role="administrator").order_by("called"),
        "close_form": OutcomeForm(),
        "reopen_form": ReopenForm(),
        "may": abilities(request, concern.client, *_MAY),
    }


def _asked(concern: Concern) -> Any:
    rows = Lowering.objects.of(concern.agency).filter(decision__concern=concern, status=LoweringStatus.ASKED)
    return rows.select_related("sign", "asked_by", "sign__encounter")
