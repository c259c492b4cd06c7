"""How is it said? Times, numbers and codes in the words that pages use."""

from datetime import datetime, timedelta

from django.utils import timezone

from baton.core.vocabulary import Disposition

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_LATER_THIS_WEEK = 6

KINDS = {
    "visit": "Visit",
    "walk": "Walk",
    "call": "Phone call",
    "text": "Text messages",
    "video": "Video call",
    "group": "Group",
    "home": "At their home",
    "other": "Something else",
}
ROLES = {
    "peer": "peer specialist",
    "therapist": "therapist",
    "supervisor": "supervisor",
    "administrator": "administrator",
}
ANSWERS = {
    Disposition.EMERGENCY: "Emergency",
    Disposition.SAME_DAY: "Same day",
    Disposition.REFER: "Refer",
    Disposition.CONSULT: "Ask first",
    Disposition.EXPLORE: "Explore together",
    Disposition.CONTINUE: "Carry on",
}
TONES = {
    Disposition.EMERGENCY: "alarm-now",
    Disposition.SAME_DAY: "same-day",
    Disposition.REFER: "",
    Disposition.CONSULT: "",
    Disposition.EXPLORE: "quiet",
    Disposition.CONTINUE: "quiet",
}
STATUSES = {
    "present": "there",
    "denied": "asked and denied",
    "past": "in the past",
    "conditional": "only if",
    "figure": "a figure of speech",
}
SUBJECTS = {"other": "someone else", "worker": "about you"}
WHENS = {"now": "now", "recent": "lately", "lifetime": "long ago", "unknown": ""}


def number(count: int) -> str:
    """0 to 12 in words, more in figures."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """ "one baton", "three batons"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def clock(moment: datetime) -> str:
    """ "5:00 pm", in the time zone in force."""
    local = timezone.localtime(moment)
    return f"{local.hour % 12 or 12}:{local:%M} {'am' if local.hour < 12 else 'pm'}"


def day(moment: datetime, now: datetime) -> str:
    """ "today", "tomorrow", "Thursday", "September 29"; with the year when it is another one."""
    here, today = timezone.localtime(moment), timezone.localtime(now).date()
    days = (here.date() - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    if 0 < days <= _LATER_THIS_WEEK:
        return f"{here:%A}"
    return f"{here:%B} {here.day}" + ("" if here.year == today.year else f", {here.year}")


def at(moment: datetime, now: datetime) -> str:
    """ "today, 5:00 pm"."""
    return f"{day(moment, now)}, {clock(moment)}"


def by(moment: datetime, now: datetime) -> str:
    """ "now", "by 5:00 pm", "by tomorrow, 5:00 pm"."""
    if moment <= now:
        return "now"
    today = timezone.localtime(moment).date() == timezone.localtime(now).date()
    return f"by {clock(moment)}" if today else f"by {at(moment, now)}"


def late(due: datetime, now: datetime) -> str:
    """ "late since 10:30 am"; in the first hour it is due now."""
    if now - due < timedelta(hours=1):
        return "due now"
    same = timezone.localtime(due).date() == timezone.localtime(now).date()
    return f"late since {clock(due) if same else at(due, now)}"


def urgency(due: datetime, now: datetime) -> str:
    """ "late", "today" or "later": the words that sticks are drawn by."""
    if due < now:
        return "late"
    return "today" if timezone.localtime(due).date() == timezone.localtime(now).date() else "later"


def since(moment: datetime, now: datetime) -> str:
    """ "12 days", "today"."""
    days = (timezone.localtime(now).date() - timezone.localtime(moment).date()).days
    return "today" if days == 0 else f"{days} day{'' if days == 1 else 's'}"


def within(span: object) -> str:
    """ "now", "today", "within 2 business days"; nothing for no span."""
    words = str(span)
    return words if words in ("", "now", "today") else f"within {words}"


def end_of_day(now: datetime) -> datetime:
    """Midnight that ends the local day."""
    start = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return start + timedelta(days=1)
