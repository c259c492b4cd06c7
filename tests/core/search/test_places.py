import pytest

from baton.core.search.places import Place, city_place, miles, place_of, zip_place


@pytest.mark.parametrize(
    ("near", "latitude", "longitude"),
    [
        ("80205", 39.8, -105.0),
        ("80205-1234", 39.8, -105.0),
        ("Denver, CO", 39.7, -105.0),
        ("denver,co", 39.7, -105.0),
        ("Denver, CO 80205", 39.8, -105.0),
        ("St. Petersburg, FL", 27.8, -82.7),
        (" 39.74 , -104.99 ", 39.7, -105.0),
    ],
)
def test_a_place_is_understood_as_people_write_it(near: str, latitude: float, longitude: float) -> None:
    place = place_of(near)
    assert (round(place.latitude, 1), round(place.longitude, 1)) == (latitude, longitude)


@pytest.mark.parametrize(
    ("near", "sentence"),
    [
        ("here", "write a ZIP code"),
        ("", "write a ZIP code"),
        ("Denver", "write a ZIP code"),
        ("00000", "no ZIP code"),
        ("Nowhere, CO", "no ZIP code"),
        ("95,0", "a latitude is between"),
        ("0,181", "a latitude is between"),
    ],
)
def test_a_place_that_is_not_understood_is_refused_with_what_would_be(near: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        place_of(near)


def test_a_distance_is_that_of_the_crow() -> None:
    denver, boulder = Place(39.7392, -104.9903), Place(40.0150, -105.2705)
    assert round(miles(denver, boulder), 1) == 24.2
    assert miles(denver, denver) == 0
    assert round(miles(Place(90, 0), Place(-90, 0))) == 12_437


def test_what_is_no_zip_code_has_no_place() -> None:
    assert zip_place("abcde") is zip_place("") is city_place("", "CO") is None
