"""Put rows and columns together into the layout of a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tallybook.layout.bare_periods import with_bare_periods
from tallybook.layout.blocks import Block, find_blocks
from tallybook.layout.columns import column_roles, header_paths
from tallybook.layout.counts import counting_tokens
from tallybook.layout.doubts import doubts_of
from tallybook.layout.forms import entries_of, form_bands, is_head
from tallybook.layout.rows import segments
from tallybook.layout.segments import Rows, Segment, by_row
from tallybook.layout.stated import Stated, misfits_of, stated_tables, with_columns
from tallybook.layout.tokens import read_tokens, separators_of
from tallybook.model import Grid, Hint
from tallybook.model.hint import of_sheet, of_tables
from tallybook.model.table import ColumnRole, Place, SheetLayout, TableLayout, Token
from tallybook.notation import Separators, is_indicator_header, is_value_header


def lay_out(grid: Grid, *, marks: Mapping[str, str] | None = None, hints: Sequence[Hint] = ()) -> SheetLayout:
    """Find the tables of a sheet. A sheet without numbers gives no table.

    `marks` maps the user's own marks for missing values to an obs_status, or to 0. `hints` are what the user
    states of the sheet; where they say where tables stand, those are its tables.
    """
    parted = separators_of(grid)
    tokens = with_bare_periods(read_tokens(grid, marks or {}, parted))
    tokens.update(counting_tokens(tokens, commas=parted is Separators.COMMA))
    anchors, whole, rows = grid.anchors(), of_sheet(hints), by_row(tokens)
    blocks = find_blocks(rows, tokens, anchors)
    stated = stated_tables(of_tables(hints), blocks, tokens) if hints and tokens else Stated()
    natural = {block: [(s, whole) for s in _found(block, rows)] for block in blocks if not stated.tables}
    tables = tuple(
        t for block, found in (stated.tables or natural).items() for t in _tables(block, found, tokens, rows, anchors)
    )
    lines = _lines(rows, tables)
    misfits = (*stated.misfits, *misfits_of(hints, tables)) if any(t.counted for t in tokens.values()) else ()
    return SheetLayout(
        tables, tokens, lines, decimal_comma=parted is Separators.COMMA, hint=whole, misfits=tuple(misfits)
    )


def _lines(rows: Rows, tables: Sequence[TableLayout]) -> tuple[Place, ...]:
    """Give the cells that stand in no table."""
    used: dict[int, set[int]] = {}
    for table in tables:
        for row in (*table.header_rows, *table.body_rows):
            used.setdefault(row, set()).update(table.columns)
    return tuple((row, c) for row, cells in rows.items() for c, _ in cells if row not in used or c not in used[row])


def _found(block: Block, rows: Rows) -> list[Segment]:
    return [s for s in segments(block.of(rows)) if s.body]


def _tables(
    block: Block,
    found: Sequence[tuple[Segment, Hint]],
    tokens: dict[Place, Token],
    rows: Rows,
    anchors: dict[Place, Place],
) -> list[TableLayout]:
    """Give the tables of a block, each with the lines above it that speak for it."""
    used = {r for s, _ in found for r in (*s.header, *s.body)}
    beside = ((row, c) for row, cells in rows.items() if row not in used for c, _ in cells)
    lines = sorted({*block.lines, *filter(block.holds, beside)})
    cols = _filled_columns(block, rows)
    return [
        band
        for segment, hint in found
        for table in _bands(with_columns(_table(segment, cols, lines, tokens, anchors), hint, tokens), tokens)
        for band in [_with_doubts(table, tokens)]
    ]


def _filled_columns(block: Block, rows: Rows) -> list[int]:
    """Give the columns of a block that hold anything, and those beside them: a far corner makes no thousands of columns."""
    filled = {c for row, cells in rows.items() if block.top <= row <= block.bottom for c, _ in cells}
    near = {c + step for c in filled for step in (-1, 0, 1)} | {block.left, block.right}
    return sorted(c for c in near if block.left <= c <= block.right)


def _table(
    segment: Segment,
    cols: Sequence[int],
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
    table = TableLayout(
        tuple(segment.header), tuple(segment.body), roles, headers, segment.groups, above, (cols[0], cols[-1])
    )
    return replace(table, answers=_answers(above, tokens))


def _answers(lines: Sequence[Place], tokens: Mapping[Place, Token]) -> frozenset[Place]:
    """Give the cells of lines that answer the label before them: 单位名称 | 江阳区科协 | 邮编 | 646000."""
    rows: dict[int, list[tuple[int, Token]]] = {}
    for row, col in sorted(lines):
        rows.setdefault(row, []).append((col, tokens[row, col]))
    return frozenset((row, e.value) for row, cells in rows.items() if is_head(cells) for e in entries_of(cells))


def _bands(table: TableLayout, tokens: Mapping[Place, Token]) -> list[TableLayout]:
    """Cut a table into those that stand side by side, each with its own label column."""
    if form := form_bands(table, tokens):
        return form
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
        if role is ColumnRole.LABEL and values_seen and _opens_band(col, first, table):
            starts.append(col)
            values_seen = False
    starts[0] = min(table.columns)
    return starts


def _opens_band(col: int, first: int, table: TableLayout) -> bool:
    """Whether a column of labels behind values has the first one's header, or names what the bare value behind it is."""
    own, behind = table.headers[col], table.headers.get(col + 1, ())
    names = bool(own) and is_indicator_header(own[-1]) and bool(behind) and is_value_header(behind[-1])
    return own == table.headers[first] or (names and not is_indicator_header("".join(table.headers[first][-1:])))


def _band(table: TableLayout, left: int, right: int) -> TableLayout:
    keep = range(left, right)
    columns = {c: r for c, r in table.columns.items() if c in keep}
    return replace(table, columns=columns, headers={c: h for c, h in table.headers.items() if c in keep})


def _with_doubts(table: TableLayout, tokens: Mapping[Place, Token]) -> TableLayout:
    """Give a band with what is stated of its own columns, and what is in doubt about it."""
    own = tuple((c, holds) for c, holds in table.hint.columns if c in table.columns)
    band = replace(table, hint=replace(table.hint, columns=own)) if table.hint.columns else table
    return replace(band, doubts=doubts_of(band, tokens))
