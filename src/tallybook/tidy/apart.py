"""Find the rows and columns among those of the data that hold none: last year's, strays, what nothing names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tallybook.model.table import ColumnRole, Token
from tallybook.notation import is_change, is_last_year, is_ratio
from tallybook.tidy.axes import Axes
from tallybook.tidy.cells import Cells
from tallybook.tidy.printed import Printed
from tallybook.tidy.rows import Row
from tallybook.tidy.second_rows import second_rows

_STRAY_SHARE = 3
_FRONT, _BACK = re.compile(r"-?[1-9]\d{0,2}"), re.compile(r"\d{3}")
_NAMING = (ColumnRole.LABEL, ColumnRole.CODE, ColumnRole.PERIOD)


def rows_aside(cells: Cells, axes: Axes) -> tuple[int, ...]:
    """Give rows among those of areas or years that hold last year's figures or a change: 上年同期, 平均每年增长（%）."""
    naming, body = (*axes.area_cols, *axes.period_cols), cells.table.body_rows
    aside = tuple(r for r in body if any(w not in axes.measures and _is_aside(w) for w in cells.labels(r, naming)))
    return aside if len(aside) < len(body) else ()


@lru_cache(maxsize=20_000)
def _is_aside(label: str) -> bool:
    """Whether a row's label names last year's figures, a change or a rate rather than an area."""
    return is_last_year(label) or is_change(label) or is_ratio(label)


def rows_second(cells: Cells, values: Sequence[int]) -> dict[int, str]:
    """Map the second of each two rows to what it is to the first, where only each first one is named."""
    filled = list(cells.figures)
    return second_rows({r for r in filled if not _named(r, cells)}, filled, values, cells)


def stray_columns(cells: Cells, values: Sequence[int]) -> set[int]:
    """Give columns without a header that hold next to nothing: figures jotted beside the table."""
    counts = Counter(c for cols in cells.figures.values() for c in cols)
    most = max((counts[c] for c in values), default=0)
    return {c for c in values if not cells.table.headers.get(c) and counts[c] * _STRAY_SHARE <= most}


def parted_rows(cells: Cells) -> list[int]:
    """Give the rows of which a figure was parted at its comma, so that all behind it has moved: 12 | 345 for 12,345."""
    values = cells.table.having(ColumnRole.VALUE)
    ends = [c for c in values if c - 1 in values and not cells.table.headers.get(c) and cells.table.headers.get(c - 1)]
    return [r for r, told in cells.told.items() if any(_are_parted(told.get(c - 1), told.get(c)) for c in ends)]


def _are_parted(front: Token | None, back: Token | None) -> bool:
    return bool(front and back and _FRONT.fullmatch(front.text) and _BACK.fullmatch(back.text))


def nameless_rows(cells: Cells, values: Sequence[int], printed: Printed) -> list[int]:
    """Give the rows that nothing names, in a table whose other rows have names."""
    filled = [r for r, cols in cells.figures.items() if any(c in values for c in cols)]
    nameless = [r for r in filled if r not in printed.rows and not _named(r, cells)]
    return nameless if len(nameless) < len(filled) else []


def _named(row: int, cells: Cells) -> bool:
    return any(cells.label(row, c) for c, role in cells.table.columns.items() if role in _NAMING)


def years_above(rows: Mapping[int, Row], printed: Printed) -> list[int]:
    """Give years beside some of their months that are not their sum: both would count twice."""
    return sorted(r for r, row in rows.items() if row.year_of and r not in printed.rows)
