"""Small totals that are hidden on request, and what is hidden with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tallybook.aggregate import suppressed, total_up
from tallybook.model import AreaEntry, Codebook, Observation, Qualifier
from tests.running import run

CITY = """[codebook]
areas = "areas.csv"
"""
AREAS = "code,name,parent\n1,泸州市,\n2,江阳区,1\n3,泸县,1\n4,合江县,1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tallybook.toml").write_text(CITY, encoding="utf-8")
    (tmp_path / "areas.csv").write_text(AREAS, encoding="utf-8")
    (tmp_path / "a.csv").write_text(
        "2021年统计表\n区县,患者（人）,讲座（场次）\n江阳区,7,20\n泸县,15,30\n合江县,400,40\n", encoding="utf-8"
    )
    return tmp_path


def told(folder: Path, *words: str) -> dict[tuple[str, str], str]:
    done = run("totals", str(folder), *words, "--json")
    rows = json.loads(done.stdout)["totals"]
    return {(r["area"], r["indicator"]): "[c]" if r["obs_status"] == "Q" else str(r["obs_value"]) for r in rows}


def test_a_small_total_is_hidden_and_the_next_smallest_beside_it(folder: Path) -> None:
    found = told(folder, "--suppress", "9")
    assert {area: v for (area, indicator), v in found.items() if indicator == "患者"} == {
        "江阳区": "[c]",
        "泸县": "[c]",
        "合江县": "400",
        "泸州市": "422",
    }
    assert "[c]" not in [v for (_, indicator), v in found.items() if indicator == "讲座"]


def test_nothing_is_hidden_unasked(folder: Path) -> None:
    assert "[c]" not in told(folder).values()


def test_the_table_shows_the_mark(folder: Path) -> None:
    assert run("totals", str(folder), "--suppress", "9").stdout.count("[c]") == 2


def test_changes_are_not_given_beside_hidden_totals(folder: Path) -> None:
    assert run("totals", str(folder), "--suppress", "9", "--compare", "2020").returncode == 2


def test_findings_that_quote_figures_are_in_no_product(folder: Path) -> None:
    (folder / "b.csv").write_text("2021年\n区县,展览（场次）\n江阳区,3个\n泸县,x9y\n合江县,5\n", encoding="utf-8")
    assert json.loads(run("totals", str(folder), "--json").stdout)["findings"]
    assert not json.loads(run("totals", str(folder), "--json", "--suppress", "9").stdout)["findings"]


def test_the_workbook_holds_no_figure_that_is_hidden(folder: Path) -> None:
    out = folder / "out" / "a.xlsx"
    out.parent.mkdir()
    assert run("totals", str(folder), "--suppress", "9", "-o", str(out)).returncode == 0
    book = load_workbook(out)
    values = [c.value for page in book.worksheets for row in page.iter_rows() for c in row]
    assert "Observations" not in book.sheetnames
    assert 422 in values
    assert values.count("[c]") == 4
    assert not {7, 15} & {v for v in values if isinstance(v, int)}


TREE = Codebook(
    areas=tuple(
        AreaEntry(c, (c,), p)
        for c, p in (("0", ""), ("1", "0"), ("2", "0"), *((f"{p}{n}", p) for p in "12" for n in "abcd"))
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=8, max_size=8), st.integers(2, 9))
def test_no_hidden_total_can_be_worked_out_from_a_whole_and_its_other_parts(figures: list[int], least: int) -> None:
    codes = [f"{p}{n}" for p in "12" for n in "abcd"]
    rows = [_figure(code, n) for code, n in zip(codes, figures, strict=True)]
    plain = {t.key["area"]: t for t in total_up(rows, by=["area"], codebook=TREE)}
    shown = {t.key["area"]: t.obs_value for t in suppressed(list(plain.values()), least)}
    for whole, parts in (("0", ["1", "2"]), ("1", codes[:4]), ("2", codes[4:])):
        assert sum(shown[a] is None for a in (whole, *parts)) != 1
    assert not [v for v in shown.values() if v is not None and 0 < v < least]
    assert all(v in (None, plain[a].obs_value) for a, v in shown.items())


def _figure(code: str, n: int) -> Observation:
    from decimal import Decimal

    value = Decimal(n)
    return Observation(
        code,
        code,
        "patients",
        "patients",
        "",
        "2021",
        value,
        value,
        value,
        Qualifier.EXACT,
        "人",
        "A",
        "a.csv",
        "",
        code,
        str(n),
    )
