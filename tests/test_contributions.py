"""Who made the difference between two years."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

import tallybook
from tallybook.aggregate import contributions
from tallybook.model import CONTRIBUTION_COLUMNS, Codebook, Contribution, Observation, Qualifier
from tallybook.present import HEADINGS
from tests.running import run

DATA = Path(__file__).parents[1] / "data"
TABLE = "区县,2021年,2022年\n东一县,100,150\n东二县,200,170\n东三县,300,—\n东四县,—,80\n"


@pytest.fixture
def reading(tmp_path: Path) -> tallybook.Reading:
    (tmp_path / "讲座（场）.csv").write_text(TABLE, encoding="utf-8")
    return tallybook.read_files(tmp_path)


def by_area(found: tuple[Contribution, ...]) -> dict[str, Contribution]:
    return {c.area: c for c in found}


def test_each_area_has_its_part_in_the_change(reading: tallybook.Reading) -> None:
    found = by_area(tallybook.contributions(reading, compare="2021"))
    told = {a: (c.previous, c.obs_value, c.change) for a, c in found.items()}
    assert told == {
        "东三县": (300, None, -300),
        "东四县": (None, 80, 80),
        "东一县": (100, 150, 50),
        "东二县": (200, 170, -30),
    }
    assert {a: c.share for a, c in found.items()} == {
        "东三县": Decimal("1.5"),
        "东四县": Decimal("-0.4"),
        "东一县": Decimal("-0.25"),
        "东二县": Decimal("0.15"),
    }


def test_like_for_like_counts_the_areas_of_both_years_alone(reading: tallybook.Reading) -> None:
    found = by_area(tallybook.contributions(reading, compare="2021"))
    assert {a: c.share_like_for_like for a, c in found.items()} == {
        "东三县": None,
        "东四县": None,
        "东一县": Decimal("2.5"),
        "东二县": Decimal("-1.5"),
    }
    assert (found["东一县"].ratio, found["东四县"].ratio) == (Decimal("1.5"), None)


def test_ranks_are_those_of_each_year(reading: tallybook.Reading) -> None:
    found = by_area(tallybook.contributions(reading, compare="2021"))
    ranks = {a: (c.rank, c.previous_rank) for a, c in found.items()}
    assert ranks == {"东三县": (None, 1), "东四县": (3, None), "东一县": (2, 3), "东二县": (1, 2)}


def test_the_largest_change_comes_first(reading: tallybook.Reading) -> None:
    found = tallybook.contributions(reading, compare="2021", by=("indicator",))
    assert [c.area for c in found] == ["东三县", "东四县", "东一县", "东二县"]
    assert {tuple(c.key) for c in found} == {("indicator",)}
    assert {tuple(c.key) for c in tallybook.contributions(reading, compare="2021", by=("area",))} == {()}


def test_one_area_alone_makes_all_of_its_change_and_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "讲座（场）.csv").write_text("区县,2021年,2022年\n东一县,100,150\n", encoding="utf-8")
    assert tallybook.contributions(tallybook.read_files(tmp_path), compare="2021") == ()


def test_rates_have_no_parts(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "区县,2021年普及率(%),2022年普及率(%)\n东一县,10,15\n东二县,20,25\n", encoding="utf-8"
    )
    assert tallybook.contributions(tallybook.read_files(tmp_path), compare="2021") == ()


def observation(area: int, year: int, value: int) -> Observation:
    figure = Decimal(value)
    return Observation(
        "", f"东{area}县", "", "讲座", "", str(year), figure, figure, figure, Qualifier.EXACT, "场", "A", "", "", "", ""
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(
    now=st.dictionaries(st.integers(0, 9), st.integers(0, 10**9), min_size=1),
    before=st.dictionaries(st.integers(0, 9), st.integers(0, 10**9), min_size=1),
)
def test_changes_add_up_to_that_of_the_total_and_shares_to_one(now: dict[int, int], before: dict[int, int]) -> None:
    rows = [observation(a, 2022, v) for a, v in now.items()] + [observation(a, 2021, v) for a, v in before.items()]
    found = contributions(rows, year="2022", earlier="2021", by=("indicator",), codebook=Codebook())
    assert len(found) == (len(now | before) if len(now | before) > 1 else 0)
    if found:
        change = sum(now.values()) - sum(before.values())
        assert sum(c.change or 0 for c in found) == change
        assert abs(sum(c.share or 0 for c in found) - (change != 0)) < Decimal("1e-15")


COMPARED = ("totals", str(DATA / "luzhou-2021"), "--compare", "2020", "--indicator", "handouts", "--by", "area,year")


def test_people_see_them_below_the_totals() -> None:
    done = run(*COMPARED, "--lang", "zh", "-q")
    above, below = done.stdout.split("增减由哪些地区构成")
    assert "古蔺县" in above
    first = next(line for line in below.splitlines() if "古蔺县" in line).split()
    assert first == ["2021", "古蔺县", "8,205", "+8,205", "47.7", "%", "7", "←", "–", "份"]


def test_machines_get_them_as_contributions() -> None:
    told = json.loads(run(*COMPARED, "--json").stdout)
    assert tuple(told["contributions"][0]) == ("year", *CONTRIBUTION_COLUMNS)
    assert len(told["contributions"]) == 7
    alone = run("totals", str(DATA / "luzhou-2021"), "--json")
    assert "contributions" not in json.loads(alone.stdout)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_workbook_has_a_sheet_of_them(tmp_path: Path, lang: str) -> None:
    target = tmp_path / "t.xlsx"
    assert run(*COMPARED, "-o", str(target), "--lang", lang).returncode == 0
    sheet = load_workbook(target)[HEADINGS["Contributions"][lang == "zh"]]
    head, first, *rest = sheet.iter_rows()
    chinese = lang == "zh"
    assert [c.value for c in head] == [
        HEADINGS.get(f"Contributions.{n}", HEADINGS[n])[chinese] for n in ("year", *CONTRIBUTION_COLUMNS)
    ]
    share = first[1 + CONTRIBUTION_COLUMNS.index("share")]
    assert (first[1].value, share.value, share.number_format) == ("古蔺县", 0.477035, "0.0%")
    assert len(rest) == 6
