"""What is asked for each move of a referral? One form a move, with the fields that its action takes."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from baton.core.barriers import BARRIERS
from baton.core.consents import Transport
from baton.core.directory import Way
from baton.core.matching import Hours
from baton.core.needs import needs
from baton.core.search.places import place_of
from baton.core.vocabulary import ReferralKind
from baton.models import Consent, Option, Referral, Word
from baton.web.forms import Asked, Moment, Words, day_field

KINDS = {
    ReferralKind.BEYOND_SCOPE: "More than we can or may give",
    ReferralKind.SECOND_OPINION: "A second opinion",
    ReferralKind.SPECIALISED_SKILL: "A special skill beside our work",
    ReferralKind.PERSPECTIVE: "A perspective they ask for, spiritual for example",
    ReferralKind.COVERAGE: "Someone while we are away",
}
LEADS = {
    "receiver": "They lead on this need; we stay alongside",
    "shared": "Both, side by side",
    "primary": "We lead; they are asked in",
}
WAYS = {Way.IN_PERSON: "In person", Way.VIDEO: "Video", Way.PHONE: "Phone", Way.HOME: "At home"}
HOURS = {
    Hours.MORNING: "Mornings",
    Hours.AFTERNOON: "Afternoons",
    Hours.EVENING: "Evenings",
    Hours.WEEKEND: "Weekends",
}
TRANSPORTS = {
    Transport.LINK: "A link by e-mail; you tell them the code",
    Transport.FAX: "Fax, with the letter",
    Transport.LETTER: "The letter, by mail",
    Transport.HAND: "In their hand",
    Transport.SPOKEN: "By telephone",
}
WORDS = {Word.YES: "Yes", Word.PARTLY: "Partly", Word.NO: "No"}


class _Several(forms.MultipleChoiceField):
    """Any number of these, or none."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, **more)


class OfReferral(Asked):
    """A form about one referral; it may ask which options there are."""

    def __init__(self, *args: Any, referral: Referral, **more: Any) -> None:
        super().__init__(*args, **more)
        self.referral = referral
        for name in ("chosen", "agreed"):
            if name in self.fields:
                self.fields[name].queryset = _open_options(referral)
                self.fields[name].label_from_instance = lambda option: option.name


def _open_options(referral: Referral) -> Any:
    rows = Option.objects.of(referral.agency).filter(referral=referral, declined_at__isnull=True)
    return rows.select_related("professional", "service")


class BeginForm(Asked):
    """A new referral: what is needed, why another professional, and the question that they are to answer."""

    need_id = forms.ChoiceField(label="What is needed", error_messages={"required": "Say what is needed."})
    kind = forms.ChoiceField(label="Why another professional", choices=[(k.value, v) for k, v in KINDS.items()])
    question = Words(
        rows=3,
        label="What do you ask of them?",
        help_text="One question that they can answer. It closes the referral; the client may read it.",
        error_messages={"required": "Say what you ask of them: the question they are to answer."},
    )
    lead = forms.ChoiceField(label="Who leads on this need", choices=list(LEADS.items()))
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, likely: tuple[str, ...] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["need_id"].choices = _needs(likely)

    @classmethod
    def fresh(cls, *, likely: tuple[str, ...], kind: str) -> "BeginForm":
        first = likely[0] if likely else ""
        return cls(likely=likely, initial={"need_id": first, "kind": kind, "key": uuid.uuid4()})


def _needs(likely: tuple[str, ...]) -> list[Any]:
    known = needs()
    rest = sorted((need for need in known.values() if need.id not in likely), key=lambda need: need.title)
    all_others = ("All needs", [(need.id, need.title) for need in rest])
    near = ("What was heard points to", [(name, known[name].title) for name in likely])
    return [near, all_others] if likely else [("", "choose a need"), *all_others[1]]


class WishesForm(Asked):
    """What matters to the client in a professional: only what they said."""

    language = forms.CharField(label="Language", required=False, max_length=40)
    insurance = forms.CharField(label="Insurance or plan", required=False, max_length=80)
    near = forms.CharField(
        label="Near", required=False, max_length=80, help_text="A ZIP code, or a city with its state: Albany, NY."
    )
    low_cost = forms.BooleanField(label="It has to cost little or nothing", required=False)
    gender = forms.CharField(label="Gender, if they ask", required=False, max_length=40)
    faith = forms.CharField(label="Faith or culture, if they ask", required=False, max_length=80)
    hours = forms.MultipleChoiceField(
        label="Hours",
        required=False,
        choices=[(k.value, v) for k, v in HOURS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    ways = forms.MultipleChoiceField(
        label="How to meet",
        required=False,
        choices=[(k.value, v) for k, v in WAYS.items()],
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_near(self) -> str:
        near: str = self.cleaned_data["near"].strip()
        try:
            return near and (place_of(near) and near)
        except ValueError as unknown:
            raise forms.ValidationError(str(unknown)) from unknown

    def wishes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if value}


_SAID = {"required": "Write what they said, in their words."}


class TalkOverForm(OfReferral):
    said = Words(rows=2, label="What they said, in their words", error_messages=_SAID)
    chosen = forms.ModelChoiceField(
        label="Whom they chose",
        queryset=Option.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Say whom the client chose."},
    )
    agreed = forms.ModelMultipleChoiceField(
        label="If that one cannot: who may be asked next",
        queryset=Option.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class SendForm(OfReferral):
    """How the packet goes: by a link in an e-mail, or otherwise, with the link given by hand. `seen`: as previewed."""

    transport = forms.ChoiceField(
        label="How it goes", choices=[(way.value, title) for way, title in TRANSPORTS.items()]
    )
    address = forms.CharField(
        label="E-mail or fax number",
        max_length=254,
        required=False,
        help_text="The e-mail holds a link, and not a word about the client.",
    )
    consent = forms.ModelChoiceField(queryset=Consent.objects.none(), widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, referral: Referral, **more: Any) -> None:
        super().__init__(*args, referral=referral, **more)
        self.fields["consent"].queryset = Consent.objects.of(referral.agency).filter(referral=referral)

    def clean_transport(self) -> Transport:
        return Transport(self.cleaned_data["transport"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("transport") == Transport.LINK and not given.get("address"):
            self.add_error("address", "Write where the link is sent, or choose another way.")
        return given


class RefuseForm(OfReferral):
    said = Words(rows=2, label="What they said, in their words", error_messages=_SAID)
    again_on = day_field(label="When you may ask again", error_messages={"required": "Say when you may ask again."})


class ChooseNextForm(OfReferral):
    chosen = TalkOverForm.base_fields["chosen"]


class ReasonForm(OfReferral):
    reason = Words(rows=2, label="Why", error_messages={"required": "Say why, in a few words."})


class ScheduleForm(OfReferral):
    appointment_at = Moment(label="Day and time of the visit", error_messages={"required": "Give day and time."})


class IntroduceForm(OfReferral):
    present = forms.CharField(label="Who was there", max_length=300, error_messages={"required": "Say who was there."})
    at = Moment(label="When", error_messages={"required": "Give day and time."})
    with_client = forms.BooleanField(label="The client was there", required=False, initial=True)


class AttendForm(OfReferral):
    attended_at = Moment(label="When they met", error_messages={"required": "Say when they met."})

    def __init__(self, *args: Any, referral: Referral, **more: Any) -> None:
        super().__init__(*args, referral=referral, **more)
        self.fields["attended_at"].initial = _local(referral.appointment_at)


class ReportForm(OfReferral):
    answer = Words(
        rows=4,
        label="Their answer to your question",
        error_messages={"required": "Write the answer to the question that was asked."},
    )


class CloseForm(OfReferral):
    met = forms.ChoiceField(
        label="Is the need met? What the client says",
        choices=[(k.value, v) for k, v in WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Ask the client: is the need met?"},
    )
    client_review = Words(rows=2, label="In the client’s words", error_messages=_SAID)
    worker_review = Words(rows=2, label="How you see it", error_messages={"required": "Write how you see it."})

    def clean_met(self) -> Word:
        return Word(self.cleaned_data["met"])


class NoteForm(OfReferral):
    words = Words(rows=2, label="A word on the way", error_messages={"required": "Write the note."})


class FaceForm(OfReferral):
    barrier = forms.ChoiceField(
        label="What stands in the way? Ask, don’t guess",
        choices=[(barrier.value, remedy.title) for barrier, remedy in BARRIERS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what stands in the way."},
    )


# The form of each move. A move that asks nothing has the empty one.
FORMS: Mapping[str, type[OfReferral]] = {
    "talk_over": TalkOverForm,
    "refuse": RefuseForm,
    "choose_next": ChooseNextForm,
    "decline": ReasonForm,
    "schedule": ScheduleForm,
    "introduce": IntroduceForm,
    "attend": AttendForm,
    "report": ReportForm,
    "close": CloseForm,
    "drop": ReasonForm,
    "ask_cancel": ReasonForm,
    "reopen": ReasonForm,
    "end": ReasonForm,
}


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment).replace(tzinfo=None) if moment else None
