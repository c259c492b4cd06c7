"""What does every page know? The places of the menu, and in which of them it stands."""

from typing import Any

from django.http import HttpRequest

_PLACES = (
    ("/", "Today", "today"),
    ("/clients/", "Clients", "people"),
    ("/write/", "Write", "write"),
    ("/policy/", "Policy", "rule"),
    ("/account/", "You", "lock"),
)


def menu(request: HttpRequest) -> dict[str, Any]:
    """The places of the menu, for who is signed in."""
    person = getattr(request, "user", None)
    if not person or not person.is_authenticated:
        return {"places": ()}
    here = _here(request.path)
    return {"places": [{"href": href, "title": t, "icon": icon, "here": href == here} for href, t, icon in _PLACES]}


def _here(path: str) -> str:
    if path.endswith("/note/") or path.startswith("/write/"):
        return "/write/"
    if path.startswith("/accounts/"):
        return "/account/"
    if path.startswith(("/encounters/", "/concerns/", "/batons/", "/screenings/", "/glass/")):
        return "/clients/"
    return next((href for href, _, _ in _PLACES if href != "/" and path.startswith(href)), "/" if path == "/" else "")
