"""By which policy does an agency decide? The packaged tables under its own overlay; each version it used is kept."""

from functools import lru_cache

from baton.actions.change import Change
from baton.core.policy import Policy, read_policy, version
from baton.core.policy.loader import packaged_tables, placed
from baton.core.policy.overlay import overlaid
from baton.models import Agency, PolicyVersion

# File name and text of each, in their order; pairs rather than a mapping, to be remembered by.
type Tables = tuple[tuple[str, str], ...]


def of(agency: Agency) -> Policy:
    """The policy in force at this agency. TableError when its overlay cannot be used."""
    return _read(_tables(agency), agency.overlay)


def keep(change: Change, policy: Policy) -> str:
    """The policy's version, after making sure that the policy itself is kept beside it."""
    name = version(policy)
    if not PolicyVersion.objects.of(change.agency).filter(version=name).exists():
        PolicyVersion.objects.create(
            agency=change.agency,
            version=name,
            tables=_tables(change.agency),
            overlay=change.agency.overlay,
            used_at=change.now,
        )
    return name


def then(kept: PolicyVersion) -> Policy:
    """The policy as it was when it was kept."""
    return _read(tuple((file, text) for file, text in kept.tables), kept.overlay)


def _tables(agency: Agency) -> Tables:
    return _placed(tuple(packaged_tables().items()), agency.country)


@lru_cache(maxsize=16)
def _placed(tables: Tables, country: str) -> Tables:
    return tuple(placed(dict(tables), country).items())


@lru_cache(maxsize=64)
def _read(tables: Tables, overlay: str) -> Policy:
    policy = read_policy(dict(tables))
    return overlaid(policy, overlay) if overlay.strip() else policy
