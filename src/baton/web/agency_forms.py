"""What may be typed about an agency and its people? Forms for administrators and supervisors."""

from typing import Any
from zoneinfo import available_timezones

from django import forms

from baton.core.vocabulary import Competence, PersonRole
from baton.models import Agency, Person
from baton.web.forms import Asked, Moment, Words, clock_field, day_field
from baton.web.saying import ROLES

_ROLES = [(role.value, ROLES[role].capitalize()) for role in PersonRole]
_COMPETENCES = [(one.value, one.value.replace("_", " ")) for one in Competence]


class _OnePerson(forms.ModelChoiceField):
    def __init__(self, **more: Any) -> None:
        super().__init__(queryset=Person.objects.none(), **more)

    def label_from_instance(self, person: Person) -> str:
        return f"{person.name}, {ROLES[person.role]}"


class PlaceForm(Asked):
    """Who stands behind a person. `by` is who asks; `supervisors` of the same agency are offered."""

    supervisor = _OnePerson(
        label="Supervisor", required=False, empty_label="nobody yet", help_text="Is told, and asked, first."
    )
    backup = _OnePerson(
        label="Backup", required=False, empty_label="nobody yet", help_text="A supervisor who stands in for the first."
    )

    def __init__(self, *args: Any, by: Person, person: Person | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        rows = Person.objects.of(by.agency).active().filter(role=PersonRole.SUPERVISOR.value).order_by("called", "pk")
        for name in ("supervisor", "backup"):
            self.fields[name].queryset = rows.exclude(pk=person.pk) if person else rows


class RoleForm(Asked):
    """What a person is employed as, and what they are trained for."""

    role = forms.ChoiceField(label="Role", choices=_ROLES)
    competences = forms.MultipleChoiceField(
        label="Trained for",
        choices=_COMPETENCES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A therapist is asked to refer where the training is not ticked.",
    )


class PersonForm(RoleForm, PlaceForm):
    """A new account."""

    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Write the name."})
    called = forms.CharField(
        label="What colleagues call them", max_length=100, error_messages={"required": "Write what they are called."}
    )
    email = forms.EmailField(
        label="Address to sign in with", max_length=254, error_messages={"required": "Give the address."}
    )
    phone = forms.CharField(
        label="Phone", max_length=40, required=False, help_text="Colleagues in need are shown it, with one tap to call."
    )
    field_order = ("name", "called", "email", "phone", "role", "competences", "supervisor", "backup")


class HoursForm(Asked):
    """Where the agency is, and when it is open."""

    country = forms.CharField(
        label="Country", max_length=2, help_text="Two letters: US, CA, GB. Holidays and crisis lines follow from it."
    )
    subdivision = forms.CharField(
        label="State or province", max_length=10, required=False, help_text="Its short form, such as NY."
    )
    time_zone = forms.CharField(
        label="Time zone", max_length=64, widget=forms.TextInput(attrs={"list": "zones"}), help_text="America/New_York"
    )
    opens = clock_field(label="Opens")
    closes = clock_field(label="Closes")

    @classmethod
    def of(cls, agency: Agency) -> "HoursForm":
        return cls(initial={name: getattr(agency, name) for name in cls.base_fields})

    @property
    def zones(self) -> list[str]:
        return sorted(available_timezones())

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean_subdivision(self) -> str:
        return str(self.cleaned_data["subdivision"]).upper()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("opens") and given.get("closes") and given["opens"] >= given["closes"]:
            self.add_error("closes", "It closes after it opens, on the same day.")
        return given


class ClosedForm(Asked):
    on = day_field(label="Closed on", error_messages={"required": "Give the day."})
    name = forms.CharField(label="Why", max_length=100, error_messages={"required": "Say why, in a word or two."})


class OverlayForm(Asked):
    """The agency's own changes to the policy, as TOML."""

    overlay = Words(
        rows=14,
        label="Changes to the policy, as TOML",
        required=False,
        help_text="Empty: the policy as it comes. A row may be made stricter, never looser where it is a floor.",
    )


class JoinForm(Asked):
    """Who comes on a care team."""

    person = _OnePerson(label="Who", empty_label="choose someone", error_messages={"required": "Say who."})

    def __init__(self, *args: Any, people: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].queryset = people


class CoverForm(JoinForm):
    until = Moment(label="Until", error_messages={"required": "Say until when."})
