"""How is a consent read together, signed, and taken back? Pages for the worker's device, in the client's language."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baton.actions import consents, disclosures, referrals
from baton.core.consents import (
    Channel,
    ConsentStatus,
    Item,
    Language,
    ScanKind,
    Transport,
    Way,
    digest,
    items,
    page_words,
    promise,
)
from baton.core.consents.signing import PAD_HEIGHT, PAD_WIDTH
from baton.core.permissions import Ability
from baton.core.referrals import ReferralStatus
from baton.core.refusals import Refused
from baton.models import Consent, Option, Referral, Scan
from baton.web import refusals
from baton.web.consent_forms import CHANNELS, OfferForm, RevokeForm, SignForm
from baton.web.loading import abilities, client_of, looked, of_client
from baton.web.referral_forms import SendForm

_MAY = (Ability.CONSENT_RECORD, Ability.RECORD_DISCLOSE)
_ENDINGS = {ScanKind.PDF: "pdf", ScanKind.PNG: "png", ScanKind.JPEG: "jpg"}
_HOW = {**CHANNELS, Channel.OWN_PAGE: "On their own page", "time": "Its time was over"}


@require_safe
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """What this client has agreed to, newest first. Looking is audited."""
    client = client_of(request, pk)
    looked(request, client, "consents")
    rows = client.consents.select_related("referral", "offered_by")
    return render(
        request, "consents/index.html", {"client": client, "consents": rows, "may": abilities(request, client, *_MAY)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """What may be shared, with whom and why: filled in together, before it is read."""
    referral = of_client(request, Referral, pk, "option")
    form = OfferForm(request.POST, referral=referral) if request.method == "POST" else OfferForm.fresh(referral)
    if request.method == "POST" and form.is_valid():
        with refusals.told_in(form):
            about = {"client": referral.client, "referral": referral, "by": request.user, "now": request.now}
            return redirect("consent", consents.offer(**about, **form.offer).pk)
    looked(request, referral.client, "consents")
    shown = {"client": referral.client, "referral": referral, "form": form}
    return render(request, "consents/offer.html", shown, status=refusals.status_of(form))


@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One consent, in its own language: to read and sign, or as it was signed. Looking is audited."""
    consent = _consent(request, pk)
    looked(request, consent.client, "consents")
    return render(request, "consents/page.html", shown(request, consent))


@require_POST
def read_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The same in the other language."""
    consent = _consent(request, pk)
    other = Language.SPANISH if consent.language == Language.ENGLISH else Language.ENGLISH
    consents.read_in(consent=consent, language=other, by=request.user, now=request.now)
    return redirect("consent", pk)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The client signs, on this device or on paper."""
    consent = _consent(request, pk)
    form = SignForm(request.POST, request.FILES, consent=consent, auto_id=f"{_way(request)}-%s")
    if form.is_valid():
        with refusals.told_in(form):
            given = consents.give(consent=consent, signature=form.signature, by=request.user, now=request.now)
            _carry_on(request, given)
            messages.success(request, "Signed. Look at what they will see before it is sent.")
            return redirect("consent", given.pk)
    looked(request, consent.client, "consents")
    again = shown(request, consent) | {f"{_way(request)}_form": form}
    return render(request, "consents/page.html", again, status=refusals.status_of(form))


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """The client takes it back. No reason is asked."""
    consent, form = _consent(request, pk), RevokeForm(request.POST)
    if form.is_valid():
        with refusals.told_in(form):
            consents.revoke(consent=consent, how=form.cleaned_data["how"], by=request.user, now=request.now)
            messages.success(request, "Stopped. Nothing more leaves on this consent.")
            return redirect("consent", pk)
    looked(request, consent.client, "consents")
    again = shown(request, consent) | {"revoke_form": form}
    return render(request, "consents/page.html", again, status=refusals.status_of(form))


@require_safe
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper that was signed, to keep or print: never opened inside the page."""
    consent = _consent(request, pk)
    kept = get_object_or_404(Scan.objects.of(consent.agency), consent=consent)
    looked(request, consent.client, "scan")
    name = f"consent-{consent.pk}.{_ENDINGS[ScanKind(kept.kind)]}"
    head = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(kept.content), content_type=kept.kind, headers=head)


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The packet as the receiver will see it. `to` names one of the recipients; the first is shown without it."""
    consent = _consent(request, pk)
    return previewed(request, consent, _recipient(request, consent))


def previewed(request: HttpRequest, consent: Consent, option: Option, form: SendForm | None = None) -> HttpResponse:
    """The same, with what was typed to send it when that was refused."""
    looked(request, consent.client, "packet")
    seen = {"client": consent.client, "consent": consent, "option": option, "options": _options(consent)}
    try:
        content = disclosures.packet_for(consent.referral, option, consent, consent.items)
    except Refused as refused:
        return render(request, "packets/preview.html", seen | {"lacking": refused.sentence, "form": form}, status=422)
    stands = consents.standing(consent, option=option, items=consent.items, now=request.now)
    seen |= {"packet": content, "digest": digest(content), "stands": stands}
    seen |= {"form": form or _send_form(consent, option, seen["digest"]), "ready": _ready(consent, option, stands)}
    seen |= {"spoken": disclosures.speaks_of_substances(content), "may": abilities(request, consent.client, *_MAY)}
    return render(request, "packets/preview.html", seen, status=refusals.status_of(form) if form else 200)


def _ready(consent: Consent, option: Option, stands: str) -> bool:
    """Whether it can be sent from here: to whom the client chose, on a consent that stands."""
    referral = consent.referral
    return stands == "given" and referral.status == ReferralStatus.CONSENTED and referral.option_id == option.pk


def _send_form(consent: Consent, option: Option, seen: str) -> SendForm:
    way = Transport.LINK if option.who.email else Transport.HAND
    begun = {"consent": consent.pk, "seen": seen, "address": option.who.email, "transport": way}
    return SendForm(referral=consent.referral, initial=begun)


def shown(request: HttpRequest, consent: Consent) -> dict[str, Any]:
    """All that the page of a consent shows."""
    said, language = page_words(Language(consent.language)), Language(consent.language)
    return {
        "client": consent.client,
        "consent": consent,
        "said": said,
        "other": next(one for one in Language if one != language),
        "promise": promise(language).promise,
        "words": [(_title(items()[key], language), words) for key, words in consent.words.items() if key in items()],
        "pad": {"width": PAD_WIDTH, "height": PAD_HEIGHT},
        "how": _HOW.get(consent.ended_how, consent.ended_how),
        "offered": consent.status == ConsentStatus.OFFERED,
        "given": consent.status == ConsentStatus.GIVEN,
        "revoke_form": RevokeForm(),
        "may": abilities(request, consent.client, *_MAY),
        **{f"{way}_form": SignForm.for_way(consent, way) for way in Way},
    }


def _carry_on(request: HttpRequest, consent: Consent) -> None:
    """The referral that was talked over is agreed to, if the consent covers who was chosen."""
    referral = consent.referral
    if referral.status == ReferralStatus.TALKED_OVER and referral.option in _options(consent):
        referrals.consent(referral=referral, consent=consent, by=request.user, now=request.now)


def _title(item: Item, language: Language) -> str:
    title = item.title[language]
    return title[0].upper() + title[1:]


def _way(request: HttpRequest) -> Way:
    sent = request.POST.get("way", "")
    return Way(sent) if sent in list(Way) else Way.TYPED


def _consent(request: HttpRequest, pk: int) -> Consent:
    related = ("referral__agency", "referral__client", "referral__worker", "referral__option", "offered_by", "ended_by")
    return of_client(request, Consent, pk, *related, "signed_with")


def _options(consent: Consent) -> list[Option]:
    named = {(each["kind"], each["key"]) for each in consent.recipients}
    rows = consent.referral.options.select_related("professional__organization", "service__organization")
    return [one for one in rows if named & {("professional", one.professional_id), ("service", one.service_id)}]


def _recipient(request: HttpRequest, consent: Consent) -> Option:
    asked = request.GET.get("to", "")
    options = _options(consent)
    chosen = [one for one in options if str(one.pk) == asked] or [
        one for one in options if one.pk == consent.referral.option_id
    ]
    return (chosen or options)[0]
