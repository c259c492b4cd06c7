from baton.core.search.outline import HEIGHT, WIDTH, Dot, dots
from baton.core.search.places import Place


def test_north_is_up_and_west_is_left_and_all_lie_in_the_box() -> None:
    denver, boulder = dots([(1, Place(39.74, -104.99)), (2, Place(40.01, -105.27))])
    assert boulder.x < denver.x
    assert boulder.y < denver.y
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in (denver, boulder))


def test_places_in_one_spot_lie_in_the_middle() -> None:
    spot = Place(39.74, -104.99)
    assert dots([(1, spot), (2, spot)]) == tuple(Dot(number=number, x=WIDTH / 2, y=HEIGHT / 2) for number in (1, 2))
    assert dots([]) == ()
