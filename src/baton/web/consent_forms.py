"""What is asked when something is to be shared? Offering a consent, signing it, taking it back, telling without one."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone

from baton.core.consents import (
    Channel,
    Item,
    Language,
    ShortForm,
    Signature,
    Signer,
    Source,
    Way,
    items,
    page_words,
    unfit,
)
from baton.core.consents.signing import LARGEST_SCAN, LONGEST_DRAWING
from baton.models import Consent, Option, Referral
from baton.web.forms import Asked, Moment, Words, day_field

LANGUAGES = {Language.ENGLISH: "English", Language.SPANISH: "Español"}
CHANNELS = {
    Channel.IN_PERSON: "They said so",
    Channel.CALL: "By phone",
    Channel.WRITING: "They wrote",
}
_UNTIL = [("referral", "When this referral is closed, in 180 days at the latest"), ("day", "On a day they choose")]


class OfferForm(Asked):
    """What may be shared, with whom, why and until when; one field a set of words that is written for it."""

    client_name = forms.CharField(
        label="Their name in full",
        max_length=200,
        error_messages={"required": "A consent needs the name in full, as they sign it."},
    )
    language = forms.ChoiceField(label="They read in", choices=list(LANGUAGES.items()), widget=forms.RadioSelect)
    recipients = forms.ModelMultipleChoiceField(
        label="Who may get it",
        queryset=Option.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick the next choice, too, if they agree that it goes there when the first cannot take it.",
        error_messages={"required": "Tick who may get it."},
    )
    purpose = Words(rows=2, label="Why it is shared", error_messages={"required": "Say why it is shared."})
    until = forms.ChoiceField(label="It ends", choices=_UNTIL, widget=forms.RadioSelect, initial="referral")
    expires_on = day_field(label="On which day", required=False)

    def __init__(self, *args: Any, referral: Referral, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["recipients"].queryset = referral.options.filter(declined_at__isnull=True)
        self.fields["recipients"].label_from_instance = lambda option: option.name
        for item in items().values():
            self.fields[f"share-{item.key}"] = forms.BooleanField(label=item.heading, required=False)
            if item.source is Source.WORDS:
                self.fields[f"words-{item.key}"] = Words(rows=2, label=f"{item.heading}: word for word", required=False)

    @classmethod
    def fresh(cls, referral: Referral) -> "OfferForm":
        chosen = [option.pk for option in referral.options.all() if option.pk == referral.option_id or option.agreed]
        names = " or ".join(option.name for option in referral.options.all() if option.pk in chosen)
        first = {"client_name": referral.client.called, "language": Language.ENGLISH.value, "recipients": chosen}
        first |= {"purpose": f"So that {names} can help." if names else "", "words-introduction": referral.client.words}
        return cls(referral=referral, initial=first | {"share-name": True, "share-question": True})

    @property
    def shared(self) -> Iterator[tuple[Item, forms.BoundField, forms.BoundField | None]]:
        """Each item with its tick, and with its words where it has some."""
        for item in items().values():
            words = self[f"words-{item.key}"] if f"words-{item.key}" in self.fields else None
            yield item, self[f"share-{item.key}"], words

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("until") == "day" and not given.get("expires_on") and "expires_on" not in self.errors:
            self.add_error("expires_on", "Give the day on which it ends.")
        if not any(given.get(f"share-{key}") for key in items()):
            self.add_error(None, "Tick what may be shared: at least one thing.")
        for key in items():
            if given.get(f"share-{key}") and f"words-{key}" in self.fields and not given.get(f"words-{key}"):
                self.add_error(f"words-{key}", "Write what is to be shared, word for word, or take the tick away.")
        return given

    @property
    def offer(self) -> Mapping[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        chosen = [key for key in items() if given[f"share-{key}"]]
        return {
            "recipients": list(given["recipients"]),
            "items": chosen,
            "words": {key: given[f"words-{key}"] for key in chosen if f"words-{key}" in self.fields},
            "purpose": given["purpose"],
            "language": given["language"],
            "client_name": given["client_name"],
            "expires_at": self._end_of(given["expires_on"]) if given["until"] == "day" else None,
        }

    def _end_of(self, day: Any) -> datetime:
        """The last minute of the day, where the agency is."""
        return timezone.make_aware(datetime.combine(day, time())) + timedelta(days=1, minutes=-1)


class SignForm(Asked):
    """One way of signing; its words are in the consent's language."""

    way = forms.ChoiceField(choices=[(way.value, way.value) for way in Way], widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=200)
    signer = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in Signer])
    authority = forms.CharField(required=False, max_length=200)
    drawing = forms.CharField(required=False, max_length=10 * LONGEST_DRAWING, widget=forms.HiddenInput)
    scan = forms.FileField(required=False, allow_empty_file=True)

    def __init__(self, *args: Any, consent: Consent, **more: Any) -> None:
        super().__init__(*args, **more)
        self.consent = consent
        said = page_words(Language(consent.language))
        self.fields["name"].label, self.fields["authority"].label = said["name"], said["authority"]
        self.fields["signer"].label, self.fields["scan"].label = said["signer"], said["scan"]
        self.fields["signer"].choices = [(one.value, said[one.value]) for one in Signer]
        self.fields["scan"].widget.attrs |= {"accept": ".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"}
        self.fields["scan"].help_text = said["paper_help"]

    @classmethod
    def for_way(cls, consent: Consent, way: Way) -> "SignForm":
        return cls(consent=consent, initial={"way": way.value}, auto_id=f"{way}-%s")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if wrong := unfit(self.signature, self.consent.client_name, Language(self.consent.language)):
            self.add_error(None, wrong)
        return given

    @cached_property
    def signature(self) -> Signature:
        given = self.cleaned_data
        return Signature(
            way=Way(given.get("way") or Way.TYPED),
            name=given.get("name", "").strip(),
            signer=Signer(given.get("signer") or Signer.CLIENT),
            authority=given.get("authority", "").strip(),
            drawing=given.get("drawing", ""),
            scan=_read(given.get("scan")),
        )


def _read(scan: Any) -> bytes:
    """The file's bytes, one more than may be at most: a larger one is refused without being read to its end."""
    return bytes(scan.read(LARGEST_SCAN + 1)) if scan else b""


class RevokeForm(Asked):
    how = forms.ChoiceField(
        label="How they told you",
        choices=list(CHANNELS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Say how they told you."},
    )


class ToldForm(Asked):
    """One lawful exception: who was told, when, and the facts that its rule asks for."""

    recipient = forms.CharField(max_length=300, error_messages={"required": "Write who was told."})
    at = Moment(label="When", error_messages={"required": "Give the day and the time."})

    def __init__(self, *args: Any, form: ShortForm, **more: Any) -> None:
        super().__init__(*args, **more)
        self.form = form
        self.fields["recipient"].label = form.told_to
        for fact in form.facts:
            more = {"label": fact.label, "required": bool(fact.ask), "error_messages": {"required": fact.ask}}
            self.fields[fact.key] = Words(rows=2, **more) if fact.long else forms.CharField(max_length=300, **more)

    @classmethod
    def fresh(cls, form: ShortForm, by: str, now: datetime) -> "ToldForm":
        local = timezone.localtime(now).replace(second=0, microsecond=0, tzinfo=None)
        return cls(form=form, initial={"at": local, "discloser": by})

    @property
    def facts(self) -> dict[str, str]:
        return {fact.key: self.cleaned_data.get(fact.key, "") for fact in self.form.facts}


class YearsForm(forms.Form):
    """How far back."""

    years = forms.TypedChoiceField(coerce=int, choices=[(3, "3 years"), (6, "6 years")], required=False, empty_value=3)
