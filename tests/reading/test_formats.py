"""Each format keeps what changes a number: errors, percents, what is hidden, what was never calculated."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tallybook.model import CellKind, Grid
from tallybook.read import read_workbook


def only(path: Path) -> Grid:
    (grid,) = read_workbook(str(path)).grids
    return grid


def kinds(grid: Grid) -> dict[tuple[int, int], CellKind]:
    return {place: cell.kind for place, cell in grid.cells.items()}


def test_xlsx(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ([0.1, "=1+1", date(2021, 5, 22)], [0.5, "#N/A", True], [12345678901234567, "words", None]):
        sheet.append(row)
    sheet["A2"].number_format = "0.0%"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("A5:B6")
    book.save(tmp_path / "a.xlsx")
    grid = only(tmp_path / "a.xlsx")
    assert grid.cells[0, 0].value == Decimal("0.1")
    assert grid.cells[0, 1].kind is CellKind.UNCALCULATED
    assert grid.cells[0, 2].value == date(2021, 5, 22)
    assert (grid.cells[1, 0].value, grid.cells[1, 0].percent) == (Decimal("0.5"), True)
    assert grid.cells[1, 1].kind is CellKind.ERROR
    assert grid.cells[2, 0].value == Decimal(12345678901234600)
    assert (grid.hidden_rows, grid.hidden_cols) == ({2}, {2})
    assert [(m.top, m.left, m.bottom, m.right) for m in grid.merges] == [(4, 0, 5, 1)]


def test_xlsx_of_1904(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2021, 5, 22)  # type: ignore[index]
    book.save(tmp_path / "a.xlsx")
    assert only(tmp_path / "a.xlsx").cells[0, 0].value == date(2021, 5, 22)


def test_xls(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("one")
    sheet.write(0, 0, 0.25, xlwt.easyxf(num_format_str="0%"))
    sheet.write(0, 1, datetime(2021, 5, 22), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(1, 0, "2000万")
    sheet.row(1).write(1, 3.5)
    sheet.row(2).set_cell_error(0, "#REF!")
    sheet.row(1).hidden = True
    sheet.col(1).hidden = True
    book.add_sheet("two").visibility = 1
    book.save(str(tmp_path / "a.xls"))
    grids = read_workbook(str(tmp_path / "a.xls")).grids
    cells = grids[0].cells
    assert (cells[0, 0].value, cells[0, 0].percent) == (Decimal("0.25"), True)
    assert cells[0, 1].value == date(2021, 5, 22)
    assert cells[2, 0].kind is CellKind.ERROR
    assert (grids[0].hidden_rows, grids[0].hidden_cols) == ({1}, {1})
    assert [g.hidden for g in grids] == [False, True]


@pytest.mark.parametrize(("height", "default", "rows"), [(0, 0, {1}), (0, 1, set()), (255, 0, set())])
@pytest.mark.parametrize(("width", "cols"), [(0, {1}), (1, set())])
def test_rows_and_columns_of_an_xls_that_have_no_size_are_hidden(
    tmp_path: Path, height: int, default: int, rows: set[int], width: int, cols: set[int]
) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("one")
    sheet.write(1, 1, 5)
    sheet.row(1).height, sheet.row(1).has_default_height = height, default
    sheet.col(1).width = width
    book.save(str(tmp_path / "a.xls"))
    grid = only(tmp_path / "a.xls")
    assert (set(grid.hidden_rows), set(grid.hidden_cols)) == (rows, cols)


@pytest.mark.parametrize(
    ("code", "days", "shown"),
    [("[h]:mm:ss", 12.5, "300:00:00"), ("[h]:mm", -1.5, "-36:00:00"), ("[h]:mm", 0.25, "6:00:00")],
)
def test_hours_beyond_the_day_are_no_date(tmp_path: Path, code: str, days: float, shown: str) -> None:
    import xlsxwriter
    import xlwt

    old = xlwt.Workbook()
    old.add_sheet("one").write(0, 0, days, xlwt.easyxf(num_format_str=code))
    old.save(str(tmp_path / "a.xls"))
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as new:
        new.add_worksheet("one").write(0, 0, days, new.add_format({"num_format": code}))
    cells = [read_workbook(str(tmp_path / name)).grids[0].cells[0, 0] for name in ("a.xls", "a.xlsx")]
    assert [(c.kind, c.raw) for c in cells] == [(CellKind.TEXT, shown)] * 2


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c">
<office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="one"><table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="0.1"/></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell office:value-type="percentage" office:value="0.5"/>
<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
<table:table-cell table:formula="of:=1+1"/></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell>
<table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="2021-05-22"/></table:table-row>
</table:table><table:table table:name="two" table:style-name="ta2"/></office:spreadsheet></office:body>
</office:document-content>"""


def test_ods(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("content.xml", ODS)
    one, two = read_workbook(str(tmp_path / "a.ods")).grids
    assert [one.cells[r, 0].value for r in (0, 1)] == [Decimal("0.1")] * 2
    assert (one.cells[2, 0].value, one.cells[2, 0].percent) == (Decimal("0.5"), True)
    assert [one.cells[2, c].kind for c in (1, 2)] == [CellKind.ERROR, CellKind.UNCALCULATED]
    last = 3 + 1_048_000
    assert (one.cells[last, 0].value, one.cells[last, 2].value) == ("a  b", date(2021, 5, 22))
    assert (one.hidden_rows, one.hidden_cols, len(one.merges)) == ({2}, {2}, 1)
    assert two.hidden


def test_what_lies_upon_a_cell_of_ods_is_none_of_its_text(tmp_path: Path) -> None:
    drawn = '<d:frame xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><text:p>chart</text:p></d:frame>'
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr(
            "content.xml",
            ODS.replace("<table:covered-table-cell/>", f"<table:covered-table-cell>{drawn}</table:covered-table-cell>"),
        )
    assert (3 + 1_048_000, 1) not in read_workbook(str(tmp_path / "a.ods")).grids[0].cells


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'区县{delimiter}"发放\n资料"\n江阳区{delimiter}"1,200"\n'.encode(encoding))
    assert [c.raw for c in only(path).cells.values()] == ["区县", "发放\n资料", "江阳区", "1,200"]


def test_a_page_named_xls(tmp_path: Path) -> None:
    page = "<html><meta charset='gb2312'><table><tr><td rowspan=2>区县<td>份</tr><tr><td>5</td></tr></table></html>"
    path = tmp_path / "a.xls"
    path.write_bytes(page.encode("gb18030"))
    book = read_workbook(str(path))
    assert {p: c.raw for p, c in book.grids[0].cells.items()} == {(0, 0): "区县", (0, 1): "份", (1, 1): "5"}
    assert [f.code for f in book.findings] == ["FILE_EXTENSION"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FILE_EMPTY"),
        (b"%PDF-1.7", "FILE_TYPE"),
        (b"PK\x03\x04 cut off", "FILE_DAMAGED"),
        (b"version https://git-lfs.github.com/spec/v1\n", "FILE_TYPE"),
        (bytes(range(256)), "FILE_TYPE"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "FILE_DAMAGED"),
        (b"<html><p>no table</p></html>", "FILE_TYPE"),
        (b'a,"b\n', "FILE_DAMAGED"),
    ],
)
def test_what_cannot_be_read_is_a_finding(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    book = read_workbook(str(tmp_path / "a.xlsx"))
    assert [f.code for f in book.findings] == [code]
    assert not book.grids


def changed(path: Path, old: bytes, new: bytes) -> Path:
    """Make a workbook whose sheet has some bytes replaced."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["区县", "资料"])  # type: ignore[union-attr]
    book.active.append(["江阳区", 5])  # type: ignore[union-attr]
    book.save(path)
    with zipfile.ZipFile(path) as source:
        parts = {n: source.read(n) for n in source.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert old in parts[sheet]
    parts[sheet] = parts[sheet].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"<worksheet", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet', "FILE_DAMAGED"),
        (b'<c r="B2"', b'<c r="B2" t="n"><v>9</v></c><c r="B2"', "FILE_DAMAGED"),
        (b'r="B2"', b'r="ZZZ2"', "FILE_DAMAGED"),
        (b"</sheetData>", b" " * 140_000_000 + b"</sheetData>", "FILE_TOO_LARGE"),
    ],
)
def test_hostile_packages_cost_only_themselves(tmp_path: Path, old: bytes, new: bytes, code: str) -> None:
    book = read_workbook(str(changed(tmp_path / "a.xlsx", old, new)))
    assert [f.code for f in book.findings] == [code]


def test_a_merge_over_the_whole_sheet_is_no_trouble(tmp_path: Path) -> None:
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    grid = only(changed(tmp_path / "a.xlsx", b"</sheetData>", merge))
    assert len(grid.anchors()) == 4


def test_an_xlsb_process_that_dies_is_a_finding(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsb", "w") as package:
        package.writestr("xl/workbook.bin", b"\x00" * 64)
    assert [f.code for f in read_workbook(str(tmp_path / "a.xlsb")).findings] == ["FILE_DAMAGED"]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "a.xlsx")
    assert [f.code for f in read_workbook(str(tmp_path / "a.xlsx")).findings] == ["FILE_TYPE"]


@pytest.mark.parametrize("stored", ["12_345", "１２３４５", "٣", "many", "INF", "sNaN", "12 345", "0x10", "12%"])
def test_a_stored_number_that_is_none_stays_one_that_cannot_be_read(tmp_path: Path, stored: str) -> None:
    grid = only(changed(tmp_path / "a.xlsx", b"<v>5</v>", f"<v>{stored}</v>".encode()))
    cell = grid.cells[1, 1]
    assert (cell.kind, cell.raw, cell.value.is_nan()) == (CellKind.NUMBER, stored, True)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "raw"),
    [
        ("<td>5<script>6</script><!-- 7 --><span style='display:none'>8</span>", "5"),
        ("<td>5<sup>1</sup>", "5¹"),
        ("<td>5<br>6", "5\n6"),
        ("<td><s>5</s>6", "5\n6"),
        ("<td>5<table><tr><td>6</table>", "5\n6"),
        ("<td><input value=5>", "5"),
        ("<td>5<sub>1</sub>", "5₁"),
        ("<td>5<sup><b>1</b></sup>", "5¹"),
        ("<td>5<span style='vertical-align: 4pt'>1</span><i style='vertical-align:-4pt'>2</i>", "5¹₂"),
        ("<td>5<span style='vertical-align:0pt'>1</span>", "51"),
        ("<td>5<hr>6<span style='display:block'>7</span><span style='display:inline-block'>8</span>", "5\n6\n7\n8"),
        ("<td>5<input value=6>7<input type=radio value=8>", "5\n6\n7"),
        ("<td>5<iframe>6</iframe><object>7</object>", "5"),
        ("<td><object>7</object>", "7"),
        ("<td>5<![CDATA[6]]>", "5\n6"),
        ("<td><ruby>5<rt>6</ruby>", "5"),
        ("<form><td>5", "5"),
    ],
)
def test_a_page_is_read_as_it_is_shown(tmp_path: Path, written: str, raw: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><table><tr>{written}</table></html>", encoding="utf-8")
    cell = only(path).cells[0, 0]
    assert re.sub(r"\n+", "\n", cell.raw) == raw


def test_a_hidden_row_of_a_page_is_hidden(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<table><tr><td>a<tr style='display: none'><td>5</table>", encoding="utf-8")
    assert only(path).hidden_rows == {1}


@pytest.mark.parametrize(
    ("table", "rows", "cols", "whole"),
    [
        ("<table><tr><td>a<tr hidden><td>5", {1}, set(), False),
        ("<style>tr.h {display:none}</style><table><tr><td>a<tr class=h><td>5", {1}, set(), False),
        ("<style>@media print{.h{display:none}}</style><table><tr><td>a<tr class=h><td>5", set(), set(), False),
        ("<table><tr><td>a<tbody style='visibility:collapse'><tr><td>5", {1}, set(), False),
        ("<table><colgroup span=1></colgroup><col hidden><tr><td>a<td>5", set(), {1}, False),
        ("<table><tr><td>a<td hidden>5<tr><td>a<td hidden>6", set(), {1}, False),
        ("<div hidden><table><tr><td>a<td>5", set(), set(), True),
        ("<table style='display:none!important'><tr><td>a<td>5", set(), set(), True),
    ],
)
def test_what_a_page_hides_is_hidden(tmp_path: Path, table: str, rows: set[int], cols: set[int], whole: bool) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html>{table}</table></html>", encoding="utf-8")
    grid = only(path)
    assert (grid.hidden_rows, grid.hidden_cols, grid.hidden) == (rows, cols, whole)


def test_a_hidden_cell_keeps_its_place_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<table><tr><td>a<td>b<tr><td hidden>5<td>6</table>", encoding="utf-8")
    grid = only(path)
    assert (grid.raw(1, 0), grid.raw(1, 1), grid.noticed) == ("5", "6", (("FORMAT_HIDES", (1, 0)),))


def test_cells_in_no_row_make_one_each_time(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<table><td>a<td>b</td><tr><td>c</tr><td>d</table>", encoding="utf-8")
    assert {at: c.raw for at, c in only(path).cells.items()} == {(0, 0): "a", (0, 1): "b", (1, 0): "c", (2, 0): "d"}


def test_a_page_too_deep_to_be_read_whole_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<table><tr><td>{'<b>' * 300}5</table>", encoding="utf-8")
    assert [f.code for f in read_workbook(str(path)).findings] == ["FILE_DAMAGED"]


@pytest.mark.parametrize("head", ['<?xml version="1.0" encoding="gb2312"?>', "<meta charset=gb2312>"])
def test_a_page_is_decoded_as_it_says(tmp_path: Path, head: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"{head}<html><table><tr><td rowspan='²'>区县</table></html>".encode("gb18030"))
    assert only(path).cells[0, 0].raw == "区县"


@pytest.mark.parametrize("late", [0, 5000])
def test_text_with_zeros_is_no_text(tmp_path: Path, late: int) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a" * late + b"\0,1\n")
    assert [f.code for f in read_workbook(str(path)).findings] == ["FILE_TYPE"]


def test_a_first_line_names_only_what_may_part_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=3\na,135\n", encoding="utf-8")
    assert [c.raw for c in only(path).cells.values()] == ["sep=3", "a", "135"]


def test_an_error_that_an_old_program_stores_as_zero_is_an_error(tmp_path: Path) -> None:
    cell = '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>{}</text:p></table:table-cell>'
    row = "".join(cell.format(shown) for shown in ("#DIV/0!", "Err:502", "0"))
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr(
            "content.xml",
            ODS.replace("<table:table-row>", f"<table:table-row>{row}</table:table-row><table:table-row>", 1),
        )
    cells = read_workbook(str(tmp_path / "a.ods")).grids[0].cells
    row_of = next(r for r, c in cells if cells[r, c].raw == "Err:502")
    assert [cells[row_of, c].kind for c in range(3)] == [CellKind.ERROR, CellKind.ERROR, CellKind.NUMBER]
