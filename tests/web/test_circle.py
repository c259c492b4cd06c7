"""Do the drawing and the list say the same, and is the circle changed on a phone in one form?"""

import re
from typing import Any

import pytest

from baton.models import Supporter
from cast import Cast

ROSA = {"called": "Rosa", "kind": "family", "does": "calls on Sundays", "closeness": "close", "knows": "comes_here"}


@pytest.fixture
def drawn(cast: Cast, signed_in: Any) -> Any:
    """Pia's browser, after Rosa and a choir were drawn."""
    pia, add = signed_in(cast.pia), f"/clients/{cast.jun.pk}/circle/add/"
    choir = {"called": "St. Brigid’s choir", "kind": "group", "closeness": "asked", "knows": "nothing"}
    for typed in (ROSA | {"in_crisis": "on"}, choir):
        assert pia.post(add, typed).status_code == 302
    return pia


def page(browser: Any, cast: Cast) -> str:
    return browser.get(f"/clients/{cast.jun.pk}/circle/").content.decode()


def test_drawing_and_list_say_the_same(cast: Cast, drawn: Any) -> None:
    html = page(drawn, cast)
    words = "Jun in the middle. Leans on them: Rosa. Being asked: St. Brigid’s choir. The list below says the same."
    assert html.count(f'aria-label="{words}"') == 2
    wide = html[html.index('class="pic wide-only"') : html.index('class="pic narrow-only"')]
    assert re.findall(r'class="spoke (\w+)"', wide) == ["close", "asked"]
    assert (wide.count("<rect"), wide.count('class="node"'), wide.count("Rosa")) == (1, 2, 2)
    listed = html[html.index("Who does what") :]
    assert "calls on Sundays" in listed
    assert "Leans on them. May know about us; may be called in a crisis." in listed
    assert "Being asked. Does not know about us, and need not." in listed


def test_what_is_missing_is_worth_asking(cast: Cast, signed_in: Any) -> None:
    html = page(signed_in(cast.pia), cast)
    assert "Nobody is named here for a bad night." in html
    assert "Nobody yet." in html
    assert "Pia Novak, peer specialist" in html  # on the care team, and not drawn yet


def test_one_of_the_team_is_drawn_in_from_the_page(cast: Cast, drawn: Any) -> None:
    add = f"/clients/{cast.jun.pk}/circle/add/?person={cast.pia.pk}"
    assert 'value="Pia"' in drawn.get(add).content.decode()
    mine = ROSA | {"called": "Pia", "kind": "professional", "does": "walks with me"}
    drawn.post(add, mine)
    assert Supporter.objects.of(cast.agency).get(person=cast.pia).does == "walks with me"
    assert "Not drawn yet" not in page(drawn, cast)
    for nobody in (cast.rae.pk, cast.olu.pk, 10**17):
        assert drawn.get(f"/clients/{cast.jun.pk}/circle/add/?person={nobody}").status_code == 404


def test_what_was_typed_wrong_comes_back_with_what_would_mend_it(cast: Cast, drawn: Any) -> None:
    wrong = drawn.post(f"/clients/{cast.jun.pk}/circle/add/", ROSA | {"knows": "nothing", "in_crisis": "on"})
    assert wrong.status_code == 422
    assert "Who is called in a crisis knows" in wrong.content.decode()
    assert 'value="calls on Sundays"' in wrong.content.decode()


def test_someone_is_changed_and_taken_out(cast: Cast, drawn: Any) -> None:
    rosa = Supporter.objects.of(cast.agency).get(called="Rosa")
    drawn.post(f"/circle/{rosa.pk}/", ROSA | {"called": "Rosa, my sister"})
    assert "Rosa, my sister" in page(drawn, cast)
    left = drawn.post(f"/circle/{rosa.pk}/leave/", follow=True).content.decode()
    assert "out of the drawing" in left
    assert drawn.post(f"/circle/{rosa.pk}/leave/").status_code == 409


@pytest.mark.parametrize("who", ["theo", "ada", "olu"])
def test_the_circle_is_not_there_for_who_does_not_see_the_client(
    cast: Cast, drawn: Any, signed_in: Any, who: str
) -> None:
    browser, rosa = signed_in(getattr(cast, who)), Supporter.objects.of(cast.agency).get(called="Rosa")
    for address in (f"/clients/{cast.jun.pk}/circle/", f"/clients/{cast.jun.pk}/circle/add/", f"/circle/{rosa.pk}/"):
        assert browser.get(address).status_code == 404
        assert browser.post(address, ROSA).status_code in (404, 405)
    assert browser.post(f"/circle/{rosa.pk}/leave/").status_code == 404
