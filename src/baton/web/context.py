"""What does every page know? The places of the menu, and in which of them it stands."""

from typing import Any

from django.http import HttpRequest

from baton.actions import standing
from baton.core.permissions import Ability

# Address, title, icon, and what one may need to do for it to be there.
_PLACES = (
    ("/", "Today", "today", None),
    ("/clients/", "Clients", "people", Ability.CLIENT_ADD),
    ("/write/", "Write", "write", Ability.CLIENT_ADD),
    ("/network/", "Network", "net", Ability.DIRECTORY_READ),
    ("/agency/", "Agency", "people", Ability.AGENCY_ADMINISTER),
    ("/policy/", "Policy", "rule", None),
    ("/account/", "You", "lock", None),
)

_OF_CLIENTS = (
    "/encounters/",
    "/concerns/",
    "/batons/",
    "/screenings/",
    "/glass/",
    "/links/",
    "/consents/",
    "/links/",
    "/packets/",
    "/referrals/",
    "/circle/",
)


def menu(request: HttpRequest) -> dict[str, Any]:
    """The places of the menu, for who is signed in."""
    person = getattr(request, "user", None)
    if not person or not person.is_authenticated:
        return {"places": ()}
    here = _here(request.path)
    open_to = [
        place for place in _PLACES if place[3] is None or standing.may(person, place[3], now=request.now).allowed
    ]
    return {"places": [{"href": href, "title": t, "icon": icon, "here": href == here} for href, t, icon, _ in open_to]}


def _here(path: str) -> str:
    if path.endswith("/note/") or path.startswith("/write/"):
        return "/write/"
    if path.startswith("/measures/"):
        return "/"
    if path.startswith("/people/"):
        return "/agency/"
    if path.startswith(("/accounts/", "/outbox/")):
        return "/account/"
    if path.startswith(_OF_CLIENTS):
        return "/clients/"
    return next((href for href, *_ in _PLACES if href != "/" and path.startswith(href)), "/" if path == "/" else "")
