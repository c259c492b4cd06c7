"""What was sent? A packet as the receiver sees it, on a phone, on paper and as a letter with a fax cover."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from baton.core.consents import Transport
from baton.models import Packet, Referral
from baton.web import letters
from baton.web.loading import looked, of_client


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One packet, frozen as it was sent. Looking is audited."""
    packet = of_client(request, Packet, pk, "referral", "option", "consent", "made_by")
    looked(request, packet.client, "packet")
    return render(request, "packets/page.html", {"client": packet.client, "sent": packet, "packet": packet.content})


@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest packet of a referral as a PDF, to print or to fax."""
    referral = of_client(request, Referral, pk)
    packet = referral.packets.filter(option=referral.option_id).select_related("agency").first()
    if packet is None:
        raise Http404
    looked(request, referral.client, "letter")
    faxed = packet.disclosures.filter(transport=Transport.FAX).values_list("address", flat=True).first()
    head = {"Content-Disposition": f'inline; filename="referral-{referral.pk}.pdf"'}
    return HttpResponse(letters.pdf(packet, faxed or ""), content_type="application/pdf", headers=head)
