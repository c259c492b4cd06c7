"""When may something be told without consent, and what does the rule ask to be written down then?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from baton.core.consents.moves import LegalBasis
from baton.core.consents.words import table


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One fact that a short form asks for; `ask` is said when it lacks, and is empty where it may."""

    key: str
    label: str
    ask: str
    long: bool = False


@dataclass(frozen=True, kw_only=True)
class ShortForm:
    """One lawful exception: what it allows, where it ends, and the facts to write down."""

    basis: LegalBasis
    title: str
    source: str
    allows: str
    limits: str
    told_to: str
    facts: tuple[Asked, ...]

    def missing(self, given: Mapping[str, str]) -> tuple[Asked, ...]:
        """The facts that the rule asks for and that were not given."""
        return tuple(fact for fact in self.facts if fact.ask and not given.get(fact.key, "").strip())


@cache
def short_forms() -> Mapping[LegalBasis, ShortForm]:
    """The short forms by legal basis, in the order of the table."""
    read = [
        ShortForm(
            **entry | {"basis": LegalBasis(entry["basis"]), "facts": tuple(Asked(**fact) for fact in entry["facts"])}
        )
        for entry in table("exceptions")["exception"]
    ]
    return MappingProxyType({form.basis: form for form in read})
