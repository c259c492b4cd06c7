"""What may someone without an account type where? The door, and what a receiving professional answers."""

from datetime import datetime
from typing import Any

from django import forms

from baton.web.forms import Asked, Moment, Words

# Why a receiver cannot take someone on: said in a tap, and in words where there is more to say.
DECLINED = {
    "full": "No room at the moment",
    "not_mine": "Not what I do, or not what I am licensed for",
    "plan": "Their insurance or cost does not fit",
    "far": "Place, language or hours do not fit",
    "tie": "I know them, or there is another conflict",
    "other": "Something else",
}
TIMES = 3


class OpenForm(Asked):
    """Link and code: both, or nothing happens."""

    link = forms.CharField(
        label="Your link, or its last part",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
        error_messages={"required": "Open the link that was sent to you, or paste what stands after its #."},
    )
    code = forms.CharField(
        label="Code",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": "Type the six digits that you were told."},
    )


class DeclineForm(Asked):
    """A reason from the list, and words where they help."""

    why = forms.ChoiceField(
        label="Why",
        choices=list(DECLINED.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a reason: it helps to find someone who fits."},
    )
    words = Words(rows=2, label="Anything that helps to find someone else", required=False)

    @property
    def reason(self) -> str:
        said = self.cleaned_data["words"].strip()
        return ". ".join(part for part in (DECLINED[self.cleaned_data["why"]], said) if part)


class VisitForm(Asked):
    appointment_at = Moment(label="Day and time", error_messages={"required": "Give day and time of the visit."})


class TimesForm(Asked):
    """Up to three times that would suit."""

    first = Moment(label="A time that would suit", error_messages={"required": "Give at least one time."})
    second = Moment(label="Another one", required=False)
    third = Moment(label="And another", required=False)

    @property
    def times(self) -> list[datetime]:
        return [time for time in self.cleaned_data.values() if time]


class AttendedForm(Asked):
    attended_at = Moment(label="When you met", error_messages={"required": "Say when you met."})


class InterimForm(Asked):
    words = Words(rows=3, label="A note to who sent them", error_messages={"required": "Write the note, then send it."})


class AnswerForm(Asked):
    answer = Words(
        rows=6,
        label="Your answer to the question",
        error_messages={"required": "Write the answer to the question that was asked."},
    )


class WhereForm(Asked):
    """The introduction of all three."""

    at = Moment(label="Day and time", error_messages={"required": "Give day and time."})
    where = forms.CharField(
        label="Where, or how to dial in",
        max_length=300,
        required=False,
        help_text="It goes into the calendar of all three.",
    )


def fresh(form: type[Asked], **initial: Any) -> Asked:
    """An empty form, with ids of its own: several stand on one page."""
    return form(initial=initial, prefix=None, auto_id=f"id_{form.__name__.lower()}_%s")
