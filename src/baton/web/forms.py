"""What may be typed where? The forms of all pages; rules beyond shape and presence are the actions'."""

import uuid
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from baton.core.notices import Language
from baton.core.within import Within
from baton.models import Client, Kind, Person
from baton.web.saying import KINDS, ROLES

_DAY_ONE = 1900
_LARGEST = 2**63 - 1  # what a database keeps as a key


class Words(forms.CharField):
    """Text as it was typed: line ends made one kind, and a character that no database keeps made visible."""

    def __init__(self, *, rows: int = 3, **more: Any) -> None:
        super().__init__(strip=False, widget=forms.Textarea(attrs={"rows": rows}), **more)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
        return text if text.strip() else ""


class Asked(forms.Form):
    """A form drawn by our own parts. The server says what is missing, so that nothing typed is lost to a tooltip."""

    use_required_attribute = False

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, label_suffix="", **more)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | forms.HiddenInput):
                field.widget.attrs.setdefault("class", "words")


class Moment(forms.DateTimeField):
    """A local date and time, of our days: some time zones cannot tell the first day of the calendar."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value.year < _DAY_ONE:
            raise forms.ValidationError("Give the year with all its digits.")


def day_field(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more)


def clock_field(**more: Any) -> forms.TimeField:
    return forms.TimeField(widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}), **more)


class NoteForm(Asked):
    """`key` is made with the form: sent twice, it saves once."""

    text = Words(rows=10, label="What happened, in your words", error_messages={"required": "Write a few words first."})
    kind = forms.ChoiceField(label="How you met", choices=list(KINDS.items()))
    happened_at = Moment(label="When", error_messages={"required": "Give the day and the time."})
    key = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def fresh(cls, now: datetime) -> "NoteForm":
        local = timezone.localtime(now).replace(second=0, microsecond=0, tzinfo=None)
        return cls(initial={"kind": Kind.VISIT.value, "happened_at": local, "key": uuid.uuid4()})


class ClientForm(Asked):
    """A new client: what they want to be called is enough to begin."""

    called = forms.CharField(
        label="What they want to be called",
        max_length=100,
        error_messages={"required": "Write what they want to be called."},
    )
    pronouns = forms.CharField(label="Pronouns", max_length=40, required=False)
    birth_year = forms.IntegerField(
        label="Year of birth",
        required=False,
        min_value=_DAY_ONE,
        help_text="Under 18, other rules hold. Unknown is fine.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    words = Words(
        label="What they want, in their own words", required=False, help_text="Word for word. It can change any time."
    )
    likes = Words(rows=2, label="What they like, what helps", required=False)
    contact = Words(
        rows=2, label="How to reach them", required=False, help_text="One way a line, the most wanted first."
    )

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year and year > timezone.localdate().year:
            raise forms.ValidationError("This is still to come. Give the year of birth, or leave it out.")
        return year

    def clean_contact(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["contact"].splitlines() if line.strip()]


class GoalForm(Asked):
    words = Words(rows=2, label="A goal, in their own words", error_messages={"required": "Write what they said."})
    said_on = day_field(label="Said on", required=False)

    def clean_said_on(self) -> date:
        return self.cleaned_data["said_on"] or timezone.localdate()


class ReasonForm(Asked):
    """One sentence that an action needs."""

    reason = Words(rows=2, label="Why", error_messages={"required": "Say why: a few words that a colleague gets."})


class OutcomeForm(Asked):
    outcome = Words(
        rows=2,
        label="How it ended for the client",
        error_messages={"required": "Say how it ended for the client."},
    )


_SPANS = ("today", "1 business day", "2 business days", "7 days", "14 days", "30 days")


class DoneForm(Asked):
    """What was done; and what comes next, where something does."""

    outcome = Words(rows=2, label="What was done", error_messages={"required": "Say in a few words what was done."})
    then = forms.CharField(label="What comes next", required=False, max_length=400)
    within = forms.ChoiceField(
        label="Within", required=False, choices=[("", "choose when something comes next"), *((s, s) for s in _SPANS)]
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("then") and not given.get("within"):
            self.add_error("within", "Say by when the next step is due.")
        return given

    @property
    def span(self) -> Within:
        return Within.parse(self.cleaned_data["within"])


class OfferForm(Asked):
    """Into whose hand; `people` are those who may be asked."""

    to = forms.ModelChoiceField(
        label="Who takes it",
        queryset=Person.objects.none(),
        empty_label="choose someone",
        error_messages={"required": "Say who takes it."},
    )

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].queryset = people
        self.fields["to"].label_from_instance = lambda person: f"{person.name}, {ROLES[person.role]}"


class PassForm(OfferForm):
    """The same, after they said yes."""

    taken = forms.BooleanField(
        label="They said yes", required=False, help_text="Ask them first. The baton stays with you until then."
    )


class ReopenForm(Asked):
    reason = Words(rows=2, label="What has come up", error_messages={"required": "Say what has come up."})


class SeenForm(forms.Form):
    """Up to which notice all were read."""

    until = forms.IntegerField(min_value=0, max_value=_LARGEST, widget=forms.HiddenInput)


class TellingForm(Asked):
    """How one wants to be told of what happens, away from Baton."""

    by_mail = forms.BooleanField(label="Write to me by e-mail too", required=False)
    language = forms.ChoiceField(
        label="In which language", choices=[(Language.ENGLISH.value, "English"), (Language.SPANISH.value, "Español")]
    )
    quiet_from = clock_field(label="Not after")
    quiet_until = clock_field(label="Not before")

    @classmethod
    def of(cls, person: Person) -> "TellingForm":
        return cls(initial={name: getattr(person, name) for name in cls.base_fields})


class PageForm(forms.Form):
    """Which page of a long list."""

    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)


class GlassForm(Asked):
    """The door for emergencies: it takes a reference and a reason, and shows no list of who is served here."""

    reference = forms.IntegerField(
        label="Client number",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="It stands at the foot of the client’s page. Whoever serves them, or a supervisor, can tell you.",
        error_messages={"required": "Give the client's number.", "invalid": "It is a number."},
    )
    reason = Words(rows=3, label="What is the emergency", error_messages={"required": "Say what the emergency is."})

    def client_of(self, person: Person) -> Client | None:
        return Client.objects.of(person.agency).filter(pk=self.cleaned_data["reference"]).first()
