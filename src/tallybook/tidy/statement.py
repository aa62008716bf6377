"""State how a table was read, in the words in which a user would: the hint that reproduces the reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallybook.model import Areas, Grid, Hint, Holds
from tallybook.model.hint import spans_of
from tallybook.model.table import ColumnRole, TableLayout
from tallybook.tidy.axes import Axes
from tallybook.tidy.printed import Printed

_HELD_BY = {
    ColumnRole.PERIOD: Holds.PERIOD,
    ColumnRole.UNIT: Holds.UNIT,
    ColumnRole.CODE: Holds.CODE,
    ColumnRole.NOTE: Holds.SKIP,
    ColumnRole.LABEL: Holds.LABEL,
}


def statement(table: TableLayout, axes: Axes, printed: Printed, filled: Iterable[int]) -> Hint:
    """State where a table stands and what its columns hold; `filled` are the rows in which anything stands."""
    rows = (*table.header_rows, *table.body_rows)
    blank = set(range(min(rows), max(rows))) - set(filled)
    where = Hint(rows=spans_of(table.body_rows, blank), cols=(min(table.columns), max(table.columns)))
    if table.hint.skip:
        return replace(where, skip=True)
    area_named = Areas.ACROSS if axes.areas_across else Areas.DOWN if axes.area_cols else table.hint.areas
    held = {c: _held(c, role, axes, printed) for c, role in table.columns.items()}
    return replace(
        where,
        header=spans_of(table.header_rows, blank),
        areas=area_named,
        columns=tuple((c, m) for c, m in sorted(held.items()) if m),
        headings=table.hint.headings,
        total_rows=spans_of(printed.rows, blank),
        year=table.hint.year,
        area=table.hint.area,
        unit=table.hint.unit,
    )


def _held(col: int, role: ColumnRole, axes: Axes, printed: Printed) -> Holds | None:
    named = (
        (Holds.AREA, axes.area_cols),
        (Holds.INDICATOR, axes.indicator_cols),
        (Holds.ACTIVITY, axes.activity_cols),
        (Holds.TOTAL, printed.cols),
    )
    own = next((holds for holds, cols in named if col in cols), None)
    if role is ColumnRole.PERIOD and col not in axes.period_cols:
        return Holds.LABEL
    return own or (Holds.VALUE if role is ColumnRole.VALUE else _HELD_BY.get(role))


def statements(bands: Sequence[tuple[tuple[int, int], Hint]], grid: Grid) -> tuple[Hint, ...]:
    """Put the bands of one table together, unless they have other total rows; each comes with its block's columns.

    How wide tables are is left out where they are as wide as the sheet.
    """
    tables: dict[tuple[tuple[int, int], object, object], list[Hint]] = {}
    for across, hint in bands:
        tables.setdefault((across, hint.header, hint.rows), []).append(hint)
    found = (t for (across, *_), same in tables.items() for t in _joined(same, across))
    return tuple(replace(t, cols=None) if t.cols == (0, grid.cols - 1) else t for t in found)


def _joined(bands: Sequence[Hint], across: tuple[int, int]) -> Sequence[Hint]:
    if len({b.total_rows for b in bands}) > 1:
        return bands
    whole = bands[0]
    for band in bands[1:]:
        whole = whole.then(band)
    return [replace(whole, cols=across)]
