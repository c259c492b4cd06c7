"""How does a step leave a hand? Done, passed on, taken, or set aside; and a supervisor's word on a sign."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from baton.actions import batons, hands, lowerings
from baton.core.permissions import Ability
from baton.core.relay import STEPS
from baton.models import Baton, Lowering, Notice
from baton.web import refusals
from baton.web.concerns import again
from baton.web.forms import DoneForm, OfferForm, PassForm, ReasonForm
from baton.web.loading import abilities, looked, of_client

# Steps of the policy that a referral answers begin with one of these.
_REFERS = ("refer", "link")


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One step, with all that can be done with it. Looking is audited."""
    baton = _baton(request, pk)
    looked(request, baton.client, "baton")
    return render(request, "batons/page.html", _shown(request, baton))


@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """The step was taken."""
    baton, form = _baton(request, pk), DoneForm(request.POST)

    def act() -> None:
        given = form.cleaned_data
        then = batons.Next(do=given["then"], within=form.span) if given["then"] else None
        batons.done(baton=baton, outcome=given["outcome"], then=then, by=request.user, now=request.now)

    return _act(request, baton, form, act, "Done. It is in the record.", done_form=form)


@require_POST
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Into another hand, after its owner said yes."""
    baton = _baton(request, pk)
    form = PassForm(request.POST, people=_people(request, baton))

    def act() -> None:
        batons.pass_on(baton=baton, by=request.user, now=request.now, **form.cleaned_data)

    return _act(request, baton, form, act, "Passed on.", pass_form=form)


@require_POST
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """A colleague is asked; the step stays where it is until they take it."""
    baton = _baton(request, pk)
    form = OfferForm(request.POST, people=_people(request, baton))

    def act() -> None:
        batons.offer(baton=baton, to=form.cleaned_data["to"], by=request.user, now=request.now)

    return _act(request, baton, form, act, "Asked. It stays where it is until they take it.", pass_form=form)


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Into one's own hand."""
    baton = _baton(request, pk)
    taken = batons.take(baton=baton, by=request.user, now=request.now)
    messages.success(request, "It is in your hand now.")
    return redirect("concern", taken.concern_id)


@require_POST
def set_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Not needed any more, says a supervisor."""
    baton, form = _baton(request, pk), ReasonForm(request.POST)

    def act() -> None:
        batons.set_down(baton=baton, reason=form.cleaned_data["reason"], by=request.user, now=request.now)

    return _act(request, baton, form, act, "Set aside.", down_form=form)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """A supervisor answers whether a sign may be set aside."""
    lowering = of_client(request, Lowering, pk, "decision__concern", "sign")
    form = ReasonForm(request.POST)
    if form.is_valid():
        with refusals.told_in(form):
            say = lowerings.grant if "yes" in request.POST else lowerings.refuse
            say(lowering=lowering, answer=form.cleaned_data["reason"], by=request.user, now=request.now)
            messages.success(request, "Answered. The one who asked is told.")
            return redirect("concern", lowering.decision.concern_id)
    return again(request, lowering.decision.concern, form, answer_form=form, answering=lowering.pk)


def _act(
    request: HttpRequest, baton: Baton, form: Any, act: Callable[[], None], said: str, **forms: Any
) -> HttpResponse:
    if form.is_valid():
        with refusals.told_in(form):
            act()
            messages.success(request, said)
            return redirect("concern", baton.concern_id)
    baton = _baton(request, baton.pk)
    looked(request, baton.client, "baton")
    return render(request, "batons/page.html", _shown(request, baton) | forms, status=refusals.status_of(form))


def _baton(request: HttpRequest, pk: int) -> Baton:
    return of_client(request, Baton, pk, "holder", "concern", "closed_by")


def _people(request: HttpRequest, baton: Baton) -> Any:
    return hands.who_may_take(baton, now=request.now).exclude(pk__in={baton.holder_id, request.user.pk})


def _shown(request: HttpRequest, baton: Baton) -> dict[str, Any]:
    passed_to = Baton.objects.of(baton.agency).filter(passed_from=baton).select_related("holder").first()
    guards = baton.referral_id is not None and not STEPS[batons.step_of(baton)].free
    return {
        "baton": baton,
        "client": baton.client,
        "passed_to": passed_to,
        "guards": guards,
        "refers": baton.referral_id is None and baton.key.startswith(_REFERS),
        "asks": baton.key.startswith(batons.LOWERING),
        "offered": Notice.objects.of(baton.agency).filter(baton=baton, code="baton.offered").select_related("to"),
        "done_form": DoneForm(),
        "pass_form": PassForm(people=_people(request, baton)),
        "down_form": ReasonForm(),
        "may": abilities(request, baton.client, Ability.BATON_CLOSE, Ability.BATON_PASS, Ability.BATON_SET_DOWN),
    }
