"""How are the sets of texts read, and which forums are everyday ones? Shared by the benches beside it."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

EVERYDAY = (
    "UKPersonalFinance",
    "conspiracy",
    "divorce",
    "guns",
    "legaladvice",
    "mindfulness",
    "personalfinance",
    "teaching",
    "ukpolitics",
    "unitedkingdom",
)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a gzipped CSV file with a header, however long its texts."""
    csv.field_size_limit(2**30)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
