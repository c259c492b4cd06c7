"""Where is a ZIP code, a city or a point, and how far is it from here? All from what ships with a package."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import zipcodes

_POINT = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d+)?)\s*,\s*([+-]?\d{1,3}(?:\.\d+)?)\s*")
_ZIP = re.compile(r"\s*(\d{5})(?:-\d{4})?\s*")
_CITY = re.compile(r"\s*([^,\d]+?)\s*,\s*([A-Za-z]{2})\s*(?:,?\s*(\d{5})(?:-\d{4})?)?\s*")
_EARTH_MILES = 3958.8

# The package tells no types for these.
_matching: Callable[[str], list[dict[str, str]]] = zipcodes.matching
_filter_by: Callable[..., list[dict[str, str]]] = zipcodes.filter_by


@dataclass(frozen=True, slots=True)
class Place:
    """A point on earth, in degrees."""

    latitude: float
    longitude: float


def place_of(near: str) -> Place:
    """The point meant by "80205", "Denver, CO" or "39.74,-104.99". ValueError says what would be understood."""
    if point := _POINT.fullmatch(near):
        return _point(float(point[1]), float(point[2]))
    if code := _ZIP.fullmatch(near):
        place = zip_place(code[1])
    elif city := _CITY.fullmatch(near):
        place = (zip_place(city[3]) if city[3] else None) or city_place(city[1], city[2])
    else:
        raise ValueError("write a ZIP code, a city with its state (Denver, CO), or latitude,longitude")
    if place is None:
        raise ValueError("no ZIP code and no city of the United States is called so")
    return place


@lru_cache(maxsize=50_000)
def zip_place(code: str) -> Place | None:
    """The middle of a ZIP code, None when there is none."""
    return _middle(_matching(code)) if code.isdigit() and len(code) == 5 else None


@lru_cache(maxsize=10_000)
def city_place(city: str, state: str) -> Place | None:
    """The middle of the ZIP codes of a city, None when it is not known."""
    return _middle(_filter_by(city=_written(city), state=state.upper()))


def miles(one: Place, other: Place) -> float:
    """The way between two points as the crow flies."""
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * _EARTH_MILES * math.asin(math.sqrt(min(1.0, half)))


def _point(latitude: float, longitude: float) -> Place:
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError("a latitude is between -90 and 90, a longitude between -180 and 180")
    return Place(latitude, longitude)


def _middle(found: list[dict[str, str]]) -> Place | None:
    points = [(float(each["lat"]), float(each["long"])) for each in found if each["lat"] and each["long"]]
    if not points:
        return None
    return Place(*(sum(values) / len(points) for values in zip(*points, strict=True)))


def _written(city: str) -> str:
    """A city as the package writes it: St. Petersburg is Saint Petersburg there."""
    words = city.replace(".", "").split()
    return " ".join({"St": "Saint", "Ft": "Fort", "Mt": "Mount"}.get(word.title(), word.title()) for word in words)
