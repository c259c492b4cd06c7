"""Who looked at a client's record, and who changed it? The audit chain, in words."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.actions import audit
from baton.models import AuditEntry, Person
from baton.web.loading import client_of

PAGE = 100
_NUMBER = re.compile(r"[0-9]{1,18}")
SAID = {
    "audit.read": "looked at this list",
    "baton.climbed": "told that a baton is late",
    "baton.closed": "finished a baton",
    "baton.offered": "asked a colleague to take a baton",
    "baton.opened": "opened a baton",
    "baton.passed": "passed a baton on",
    "baton.set_down": "set a baton aside",
    "client.added": "added the client",
    "client.changed": "changed the client’s page",
    "client.opened": "looked at",
    "concern.closed": "closed a concern",
    "concern.opened": "opened a concern",
    "concern.reopened": "opened a concern again",
    "consent.closed": "closed a consent",
    "consent.expired": "marked a consent as over",
    "consent.given": "recorded a signed consent",
    "consent.offered": "offered a consent",
    "consent.read_in": "put a consent into another language",
    "consent.revoked": "recorded that a consent was taken back",
    "decision.made": "was given an answer",
    "disclosure.made": "shared something outside",
    "disclosure.refused": "tried to share something, and it was refused",
    "encounter.saved": "saved a note",
    "encounter.unread": "saved a note that could not be read for signs",
    "glass.broken": "opened the record in an emergency",
    "glass.reviewed": "reviewed an emergency look",
    "goal.added": "wrote down a goal",
    "goal.given_up": "set a goal aside",
    "link.ended": "ended a link",
    "link.language": "chose a language",
    "link.left": "left by a link",
    "link.made": "made a link",
    "link.opened": "came in by a link",
    "lowering.asked": "asked to set a sign aside",
    "lowering.granted": "agreed to set a sign aside",
    "lowering.refused": "did not agree to set a sign aside",
    "packet.shown": "looked at what was sent",
    "referral.begun": "began a referral",
    "referral.introduction_set": "booked an introduction",
    "referral.times_proposed": "proposed times for a visit",
    "message.failed": "could not deliver a message with a link",
    "message.retried": "tried to send a message again",
    "message.sent": "sent a message with a link",
    "message.withdrawn": "kept a message back",
    "screening.recorded": "saved a screening",
    "sign.set_aside": "set a sign aside",
    "supporter.changed": "changed someone in the circle",
    "supporter.joined": "drew someone into the circle",
    "supporter.left": "took someone out of the circle",
    "verdict.said": "said how a contact was",
    "team.joined": "put someone on the care team",
    "team.left": "ended a place on the care team",
    "warning.asked": "asked the supervisor about a warning",
}


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The last hundred entries, older ones by link. Reading is audited too."""
    client = client_of(request, pk)
    before = request.GET.get("before", "")
    asked = int(before) if _NUMBER.fullmatch(before) else None
    entries = audit.read(client=client, by=request.user, now=request.now, limit=PAGE, before=asked)
    names = dict(Person.objects.visible_to(request.user).values_list("pk", "name"))
    lines = [(entry, names.get(entry.actor_id, "Baton itself"), _said(entry)) for entry in entries]
    oldest = entries[-1].seq if len(entries) == PAGE else None
    return render(request, "audit/page.html", {"client": client, "lines": lines, "oldest": oldest})


def _said(entry: AuditEntry) -> str:
    said = SAID.get(entry.verb, entry.verb.replace(".", " ").replace("_", " "))
    return f"{said} the {entry.details.get('part', 'page')}" if entry.verb == "client.opened" else said
