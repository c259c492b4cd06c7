"""From which signs, rows and kinds of referral does a need follow?"""

from collections.abc import Iterable, Iterator

from baton.core.needs.loader import needs
from baton.core.needs.need import Follows, Need
from baton.core.policy.rows import Row
from baton.core.vocabulary import ReferralKind


def needs_for(
    *, signs: Iterable[Follows] = (), rows: Iterable[Row] = (), kinds: Iterable[ReferralKind] = ()
) -> tuple[str, ...]:
    """The ids of the needs that follow, the likeliest first.

    `signs` are those of a concern, with their severity where it is known; `rows` stand for the signs they fire on.
    A kind of referral counts only when no sign leads anywhere.
    """
    rows = tuple(rows)
    wanted = {*signs, *(follows for row in rows for follows in _of_row(row))}
    found = {need.id: place for need in needs().values() if (place := _place(need, wanted)) is not None}
    if not found:
        asked = {*kinds, *(row.kind for row in rows if row.kind)}
        return tuple(need.id for need in needs().values() if need.kinds & asked)
    return tuple(sorted(found, key=lambda need: found[need]))


def _of_row(row: Row) -> Iterator[Follows]:
    for condition in row.conditions:
        for sign in sorted(condition.signs):
            for severity in sorted(condition.severities) or (None,):
                yield Follows(sign=sign, severity=severity)


def _place(need: Need, wanted: set[Follows]) -> int | None:
    """How early the need names one of these signs, None when it names none."""
    places = (place for place, named in enumerate(need.signs) if any(_meets(named, each) for each in wanted))
    return next(places, None)


def _meets(named: Follows, heard: Follows) -> bool:
    """A need for one step of severity does not follow from another step; it may follow from one that is not known."""
    return named.sign is heard.sign and (named.severity in (None, heard.severity) or heard.severity is None)
