"""Measure what reading and understanding workbooks costs, beside what python-calamine needs to read them.

    python benchmarks/reading.py [--books N] [--rounds N] [--rows N]

Workbooks are made first: books of twelve monthly sheets as offices fill them in, and one long list. Then the three ways
to read them take turns, so that whatever else the machine does disturbs all alike; medians of CPU time are printed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import xlsxwriter
from python_calamine import CalamineWorkbook

from tallybook.pipeline import Settings, read_file
from tallybook.read import read_workbook

COUNTS = ("户数", "人口", "出生", "死亡", "迁入", "迁出", "参加人次", "发放资料")
DECIMALS = ("耕地面积", "粮食产量", "财政收入")
PLACES, MONTHS = 40, 12


def figure(*place: int) -> int:
    """Give a figure that looks like any other, and is the same in every run."""
    return sum(n * step for n, step in zip(place, (7919, 104_729, 1_299_709, 15_485_863), strict=False)) % 29_989 + 11


def monthly_book(path: Path, number: int, months: int = MONTHS) -> None:
    """Write a sheet a month: a merged title, two header rows, forty places and their total."""
    book = xlsxwriter.Workbook(path)
    percent, heads = book.add_format({"num_format": "0.0%"}), (*COUNTS, *DECIMALS)
    for month in range(1, months + 1):
        sheet = book.add_worksheet(f"{month}月")
        sheet.merge_range(0, 0, 0, len(heads) + 1, f"青山县2021年{month}月基本情况统计表")
        sheet.merge_range(1, 0, 2, 0, "乡镇")
        sheet.merge_range(1, 1, 1, len(COUNTS), "人口情况")
        sheet.merge_range(1, len(COUNTS) + 1, 1, len(heads) + 1, "经济情况")
        sheet.write_row(2, 1, (*heads, "增长率"))
        totals = [0] * len(heads)
        for place in range(PLACES):
            row = [figure(place, col, month, number) for col in range(len(heads))]
            totals = [a + b for a, b in zip(totals, row, strict=True)]
            sheet.write(place + 3, 0, f"第{place + 1}镇")
            sheet.write_row(place + 3, 1, [v if c < len(COUNTS) else v / 100 for c, v in enumerate(row)])
            sheet.write(place + 3, len(heads) + 1, figure(place, month) / 100_000, percent)
        sheet.write(PLACES + 3, 0, "合计")
        for col, total in enumerate(totals):
            shown = total if col < len(COUNTS) else total / 100
            sheet.write_formula(PLACES + 3, col + 1, f"=SUM({chr(66 + col)}4:{chr(66 + col)}43)", None, shown)
    book.close()


def long_list(path: Path, rows: int) -> None:
    """Write one sheet of events, a row each."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("明细")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, ("序号", "日期", "区县", "类别", "经办人", "参加人次", "发放资料(份)", "金额(元)", "备注"))
    for n in range(rows):
        some = figure(n)
        sheet.write(n + 1, 0, n + 1)
        sheet.write(n + 1, 1, 44_197 + some % 365, day)
        sheet.write_row(n + 1, 2, (f"第{some % 7 + 1}区", "讲座", f"经办{some % 90}", some, some * 3, some / 100))
        if n % 3:
            sheet.write(n + 1, 8, f"备注{some % 500}")
    book.close()


def calamine(path: str) -> None:
    """Read all cells of a workbook, as the reader that is measured against does."""
    book = CalamineWorkbook.from_path(path)
    for number in range(len(book.sheet_names)):
        book.get_sheet_by_index(number).to_python(skip_empty_area=False)


WAYS: dict[str, Callable[[str], object]] = {
    "calamine": calamine,
    "tallybook reads": read_workbook,
    "tallybook reads and understands": lambda path: read_file(path, Settings()),
}


def measured(paths: list[Path], rounds: int) -> Iterator[tuple[str, float]]:
    """Let the ways to read take turns over the files; give the median of each in seconds of CPU time."""
    spent: dict[str, list[float]] = {name: [] for name in WAYS}
    for read in WAYS.values():
        read(str(paths[0]))
    for path in paths * rounds:
        for name, read in WAYS.items():
            begun = time.process_time()
            read(str(path))
            spent[name].append(time.process_time() - begun)
    return ((name, median(times)) for name, times in spent.items())


def main() -> None:
    """Make the workbooks, measure, and print a table for each kind."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--books", type=int, default=12, help="how many books of monthly sheets")
    options.add_argument("--rounds", type=int, default=3, help="how often each file is read each way")
    options.add_argument("--rows", type=int, default=20_000, help="rows of the long list")
    asked = options.parse_args()
    with TemporaryDirectory() as folder:
        books = [Path(folder, f"{n}.xlsx") for n in range(asked.books)]
        for number, path in enumerate(books):
            monthly_book(path, number)
        events = Path(folder, "list.xlsx")
        long_list(events, asked.rows)
        for title, files in (("a book of 12 monthly sheets", books), (f"a list of {asked.rows:,} rows", [events])):
            print(f"\n| {title} | ms | times calamine |\n|---|---:|---:|")
            results = dict(measured(files, asked.rounds))
            for name, seconds in results.items():
                print(f"| {name} | {seconds * 1000:,.1f} | {seconds / results['calamine']:,.1f} |")


if __name__ == "__main__":
    main()
