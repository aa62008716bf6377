"""The exported workbook."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.test_command_line import run

SAMPLE = Path(__file__).parents[1] / "data" / "luzhou-2021"


def test_totals_are_live_formulas_with_cached_values(tmp_path: Path) -> None:
    target = tmp_path / "totals.xlsx"
    assert run("totals", str(SAMPLE), "--by", "indicator,year", "-o", str(target)).returncode == 0
    live, cached = load_workbook(target), load_workbook(target, data_only=True)
    assert live.sheetnames == ["合计", "分区", "观测", "问题", "来源"]
    observed = list(cached["观测"].iter_rows(min_row=2, values_only=True))
    for formulas, values in zip(live["合计"].iter_rows(min_row=2), cached["合计"].iter_rows(min_row=2), strict=True):
        assert str(formulas[3].value).startswith("=SUMIFS(")
        assert values[3].value == sum(row[6] for row in observed if row[16] == values[0].value)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        run("totals", str(SAMPLE), "-o", str(tmp_path / name))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
