"""Who am I here, how is my sign-in kept safe, and how am I told of what happens?"""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from baton.actions import notices
from baton.core.notices import Language
from baton.web import refusals
from baton.web.forms import TellingForm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    return _page(request, TellingForm.of(request.user))


@require_POST
def telling(request: HttpRequest) -> HttpResponse:
    """How one wants to be told, away from Baton."""
    form = TellingForm(request.POST)
    if form.is_valid():
        with refusals.told_in(form):
            given = form.cleaned_data | {"language": Language(form.cleaned_data["language"])}
            notices.choose(**given, by=request.user, now=request.now)
            messages.success(request, "Kept. It holds from the next message on.")
            return redirect("account")
    return _page(request, form)


def _page(request: HttpRequest, form: TellingForm) -> HttpResponse:
    person = request.user
    shown = {
        "second_factor": is_mfa_enabled(person),
        "must_have": person.role in settings.SECOND_FACTOR_ROLES,
        "supervisor": person.supervisor,
        "backup": person.backup,
        "form": form,
    }
    return render(request, "account/page.html", shown, status=refusals.status_of(form))


def closed(request: HttpRequest) -> HttpResponse:
    """A page that is not there, for anybody."""
    raise Http404
