"""How are packaged tables found and parsed, and what is said of one that cannot be used?"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any


class TableError(ValueError):
    """A table, or an overlay on it, cannot be used. The message says file, place and what would mend it.

    `place` is what is wrong there: an entry or part of one, or the number of a line.
    """

    def __init__(self, file: str, place: str | int, mend: str) -> None:
        where = f"{file}:{place}" if isinstance(place, int) else f"{file}: {place}"
        super().__init__(f"{where}: {mend}")
        self.file, self.place, self.mend = file, place, mend


@cache
def packaged(package: str) -> Mapping[str, str]:
    """File name -> text of every TOML table in the folder `tables` of a package, in the order of their names."""
    folder = Path(__file__).parents[2].joinpath(*package.split("."), "tables")
    return MappingProxyType({file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.toml"))})


def parse(file: str, text: str) -> dict[str, Any]:
    """What the TOML in `text` holds; `file` is its name, for the message. Raises TableError when it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(file, "TOML", f"mend the file: {error}") from error
