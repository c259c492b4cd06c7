"""What holds for every page? The agency's clock, a second factor where one is due, and refusals that become pages."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from baton.core.refusals import Code, Refused

type Respond = Callable[[HttpRequest], HttpResponse]

_STATUS = {Code.NOT_VISIBLE: 404, Code.NOT_ALLOWED: 403, Code.STALE: 409, Code.NOT_POSSIBLE: 409}
_PAGES = {404: "404.html", 403: "403.html", 409: "409.html", 422: "422.html"}


class AgencyTime:
    """Gives the request its one `now`, and shows every time in the time zone of the person's agency."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()
        if not request.user.is_authenticated:
            return self.respond(request)
        with timezone.override(ZoneInfo(request.user.agency.time_zone)):
            return self.respond(request)


class Private:
    """Pages of who is signed in are kept by no cache, not on this machine either."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.respond(request)
        if request.user.is_authenticated:
            answer.setdefault("Cache-Control", "no-store, private")
        return answer


class SecondFactor:
    """Roles of SECOND_FACTOR_ROLES reach nothing but their account until a second factor is set up."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._due(request):
            return redirect("mfa_index")
        return self.respond(request)

    def _due(self, request: HttpRequest) -> bool:
        person = request.user
        if not person.is_authenticated or person.role not in settings.SECOND_FACTOR_ROLES:
            return False
        # Danger never waits, not for a second factor either: the emergency page names no client. A door asks its own.
        if request.path.startswith(("/accounts/", "/emergency/", "/door/", settings.STATIC_URL)):
            return False
        return not is_mfa_enabled(person)


class Refusals:
    """Turns `Refused` into a page that says what would make it possible."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, refused: Exception) -> HttpResponse | None:
        if not isinstance(refused, Refused):
            return None
        status = _STATUS.get(refused.code, 422)
        return render(request, _PAGES[status], {"sentence": refused.sentence}, status=status)
