"""Do pictures, tables and CSV say the same, to who may read them?"""

import csv
import io
import re
from typing import Any

import pytest

import walk
from baton.core.measures import Stage
from baton.core.survival import Span, curve
from baton.models import Professional
from baton.web import curves
from cast import Cast


def page(browser: Any, address: str = "/measures/") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def lines(browser: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page(browser, "/measures/csv/"))))


def test_the_page_says_what_was_counted_and_names_nobody(cast: Cast, signed_in: Any) -> None:
    walk.to("attended", cast)
    html = page(signed_in(cast.sue))
    assert "<b>1 of 1</b>" in html
    assert "Routine: half by day 0" in html
    assert html.count('aria-label="How far 1 referrals have come: decided 1,') == 2
    assert 'role="img"' in html
    assert "Jun" not in html
    assert "Pia" not in html


def test_the_csv_holds_the_same_figures(cast: Cast, signed_in: Any) -> None:
    walk.to("accepted", cast)
    told = {(line["measure"], line["group"]): line for line in lines(signed_in(cast.sue))}
    kept = told["First visit kept, of all decided", ""]
    assert (kept["count"], kept["of"], kept["share"], kept["high"], kept["simulated"]) == (
        "0",
        "1",
        "0.0",
        "0.793",
        "no",
    )
    assert told["Came as far as: Accepted", ""]["count"] == "1"
    assert told["First visit kept, of all decided", "urgency: routine"]["of"] == "1"


def test_a_name_that_a_spreadsheet_would_run_is_kept_from_it(cast: Cast, signed_in: Any) -> None:
    walk.to("accepted", cast)
    Professional.objects.of(cast.agency).update(name='=HYPERLINK("http://elsewhere.example")')
    groups = [line["group"] for line in lines(signed_in(cast.sue)) if "HYPERLINK" in line["group"]]
    assert groups == ['receiver: =HYPERLINK("http://elsewhere.example")']


def test_who_administers_reads_sums_and_no_small_group(cast: Cast, signed_in: Any) -> None:
    walk.to("accepted", cast)
    ada = signed_in(cast.ada)
    assert "Rae Lindqvist" not in page(ada)
    for _ in range(4):
        walk.begun(cast, walk.concern(cast, cast.lupe))
    assert "Too few to show" in page(ada)
    assert "Rae Lindqvist" not in [line["group"] for line in lines(ada) if line["count"] != "hidden"]


@pytest.mark.parametrize("address", ["/measures/", "/measures/csv/"])
def test_only_supervisors_and_administrators_read_them(cast: Cast, signed_in: Any, address: str) -> None:
    assert {signed_in(person).get(address).status_code for person in (cast.pia, cast.theo)} == {403}
    assert {signed_in(person).get(address).status_code for person in (cast.sue, cast.ada)} == {200}
    assert "How referrals go" in page(signed_in(cast.sue), "/")
    assert "How referrals go" not in page(signed_in(cast.pia), "/")


def test_published_figures_stand_beside_real_ones_only(cast: Cast, signed_in: Any, settings: Any) -> None:
    walk.to("accepted", cast)
    sue = signed_in(cast.sue)
    assert "34.8%" in page(sue)
    settings.DEMO = True
    simulated = page(sue)
    assert "34.8%" not in simulated
    assert "<b>Simulated.</b>" in simulated
    assert {line["simulated"] for line in lines(sue)} == {"yes"}


def test_without_referrals_the_page_says_so(cast: Cast, signed_in: Any) -> None:
    assert "No referral was decided in this time." in page(signed_in(cast.sue), "/measures/?period=nonsense")


def test_a_curve_runs_in_stairs_within_its_frame() -> None:
    waits = curve([Span(days=day, happened=day < 40) for day in (0.5, 3, 3, 9, 20, 40, 90)])
    (line,) = curves.picture({"routine": waits}, curves.WIDE).lines
    numbers = [float(number) for number in re.findall(r"[HV](-?[\d.]+)", line.path)]
    assert re.fullmatch(r"M52[.0]* 324[.0]*(H[\d.]+V[\d.]+){4}H868[.0]*", line.path)
    assert all(0 <= number <= curves.WIDE.width for number in numbers)
    assert line.half == "half by day 9"
    assert line.ticks.count("M") == 1  # the one of day 40; day 90 lies beyond the paper
    assert line.between.endswith("Z")


def test_bars_are_in_proportion_and_say_where_the_others_are() -> None:
    stages = [
        Stage(title="Decided", reached=8, open_here=1, ended_here=2),
        Stage(title="Talked over", reached=4, open_here=4, ended_here=0),
    ]
    drawn = curves.bars(stages, full=500, step=36)
    assert [(bar.y, bar.length, bar.rest) for bar in drawn] == [
        (0, 500, "1 still here, 2 ended here"),
        (36, 250, "4 still here"),
    ]
