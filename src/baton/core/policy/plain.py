"""How is a policy, or a decision, written in JSON's own types?"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from baton.core.within import Within


def plain(value: object) -> Any:
    """The value in JSON's own types: spans as the tables write them, sets in the order of their words.

    Equal values are written alike. The order of rows is kept, since it settles ties.
    """
    if isinstance(value, Within):
        return str(value)
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return [plain(item) for item in sorted(value)]
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value
