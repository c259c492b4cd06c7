"""What may a client need, what do directories call it, who is qualified for it, and from which signs does it follow?"""

from baton.core.needs.following import needs_for
from baton.core.needs.loader import needs, read_needs
from baton.core.needs.need import Follows, Need
from baton.core.needs.reading import narrower, needs_of

__all__ = ["Follows", "Need", "narrower", "needs", "needs_for", "needs_of", "read_needs"]
