"""Returns of districts for some years, as offices fill them in: months down, things across, totals of both.

A workbook a district and year. What the figures are is drawn by chance from a seed: districts differ in size, months in season,
years by growth, and each figure by a sixth or so beside that. The same seed gives the same returns.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from workloads import district

DISTRICTS, YEARS = 31, (2021, 2022, 2023)
THINGS = ("讲座（场次）", "展览（场次）", "培训（场次）", "咨询（场次）", "合计（场次）", "参加人次", "经费（万元）")
SUMMED, ACROSS, MONEY = 4, 4, 6
"""The first four things are added across; then come their total, the people and the money."""
MONTHS, HALF = 12, 6
ABOVE = 2
"""Rows above the first month."""
_SEASON = (0.5, 0.6, 1.3, 1.2, 1.9, 1.1, 0.8, 0.8, 1.4, 1.1, 0.9, 0.7)
_NOISE, _GROWTH = 0.15, 1.05

Row = list[Decimal]


@dataclass(frozen=True, slots=True)
class Return:
    """What a district tells of a year: twelve rows of figures, each under its month; `title` is the year it names."""

    district: str
    year: int
    months: tuple[tuple[str, tuple[Decimal, ...]], ...]
    title: int

    @property
    def file(self) -> str:
        """The name of its workbook."""
        return f"{self.district}{self.year}年.xlsx"


def returns(seed: int) -> list[Return]:
    """Draw the returns of all districts and years."""
    chance = random.Random(seed)
    sizes = [math.exp(chance.gauss(0, 0.6)) for _ in range(DISTRICTS)]
    levels = [[chance.uniform(8, 45) for _ in range(SUMMED)] for _ in range(DISTRICTS)]
    return [
        Return(
            district(len(YEARS) * n), year, _months(chance, sizes[n] * _GROWTH ** (year - YEARS[0]), levels[n]), year
        )
        for n in range(DISTRICTS)
        for year in YEARS
    ]


def _months(chance: random.Random, size: float, levels: list[float]) -> tuple[tuple[str, tuple[Decimal, ...]], ...]:
    return tuple((f"{m}月", _figures(chance, size * _SEASON[m - 1], levels)) for m in range(1, MONTHS + 1))


def _figures(chance: random.Random, size: float, levels: list[float]) -> tuple[Decimal, ...]:
    events = [_drawn(chance, size * level) for level in levels]
    people = _drawn(chance, 45 * sum(events))
    money = Decimal(_drawn(chance, 30 * sum(events))) / 100
    return tuple(map(Decimal, (*events, sum(events), people, money)))


def _drawn(chance: random.Random, expected: float) -> int:
    """Draw a count: what is expected, by some part more or less, and as chance has it."""
    level = expected * math.exp(chance.gauss(0, _NOISE))
    return max(0, round(chance.gauss(level, math.sqrt(level))))


def table(told: Return) -> list[tuple[str, Row]]:
    """Give the rows below the headers: months, the subtotal of each half, the total of the year."""
    rows = [(label, list(figures)) for label, figures in told.months]
    first = [r for r in rows if int(r[0].removesuffix("月")) <= HALF]
    second = [r for r in rows if r not in first]
    halves = [("上半年小计", _summed(first)), ("下半年小计", _summed(second))]
    return [*first, halves[0], *second, halves[1], ("全年合计", _summed(rows))]


def _summed(rows: list[tuple[str, Row]]) -> Row:
    return [sum(column, Decimal(0)) for column in zip(*(figures for _, figures in rows), strict=True)]


def write(path: Path, told: Return, rows: list[tuple[str, Row]]) -> None:
    """Write the workbook of a return."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("科普活动")
    sheet.write_string(0, 0, f"{told.district}{told.title}年科普活动统计表")
    sheet.write_row(1, 0, ("月份", *THINGS))
    for n, (label, figures) in enumerate(rows, ABOVE):
        sheet.write_string(n, 0, label)
        sheet.write_row(n, 1, map(float, figures))
    book.close()
