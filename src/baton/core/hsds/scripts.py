"""What does a script hold that is nothing but an object? `export const name = {…};` as JSON."""

import json
import re

_PART = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|([A-Za-z_$][\w$]*)(?=\s*:)|,(?=\s*[}\]])', re.DOTALL)


def read(text: str) -> object:
    """The first object or array that a script assigns. ValueError when there is none: nothing is ever run."""
    start = min((place for sign in "{[" if (place := text.find(sign)) >= 0), default=len(text))
    try:
        found: object = json.JSONDecoder().raw_decode(_PART.sub(_as_json, text[start:]))[0]
        return found
    except json.JSONDecodeError as error:
        raise ValueError(f"no plain object: {error.msg} (line {error.lineno})") from None


def _as_json(part: re.Match[str]) -> str:
    if part[1]:
        return f'"{part[1]}"'
    return part[0] if part[0].startswith('"') else ""
