"""Where do pages get a client from? From what the person may see; everything else is not there."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from baton.actions import clients, standing
from baton.core.permissions import Ability, Consent
from baton.models import Client


def client_of(request: HttpRequest, pk: int) -> Client:
    """The client, or 404."""
    rows = Client.objects.visible_to(request.user, at=request.now).select_related("agency")
    return get_object_or_404(rows, pk=pk)


def of_client[Row: Model](request: HttpRequest, model: type[Row], pk: int, *related: str) -> Row:
    """A row that belongs to a client this person may see, or 404."""
    rows: Any = model.objects.visible_to(request.user, at=request.now)
    return get_object_or_404(rows.select_related("client__agency", *related), pk=pk)


def looked(request: HttpRequest, client: Client, part: str = "page") -> None:
    """Write down that this person is shown `part` of the client's record: every page calls it that shows any."""
    clients.open_record(client=client, by=request.user, now=request.now, part=part)


def abilities(request: HttpRequest, client: Client, *wanted: Ability) -> dict[str, bool]:
    """Which of these the person has towards the client: pages show a button where the answer is yes.

    Sharing is answered as with a consent: whether there is one is asked when something is to leave.
    """
    ask = {"now": request.now, "consent": Consent.GIVEN}
    return {one.value: standing.may(request.user, one, client, **ask).allowed for one in wanted}
