"""State how a table was read, in the words in which a user would: the hint that reproduces the reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallybook.model import Areas, Grid, Hint, Holds
from tallybook.model.hint import Spans, spans_of
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
    tables: list[tuple[tuple[int, int], list[Hint]]] = []
    for across, band in bands:
        same = next((found for cols, found in tables if cols == across and _beside(found[0], band)), None)
        if same is None:
            tables.append((across, [band]))
        else:
            same.append(band)
    found = (t for across, same in tables for t in _joined(same, across))
    return tuple(replace(t, cols=None) if t.cols == (0, grid.cols - 1) else t for t in found)


def _beside(one: Hint, other: Hint) -> bool:
    """Whether two bands of a block stand beside each other: under one header, in rows of which some are the same."""
    return one.header == other.header and bool(_numbers(one.rows) & _numbers(other.rows))


def _numbers(spans: Spans | None) -> set[int]:
    return {n for first, last in spans or () for n in range(first, (first if last is None else last) + 1)}


def _joined(bands: Sequence[Hint], across: tuple[int, int]) -> Sequence[Hint]:
    """Give one statement of bands with the same rows, or of those of a form, whose rows differ; else one for each."""
    rows = [_numbers(b.rows) for b in bands]
    if all(r == rows[0] for r in rows) and len({b.total_rows for b in bands}) > 1:
        return bands
    whole = bands[0]
    for band in bands[1:]:
        whole = whole.then(band)
    return [replace(whole, cols=across, rows=bands[0].rows if len(bands) == 1 else spans_of(set().union(*rows)))]
