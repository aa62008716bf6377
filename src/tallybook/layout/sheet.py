"""Put rows and columns together into the layout of a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tallybook.layout.blocks import Block, find_blocks
from tallybook.layout.columns import column_roles, header_paths
from tallybook.layout.doubts import doubts_of
from tallybook.layout.rows import Segment, segments
from tallybook.layout.stated import Stated, misfits_of, stated_tables, with_columns
from tallybook.layout.tokens import read_tokens, separators_of
from tallybook.model import Grid, Hint
from tallybook.model.hint import of_sheet, of_tables
from tallybook.model.table import ColumnRole, Place, SheetLayout, TableLayout, Token
from tallybook.notation import Separators


def lay_out(grid: Grid, *, marks: Mapping[str, str] | None = None, hints: Sequence[Hint] = ()) -> SheetLayout:
    """Find the tables of a sheet. A sheet without numbers gives no table.

    `marks` maps the user's own marks for missing values to an obs_status, or to 0. `hints` are what the user
    states of the sheet; where they say where tables stand, those are its tables.
    """
    parted = separators_of(grid)
    tokens = read_tokens(grid, marks or {}, parted)
    anchors, whole = grid.anchors(), of_sheet(hints)
    blocks = find_blocks(grid, tokens)
    stated = stated_tables(of_tables(hints), blocks, tokens) if hints and tokens else Stated()
    natural = {block: [(s, whole) for s in _found(block, tokens)] for block in blocks if not stated.tables}
    tables = tuple(
        t for block, found in (stated.tables or natural).items() for t in _tables(block, found, tokens, anchors)
    )
    used = {(r, c) for t in tables for r in (*t.header_rows, *t.body_rows) for c in t.columns}
    lines = tuple(p for p in sorted(tokens) if p not in used)
    misfits = (*stated.misfits, *misfits_of(hints, tables)) if any(t.counted for t in tokens.values()) else ()
    return SheetLayout(
        tables, tokens, lines, decimal_comma=parted is Separators.COMMA, hint=whole, misfits=tuple(misfits)
    )


def _found(block: Block, tokens: dict[Place, Token]) -> list[Segment]:
    return [s for s in segments({p: t for p, t in tokens.items() if block.holds(p)}) if s.body]


def _tables(
    block: Block,
    found: Sequence[tuple[Segment, Hint]],
    tokens: dict[Place, Token],
    anchors: dict[Place, Place],
) -> list[TableLayout]:
    """Give the tables of a block, each with the lines above it that speak for it."""
    used = {r for s, _ in found for r in (*s.header, *s.body)}
    lines = sorted({*block.lines, *(p for p in tokens if block.holds(p) and p[0] not in used)})
    cols = range(block.left, block.right + 1)
    return [
        band
        for segment, hint in found
        for table in _bands(with_columns(_table(segment, cols, lines, tokens, anchors), hint, tokens))
        for band in [replace(table, doubts=doubts_of(table, tokens))]
    ]


def _table(
    segment: Segment,
    cols: range,
    lines: Sequence[Place],
    tokens: dict[Place, Token],
    anchors: dict[Place, Place],
) -> TableLayout:
    named = [r for r in segment.header if r not in segment.numbering]
    paths = header_paths(named, segment.reach or cols, tokens, anchors)
    headers = {c: paths.get(c, ()) for c in cols}
    roles = column_roles(segment.body, cols, headers, tokens)
    top = min((*segment.header, *segment.body))
    above = tuple(p for p in lines if p[0] < top)
    return TableLayout(
        tuple(segment.header), tuple(segment.body), roles, headers, segment.groups, above, (cols[0], cols[-1])
    )


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
    columns = {c: r for c, r in table.columns.items() if c in keep}
    headers = {c: h for c, h in table.headers.items() if c in keep}
    stated = tuple((c, holds) for c, holds in table.hint.columns if c in keep)
    return replace(table, columns=columns, headers=headers, hint=replace(table.hint, columns=stated))
