"""Make the sample data: each district's return in a human layout and file format of its own.

    python examples/make_luzhou.py data

writes data/luzhou-2021 and data/luzhou-2020 from the plain table examples/luzhou_figures.csv.
It needs the packages of the test extra (xlwt, odfpy).
"""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter

FIGURES = Path(__file__).with_name("luzhou_figures.csv")
CREATED = datetime(2022, 1, 1)  # a fixed date keeps the files the same bytes
Value = int | float | str
Figures = dict[tuple[str, str], str]


def figures(year: str) -> dict[str, Figures]:
    """Give area → (indicator, unit) → figure as written, for one year."""
    found: dict[str, Figures] = {}
    with FIGURES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["area"], {})[row["indicator"], row["unit"]] = row[year]
    return {a: f for a, f in found.items() if any(f.values())}


def number(text: str) -> Value:
    """Give a plain number as a number, and a phrase as its words."""
    return int(text) if text.isdigit() else text


def book(path: Path) -> xlsxwriter.Workbook:
    """Open a workbook in which text stays text."""
    made = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    made.set_properties({"created": CREATED})
    return made


def across(path: Path, area: str, year: str, rows: Figures) -> None:
    """Write one row of indicators under a merged header of two rows, with a total row and a note."""
    made = book(path)
    sheet = made.add_worksheet("科技活动周")
    names = list(rows)
    sheet.merge_range(0, 0, 0, len(names), f"泸州市{area}{year}年科技活动周情况统计表")
    sheet.write(1, 0, f"填报单位：{area}科技局")
    sheet.merge_range(2, 0, 3, 0, "区县")
    half = len(names) // 2
    sheet.merge_range(2, 1, 2, half, "宣传情况")
    sheet.merge_range(2, half + 1, 2, len(names), "活动情况")
    for col, (name, unit) in enumerate(names, 1):
        sheet.write(3, col, f"{name}（{unit}）")
        figure = number(rows[name, unit])
        sheet.write(4, col, figure)
        sheet.write(5, col, figure)
    sheet.write(4, 0, area)
    sheet.write(5, 0, "合 计")
    sheet.write(7, 0, "注：据不完全统计。")
    old = made.add_worksheet("上年")
    old.write_row(0, 0, ("区县", "发放资料（份）"))
    old.write_row(1, 0, (area, 7777))
    old.hide()
    made.close()


def form(path: Path, area: str, year: str, rows: Figures) -> None:
    """Write the survey form as an old .xls: name, unit, code, figure, with its numbering row."""
    import xlwt

    made = xlwt.Workbook(encoding="utf-8")
    sheet = made.add_sheet("调查表")
    lines: list[list[Value]] = [
        ["指标名称", "计量单位", "代码", "数量"],
        ["甲", "乙", "丙", 1],
        *([name, unit, f"KP{n:03d}", number(figure)] for n, ((name, unit), figure) in enumerate(rows.items(), 1)),
    ]
    sheet.write_merge(0, 0, 0, 3, f"{year}年科技活动周统计调查表")
    sheet.write(1, 0, f"填报单位：{area}")
    for r, line in enumerate(lines, 2):
        for c, value in enumerate(line):
            sheet.write(r, c, value)
    sheet.write(len(lines) + 3, 0, "填表人：        审核人：        填报日期：")
    made.save(str(path))


def months(path: Path, area: str, year: str, rows: Figures) -> None:
    """Write indicators down and months across; April was not reported, a subtotal stands last."""
    made = book(path)
    sheet = made.add_worksheet(area)
    sheet.merge_range(0, 0, 0, 5, f"{area}{year}年科技活动周分月统计")
    sheet.write_row(1, 0, ("指标", "单位", "3月", "4月", "5月", "小计"))
    for n, ((name, unit), figure) in enumerate(rows.items(), 2):
        value = number(figure)
        first: Value = value // 4 if isinstance(value, int) else ""
        last: Value = value - value // 4 if isinstance(value, int) else value
        sheet.write_row(n, 0, (name, unit, first, "", last, value))
    made.close()


def months_down(path: Path, area: str, year: str, rows: Figures) -> None:
    """Write months down and indicators across as .ods; handouts are counted in 万份."""
    heads: list[Value] = ["月份"]
    columns: list[tuple[Value, Value, Value]] = []
    for (name, unit), figure in rows.items():
        large = name == "发放技术资料"
        heads.append(f"{name}（{'万' if large else ''}{unit}）")
        value = number(figure)
        if not isinstance(value, int):
            columns.append((value, "—", value))
            continue
        parts = (value - value // 3, value // 3, value)
        columns.append(tuple(float(Decimal(p).scaleb(-4)) if large else p for p in parts))  # type: ignore[arg-type]
    names = ("5月", "6月", "合计")
    body = [[name, *(c[i] for c in columns)] for i, name in enumerate(names)]
    write_ods(path, "分月", [[f"{area}{year}年科技活动周分月情况"], heads, *body])


def write_ods(path: Path, sheet: str, rows: list[list[Value]]) -> None:
    """Write one sheet, the title merged over the header; the same rows give the same bytes."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    made = OpenDocumentSpreadsheet()
    table = Table(name=sheet)
    for n, row in enumerate(rows):
        line = TableRow()
        for value in row:
            kind = {"valuetype": "string"} if isinstance(value, str) else {"valuetype": "float", "value": value}
            spanned = {"numbercolumnsspanned": len(rows[1])} if n == 0 else {}
            cell = TableCell(**kind, **spanned)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        for _ in range(len(rows[1]) - 1 if n == 0 else 0):
            line.addElement(CoveredTableCell())
        table.addElement(line)
    made.spreadsheet.addElement(table)
    raw = io.BytesIO()
    made.write(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w") as target:
        for name in ("mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"):
            target.writestr(zipfile.ZipInfo(name, CREATED.timetuple()[:6]), source.read(name))


def events(path: Path, area: str, year: str, rows: Figures) -> None:
    """Write an event log with real dates; figures spread over two events, the second as text."""
    made = book(path)
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    sheet = made.add_worksheet("活动台账")
    sheet.merge_range(0, 0, 0, 1 + len(rows), f"{area}{year}年科技活动周活动台账")
    sheet.write_row(1, 0, ("日期", "地点"))
    for row, (when, where) in enumerate(((22, "县城广场"), (25, "中心校")), 2):
        sheet.write_datetime(row, 0, datetime(int(year), 5, when), day)
        sheet.write(row, 1, where)
    sheet.write(4, 0, "合计")
    for col, ((name, unit), figure) in enumerate(rows.items(), 2):
        value = number(figure)
        sheet.write(1, col, f"{name}（{unit}）")
        first = value - value // 2 if isinstance(value, int) else value
        second = str(value // 2) if isinstance(value, int) else "/"
        sheet.write_column(2, col, (first, second, value))
    made.close()


def tidy(path: Path, area: str, year: str, rows: Figures) -> None:
    """Write a long table, one figure a row."""
    made = book(path)
    sheet = made.add_worksheet("科技活动周明细")
    sheet.write_row(0, 0, ("地区", "指标", "年份", "数值", "单位"))
    for n, ((name, unit), figure) in enumerate(rows.items(), 1):
        sheet.write_row(n, 0, (area, name, int(year), number(figure), unit))
    made.close()


def areas_across(path: Path, area: str, year: str, rows: Figures) -> None:
    """Write indicators down and areas across as GB18030 text, with a total column."""
    lines = [[f"{year}年科技活动周情况"], ["指标", "单位", area, "合计"]]
    lines += [[name, unit, figure, figure] for (name, unit), figure in rows.items()]
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(lines)


LAYOUTS = {
    "江阳区": (across, "xlsx"),
    "纳溪区": (form, "xls"),
    "龙马潭区": (months, "xlsx"),
    "泸县": (months_down, "ods"),
    "合江县": (events, "xlsx"),
    "叙永县": (tidy, "xlsx"),
    "古蔺县": (areas_across, "csv"),
}


def main(target: Path) -> None:
    """Write both years."""
    for year in ("2021", "2020"):
        folder = target / f"luzhou-{year}"
        folder.mkdir(parents=True, exist_ok=True)
        for area, rows in figures(year).items():
            write, suffix = LAYOUTS[area]
            write(folder / f"{area}.{suffix}", area, year, rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
