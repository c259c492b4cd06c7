"""What may be typed on the pages of the network?"""

from typing import Any

from django import forms

from baton.core.directory import Capacity
from baton.core.needs import needs
from baton.core.search.places import Place, place_of
from baton.models import Professional, Service
from baton.web.forms import Asked, day_field

_UNKNOWN, _CLOSED = "", "closed"


class PlaceField(forms.CharField):
    """A ZIP code, a city with its state, or a point; cleaned to a place."""

    def clean(self, value: Any) -> Place | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return place_of(text)
        except ValueError as error:
            sentence = str(error)
            raise forms.ValidationError(f"{sentence[0].upper()}{sentence[1:]}.") from None


class SearchForm(Asked):
    """Words, a need, a place; any one is enough."""

    q = forms.CharField(label="What is sought", required=False, max_length=300)
    need = forms.ChoiceField(label="Need", required=False)
    near = PlaceField(label="Near", required=False, max_length=100, help_text="A ZIP code, or a city: Denver, CO")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        titles = sorted((need.title, need.id) for need in needs().values())
        self.fields["need"].choices = [("", "Any"), *((key, title) for title, key in titles)]

    def asked(self) -> dict[str, Any]:
        """What to search for."""
        given = self.cleaned_data
        return {"words": given["q"].replace("\x00", ""), "need": given["need"], "here": given["near"]}


class CapacityForm(Asked):
    """Whether they take someone new."""

    capacity = forms.ChoiceField(
        label="Do they take someone new?",
        required=False,
        choices=[
            (Capacity.OPEN.value, "Yes, there is room"),
            (Capacity.WAITLIST.value, "There is a waiting list"),
            (Capacity.NONE.value, "Full, no waiting list"),
            (_CLOSED, "They take nobody new"),
            (_UNKNOWN, "Nobody knows"),
        ],
    )
    until = day_field(label="Waiting list until", required=False)

    @classmethod
    def of(cls, entry: Service | Professional) -> "CapacityForm":
        said = _CLOSED if entry.accepting is False else entry.capacity
        return cls(initial={"capacity": said, "until": entry.waitlist_until})

    def said(self) -> dict[str, Any]:
        """What to keep of it."""
        word, until = self.cleaned_data["capacity"], self.cleaned_data["until"]
        capacity = Capacity(word) if word not in (_CLOSED, _UNKNOWN) else None
        accepting = None if word == _UNKNOWN else word in (Capacity.OPEN, Capacity.WAITLIST)
        return {"capacity": capacity, "accepting": accepting, "waitlist_until": until}
