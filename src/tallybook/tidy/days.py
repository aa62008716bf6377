"""Date columns that are headed 1, 2, 3 … by the days of the month that their table is about."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace

from tallybook.notation import is_daily
from tallybook.tidy.columns import Column
from tallybook.tidy.context import Context

_MONTH = re.compile(r"(?:\d{4})?-\d\d")
_SHORTEST_MONTH, _FEW, _MONTHS, _LEAP_YEAR = 28, 3, 12, 2020


def by_days(columns: Mapping[int, Column], context: Context) -> dict[int, Column]:
    """Give the columns with days for numbers that count on from 1: a whole month of them, or under a title of daily figures."""
    numbered = {c: int(column.words[-1]) for c, column in columns.items() if _is_number(column)}
    counts_on = list(numbered.values()) == list(range(1, len(numbered) + 1))
    enough = len(numbered) >= (_FEW if is_daily(context.title) else _SHORTEST_MONTH)
    if not (counts_on and enough and _MONTH.fullmatch(context.period)):
        return dict(columns)
    return {
        c: _of_day(column, context.period, numbered[c]) if c in numbered else column for c, column in columns.items()
    }


def _is_number(column: Column) -> bool:
    return bool(column.words) and column.words[-1].isdigit() and not column.period


def _of_day(column: Column, month: str, day: int) -> Column:
    year, number = int(month[:-3] or _LEAP_YEAR), int(month[-2:])
    if not 1 <= number <= _MONTHS or day > monthrange(year, number)[1]:
        return column
    return replace(column, words=column.words[:-1], shown=column.shown[:-1], period=f"{month}-{day:02d}")
