"""Which words do templates need that data does not hold? Icons, times, names of codes, citations."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from baton.core.catalog import SIGNS
from baton.core.needs import needs
from baton.core.referrals import MOVES as REFERRAL_MOVES
from baton.core.referrals import ReferralStatus
from baton.core.screening import instruments
from baton.core.sources import SOURCES
from baton.core.vocabulary import Disposition, Sign
from baton.web import own_words, saying
from baton.web.hearing import Marked

register = template.Library()


@register.simple_tag
def icon(name: str, kind: str = "icon") -> SafeString:
    """A picture of the sprite; decoration only, the word stands beside it."""
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', kind, static("icons.svg"), name)


@register.inclusion_tag("parts/when.html", takes_context=True)
def when(context: dict[str, Any], due: datetime, about: str = "", hand: str = "") -> dict[str, Any]:
    """A stick, and until when; late is said in words too."""
    now = context["request"].now
    urgency = saying.urgency(due, now)
    text = saying.by(due, now) if urgency != "late" else saying.late(due, now)
    words = [hand, text] if hand else [text[0].upper() + text[1:]]
    return {"urgency": urgency, "words": " · ".join([*words, about] if about else words)}


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField, hidden_label: bool = False) -> dict[str, Any]:
    """A field with its name above, help under it, and what is wrong beside it."""
    described = " ".join(
        name
        for name, there in (
            (f"{bound.id_for_label}-help", bound.help_text),
            (f"{bound.id_for_label}-wrong", bound.errors),
        )
        if there
    )
    attributes = {"aria-describedby": described} if described else {}
    attributes |= {"aria-invalid": "true"} if bound.errors else {}
    return {"bound": bound, "widget": bound.as_widget(attrs=attributes), "hidden_label": hidden_label}


@register.simple_tag(takes_context=True)
def at(context: dict[str, Any], moment: datetime) -> str:
    return saying.at(moment, context["request"].now)


@register.simple_tag(takes_context=True)
def day(context: dict[str, Any], moment: datetime) -> str:
    return saying.day(moment, context["request"].now)


@register.simple_tag(takes_context=True)
def ago(context: dict[str, Any], moment: datetime) -> str:
    return saying.since(moment, context["request"].now)


@register.simple_tag(takes_context=True)
def own(context: dict[str, Any], key: str, **values: Any) -> str:
    """A sentence of the client's own page, in their language. Simple tags escape what they return."""
    return own_words.tell(key, context["language"], **values)


@register.simple_tag(takes_context=True)
def own_day(context: dict[str, Any], moment: datetime) -> str:
    return own_words.day(moment, context["request"].now, context["language"])


@register.filter
def need_word(need: str) -> str:
    """What a need is called; its id where it is of an older table."""
    return needs()[need].title if need in needs() else need.replace("_", " ")


@register.filter
def numbered(words: str, marks: Sequence[Marked]) -> str:
    """The number of the mark that holds these words; a dot where no mark does."""
    return next((str(mark.number) for mark in marks if mark.cue.quote == words), "·")


@register.filter
def instrument_name(code: str) -> str:
    known = instruments().get(code)
    return known.name if known else code


@register.filter
def clock(moment: datetime) -> str:
    return saying.clock(moment)


@register.filter
def cite(source: Any) -> str:
    """A source as a reader looks for it, from a core value or from a kept answer."""
    work, place = (source["work"], source["place"]) if isinstance(source, dict) else (source.work, source.place)
    title = SOURCES[work].title if work in SOURCES else work
    return f"{title}, {place}" if place else title


@register.filter
def sign_title(sign: str) -> str:
    return SIGNS[Sign(sign)].title


@register.filter
def answer_word(disposition: str) -> str:
    return saying.ANSWERS[Disposition(disposition)]


@register.filter
def answered(decision: Any) -> str:
    """ "Emergency: Call 911 and stay with them"; the headline alone where it says the answer itself."""
    word, headline = saying.ANSWERS[Disposition(decision.disposition)], decision.answer.get("headline", "")
    return headline if headline.lower().startswith(word.lower()) else ": ".join(filter(None, (word, headline)))


@register.filter
def within(span: object) -> str:
    return saying.within(span)


@register.filter
def plain(code: str) -> str:
    """A code in words."""
    return str(code).replace("_", " ")


@register.filter
def role_word(role: str) -> str:
    return saying.ROLES.get(role, role)


@register.filter
def referral_word(status: str) -> str:
    return REFERRAL_MOVES.titles[ReferralStatus(status)]


@register.filter
def kind_word(kind: str) -> str:
    return saying.KINDS.get(kind, kind)


@register.filter
def dial(number: str) -> str:
    """What a telephone understands: "988, then press 1" dials 988,1."""
    head, _, tail = str(number).partition(", then press ")
    digits = "".join(sign for sign in head if sign.isdigit() or sign == "+")
    return f"{digits},{tail}" if tail.isdigit() else digits


@register.filter
def dialable(number: str) -> bool:
    return any(sign.isdigit() for sign in str(number))


@register.inclusion_tag("parts/any_field.html")
def any_field(bound: BoundField) -> dict[str, Any]:
    """A field of a form that others wrote, drawn like ours."""
    tick = getattr(bound.field.widget, "input_type", "") == "checkbox"
    attributes = {"class": "" if tick else "words", "placeholder": ""}
    if bound.errors:
        attributes |= {"aria-invalid": "true", "aria-describedby": f"{bound.id_for_label}-wrong"}
    return {"bound": bound, "tick": tick, "widget": bound.as_widget(attrs=attributes)}
