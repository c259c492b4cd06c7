"""What is a need? The shape that the tables are read into."""

from dataclasses import dataclass

from baton.core.vocabulary import ReferralKind, Severity, Sign


@dataclass(frozen=True, kw_only=True)
class Follows:
    """A sign that leads to a need; at one `severity` alone, or at any (None)."""

    sign: Sign
    severity: Severity | None = None


@dataclass(frozen=True, kw_only=True)
class Need:
    """One need. What each part means stands in tables/README.md.

    Without `specialties` and `licences` nobody has to be licensed for it.
    """

    id: str
    title: str
    broader: str | None = None
    synonyms: tuple[str, ...]
    terms: tuple[str, ...] = ()
    specialties: frozenset[str] = frozenset()
    licences: frozenset[str] = frozenset()
    signs: tuple[Follows, ...] = ()
    kinds: frozenset[ReferralKind] = frozenset()

    @property
    def regulated(self) -> bool:
        """Whether only some specialties or licences are qualified for it."""
        return bool(self.specialties or self.licences)
