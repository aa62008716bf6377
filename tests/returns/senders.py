"""Workbooks as senders make them, and what comes back to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from openpyxl import load_workbook

import tallybook
from tallybook.model import Grid
from tallybook.read import read_workbook
from tests.running import Done, run

WRONG = [
    ["区县", "讲座（场）", "展览（场）"],
    ["江阳区", 12, 3],
    ["纳溪区", 8, 4],
    ["龙马潭区", 5, 6],
    ["合计", 26, 13],
]
"""A table whose first total is one too many."""
LISTS = {"zh": "审核意见", "en": "Review"}


def check(folder: Path, *paths: Path, lang: str = "zh", force: bool = False) -> Done:
    """Check returns and write what goes back to the senders."""
    words = ["--force"] if force else []
    return run("check", *map(str, paths), "--return", str(folder), "--lang", lang, *words)


def plain(path: Path, rows: list[list[Any]] | None = None, title: str = "2021年科普活动") -> Path:
    """Write a return that has one wrong total."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    sheet = book.add_worksheet("讲座")
    for n, row in enumerate([[title], *(rows or WRONG)]):
        sheet.write_row(n, 0, row)
    book.close()
    return path


def elaborate(path: Path) -> Path:
    """Write a return with all that a workbook has beside plain figures."""
    book = xlsxwriter.Workbook(str(path))
    percent, day, month = (book.add_format({"num_format": code}) for code in ("0.0%", "yyyy-mm-dd", "yyyy-mm"))
    wrap = book.add_format({"text_wrap": True, "bold": True})
    sheet = book.add_worksheet("讲座's 表")
    sheet.merge_range("A1:D1", "2021年科普活动", wrap)
    sheet.write_row("A2", ["区县", "讲座（场）", "经费（元）", "占比（%）"])
    for n, (area, count, money, share) in enumerate([("江阳区", 12, 0.1 + 0.2, 0.125), ("纳溪区", 8, 1 / 3, 0.5)], 2):
        sheet.write_row(n, 0, [area, count, money])
        sheet.write_number(n, 3, share, percent)
    sheet.write_string("A5", "合计")
    sheet.write_formula("B5", "=SUM(B3:B4)", None, 21)
    sheet.write_formula("C5", "=SUM(C3:C4)", None, 0.1 + 0.2 + 1 / 3)
    sheet.write_comment("B5", "本单位的批注", {"author": "填表人"})
    sheet.write_comment("A3", "无问题")
    sheet.write_rich_string("A7", wrap, "注：", "全年 3 次")
    sheet.write_datetime("A8", datetime(2021, 5, 18), day)
    sheet.write_datetime("A9", datetime(2021, 5, 1), month)
    sheet.write_boolean("A10", True)
    sheet.write_formula("A11", "=1/0", None, "#DIV/0!")
    sheet.write_formula("A12", '=IF(B3>0,"","x")', None, "")
    sheet.write_string("A13", "=B3+1")
    sheet.write_string("A14", " 前后空格 ")
    sheet.set_row(12, None, None, {"hidden": True})
    sheet.set_column("F:G", 10, None, {"hidden": True})
    sheet.protect("secret")
    for name, hide in (("上年", "hide"), ("底稿", "very_hidden")):
        other = book.add_worksheet(name)
        other.write_row("A1", ["区县", "讲座（场）"])
        other.write_row("A2", ["江阳区", 11])
        getattr(other, hide)()
    book.define_name("全部", "='上年'!$A$1:$B$2")
    book.close()
    return path


def edit(path: Path, change: Callable[[Any], object], to: Path | None = None) -> Path:
    """Open a workbook as its sender does, change it and save it."""
    book = load_workbook(path, rich_text=True)
    change(book)
    book.save(to or path)
    return to or path


def explain(book: Any, text: str, *, code: str = "", lang: str = "zh") -> None:
    """Write an explanation beside the findings of a code."""
    sheet = book[LISTS[lang]]
    column = next(c.column for row in sheet.iter_rows() for c in row if c.value in {"说明", "Explanation"})
    for row in sheet.iter_rows(min_row=5):
        if code in {"", row[1].value}:
            sheet.cell(row[0].row, column).value = text


def grids(path: Path) -> dict[str, Grid]:
    """Give the sheets of a workbook as they are read, but for that which lists findings."""
    return {g.sheet: g for g in read_workbook(str(path)).grids if g.sheet not in LISTS.values()}


class Figures(NamedTuple):
    """What a return tells."""

    figures: list[tuple[str, ...]]
    numbers: int
    findings: list[tuple[str, str, str]]


def told(path: Path) -> Figures:
    """Read one return by itself; of its list of findings nothing is told."""
    reading = tallybook.read_files(path)
    kept = [
        (o.area_label, o.indicator_label, o.time_period, str(o.obs_value), o.sheet, o.cell, o.raw)
        for o in reading.observations
    ]
    lists = {name for s in reading.run.sources for name, _ in s.sheets} & set(LISTS.values())
    balance = [b for s in reading.run.sources for name, b in s.sheets if name not in lists]
    assert reading.balance.closes
    found = [(f.code, f.sheet, f.cell) for f in reading.findings if f.code != "CELLS_CORRECTED"]
    return Figures(kept, sum(b.numbers for b in balance), found)
