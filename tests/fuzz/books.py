"""The sound workbooks that are altered: small returns that hold each kind of cell, in each format, the same bytes in every run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from tests.hostile.archive import Entry, zipped
from tests.hostile.others import csv_text, ods, ods_cell, ods_content, page, record, wide, xls, xlsb
from tests.hostile.workbook import xlsx

CREATED = datetime(2022, 1, 1)
_CLOCK = ("docProps/core.xml", "meta.xml")
"""The parts that say when a workbook was written."""


class Percent(float):
    """A figure that is shown as a percentage."""


class Formula(NamedTuple):
    """A formula with its last result."""

    words: str
    result: float | str


Value = int | float | str | date | bool | Formula | None
Rows = tuple[tuple[Value, ...], ...]
WEEK: Rows = (
    ("泸州市2021年科技活动周情况统计表",),
    ("填报单位：江阳区科技局", None, None, "单位：份、人次"),
    ("区县", "发放资料（份）", "参加人次", "完成率", "填报日期"),
    ("江阳区", "10万余份", 2569, Percent(0.985), date(2021, 5, 28)),
    ("纳溪区", 8205, "1,250", Percent(1.02), date(2021, 5, 30)),
    ("泸县", "近3000", 0.1, Percent(0.5), date(2021, 6, 1)),
    ("合江县", "—", 12345678.5, Percent(0.25), None),
    ("合计", Formula("SUM(B4:B7)", 8205), Formula("SUM(C4:C7)", 12348247.6), Formula("D4/0", "#DIV/0!"), None),
    ("注：数据截至2021年5月31日。",),
)
MONTHS: Rows = (
    ("2021年基本情况",),
    ("指标", "1月", "2月", "合计"),
    ("出生", 12, 34, Formula("B3+C3", 46)),
    ("死亡", 7, 5, Formula("B4+C4", 12)),
    ("户数", 1980, 1992, True),
)
SHEETS = (("科技活动周", WEEK), ("分月", MONTHS))


def _as_openpyxl() -> bytes:
    """Write with openpyxl, which stores no results of formulas."""
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    for name, rows in SHEETS:
        sheet = book.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                cell = sheet.cell(r, c, f"={value.words}" if isinstance(value, Formula) else value)
                if isinstance(value, Percent):
                    cell.number_format = "0.0%"
        sheet.merge_cells("A1:D1")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue())


def _as_xlsxwriter(*, inline: bool = False) -> bytes:
    """Write with XlsxWriter, which stores results, and texts in the cells where it is told to spare memory."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "constant_memory": inline, "in_memory": not inline})
    book.set_properties({"created": CREATED})
    formats = {kind: book.add_format({"num_format": code}) for kind, code in ((Percent, "0.0%"), (date, "yyyy-mm-dd"))}
    for name, rows in SHEETS:
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, Formula):
                    sheet.write_formula(r, c, f"={value.words}", None, value.result)
                else:
                    sheet.write(r, c, value, formats.get(type(value)))
    sheet.write_rich_string(6, 0, "上", book.add_format({"bold": True}), "年", "末")
    sheet.write_array_formula(6, 1, 6, 1, "{=SUM(B3:C3*1)}", None, 46)
    sheet.set_row(7, None, None, {"hidden": True})
    book.close()
    return repacked(out.getvalue())


def _as_xls() -> bytes:
    """Write with xlwt."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    styles = {Percent: xlwt.easyxf(num_format_str="0.0%"), date: xlwt.easyxf(num_format_str="yyyy-mm-dd")}
    for name, rows in SHEETS:
        sheet = book.add_sheet(name)
        sheet.write_merge(0, 0, 0, 3, rows[0][0])
        for r, row in enumerate(rows[1:], 1):
            for c, value in enumerate(row):
                told = xlwt.Formula(value.words) if isinstance(value, Formula) else value
                sheet.write(r, c, told, styles.get(type(value), xlwt.Style.default_style))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods_of(value: Value) -> str:
    if isinstance(value, Formula):
        about = f' table:formula="of:={value.words}"'
        return ods_cell(value.result, about)
    if isinstance(value, Percent):
        return f'<table:table-cell office:value-type="percentage" office:value="{value}"><text:p>{value:.1%}</text:p></table:table-cell>'
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value}</text:p></table:table-cell>'
    if isinstance(value, bool):
        return '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>'
    return "<table:table-cell/>" if value is None else ods_cell(value)


def _as_ods() -> bytes:
    rows = [f"<table:table-row>{''.join(map(_ods_of, row))}</table:table-row>" for row in WEEK]
    last = '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"/></table:table-row>'
    spanned = '<table:table-cell office:value-type="string" table:number-columns-spanned="4" table:number-rows-spanned="1"><text:p>分<text:s text:c="2"/>月</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/>'
    return ods(ods_content([f"<table:table-row>{spanned}</table:table-row>", *rows, last]))


def _as_xlsb() -> bytes:
    """Write the plain report with shared texts and formats beside it."""
    texts = record(159) + b"".join(record(19, b"\0" + wide(t)) for t in ("区县", "10万余份")) + record(160)
    used = record(617) + record(47, b"\0" * 16) + record(47, b"\0\0\x0a\0" + b"\0" * 12) + record(618)
    return xlsb(more={"sharedStrings": texts, "styles": record(278) + used + record(279)})


def _delimited(delimiter: str, encoding: str) -> bytes:
    lines = ([str(getattr(v, "result", "" if v is None else v)) for v in row] for row in WEEK)
    return "\r\n".join(delimiter.join(f'"{v}"' if delimiter in v else v for v in line) for line in lines).encode(
        encoding
    )


def repacked(data: bytes) -> bytes:
    """Pack the parts of a package anew, without those that hold the clock."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return zipped(Entry(n, package.read(n)) for n in package.namelist() if n not in _CLOCK)


BOOKS: dict[str, tuple[tuple[str, Callable[[], bytes]], ...]] = {
    "xlsx": (
        ("plain", xlsx),
        ("openpyxl", _as_openpyxl),
        ("xlsxwriter", _as_xlsxwriter),
        ("inline", lambda: _as_xlsxwriter(inline=True)),
    ),
    "ods": (("plain", ods), ("week", _as_ods)),
    "xls": (("plain", xls), ("xlwt", _as_xls)),
    "xlsb": (("plain", xlsb), ("styled", _as_xlsb)),
    "csv": (
        ("plain", lambda: csv_text().encode()),
        ("tabs", lambda: _delimited("\t", "utf-16")),
        ("gb18030", lambda: _delimited(",", "gb18030")),
        ("semicolons", lambda: _delimited(";", "utf-8-sig")),
    ),
    "html": (
        ("plain", lambda: page().encode()),
        ("merged", lambda: page('<td rowspan="2">10万余份</td>').encode("gb18030")),
    ),
}
"""By format: the name of each book, and how it is made."""
