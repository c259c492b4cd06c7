"""Whom to call? Emergency numbers and crisis lines by country."""

from baton.core.policy.loader import ELSEWHERE, load_policy
from baton.core.policy.standard import Country, CrisisLine, Policy


def country(code: str, policy: Policy | None = None) -> Country:
    """The country of this ISO 3166 alpha-2 code, in either case; one not in the tables: elsewhere."""
    countries = (policy or load_policy()).countries
    return countries.get(code.upper()) or countries[ELSEWHERE]


def crisis_lines(code: str, policy: Policy | None = None) -> tuple[CrisisLine, ...]:
    """The crisis lines of a country, the first one first to offer."""
    return country(code, policy).lines


def emergency_numbers(code: str, policy: Policy | None = None) -> tuple[str, ...]:
    """What to dial when life is in danger, the usual number first."""
    return country(code, policy).emergency


def with_lines(packaged: Country | None, own: Country) -> Country:
    """An agency's own lines before the packaged ones; a line of the same id replaces it, and no number is lost."""
    if packaged is None:
        return own
    ids = {line.id for line in own.lines}
    return Country(
        code=own.code,
        name=own.name,
        crisis=own.crisis or packaged.crisis,
        emergency=tuple(dict.fromkeys((*packaged.emergency, *own.emergency))),
        lines=(*own.lines, *(line for line in packaged.lines if line.id not in ids)),
    )
