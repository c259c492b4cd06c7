"""Does everyone have a place in the drawing, and does no name lie on another?"""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.core.circle import NARROW, WIDE, Closeness, Drawing, Sheet, Someone, SupporterKind, boxes_of, draw

SHEETS = pytest.mark.parametrize("sheet", [WIDE, NARROW], ids=["wide", "narrow"])
NAMES = st.text(min_size=1, max_size=100)
PEOPLE = st.lists(
    st.tuples(NAMES, st.text(max_size=300), st.sampled_from(SupporterKind), st.sampled_from(Closeness)), max_size=10
)


def people(*names: str, closeness: Closeness = Closeness.CLOSE) -> list[Someone]:
    return [
        Someone(number=number, called=name, kind=SupporterKind.FAMILY, closeness=closeness)
        for number, name in enumerate(names, 1)
    ]


def drawn(given_people: list[tuple[str, str, SupporterKind, Closeness]], sheet: Sheet) -> Drawing:
    them = [
        Someone(number=number, called=called, note=note, kind=kind, closeness=closeness)
        for number, (called, note, kind, closeness) in enumerate(given_people, 1)
    ]
    return draw(them, sheet)


@SHEETS
@given(those=PEOPLE)
def test_everyone_is_drawn_once_on_the_sheet_and_no_name_lies_on_another(
    sheet: Sheet, those: list[tuple[str, str, SupporterKind, Closeness]]
) -> None:
    drawing = drawn(those, sheet)
    assert sorted(spot.someone.number for spot in drawing.spots) == list(range(1, len(those) + 1))
    boxes = [list(boxes_of(spot, sheet)) for spot in drawing.spots]
    for x1, y1, x2, y2 in (box for own in boxes for box in own):
        assert 0 <= x1 < x2 <= sheet.width
        assert 0 <= y1 < y2 <= sheet.height
    if drawing.named:
        for left, right in combinations(boxes, 2):
            assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a in left for b in right)


@SHEETS
@given(those=PEOPLE)
def test_the_closer_the_nearer_to_the_middle(
    sheet: Sheet, those: list[tuple[str, str, SupporterKind, Closeness]]
) -> None:
    drawing = drawn(those, sheet)
    x, y = drawing.middle
    order = list(Closeness)
    distances = [(order.index(spot.someone.closeness), (spot.x - x) ** 2 + (spot.y - y) ** 2) for spot in drawing.spots]
    for (ring, far), (other, further) in combinations(distances, 2):
        assert (ring < other) == (far < further - 1) or ring == other


@SHEETS
def test_a_handful_has_its_names_and_a_crowd_has_numbers(sheet: Sheet) -> None:
    assert draw(people("Rosa", "Grandmother", "Nico"), sheet).named
    crowd = draw(people(*[f"Somebody {number}" for number in range(40)]), sheet)
    assert not crowd.named
    assert not any(spot.lines for spot in crowd.spots)


def test_the_same_people_give_the_same_drawing() -> None:
    assert draw(people("Rosa", "Nico"), WIDE) == draw(people("Rosa", "Nico"), WIDE)


def test_a_long_name_is_cut_in_the_drawing() -> None:
    (spot,) = draw(people("Our Lady of Perpetual Help women’s choir"), NARROW).spots
    assert spot.lines == ("Our Lady o…",)


@SHEETS
def test_no_line_runs_through_somebody_else(sheet: Sheet) -> None:
    near, far = people("Rosa"), people("Theo", closeness=Closeness.IN_TOUCH)
    spots = draw([*near, *far], sheet).spots
    x, y = sheet.width / 2, sheet.height / 2
    (x1, y1, x2, y2), *_ = boxes_of(spots[0], sheet)
    assert not any(
        x1 < x + (spots[1].x - x) * part / 100 < x2 and y1 < y + (spots[1].y - y) * part / 100 < y2
        for part in range(100)
    )


@SHEETS
def test_an_empty_circle_is_a_drawing(sheet: Sheet) -> None:
    assert draw([], sheet) == Drawing(sheet=sheet, spots=(), named=True)
