"""Give columns of growth the later of the two periods that they compare: 2012 | 2013 | % change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tallybook.notation import is_change, is_growth, is_ratio
from tallybook.tidy.columns import Column


def of_growth(columns: Mapping[int, Column]) -> dict[int, Column]:
    """Give the columns, those that name a growth and no period with that of the later of the two columns before them."""
    return {c: _dated(column, columns.get(c - 2), columns.get(c - 1)) for c, column in columns.items()}


def _dated(column: Column, earlier: Column | None, later: Column | None) -> Column:
    if earlier is None or later is None or column.period or not column.words or not _is_growth(column.words[-1]):
        return column
    pair = {earlier.period, later.period}
    alike = replace(earlier, period="") == replace(later, period="") and later.words == column.words[:-1]
    told = len(pair) == len({len(p) for p in pair}) + 1 and all(p[:1].isdigit() for p in pair)
    return replace(column, period=max(pair)) if alike and told else column


def _is_growth(word: str) -> bool:
    return is_change(word) or (is_ratio(word) and is_growth(word))
