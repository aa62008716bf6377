"""Put rows and columns together into the layout of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from tallybook.layout.columns import column_roles, header_paths
from tallybook.layout.rows import Segment, segments
from tallybook.layout.tokens import read_tokens
from tallybook.model import Grid
from tallybook.model.table import ColumnRole, Place, SheetLayout, TableLayout, Token


def lay_out(grid: Grid, *, marks: Mapping[str, str] | None = None) -> SheetLayout:
    """Find the tables of a sheet. A sheet without numbers gives no table.

    `marks` maps the user's own marks for missing values to an obs_status, or to 0.
    """
    tokens = read_tokens(grid, marks or {})
    anchors = grid.anchors()
    found = [_table(s, grid, tokens, anchors) for s in segments(grid, tokens) if s.body]
    tables = tuple(band for table in found for band in _bands(table))
    used = {r for t in tables for r in (*t.header_rows, *t.body_rows)}
    lines = tuple(p for p in sorted(tokens) if p[0] not in used)
    return SheetLayout(tables, tokens, lines)


def _table(segment: Segment, grid: Grid, tokens: dict[Place, Token], anchors: dict[Place, Place]) -> TableLayout:
    cols = range(grid.cols)
    named = [r for r in segment.header if r not in segment.numbering]
    headers = header_paths(named, cols, tokens, anchors)
    roles = column_roles(segment.body, cols, headers, tokens)
    lines = tuple(p for p in sorted(tokens) if p[0] in segment.lines)
    return TableLayout(tuple(segment.header), tuple(segment.body), roles, headers, segment.groups, lines)


def _bands(table: TableLayout) -> list[TableLayout]:
    """Cut a table into those that stand side by side, each with its own label column."""
    starts = _band_starts(table)
    if len(starts) < 2:  # noqa: PLR2004 - one band is the table itself
        return [table]
    ends = [*starts[1:], max(table.columns) + 1]
    return [_band(table, a, b) for a, b in zip(starts, ends, strict=True)]


def _band_starts(table: TableLayout) -> list[int]:
    labels = table.having(ColumnRole.LABEL)
    if not labels:
        return []
    first, starts, values_seen = labels[0], [labels[0]], False
    for col in sorted(table.columns):
        role = table.columns[col]
        values_seen = values_seen or role is ColumnRole.VALUE
        if role is ColumnRole.LABEL and values_seen and table.headers[col] == table.headers[first]:
            starts.append(col)
            values_seen = False
    starts[0] = min(table.columns)
    return starts


def _band(table: TableLayout, left: int, right: int) -> TableLayout:
    keep = range(left, right)
    return TableLayout(
        table.header_rows,
        table.body_rows,
        {c: r for c, r in table.columns.items() if c in keep},
        {c: h for c, h in table.headers.items() if c in keep},
        table.groups,
        table.lines,
        table.doubts,
    )
