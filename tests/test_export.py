"""The exported workbook."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tallybook.errors import OutputError
from tallybook.model import COMPARISON_COLUMNS, OBSERVATION_COLUMNS, TOTAL_COLUMNS
from tallybook.present import HEADINGS
from tallybook.render.pages import Pages
from tests.running import run

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


def test_pages_can_be_worked_with(tmp_path: Path) -> None:
    for sheet in load_workbook(export(tmp_path / "t.xlsx", "--lang", "zh")):
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref == sheet.dimensions
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.print_title_rows == "$1:$1"


def test_columns_are_wide_enough_for_chinese(tmp_path: Path) -> None:
    sheet = load_workbook(export(tmp_path / "t.xlsx", "--lang", "zh"), data_only=True)["观测"]
    for column in sheet.iter_cols(max_col=len(OBSERVATION_COLUMNS)):
        needed = max(sum(1 + (ord(c) > 0x2E80) for c in str(cell.value or "")) for cell in column)
        assert sheet.column_dimensions[column[0].column_letter].width >= min(needed + 1, 48)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_totals_have_the_columns_of_the_csv(tmp_path: Path, lang: str) -> None:
    target = export(tmp_path / "t.xlsx", "--lang", lang, "--compare", "2020")
    row = next(load_workbook(target)[SHEETS[lang][0]].iter_rows(max_row=1, values_only=True))
    columns = ("area", "indicator", "year", *TOTAL_COLUMNS, *COMPARISON_COLUMNS)
    assert row == tuple(HEADINGS[c][lang == "zh"] for c in columns)


def test_a_total_of_some_areas_says_so_in_its_cell(tmp_path: Path) -> None:
    target = tmp_path / "t.xlsx"
    assert run("totals", str(SAMPLE.with_name("luzhou-2020")), "-o", str(target), "--lang", "zh").returncode == 0
    sheet = load_workbook(target)["分地区"]
    formats = {c.value: sheet.cell(2, c.column).number_format for c in sheet[1]}
    assert formats["泸州市"] == '#,##0" (6/7)"'
    assert formats["江阳区"] == "#,##0"


def test_marks_and_bounds_are_shown(tmp_path: Path) -> None:
    sheet = load_workbook(export(tmp_path / "t.xlsx", "--lang", "en"), data_only=True)["Totals"]
    heads = [c.value for c in sheet[1]]
    row = next(r for r in sheet.iter_rows(min_row=2) if (r[0].value, r[1].value) == ("泸州市", "发放技术资料"))
    told = dict(zip(heads, row, strict=True))
    assert told["Total"].number_format == '"≥ "#,##0'
    assert (told["Total"].value, told["From"].value, told["Up to"].value) == (100000, 100000, 110000)
    assert (told["Kind of value"].value, told["Areas"].value, told["Expected"].value) == ("over", 7, 7)


def test_numbers_that_spreadsheets_would_round_stay_text(tmp_path: Path) -> None:
    path, target = tmp_path / "r.csv", tmp_path / "t.xlsx"
    path.write_text('2021年科普活动\n区县,字节（个）\n江阳区,"12,345,678,901,234,567"\n泸县,1\n', encoding="utf-8")
    assert run("totals", str(path), "-o", str(target), "--lang", "en").returncode == 0
    book = load_workbook(target)
    assert next(r[3].value for r in book["Totals"].iter_rows(min_row=2)) == "12,345,678,901,234,567"
    assert [r[6].value for r in book["Observations"].iter_rows(min_row=2)] == ["12345678901234567", 1]


def test_observations_as_a_workbook(tmp_path: Path) -> None:
    target = tmp_path / "o.xlsx"
    assert (
        run("observations", str(SAMPLE), "-o", str(target), "--lang", "en", "--indicator", "handouts").returncode == 0
    )
    book = load_workbook(target)
    assert book.sheetnames == ["Observations", "Findings", "Sources"]
    assert book["Observations"].max_row == 11
    assert book["Observations"].max_column == len(OBSERVATION_COLUMNS)


def test_files_that_gave_nothing_are_among_the_sources(tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 cut off")
    (tmp_path / "r.csv").write_text("2021年科普活动\n区县,参加人次（人次）\n江阳区,5\n", encoding="utf-8")
    target = tmp_path / "out.xlsx"
    assert run("totals", str(tmp_path), "-o", str(target), "--lang", "en").returncode == 1
    paths = [r[0] for r in load_workbook(target)["Sources"].iter_rows(min_row=2, values_only=True)]
    assert [Path(p).name for p in paths] == ["bad.xlsx", "r.csv", "balance"]


def test_a_change_carries_sign_and_mark(tmp_path: Path) -> None:
    target = export(tmp_path / "t.xlsx", "--by", "indicator,year", "--compare", "2020", "--lang", "en")
    sheet = load_workbook(target)["Totals"]
    heads = [c.value for c in sheet[1]]
    handouts = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "发放技术资料")
    change, high = (handouts[heads.index(h)] for h in ("Change", "Change, up to"))
    assert (change.value, change.number_format) == (17200, '"≥ "+#,##0;"≥ "-#,##0;"≥ "0')
    assert high.value == 27200


def test_more_rows_than_a_sheet_has_are_refused_and_not_left_out() -> None:
    class Book:
        def add_worksheet(self, _name: str) -> None:
            raise AssertionError("nothing may be written")

    rows = range(1_048_576)  # each stands for a row; with the headings they are one too many
    with pytest.raises(OutputError, match="1,048,577 rows are more than a sheet"):
        Pages(Book()).add("Observations", ("area",), rows)  # type: ignore[arg-type]


def test_more_areas_than_a_sheet_has_columns_stand_on_the_first_page_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallybook.render.workbook.MOST_COLUMNS", 9)
    book = load_workbook(export(tmp_path / "totals.xlsx", "--lang", "en"))
    assert book.sheetnames == [name for name in SHEETS["en"] if name != "By area"]
