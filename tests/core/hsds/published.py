"""HSDS 3.0 as JSON Schema, made from the table of its objects: types, formats, words, and what must be there.

The table itself was held against every object, field and file of the published examples; see docs/how-tos/directory.md.
"""

import re
from datetime import datetime
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from baton.core.hsds.schema import shapes

CHECKER = FormatChecker(formats=("uuid", "email"))
CHECKER.checks("uri")(lambda value: not isinstance(value, str) or bool(re.match(r"https?://[^\s/]+", value)))
CHECKER.checks("date-time", raises=ValueError)(lambda value: bool(datetime.fromisoformat(value)))


def schema(kind: str, above: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON Schema of a full object; an object does not hold its own kind again."""
    shape = shapes()[kind]
    properties: dict[str, Any] = {
        name: {"type": "number" if name in shape.numbers else "string"}
        | ({"format": "uuid"} if name == "id" or (name.endswith("_id") and name != "tax_id") else {})
        for name in shape.fields
    }
    properties |= {name: {"type": "string", "format": "uri"} for name in shape.urls}
    if kind == "service":
        properties["last_modified"]["format"] = "date-time"
    properties |= {name: {"type": "string", "format": "email"} for name in shape.emails}
    properties |= {name: {"type": "string", "enum": list(words)} for name, words in shape.words.items()}
    for name, part in shape.parts.items():
        if part not in above:
            inner = schema(part, (*above, kind))
            one = name in ("organization", "program", "location", "service", "taxonomy_term", "taxonomy_detail")
            properties[name] = inner if one else {"type": "array", "items": inner}
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(shape.required),
        "additionalProperties": False,
    }


def faults(kind: str, one: dict[str, Any]) -> list[str]:
    """Where an object is not as the schema wants it, in words."""
    validator = Draft202012Validator(schema(kind), format_checker=CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(one)]
