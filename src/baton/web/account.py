"""Who am I here, and how is my sign-in kept safe?"""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    person = request.user
    shown = {
        "second_factor": is_mfa_enabled(person),
        "must_have": person.role in settings.SECOND_FACTOR_ROLES,
        "supervisor": person.supervisor,
        "backup": person.backup,
    }
    return render(request, "account/page.html", shown)


def closed(request: HttpRequest) -> HttpResponse:
    """A page that is not there, for anybody."""
    raise Http404
