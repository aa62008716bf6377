"""The exported workbook."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.test_command_line import run

SAMPLE = Path(__file__).parents[1] / "data" / "luzhou-2021"
SHEETS = {
    "en": ["Totals", "By area", "Observations", "Findings", "Sources"],
    "zh": ["合计", "分地区", "观测", "问题", "来源"],
}


def export(target: Path, *words: str) -> Path:
    done = run("totals", str(SAMPLE), "-o", str(target), *words)
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sheets(tmp_path: Path, lang: str) -> None:
    assert load_workbook(export(tmp_path / "t.xlsx", "--lang", lang)).sheetnames == SHEETS[lang]


def formulas(path: Path) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def values(path: Path, cells: dict[tuple[str, str], str]) -> dict[tuple[str, str], object]:
    book = load_workbook(path, data_only=True)
    return {(sheet, cell): book[sheet][cell].value for sheet, cell in cells}


def test_every_total_is_a_live_sum_of_the_observations_that_name_it(tmp_path: Path) -> None:
    target = export(tmp_path / "t.xlsx", "--lang", "en")
    observed = load_workbook(target, data_only=True)["Observations"]
    rows = list(observed.iter_rows(min_row=2, values_only=True))
    live = formulas(target)
    cached = values(target, live)
    assert len(live) > 300
    for place, formula in live.items():
        summed, key, mark = _parts(formula)
        assert cached[place] == sum(r[summed] or 0 for r in rows if r[key] == mark)


def _parts(formula: str) -> tuple[int, int, str]:
    from openpyxl.utils import column_index_from_string

    value, key, mark = formula.removeprefix("=SUMIFS(").removesuffix(")").split(",")
    columns = [column_index_from_string(p.split("$")[1]) - 1 for p in (value, key)]
    return columns[0], columns[1], mark.strip('"')


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_calculates_the_same(tmp_path: Path) -> None:
    target = export(tmp_path / "t.xlsx", "--lang", "zh")
    _forget_values(target)
    (tmp_path / "out").mkdir()
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "bare.xlsx")], check=True, timeout=180)
    live = formulas(target)
    assert values(tmp_path / "out" / "bare.xlsx", live) == values(target, live)


def _forget_values(target: Path) -> None:
    """Save without the cached values, which openpyxl never writes: they must be calculated anew."""
    load_workbook(target).save(target.with_name("bare.xlsx"))


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    assert export(tmp_path / "a.xlsx").read_bytes() == export(tmp_path / "b.xlsx").read_bytes()


def test_a_change_carries_sign_and_mark(tmp_path: Path) -> None:
    target = export(tmp_path / "t.xlsx", "--by", "indicator,year", "--compare", "2020", "--lang", "en")
    sheet = load_workbook(target)["Totals"]
    heads = [c.value for c in sheet[1]]
    handouts = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "发放技术资料")
    change, high = (handouts[heads.index(h)] for h in ("Change", "Change, below"))
    assert (change.value, change.number_format) == (17200, '"≥ "+#,##0;"≥ "-#,##0;"≥ "0')
    assert high.value == 27200
