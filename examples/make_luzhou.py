"""Make the sample data: each district's return in a human layout of its own.

    python examples/make_luzhou.py data

writes data/luzhou-2021 and data/luzhou-2020 from the plain table examples/luzhou_figures.csv.
"""

from __future__ import annotations

import csv
import sys
from datetime import datetime
from pathlib import Path

import xlsxwriter

FIGURES = Path(__file__).with_name("luzhou_figures.csv")
CREATED = datetime(2022, 1, 1)  # a fixed date keeps the files the same bytes
Figures = dict[str, dict[str, str]]


def figures(year: str) -> Figures:
    """Give area → indicator → figure as written, for one year."""
    found: Figures = {}
    with FIGURES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["area"], {})[f"{row['indicator']}|{row['unit']}"] = row[year]
    return {a: f for a, f in found.items() if any(f.values())}


def number(text: str) -> float | int | str:
    """Give a plain number as a number, and a phrase as its words."""
    try:
        return int(text)
    except ValueError:
        return text


def book(path: Path) -> xlsxwriter.Workbook:
    """Open a workbook in which text stays text."""
    made = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    made.set_properties({"created": CREATED})
    return made


def across(path: Path, area: str, year: str, rows: dict[str, str]) -> None:
    """Write one row of indicators under a merged header of two rows, with a total row and a note."""
    made = book(path)
    sheet = made.add_worksheet("科技活动周")
    names = [k.split("|") for k in rows]
    sheet.merge_range(0, 0, 0, len(names), f"泸州市{area}{year}年科技活动周情况统计表")
    sheet.write(1, 0, f"填报单位：{area}科技局")
    sheet.merge_range(2, 0, 3, 0, "区县")
    half = len(names) // 2
    sheet.merge_range(2, 1, 2, half, "宣传情况")
    sheet.merge_range(2, half + 1, 2, len(names), "活动情况")
    for col, (name, unit) in enumerate(names, 1):
        sheet.write(3, col, f"{name}（{unit}）")
        figure = number(rows[f"{name}|{unit}"])
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


def form(path: Path, area: str, year: str, rows: dict[str, str]) -> None:
    """Write the survey form: name, unit, code, figure."""
    made = book(path)
    sheet = made.add_worksheet("调查表")
    sheet.merge_range(0, 0, 0, 3, f"{year}年科技活动周统计调查表")
    sheet.write(1, 0, f"填报单位：{area}")
    sheet.write_row(2, 0, ("指标名称", "计量单位", "代码", "数量"))
    for n, (key, figure) in enumerate(rows.items(), 1):
        name, unit = key.split("|")
        sheet.write_row(2 + n, 0, (name, unit, f"{n:02d}", number(figure)))
    sheet.write(4 + len(rows), 0, "填表人：        审核人：")
    made.close()


def months(path: Path, area: str, year: str, rows: dict[str, str]) -> None:
    """Write indicators down and months across; April was not reported, May has the figure."""
    made = book(path)
    sheet = made.add_worksheet(area)
    sheet.merge_range(0, 0, 0, 5, f"{area}{year}年科技活动周分月统计")
    sheet.write_row(1, 0, ("指标", "单位", "3月", "4月", "5月", "合计"))
    for n, (key, figure) in enumerate(rows.items(), 2):
        name, unit = key.split("|")
        value = number(figure)
        if isinstance(value, int):
            sheet.write_row(n, 0, (name, unit, value // 4, "", value - value // 4, value))
        else:
            sheet.write_row(n, 0, (name, unit, "", "", value, value))
    made.close()


def months_down(path: Path, area: str, year: str, rows: dict[str, str]) -> None:
    """Write months down and indicators across."""
    made = book(path)
    sheet = made.add_worksheet("分月")
    sheet.merge_range(0, 0, 0, len(rows), f"{area}{year}年科技活动周分月情况")
    sheet.write(1, 0, "月份")
    sheet.write(2, 0, "5月")
    sheet.write(3, 0, "6月")
    sheet.write(4, 0, "合计")
    for col, (key, figure) in enumerate(rows.items(), 1):
        name, unit = key.split("|")
        value = number(figure)
        sheet.write(1, col, f"{name}（{unit}）")
        split = (value - value // 3, value // 3) if isinstance(value, int) else (value, "")
        sheet.write_column(2, col, (*split, value))
    made.close()


def events(path: Path, area: str, year: str, rows: dict[str, str]) -> None:
    """Write an event log with real dates; the figures are spread over two events, one as text."""
    made = book(path)
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    sheet = made.add_worksheet("活动台账")
    sheet.merge_range(0, 0, 0, 1 + len(rows), f"{area}{year}年科技活动周活动台账")
    sheet.write_row(1, 0, ("日期", "地点"))
    for row, (when, where) in enumerate(((22, "县城广场"), (25, "中心校")), 2):
        sheet.write_datetime(row, 0, datetime(int(year), 5, when), day)
        sheet.write(row, 1, where)
    sheet.write(4, 0, "合计")
    for col, (key, figure) in enumerate(rows.items(), 2):
        name, unit = key.split("|")
        value = number(figure)
        sheet.write(1, col, f"{name}（{unit}）")
        first = value - value // 2 if isinstance(value, int) else value
        second = str(value // 2) if isinstance(value, int) else ""
        sheet.write(2, col, first)
        sheet.write(3, col, second)
        sheet.write(4, col, value)
    made.close()


def tidy(path: Path, area: str, year: str, rows: dict[str, str]) -> None:
    """Write a long table, one figure a row."""
    made = book(path)
    sheet = made.add_worksheet("明细")
    sheet.write_row(0, 0, ("地区", "指标", "年份", "数值", "单位"))
    for n, (key, figure) in enumerate(rows.items(), 1):
        name, unit = key.split("|")
        sheet.write_row(n, 0, (area, name, int(year), number(figure), unit))
    made.close()


def chinese_csv(path: Path, area: str, year: str, rows: dict[str, str]) -> None:
    """Write a table in GB18030, indicators down and one year column."""
    lines = [[f"{area}{year}年科技活动周情况"], ["指标名称", f"{year}年"]]
    lines += [[f"{k.split('|')[0]}（{k.split('|')[1]}）", v] for k, v in rows.items()]
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(lines)


LAYOUTS = {
    "江阳区": (across, "xlsx"),
    "纳溪区": (form, "xlsx"),
    "龙马潭区": (months, "xlsx"),
    "泸县": (months_down, "xlsx"),
    "合江县": (events, "xlsx"),
    "叙永县": (tidy, "xlsx"),
    "古蔺县": (chinese_csv, "csv"),
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
