"""Workbooks to measure with, and the totals that are true of them.

`monthly_books` are what offices fill in: a workbook a district and year, a sheet a month, under a title and two rows of
headers forty places by twelve indicators, and the total of the places. `long_list` is one sheet of events, a row each.
Nothing is drawn by chance: the same numbers give the same figures in every run.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from functools import partial
from itertools import product
from pathlib import Path

import xlsxwriter

COUNTS = ("讲座", "展览", "参加人次", "发放资料", "咨询", "培训", "放映", "报道")
AMOUNTS = ("经费", "支出", "收入")
ADDED, RATE = (*COUNTS, *AMOUNTS), "增长率"
PLACES, MONTHS, YEARS = 40, 12, (2021, 2022, 2023)
CELLS_A_BOOK = MONTHS * ((PLACES + 1) * (len(ADDED) + 1) + PLACES + 4 + len(ADDED))
FIGURES_A_BOOK = MONTHS * PLACES * (len(ADDED) + 1)
CELLS_A_ROW = 9
_ABOVE = 3  # rows before the first place
FIRST, SECOND = (
    "东西南北上中古新金银石青红白黄龙凤云天长永安平和兴",
    "梨桃杏枫榆樟柚荷菊莲竹藤苇萍稻麦粟豆瓜麻桑茶菱薯蕨",
)

CODEBOOK = """[codebook]
[[layout]]
columns = { A = "label" }
"""
"""States that the places only name rows: what is asked for are the districts of the titles."""

Truth = dict[tuple[str, str, str], Decimal]


def figure(*place: int) -> int:
    """Give a figure that looks like any other, and is the same in every run."""
    return sum(n * step for n, step in zip(place, (7919, 104_729, 1_299_709, 15_485_863), strict=False)) % 29_989 + 11


def district(number: int) -> str:
    """Name a district; each has one workbook for each of the years."""
    return (
        f"{FIRST[number // len(YEARS) % 25]}{SECOND[number // len(YEARS) // 25 % 25]}{'县市区旗'[number // 1875 % 4]}"
    )


def year(number: int) -> int:
    """Give the year of a workbook."""
    return YEARS[number % len(YEARS)]


def file_name(number: int) -> str:
    """Name a workbook so that a script can take district and year from it."""
    return f"{number:06}_{district(number)}_{year(number)}.xlsx"


def town(place: int) -> str:
    """Name one of the places of a district."""
    return f"{SECOND[place % 25]}{FIRST[place * 7 % 25]}{'镇乡'[place // 25]}"


def figures(number: int, month: int) -> list[list[int]]:
    """Give the figures of one sheet: a row a place, amounts in hundredths."""
    return [[figure(place, col, month, number) for col in range(len(ADDED))] for place in range(PLACES)]


def shown(col: int, value: int) -> float:
    """Give what stands in the cell."""
    return value if col < len(COUNTS) else value / 100


def truth(files: int) -> Truth:
    """Give the totals of so many workbooks, by district, indicator and year."""
    totals: Truth = {}
    for number, month in product(range(files), range(1, MONTHS + 1)):
        for col, parts in enumerate(zip(*figures(number, month), strict=True)):
            key = (district(number), ADDED[col], str(year(number)))
            added = Decimal(sum(parts)) if col < len(COUNTS) else Decimal(sum(parts)).scaleb(-2)
            totals[key] = totals.get(key, Decimal(0)) + added
    return totals


def monthly_books(folder: Path, files: int) -> None:
    """Write so many workbooks."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as several:
        list(several.map(partial(_named_book, folder), range(files), chunksize=8))


def _named_book(folder: Path, number: int) -> None:
    monthly_book(folder / file_name(number), number)


def monthly_book(path: Path, number: int, months: int = MONTHS) -> None:
    """Write the workbook of one district and year, a sheet a month."""
    book = xlsxwriter.Workbook(path)
    bold, framed = book.add_format({"bold": True, "border": 1}), book.add_format({"border": 1})
    money, percent = (book.add_format({"border": 1, "num_format": f}) for f in ("#,##0.00", "0.0%"))
    last = len(ADDED) + 1
    for month in range(1, months + 1):
        sheet = book.add_worksheet(f"{month}月")
        sheet.merge_range(0, 0, 0, last, f"{district(number)}{year(number)}年{month}月科普工作统计表", bold)
        sheet.merge_range(1, 0, 2, 0, "乡镇", bold)
        sheet.merge_range(1, 1, 1, len(COUNTS), "活动情况", bold)
        sheet.merge_range(1, len(COUNTS) + 1, 1, last, "经费情况", bold)
        sheet.write_row(2, 1, (*ADDED, RATE), bold)
        rows = figures(number, month)
        for place, row in enumerate(rows):
            sheet.write_string(_ABOVE + place, 0, town(place), framed)
            for col, value in enumerate(row):
                sheet.write_number(_ABOVE + place, col + 1, shown(col, value), framed if col < len(COUNTS) else money)
            sheet.write_number(_ABOVE + place, last, figure(place, month) / 100_000, percent)
        sheet.write_string(_ABOVE + PLACES, 0, "合计", bold)
        for col, parts in enumerate(zip(*rows, strict=True)):
            sums = f"=SUM({chr(66 + col)}{_ABOVE + 1}:{chr(66 + col)}{_ABOVE + PLACES})"
            sheet.write_formula(_ABOVE + PLACES, col + 1, sums, framed, shown(col, sum(parts)))
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
        sheet.write(n + 1, 8, f"备注{some % 500}")
    book.close()
